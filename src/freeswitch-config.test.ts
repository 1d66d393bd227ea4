// What is written for a node is XML, says what was meant whatever the values are, and is open to nobody by default.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freeswitchConfigCommand } from "./freeswitch-config.ts";
import { nodeFiles } from "./start/freeswitch-node/files.ts";
import type { NodeLine, NodeWish } from "./start/freeswitch-node/wish.ts";
import { canStandInXml, element, escaped, xmlText, type Element } from "./start/freeswitch-node/xml.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-node-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A reader of XML as strict as section 2 of the standard about elements and attributes; throws where it is not well-formed. */
function readXml(text: string): Element {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray => {
    const found = new RegExp(pattern, "uy");
    found.lastIndex = at;
    const match = found.exec(text);
    if (match === null) throw new Error(`not well-formed at ${text.slice(at, at + 40)}`);
    at = found.lastIndex;
    return match;
  };
  const read = (): Element => {
    take(/\s*/);
    const [, name = ""] = take(/<([A-Za-z_][\w.-]*)/);
    const attributes: Record<string, string> = {};
    while (/^\s+[A-Za-z]/.test(text.slice(at, at + 50))) {
      const [, key = "", value = ""] = take(/\s+([A-Za-z][\w:.-]*)="([^"<]*)"/);
      if (Object.hasOwn(attributes, key)) throw new Error(`${key} stands twice`);
      attributes[key] = unescaped(value);
    }
    const [, end] = take(/\s*(\/?)>/);
    const children: Element[] = [];
    if (end === "/") return element(name, attributes);
    for (;;) {
      take(/\s*/);
      if (text.startsWith(`</${name}>`, at)) break;
      children.push(read());
    }
    at += name.length + 3;
    return element(name, attributes, children);
  };
  if (text.startsWith("<?xml")) take(/<\?xml[^?]*\?>/);
  const root = read();
  take(/\s*$/);
  return root;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#?)(\w*);?/g, (whole, hash: string, name: string) => {
    const letter = hash === "#" ? String.fromCodePoint(Number(name)) : NAMED[name];
    if (letter === undefined || !whole.endsWith(";")) throw new Error(`no entity: ${whole}`);
    return letter;
  });
}

function valuesOf({ attributes, children }: Element): readonly string[] {
  return [...Object.values(attributes), ...children.flatMap(valuesOf)];
}

function found(root: Element, name: string, attribute?: string): Element | undefined {
  if (root.name === name && (attribute === undefined || root.attributes["name"] === attribute)) return root;
  return root.children.map((child) => found(child, name, attribute)).find((each) => each !== undefined);
}

function paramOf(root: Element | undefined, name: string): string | undefined {
  return root === undefined ? undefined : found(root, "param", name)?.attributes["value"];
}

const LINE: NodeLine = {
  ...{ name: "carrier", address: "192.0.2.1", port: 0, transport: "udp", login: "me", password: "p", registers: true },
  ...{ domain: "", expires: 300 },
};
const WISH: NodeWish = {
  ...{ domain: "xcc.test", listen: { address: "127.0.0.1", port: 8_021 }, password: "p", controllers: ["127.0.0.1"] },
  ...{ sip: { address: "127.0.0.1", port: 5_060 }, linesPort: 5_080, rtp: { first: 16_384, last: 32_767 } },
  ...{
    directoryUrl: "http://127.0.0.1:8022/d?a=1&b=2",
    recordings: "/r",
    music: "/m",
    lines: [LINE],
    tlsFolder: undefined,
  },
};

const file = (wish: NodeWish, path: string): Element =>
  readXml(nodeFiles(wish).find((each) => each.path.endsWith(path))?.text ?? "");

const HOSTILE = [
  "\"/><X-PRE-PROCESS cmd='exec' data='id'/>",
  "$${base_dir}",
  "${caller_id}",
  "a&b;&#36;",
  "'\n\t\r",
  "王",
  "]]>",
  "-->",
];

describe("what is written", () => {
  it("is well-formed, and every value comes back as it was", () => {
    for (const hostile of HOSTILE) {
      const lines = [{ ...LINE, login: hostile, password: hostile }];
      const wish: NodeWish = { ...WISH, password: hostile, music: hostile, directoryUrl: hostile, lines };
      const all = nodeFiles(wish).map(({ text }) => text);
      expect(all.flatMap((text) => valuesOf(readXml(text))).filter((value) => value === hostile)).toHaveLength(5);
      // Nothing of a value is the preprocessor's.
      for (const text of all.slice(1)) expect(text).not.toMatch(/\$\$|\$\{|<X-PRE-PROCESS|<!--/);
    }
  });

  it("whatever a value is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }).filter(canStandInXml), (value) => {
        expect(unescaped(escaped(value))).toBe(value);
        expect(readXml(xmlText(element("a", { b: value }))).attributes["b"]).toBe(value);
      }),
      { seed: 7, numRuns: 5_000 },
    );
  });

  it("can be commanded from its own machine alone, with a password", () => {
    const socket = file(WISH, "event_socket.conf.xml");
    expect(paramOf(socket, "listen-ip")).toBe("127.0.0.1");
    expect(paramOf(socket, "apply-inbound-acl")).toBe("xcc_controllers");
    const acl = found(file(WISH, "acl.conf.xml"), "list", "xcc_controllers");
    expect(acl?.attributes["default"]).toBe("deny");
    expect(acl?.children.map(({ attributes }) => attributes["cidr"])).toEqual(["127.0.0.1/32"]);
  });

  it("lets in who proves who they are, and lines by their addresses; whatever is dialled is parked, twice over", () => {
    const profiles = file(WISH, "sofia.conf.xml");
    expect(paramOf(found(profiles, "profile", "internal"), "auth-calls")).toBe("true");
    expect(paramOf(found(profiles, "profile", "internal"), "accept-blind-reg")).toBe("false");
    expect(paramOf(found(profiles, "profile", "external"), "apply-inbound-acl")).toBe("xcc_lines");
    const lines = found(file(WISH, "acl.conf.xml"), "list", "xcc_lines");
    expect(lines?.children.map(({ attributes }) => attributes["cidr"])).toEqual(["192.0.2.1/32"]);
    const dialplan = file(WISH, "dialplan/xcc.xml");
    for (const name of ["xcc-phones", "xcc-lines"]) {
      const actions = found(found(dialplan, "context", name) ?? dialplan, "condition")?.children ?? [];
      expect(actions.map(({ attributes }) => attributes["data"] ?? attributes["application"])).toEqual([
        ...["park_after_bridge=true", "uuid_bridge_park_on_cancel=true", "playback_terminators=none", "park", "park"],
      ]);
    }
  });

  it("has gateways of lines: over IPv6, with a port, without a login", () => {
    const lines: readonly NodeLine[] = [
      LINE,
      {
        ...LINE,
        name: "six",
        address: "2001:db8::1",
        port: 5_062,
        transport: "tcp",
        login: "",
        registers: false,
        domain: "d.test",
      },
    ];
    const profiles = file({ ...WISH, lines }, "sofia.conf.xml");
    expect(paramOf(found(profiles, "gateway", "carrier"), "proxy")).toBe("192.0.2.1");
    const six = found(profiles, "gateway", "six");
    expect(["proxy", "realm", "register", "register-transport", "username"].map((name) => paramOf(six, name))).toEqual([
      ...["[2001:db8::1]:5062", "d.test", "false", "tcp", "none"],
    ]);
    expect(file({ ...WISH, lines }, "acl.conf.xml").children.flatMap(valuesOf)).toContain("2001:db8::1/128");
  });
});

const asked = (...args: readonly string[]) => freeswitchConfigCommand(args, {});

describe("xcc freeswitch-config", () => {
  it("writes all files for their owner alone, makes a password once and keeps it", async () => {
    const first = await asked(join(folder, "node"));
    expect(first).toMatchObject({ code: 0, errors: "" });
    const password = readFileSync(join(folder, "node/event-socket.password"), "utf8").trim();
    expect(password).toHaveLength(32);
    expect(first.out).not.toContain(password);
    for (const path of readdirSync(join(folder, "node"), { recursive: true, withFileTypes: true })) {
      const { mode } = statSync(join(path.parentPath, path.name));
      expect(mode & 0o077).toBe(0);
    }
    await asked(join(folder, "node"), "--domain", "pbx.example");
    const socket = readXml(readFileSync(join(folder, "node/autoload_configs/event_socket.conf.xml"), "utf8"));
    expect(paramOf(socket, "password")).toBe(password);
    const sofia = readXml(readFileSync(join(folder, "node/autoload_configs/sofia.conf.xml"), "utf8"));
    expect(paramOf(sofia, "force-register-domain")).toBe("pbx.example");
  });

  it("takes lines out of an export, and says whose calls it cannot know by an address", async () => {
    const rows = [
      { name: "a", address: "192.0.2.7" },
      { name: "b", address: "sip.example" },
      { name: "off", address: "x", enabled: false },
    ];
    writeFileSync(join(folder, "all.yaml"), JSON.stringify({ tables: { trunks: { rows } } }));
    const answer = await asked(join(folder, "node"), "--lines", join(folder, "all.yaml"));
    expect(answer.code).toBe(0);
    expect(answer.errors).toMatch(/^line b: sip\.example is a host name/);
    const sofia = readXml(readFileSync(join(folder, "node/autoload_configs/sofia.conf.xml"), "utf8"));
    expect(found(sofia, "gateways")?.children.map(({ attributes }) => attributes["name"])).toEqual(["a", "b"]);
  });

  it.each([
    [[], "FOLDER is missing"],
    [["x", "--listen", "0.0.0.0"], "--controllers"],
    [["x", "--listen", "localhost"], "a numeric address"],
    [["x", "--controllers", "10.0.0.0/33"], "an address or a network"],
    [["x", "--sip-port", "70000"], "--sip-port"],
    [["x", "--domain", "a b"], "a host name"],
    [["x", "--directory-url", "file:///etc"], "a URL"],
    [["x", "--rtp-first", "300", "--rtp-last", "200"], "the first below the last"],
    [["x", "--lines", "/no/such/file"], "xcc export"],
  ] as const)("refuses %j", async (args, wanted) => {
    const [first, ...rest] = args;
    const { code, errors } = await asked(...(first === undefined ? [] : [join(folder, first), ...rest]));
    expect([code, errors]).toEqual([2, expect.stringContaining(wanted)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [{ name: "a b", address: "192.0.2.1" }, "dials it by its name"],
    [{ name: "a", address: "192.0.2.1;x" }, "address"],
    [{ name: "a", address: "192.0.2.1", password: "\u0000" }, "control characters"],
    [{ name: "a", address: "192.0.2.1", transport: "tls" }, "--tls"],
    [{ name: "a", address: "192.0.2.1", domain: "x y" }, "domain"],
  ])("refuses the line %j", async (row, wanted) => {
    writeFileSync(join(folder, "all.json"), JSON.stringify({ tables: { trunks: { rows: [row] } } }));
    const { code, errors } = await asked(join(folder, "node"), "--lines", join(folder, "all.json"));
    expect([code, errors]).toEqual([2, expect.stringContaining(wanted)]);
  });
});
