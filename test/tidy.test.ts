// The folder rule and the house style as tests. Each rule first proves on bad samples that it can fail, then reads the project.
import { describe, expect, it } from "vitest";
import {
  checkBarrels,
  checkCycles,
  checkFolders,
  checkLeafDoors,
  checkModulesOfCore,
  checkPorts,
  checkSiblings,
  checkSockets,
  checkViews,
} from "./tidy/imports.ts";
import { checkPurity } from "./tidy/purity.ts";
import { checkFileLength, checkFunctionLength, checkName, linesOf, SOFT_FILE_LINES } from "./tidy/shape.ts";
import type { Finding, Source } from "./tidy/source.ts";
import { readTextFiles, sourceOf } from "./tidy/source.ts";
import { checkAny, checkDefaultExports, checkEnums, checkLeftOutTests, checkSuppressions } from "./tidy/syntax.ts";
import { checkMakingOf, checkThey, checkWords } from "./tidy/words.ts";

/** A file that breaks the rule, and the line where. */
interface Sample {
  readonly path: string;
  readonly text: string;
  readonly line?: number;
}

interface Rule {
  readonly name: string;
  readonly check: (source: Source) => readonly Finding[];
  readonly bad: readonly Sample[];
  readonly good: readonly Sample[];
}

const longBody = (lines: number): string => "  f();\n".repeat(lines);
const skip = ".skip";

const RULES: readonly Rule[] = [
  {
    name: "core <- ports <- { switch, store, host } <- api <- commands",
    check: checkFolders,
    bad: [
      { path: "src/core/call/a.ts", text: 'import type { Clock } from "../../ports/clock.ts";' },
      { path: "src/core/queue/a.ts", text: 'import { QueueReport } from "../../report/queue-report.ts";' },
      { path: "src/ports/a.ts", text: 'import type { A } from "../host/a.ts";' },
      { path: "src/host/a.ts", text: 'import { a } from "../store/a.ts";' },
      { path: "src/store/a.ts", text: '\nimport { a } from "../switch/simulated/a.ts";', line: 2 },
      { path: "src/api/rest/a.ts", text: 'export { a } from "../../switch/a.ts";' },
      { path: "src/api/a.ts", text: 'const a = await import("../start-command.ts");' },
      { path: "src/start-command.ts", text: 'import { SipServer } from "./sip/index.ts";' },
      { path: "src/sip/a.ts", text: 'import { encode } from "../media/g711.ts";' },
      { path: "src/media/a.ts", text: 'new Worker(new URL("../host/worker.ts", import.meta.url));' },
      { path: "src/switch/embedded/a.ts", text: 'let a: import("../../api/a.ts").A;' },
      { path: "src/core/a.ts", text: 'import { a } from "../../test/a.ts";' },
      { path: "web/src/desk/a.tsx", text: 'import { a } from "../../../src/core/a.ts";' },
    ],
    good: [
      { path: "src/switch/embedded/a.ts", text: 'import { SipServer } from "../../sip/index.ts";' },
      { path: "src/api/rest/a.ts", text: 'import { a } from "../errors.ts"; import { b } from "../../store/b.ts";' },
      {
        path: "src/start-command.ts",
        text: 'import { a } from "./switch/embedded/a.ts"; import { b } from "./config.ts";',
      },
      { path: "test/interop/a.ts", text: 'import { a } from "../../src/media/tone.ts";' },
      { path: "src/core/a.test.ts", text: 'import { a } from "../../test/scenarios/a.ts";' },
      { path: "web/src/desk/a.tsx", text: 'import { a } from "../../../src/client/index.ts";' },
    ],
  },
  {
    name: "the engine does not look through its own views",
    check: checkViews,
    bad: [{ path: "src/core/queue/a.ts", text: 'import { snapshotOf } from "../views/snapshot.ts";' }],
    good: [
      { path: "src/core/center.ts", text: 'import { Views } from "./views/views.ts";' },
      { path: "src/core/views/a.ts", text: 'import { censusOf } from "./census.ts";' },
      { path: "src/host/a.ts", text: 'import type { Census } from "../core/views/census.ts";' },
    ],
  },
  {
    name: "the adapters of the switch do not know each other",
    check: checkSiblings,
    bad: [{ path: "src/switch/embedded/a.ts", text: 'import { a } from "../simulated/a.ts";' }],
    good: [{ path: "src/switch/embedded/a.ts", text: 'import { a } from "../a.ts"; import { b } from "./b.ts";' }],
  },
  {
    name: "core and ports import no module, not even node's",
    check: checkModulesOfCore,
    bad: [
      { path: "src/core/a.ts", text: 'import { createHash } from "node:crypto";' },
      { path: "src/ports/a.ts", text: 'import type { Logger } from "pino";' },
    ],
    good: [
      { path: "src/core/a.test.ts", text: 'import { it } from "vitest"; import fc from "fast-check";' },
      { path: "src/host/a.ts", text: 'import { join } from "node:path";' },
    ],
  },
  {
    name: "only the transports open sockets, and no unit test does or sleeps",
    check: checkSockets,
    bad: [
      { path: "src/sip/dialog/a.ts", text: 'import { createSocket } from "node:dgram";' },
      { path: "src/media/a.ts", text: 'import net from "node:net";' },
      { path: "src/api/live/a.ts", text: 'import { WebSocket } from "ws";' },
      { path: "src/api/live/socket-door.test.ts", text: 'import { WebSocket } from "ws";' },
      { path: "src/sip/transport/a.test.ts", text: 'import net from "node:net";' },
      { path: "src/host/a.test.ts", text: 'import { setTimeout } from "node:timers/promises";' },
    ],
    good: [
      { path: "src/sip/transport/udp.ts", text: 'import { createSocket } from "node:dgram";' },
      { path: "src/api/live/socket-door.ts", text: 'import { WebSocketServer } from "ws";' },
      { path: "test/interop/a.test.ts", text: 'import net from "node:net";' },
      { path: "src/media/a.ts", text: 'import { isIPv4 } from "node:net";' },
    ],
  },
  {
    name: "a leaf library is entered through its index.ts",
    check: checkLeafDoors,
    bad: [{ path: "src/switch/embedded/a.ts", text: 'import { parse } from "../../sip/message/parse.ts";' }],
    good: [{ path: "src/switch/embedded/a.ts", text: 'import { parse } from "../../sip/index.ts";' }],
  },
  {
    name: "ports are interfaces only",
    check: checkPorts,
    bad: [
      { path: "src/ports/a.ts", text: "export interface A {}\nexport const a = 1;", line: 2 },
      { path: "src/ports/a.ts", text: 'import { a } from "../core/a.ts";' },
      { path: "src/ports/a.ts", text: "export class A {}" },
    ],
    good: [
      {
        path: "src/ports/a.ts",
        text: 'import type { A } from "../core/a.ts"; export interface B { a: A } export type C = B;',
      },
    ],
  },
  {
    name: "no barrel files but the index.ts of each leaf library",
    check: checkBarrels,
    bad: [
      { path: "src/core/all.ts", text: 'export * from "./a.ts";\nexport { b } from "./b.ts";' },
      { path: "src/host/index.ts", text: "export const a = 1;" },
    ],
    good: [
      { path: "src/sip/index.ts", text: 'export { a } from "./a.ts";' },
      { path: "src/host/a.ts", text: 'export { a } from "./b.ts"; export const c = 1;' },
    ],
  },
  {
    name: "core reads no clock, waits for nothing and rolls no dice",
    check: checkPurity,
    bad: [
      { path: "src/core/a.ts", text: "const a = Date.now();" },
      { path: "src/core/a.ts", text: "const a = new Date(0);" },
      { path: "src/core/a.ts", text: "\nsetTimeout(() => {}, 1);", line: 2 },
      { path: "src/core/a.ts", text: "queueMicrotask(f);" },
      { path: "src/core/a.ts", text: "const a = Math.random();" },
      { path: "src/core/a.ts", text: "async function f() {}" },
      { path: "src/core/a.ts", text: "let a: Promise<void>;" },
      { path: "src/core/a.ts", text: "const a = { now: performance.now };" },
      { path: "src/core/a.ts", text: "console.log(process.pid);" },
    ],
    good: [
      {
        path: "src/core/a.ts",
        text: "const a = { process: 1, Date: 2 }; a.process; Math.floor(1); interface B { crypto: number }",
      },
      { path: "src/host/a.ts", text: "const a = Date.now();" },
    ],
  },
  {
    name: "each folder keeps to its own words",
    check: checkWords,
    bad: [
      { path: "src/sip/a.ts", text: "const agentName = 1;" },
      { path: "src/sip/a.ts", text: "// the queue of a hotline" },
      { path: "src/media/a.ts", text: "const callCenter = 1;" },
      { path: "src/media/a.ts", text: "\n\n// music on hold for the ivr", line: 3 },
      { path: "src/core/a.ts", text: "// answers the INVITE" },
      { path: "src/core/a.ts", text: "const sdpAnswer = 1;" },
      { path: "src/ports/a.ts", text: "interface FreeswitchLeg {}" },
      { path: "src/api/a.ts", text: 'const reason = "no SIP dialog";' },
    ],
    good: [
      { path: "src/sip/a.ts", text: 'const userAgent = "User-Agent"; // the user agent; queueMicrotask(f); reagent' },
      { path: "src/core/a.ts", text: "// invites the agent to register; cancel" },
      { path: "src/switch/embedded/a.ts", text: "// INVITE with SDP to the agent" },
      { path: "src/api/a.ts", text: 'const type = "SIP"; const sip_port = 1;' },
    ],
  },
  {
    name: "a file has 400 lines at most",
    check: checkFileLength,
    bad: [{ path: "src/host/a.ts", text: longBody(401) }],
    good: [{ path: "src/host/a.ts", text: longBody(400) }],
  },
  {
    name: "a function has 70 lines at most",
    check: checkFunctionLength,
    bad: [
      { path: "src/host/a.ts", text: `\nfunction a() {\n${longBody(69)}}`, line: 2 },
      { path: "src/host/a.ts", text: `class A {\n  b = () => {\n${longBody(69)}  };\n}`, line: 2 },
      { path: "src/host/a.test.ts", text: `it("a", () => {\n${longBody(69)}});` },
    ],
    good: [
      { path: "src/host/a.ts", text: `function a() {\n${longBody(68)}}` },
      { path: "src/host/a.test.ts", text: `describe("a", () => {\n${longBody(100)}});` },
      { path: "test/switch/a.ts", text: `export function a() {\n  it("b", f);\n${longBody(100)}}` },
    ],
  },
  {
    name: "names are in kebab-case and say what is in a file",
    check: checkName,
    bad: [
      { path: "src/host/utils.ts", text: "" },
      { path: "src/host/call-helpers.ts", text: "" },
      { path: "src/common/a.ts", text: "" },
      { path: "src/host/QueueManager.ts", text: "" },
      { path: "src/host/queue_order.ts", text: "" },
    ],
    good: [
      { path: "src/core/call-record.test.ts", text: "" },
      { path: "vitest.interop.config.ts", text: "" },
    ],
  },
  {
    name: "no default exports",
    check: checkDefaultExports,
    bad: [
      { path: "src/host/a.ts", text: "export default 1;" },
      { path: "src/host/a.ts", text: "export default function a() {}" },
      { path: "src/host/a.ts", text: "const a = 1; export { a as default };" },
    ],
    good: [
      { path: "vitest.config.ts", text: "export default {};" },
      { path: "src/host/a.ts", text: "switch (a) { default: break; }" },
    ],
  },
  {
    name: "no enum",
    check: checkEnums,
    bad: [{ path: "src/host/a.ts", text: "export enum A { b }" }],
    good: [{ path: "src/host/a.ts", text: 'export type A = "enum";' }],
  },
  {
    name: "no any",
    check: checkAny,
    bad: [
      { path: "src/host/a.ts", text: "let a: any;" },
      { path: "src/host/a.ts", text: "f(a as any);" },
    ],
    good: [{ path: "src/host/a.ts", text: "let a: unknown; // any" }],
  },
  {
    name: "every test runs",
    check: checkLeftOutTests,
    bad: [
      { path: "src/host/a.test.ts", text: `it${skip}("a", f);` },
      { path: "src/host/a.test.ts", text: 'describe.only("a", f);' },
      { path: "src/host/a.test.ts", text: 'it.each([1])["x"]; it.runIf(linux)("a", f);' },
      { path: "src/host/a.test.ts", text: 'it.concurrent.todo("a");' },
      { path: "src/host/a.test.ts", text: 'it("a", (context) => { context.skip(); });' },
      { path: "src/host/a.test.ts", text: 'xit("a", f);' },
    ],
    good: [{ path: "src/host/a.test.ts", text: 'it.each([1])("a", f); stream.skip(3); options.only;' }],
  },
  {
    name: "whoever switches a check off says why",
    check: checkSuppressions,
    bad: [
      { path: "src/host/a.ts", text: `// eslint-disable-next-line no-console` },
      { path: "src/host/a.ts", text: `f();\n// @ts-ignore`, line: 2 },
    ],
    good: [
      {
        path: "src/host/a.ts",
        text: `// eslint-disable-next-line no-control-regex -- the control characters are the point`,
      },
      { path: "src/host/a.ts", text: 'const text = "eslint-disable";' },
    ],
  },
];

const root = new URL("..", import.meta.url).pathname;
const files = readTextFiles(root);
const sources = files.filter((file) => /\.tsx?$/.test(file.path)).map((file) => sourceOf(file.path, file.text));

function listed(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.path}:${String(finding.line)} ${finding.what}`);
}

describe("the house", () => {
  it("is read at all", () => {
    expect(sources.map((source) => source.path)).toContain("src/core/model.ts");
    expect(files.map((file) => file.path)).toContain("package.json");
  });

  it.each(RULES)("$name", ({ check, bad, good }) => {
    for (const sample of bad) {
      const found = check(sourceOf(sample.path, sample.text));
      expect(found[0], `must be found: ${sample.path}: ${sample.text.slice(0, 200)}`).toMatchObject({
        path: sample.path,
        line: sample.line ?? 1,
      });
    }
    for (const sample of good) expect(listed(check(sourceOf(sample.path, sample.text)))).toEqual([]);
    expect(listed(sources.flatMap(check))).toEqual([]);
  });

  it("no ring of imports", () => {
    const ring = [
      sourceOf("src/a.ts", 'import { b } from "./b.ts";'),
      sourceOf("src/b.ts", 'import type { c } from "./c.ts";'),
      sourceOf("src/c.ts", 'export { a } from "./a.ts";'),
      sourceOf("src/d.ts", 'import { a } from "./a.ts";'),
    ];
    expect(listed(checkCycles(ring))).toEqual([
      "src/a.ts:1 these files import each other in a ring: src/a.ts, src/b.ts, src/c.ts",
    ]);
    expect(checkCycles(ring.slice(1))).toEqual([]);
    expect(listed(checkCycles(sources))).toEqual([]);
  });

  it("no word about how the project was made", () => {
    const place = "wo" + "rk";
    const samples = [
      `see /${place}/main`,
      `(/${place}/x)`,
      "https://" + "registry.example.org/x",
      "as iss" + "ue 12 says",
      "made by a chat" + "bot",
    ];
    for (const text of samples) expect(checkMakingOf({ path: "a.md", text }), text).toHaveLength(1);
    expect(checkMakingOf({ path: "a.md", text: `issue a call; src/frame${place}/x.ts; home/${place}/x` })).toEqual([]);
    expect(listed(files.flatMap(checkMakingOf))).toEqual([]);
  });

  it("callers and agents are they, in code and in docs", () => {
    const word = "h" + "is";
    for (const text of [`${word} call`, "Whether h" + "e waits", "for H" + "erself."])
      expect(checkThey({ path: "a.md", text }), text).toHaveLength(1);
    expect(checkThey({ path: "a.md", text: "this, the, where, ther" + "e, whim; they and theirs; hereafter" })).toEqual(
      [],
    );
    expect(listed(files.flatMap(checkThey))).toEqual([]);
  });

  it("tells which files grow too long", () => {
    const long = sources.filter((source) => linesOf(source) > SOFT_FILE_LINES);
    for (const source of long)
      console.log(`${source.path} has ${String(linesOf(source))} lines; better under ${String(SOFT_FILE_LINES)}`);
    expect(long.length).toBeLessThan(sources.length / 4);
  });
});
