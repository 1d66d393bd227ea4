// A state that was written by the program of yesterday is read by that of today. So whoever changes what the engine knows says
// what becomes of the old ones; this is where they hear of it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Center, type CenterState } from "../../src/core/center.ts";
import { stateFile } from "../../src/host/log/format.ts";
import { readState, STATE_VERSION, writeState } from "../../src/host/log/state-file.ts";
import { stateShape } from "./state-shape.ts";

const KEPT = join(import.meta.dirname, "state-shape.json");

interface Kept {
  readonly version: number;
  readonly declarations: Readonly<Record<string, string>>;
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-state-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("the engine's state has the shape that its version says", () => {
  const declarations = stateShape();
  // It can be told from another one.
  expect(Object.keys(declarations).length).toBeGreaterThan(50);
  expect(Object.keys(declarations)).toContain("queue/queue.ts Queue");
  if (process.env["STATE_SHAPE"] === "accept") {
    writeFileSync(KEPT, `${JSON.stringify({ version: STATE_VERSION, declarations }, null, 2)}\n`);
  }
  const kept = JSON.parse(readFileSync(KEPT, "utf8")) as Kept;
  const names = new Set([...Object.keys(declarations), ...Object.keys(kept.declarations)]);
  const changed = [...names].filter((name) => declarations[name] !== kept.declarations[name]);
  expect(
    changed,
    "What the engine knows has another shape. Raise STATE_VERSION in src/host/log/state-file.ts and add what becomes of a former " +
      "state to MIGRATIONS there (or, where the data is the same and only the words are new, leave both); then accept it: " +
      "STATE_SHAPE=accept npx vitest run test/log/state-shape.test.ts",
  ).toEqual([]);
  expect(kept.version).toBe(STATE_VERSION);
});

it("states of earlier versions are brought up to date, each by its step", () => {
  const { state } = new Center();
  // Version 1: nobody knew whether a phone answers.
  const phone = { extn: "1000", config: undefined, registered: true, legs: new Set(), agent: undefined };
  const former = { ...state, phones: new Map([["1000", phone]]) };
  writeState(folder, 1, former as unknown as CenterState, "xcc test");
  const file = stateFile(folder, 1);
  const bytes = readFileSync(file);
  const end = bytes.indexOf(0x0a);
  const head = JSON.stringify({ ...(JSON.parse(bytes.toString("utf8", 0, end)) as object), version: 1 });
  writeFileSync(file, Buffer.concat([Buffer.from(head), bytes.subarray(end)]));
  expect([...(readState(folder, 1)?.phones.values() ?? [])]).toEqual([{ ...phone, silent: false }]);
});

it("a state of an earlier version is brought up to date, one of a later version is not taken", () => {
  writeState(folder, 1, new Center().state, "xcc test");
  const written = STATE_VERSION;
  const none = Array.from({ length: written - 1 }, () => (state: unknown) => state);
  const steps = [
    (state: unknown) => ({ ...(state as object), inTwo: 2 }),
    (state: unknown) => ({ ...(state as object), inThree: (state as { inTwo: number }).inTwo + 1 }),
  ];
  expect(readState(folder, 1, { version: written + 2, migrations: [...none, ...steps] })).toMatchObject({
    inTwo: 2,
    inThree: 3,
  });
  expect(readState(folder, 1, { version: written, migrations: none })).toMatchObject({ started: false });
  expect(readState(folder, 1, { version: written - 1, migrations: none })).toBeUndefined();
  // One that a step cannot read is no state: the log is gone through from an earlier one.
  const broken = (): never => {
    throw new Error("what is this?");
  };
  expect(readState(folder, 1, { version: written + 1, migrations: [...none, broken] })).toBeUndefined();
});
