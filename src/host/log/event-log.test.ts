import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openedLog, record, replayed, replayedFolder, silentLog } from "../../../test/log/recorded.ts";
import { runWorld } from "../../../test/sim/world.ts";
import { Center } from "../../core/center.ts";
import { ReplayError } from "./file-reader.ts";
import { eventFile, fileNumbers, stateFile } from "./format.ts";
import { MadeFacts } from "./made-facts.ts";
import { eventFiles } from "./replay.ts";
import { readLog } from "./resume.ts";
import { VirtualClock } from "../virtual-clock.ts";

const SMALL = 8_000;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "events-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the event log", () => {
  it("gives the same facts again, byte for byte, and nobody else may read it", async () => {
    const { events } = await runWorld(3, 100);
    const { facts } = await record(events, { folder }, true);
    const again = replayedFolder(folder);
    expect(again.steps).toHaveLength(events.length);
    expect(again.mismatches).toBe(0);
    expect(again.facts).toBe(JSON.stringify(facts));
    expect(statSync(eventFile(folder, 1)).mode & 0o077).toBe(0);
  });

  it("has an event before anybody acts on it", async () => {
    const { events } = await runWorld(3, 20);
    const center = new Center();
    const log = openedLog({ folder }, center);
    for (const [index, event] of events.entries()) {
      log.append(event, center.step(event).facts);
      if (index % 50 === 0) expect(readFileSync(eventFile(folder, 1), "utf8").split("\n")).toHaveLength(index + 3);
    }
    await log.close();
  });

  it("begins new files as it grows; where a state stands beside one it can be replayed from there", async () => {
    const { events } = await runWorld(4, 150);
    const { facts } = await record(events, { folder, leastFileBytes: SMALL, mostBytes: SMALL * 64 }, true);
    const files = eventFiles(folder, true);
    expect(files.length).toBeGreaterThan(4);
    const whole = replayedFolder(folder);
    expect(whole.files.map(({ continues }) => continues)).toEqual(files.map((_, index) => index > 0));
    expect(whole.facts).toBe(JSON.stringify(facts));
    const states = fileNumbers(folder, "state");
    // The two newest, and of the others each eighth.
    expect(states.length).toBeLessThan(files.length / 8 + 5);
    for (const number of states) {
      const rest = replayed(files.slice(number - 1));
      expect(rest.mismatches).toBe(0);
      expect(JSON.stringify(facts).endsWith(rest.facts.slice(1))).toBe(true);
    }
    const [, second = ""] = files;
    expect(() => replayed([second])).toThrow("does not stand beside it");
  });

  it("keeps to its size once the database has the facts: the oldest files go, what is left can be replayed", async () => {
    const { events } = await runWorld(5, 150);
    const center = new Center();
    const mostBytes = SMALL * 20;
    const log = openedLog({ folder, leastFileBytes: SMALL, mostBytes }, center);
    const total = (): number => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    for (const event of events) log.append(event, center.step(event).facts);
    // Nothing is in the database: nothing may go.
    expect(total()).toBeGreaterThan(mostBytes);
    expect(readdirSync(folder)).toContain("00000001.jsonl");
    log.forget(center.state.lastFact);
    expect(total()).toBeLessThan(mostBytes + SMALL);
    expect(readdirSync(folder)).not.toContain("00000001.jsonl");
    expect(replayedFolder(folder).mismatches).toBe(0);
    expect(readLog(folder)).toMatchObject({ type: "resumed", lastFact: center.state.lastFact });
    await log.close();
  });

  it("keeps to a thousand files, however little they hold", async () => {
    const { events } = await runWorld(2, 5);
    await record(events, { folder });
    const head = readFileSync(eventFile(folder, 1), "utf8").split("\n")[0] ?? "";
    for (let number = 2; number <= 1_005; number += 1) writeFileSync(eventFile(folder, number), `${head}\n`);
    const center = new Center();
    const log = openedLog({ folder }, center);
    log.forget(1e9);
    log.append({ type: "tick", at: 1 }, []);
    await log.close(center.state);
    expect(fileNumbers(folder).length).toBeLessThanOrEqual(1_000);
  });

  it("notices a single changed fact", async () => {
    const { events } = await runWorld(8, 20);
    await record(events, { folder }, true);
    const path = eventFile(folder, 1);
    const lines = readFileSync(path, "utf8").split("\n");
    const index = lines.findIndex((line) => line.includes('"leg-arrived"'));
    lines[index] = String(lines[index]).replace('"dialled":"', '"dialled":"9');
    writeFileSync(path, lines.join("\n"));
    expect(replayedFolder(folder).mismatches).toBeGreaterThan(0);
    expect(readLog(folder)).toMatchObject({ type: "differs", program: "xcc 1" });
  });

  it("leaves out a line that a crash has cut, and goes on after it", async () => {
    const { events } = await runWorld(9, 20);
    await record(events, { folder }, true);
    appendFileSync(eventFile(folder, 1), '[17,{"type":"leg-arri');
    const cut = replayedFolder(folder);
    expect(cut.torn).toMatchObject([{ line: events.length + 2 }]);
    expect(cut.steps).toHaveLength(events.length);
    const found = readLog(folder);
    if (found.type !== "resumed") throw new Error(found.type);
    const log = openedLog({ folder }, found.center, found.file);
    const resumed = { type: "resumed", seed: 7, at: found.lastAt } as const;
    log.append(resumed, found.center.step(resumed).facts);
    await log.close();
    expect(replayedFolder(folder).mismatches).toBe(0);
    expect(readLog(folder)).toMatchObject({ type: "resumed", lastFact: found.center.state.lastFact });
  });

  it("refuses what is no event log, and another version", () => {
    const path = eventFile(folder, 1);
    writeFileSync(path, "hello\n");
    expect(() => replayed([path])).toThrow(ReplayError);
    writeFileSync(path, '{"format":"xcc-events","version":9}\n');
    expect(() => replayed([path])).toThrow("has version 9");
    expect(readLog(folder)).toEqual({ type: "empty" });
  });

  it("is lost, and says so, where its beginning is gone and no state stands beside the rest", async () => {
    const { events } = await runWorld(12, 100);
    const { center } = await record(events, { folder, leastFileBytes: SMALL, mostBytes: SMALL * 64 }, true);
    for (const number of fileNumbers(folder, "state")) rmSync(stateFile(folder, number));
    rmSync(eventFile(folder, 1));
    expect(readLog(folder)).toMatchObject({ type: "lost", lastAt: expect.any(Number) as number });
    expect(center.state.lastFact).toBeGreaterThan(0);
  });
});

describe("a disk that is full", () => {
  it("disturbs no call; what waits is written as soon as there is room, and nothing is missing", async () => {
    const { events } = await runWorld(10, 60);
    const errors: string[] = [];
    const center = new Center();
    const clock = new VirtualClock(0);
    const disk = { isFull: false };
    const log = openedLog({ folder, clock, log: silentLog(errors), write: fullWhen(disk) }, center);
    for (const [index, event] of events.entries()) {
      disk.isFull = index > 20 && index < 300;
      log.append(event, center.step(event).facts);
      if (index === 250) expect(log.isWritten).toBe(false);
    }
    clock.advance(5_000);
    expect(log.isWritten).toBe(true);
    // Once when it began, once when it was over.
    expect(errors).toHaveLength(2);
    await log.close();
    expect(replayedFolder(folder)).toMatchObject({ mismatches: 0, torn: [] });
    expect(readLog(folder)).toMatchObject({ type: "resumed", lastFact: center.state.lastFact });
  });

  it("that stays full costs one try a second", async () => {
    const { events } = await runWorld(10, 60);
    const clock = new VirtualClock(0);
    const disk = { isFull: false, asked: 0 };
    const center = new Center();
    const log = openedLog({ folder, clock, write: fullWhen(disk) }, center);
    disk.isFull = true;
    for (const event of events) log.append(event, center.step(event).facts);
    expect(disk.asked).toBe(2);
    clock.advance(10_000);
    expect(disk.asked).toBeLessThan(15);
    disk.isFull = false;
    await log.close();
    expect(readLog(folder)).toMatchObject({ type: "resumed", lastFact: center.state.lastFact });
  });

  it("for too long makes a gap, after which the log goes on from the engine's state", async () => {
    const { events } = await runWorld(10, 60);
    const errors: string[] = [];
    const center = new Center();
    const disk = { isFull: false };
    const log = openedLog({ folder, log: silentLog(errors), write: fullWhen(disk), mostUnwrittenBytes: 5_000 }, center);
    for (const [index, event] of events.entries()) {
      disk.isFull = index > 20 && index < 300;
      log.append(event, center.step(event).facts);
    }
    expect(log.isWritten).toBe(true);
    expect(errors).toContain("the event log could not be written for too long; it has a gap");
    await log.close();
    expect(readLog(folder)).toMatchObject({ type: "resumed", lastFact: center.state.lastFact });
    const numbers = new MadeFacts(folder).read(1, 1e6).map(({ seq }) => seq);
    expect(numbers.at(-1)).toBe(center.state.lastFact);
    expect(numbers.length).toBeLessThan(center.state.lastFact);
  });
});

describe("facts made again", () => {
  it("are those that were told, from any number on, also while the log is written", async () => {
    const { events } = await runWorld(14, 200);
    const center = new Center();
    const log = openedLog({ folder, leastFileBytes: SMALL, mostBytes: SMALL * 64 }, center);
    const made = new MadeFacts(folder);
    const told: number[] = [];
    const again: number[] = [];
    for (const event of events) {
      const { facts } = center.step(event);
      log.append(event, facts);
      told.push(...facts.map(({ seq }) => seq));
      if (told.length % 7 === 0) again.push(...made.read((again.at(-1) ?? 0) + 1, 20).map(({ seq }) => seq));
    }
    for (let last = -1; last !== again.length;) {
      last = again.length;
      again.push(...made.read((again.at(-1) ?? 0) + 1, 500).map(({ seq }) => seq));
    }
    expect(again).toEqual(told);
    for (const from of [1, 50, 777, told.length]) {
      expect(made.read(from, 10).map(({ seq }) => seq)).toEqual(told.slice(from - 1, from + 9));
    }
    made.close();
    await log.close();
  });
});

function fullWhen(disk: { isFull: boolean; asked?: number }) {
  return (handle: number, bytes: Uint8Array, write: (handle: number, bytes: Uint8Array) => void): void => {
    disk.asked = (disk.asked ?? 0) + 1;
    if (!disk.isFull) {
      write(handle, bytes);
      return;
    }
    // Half of it, as a disk that runs full does.
    write(handle, bytes.subarray(0, bytes.length / 2));
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  };
}
