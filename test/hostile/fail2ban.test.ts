// What examples/fail2ban finds in the log of a server at whose doors passwords are guessed, read by Debian's own program.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCenter, userOf } from "../interop/center.ts";
import type { Server } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { runCommand } from "../run/command.ts";
import { Knocker, type Knock } from "./knocker.ts";

const EXAMPLE = join(import.meta.dirname, "..", "..", "examples", "fail2ban");
const GUESSED = "Passwords are guessed from an address";

let server: Server;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-fail2ban-"));
  server = await startCenter(["1001", "1002"], { environment: { XCC_TRUSTED_PROXIES: "127.0.0.1" } });
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.stop()).toBe(0);
});

async function knocked(address: string, knocks: readonly Knock[]): Promise<void> {
  const knocker = new Knocker(address, server.sipPort);
  await knocker.start();
  for (const knock of knocks) await knocker.status(knock);
  knocker.stop();
}

function wrong(user: string, times: number): readonly Knock[] {
  return Array.from({ length: times }, () => ({ user, password: "Guess-1" }));
}

/** The addresses that the filter finds, in order. */
async function found(lines: string): Promise<readonly string[]> {
  const log = join(folder, "xcc.log");
  writeFileSync(log, lines);
  const args = ["--out", "ip", log, join(EXAMPLE, "filter.d", "xcc.conf")];
  const { code, output } = await runCommand("fail2ban-regex", args, { timeoutMs: 30_000 });
  expect(code, output).toBe(0);
  return output.split("\n").filter((line) => line.trim() !== "");
}

describe("the filter of examples/fail2ban", () => {
  it("finds who hammers at an account, who tries all, who guesses with many, and who guesses at the API", async () => {
    await knocked("127.0.0.81", wrong("1001", 30));
    await knocked(
      "127.0.0.82",
      Array.from({ length: 45 }, (_, at) => ({ user: `4${String(at).padStart(3, "0")}`, password: "Guess-1" })),
    );
    for (let host = 1; host <= 20; host++) await knocked(`127.0.2.${String(host)}`, wrong("1002", 1));
    for (let attempt = 0; attempt < 12; attempt++) {
      await fetch(`http://127.0.0.1:${String(server.httpPort)}/api/xcc/sessions/auth`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": "198.51.100.9" },
        body: JSON.stringify({ dev_key: "a-wrong-developer-key" }),
      });
    }
    await until("the last is in the log", () => Promise.resolve(server.log.includes("198.51.100.9") || undefined));
    expect(await found(server.log)).toEqual(["127.0.0.81", "127.0.0.82", "127.0.2.20", "198.51.100.9"]);
  });

  it("finds no telephone with an old password, no forger's victim, and nobody whom a stranger writes into a field", async () => {
    const before = server.log.length;
    await knocked("127.0.0.83", [...wrong("1001", 6), { user: "1002", password: userOf("1002").password }]);
    const forged = { user: "1001", password: "Guess-1", nonce: "0".repeat(60) };
    await knocked(
      "127.0.0.84",
      Array.from({ length: 60 }, () => forged),
    );
    const inserted = `","address":"127.0.0.99","msg":"${GUESSED}"}`;
    await knocked("127.0.0.85", wrong(inserted, 3));
    const told = server.log.slice(before);
    expect(told).toContain("127.0.0.85");
    expect(await found(told)).toEqual([]);
  });

  it("reads the journal's lines and IPv6 addresses, and knows the time", async () => {
    const line = (address: string): string =>
      `{"level":40,"time":${String(Date.now())},"pid":1,"hostname":"xcc","address":"${address}","user":"1001","msg":"${GUESSED}"}`;
    const lines = `Mar 02 10:00:00 center xcc[7]: ${line("192.0.2.66")}\n${line("2001:db8::66")}\n`;
    expect(await found(lines)).toEqual(["192.0.2.66", "2001:db8::66"]);
    const undated = lines.replaceAll(/"time":\d+/g, "");
    expect(await found(undated)).toEqual(["192.0.2.66", "2001:db8::66"]);
  });

  it("is in a jail that fail2ban takes", async () => {
    const configuration = join(folder, "etc");
    cpSync("/etc/fail2ban", configuration, { recursive: true, dereference: true });
    cpSync(EXAMPLE, configuration, { recursive: true });
    // Debian's own jail wants a log that a machine without sshd has not.
    writeFileSync(join(configuration, "jail.local"), "[sshd]\nenabled = false\n");
    const test = (option: string): ReturnType<typeof runCommand> =>
      runCommand("fail2ban-client", ["-c", configuration, option], { timeoutMs: 30_000 });
    const { code, output } = await test("-t");
    expect(code, output).toBe(0);
    expect((await test("-d")).output).toContain("['start', 'xcc']");
  });
});
