// One command for all: what it does not know it refuses, with the nearest name.
import { describe, expect, it } from "vitest";
import { failed } from "./command-line.ts";
import { answered } from "./xcc.ts";

const COMMANDS = [
  ...["start", "demo", "backup", "restore", "export", "import", "key", "facts", "erlang", "simulate", "replay"],
  "freeswitch-config",
];
const SETTINGS_TAKERS = ["start", "backup", "restore", "export", "import", "key", "facts"];

async function asked(line: string, environment: NodeJS.ProcessEnv = {}) {
  const args = line === "" ? [] : line.split(" ");
  const demo = () => Promise.resolve((given: readonly string[]) => failed(`demo of ${given.join(" ")}`));
  return (await answered(args, environment, { demo })).answer;
}

describe("xcc", () => {
  it("says what there is", async () => {
    const { code, out } = await asked("help");
    expect(code).toBe(0);
    for (const name of [...COMMANDS, "version", "help"]) expect(out).toMatch(new RegExp(`^  ${name} `, "m"));
    expect((await asked("--help")).out).toBe(out);
    expect(await asked("")).toEqual({ code: 2, out: "", errors: out });
  });

  it.each(["version", "--version", "-v", "start --version", "erlang --version"])(
    "%s: which one it is",
    async (line) => {
      expect((await asked(line)).out).toMatch(/^xcc \d+\.\d+\.\d+ \(Node \d+\.\d+\.\d+\)\n$/);
    },
  );

  it.each(COMMANDS.filter((name) => name !== "demo"))(
    "%s has a help, by either way, whatever else is given",
    async (name) => {
      const helped = await asked(`help ${name}`);
      expect(helped).toMatchObject({ code: 0, errors: "" });
      expect(helped.out.startsWith(`xcc ${name}`)).toBe(true);
      expect(await asked(`${name} --help`)).toEqual(helped);
      expect(await asked(`${name} -h --no-such-option`)).toEqual(helped);
    },
  );

  it.each([
    ["strat", "xcc start"],
    ["bakcup", "xcc backup"],
    ["--hlep", "xcc help"],
    ["help strat", "xcc start"],
    ["start --prot 3000", "--port"],
    ["start --fersh", "--fresh"],
    ["start --rtp-port 1-2", "--rtp-ports"],
    ["start --databaseurl=x", "--database-url"],
    ["start 3000", "--port 3000"],
    ["start fresh", "--fresh"],
    ["erlang --agnts 3", "--agents"],
    ["import a.yaml --relpace", "--replace"],
    ["backup x.tar.gz --recording", "--recordings"],
    ["replay data --call 1 --langauge en", "--language"],
    ["facts --date x", "--data"],
  ])("refuses `xcc %s`: did you mean %s?", async (line, meant) => {
    const { code, out, errors } = await asked(line);
    expect([code, out]).toEqual([2, ""]);
    expect(errors.split("\n")[0]).toContain(`did you mean ${meant}?`);
  });

  it.each(SETTINGS_TAKERS)("%s refuses a name of the environment that nobody reads", async (name) => {
    const files: Readonly<Record<string, string | undefined>> = {
      backup: " /tmp/x.tar.gz",
      restore: " /tmp/x.tar.gz",
      export: " /tmp/x.yaml",
      import: " src/xcc.ts.yaml",
    };
    const line = `${name}${files[name] ?? ""} --data /nowhere/at/all`;
    const { code, errors } = await asked(line, { XCC_HTPP: "127.0.0.1:1" });
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining("XCC_HTPP is set, but there is no such setting; did you mean XCC_HTTP?"),
    ]);
  });

  it.each([
    "--port",
    "--port=",
    "--port --fresh",
    "--port x",
    "--port 70000",
    "--port -1",
    "--port 1 --port 2",
    "--port 1 --http 127.0.0.1:2",
    "--sip",
    "--sip=",
    "--fresh=1",
    "--dev-key 01234567890123456789",
    "--metrics-token x",
    "--database-url postgres://a:b@c/d",
  ])("start refuses %s", async (line) => {
    expect(await asked(`start ${line}`)).toMatchObject({ code: 2, out: "" });
  });

  it("does not repeat what is secret", async () => {
    const { errors } = await asked("start --database-url=postgres://a:s3cret@c/d");
    expect(errors).toContain("set XCC_DATABASE_URL in the environment");
    expect(errors).not.toContain("s3cret");
  });
});
