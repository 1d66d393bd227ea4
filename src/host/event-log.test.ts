import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runWorld } from "../../test/sim/world.ts";
import { Center } from "../core/center.ts";
import type { Event } from "../core/events.ts";
import { EventLog, fileName, fileNumbers, type EventLogHead } from "./event-log.ts";
import { maskEvents } from "./mask-events.ts";
import { eventFiles, replay, ReplayError, type ReplayEvent } from "./replay.ts";
import { VirtualClock } from "./virtual-clock.ts";

const LARGE = 1e9;
let folder = "";
const errors: string[] = [];
const log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (_: object, text: string) => void errors.push(text),
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "events-"));
  errors.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lets these events happen to an engine that is written down, and gives its facts. */
function record(events: readonly Event[], mostBytes: number, run = "run-1", into = folder): string {
  const center = new Center();
  const parts = { folder: into, mostBytes, program: "xcc 1", run, clock: new VirtualClock(0), log };
  const written = new EventLog(center, parts);
  written.open();
  const engine = written.engine();
  const facts = events.flatMap((event) => engine.step(event).facts);
  written.close();
  return JSON.stringify(facts);
}

/** Enough for all of them, in several files. */
function roomFor(events: readonly Event[]): number {
  const aside = join(folder, "aside");
  record(events, LARGE, "aside", aside);
  const bytes = statSync(join(aside, "000001.jsonl")).size;
  rmSync(aside, { recursive: true });
  return bytes * 2;
}

async function replayed(paths = eventFiles(folder, true)) {
  const all: ReplayEvent[] = [];
  for await (const one of replay(paths)) all.push(one);
  const steps = all.filter((one) => one.type === "step");
  return {
    steps,
    facts: JSON.stringify(steps.flatMap(({ result }) => result.facts)),
    mismatches: steps.filter(({ matches }) => !matches).length,
    files: all.filter((one) => one.type === "file"),
    torn: all.filter((one) => one.type === "torn"),
  };
}

describe("the event log", () => {
  it("gives the same facts again, byte for byte", async () => {
    const { events } = await runWorld(3, 100);
    const facts = record(events, LARGE);
    const again = await replayed();
    expect(again.steps).toHaveLength(events.length);
    expect(again.mismatches).toBe(0);
    expect(again.facts).toBe(facts);
    expect(statSync(join(folder, "000001.jsonl")).mode & 0o077).toBe(0);
  });

  it("begins new files as it grows, each of which can be replayed alone", async () => {
    const { events } = await runWorld(4, 400);
    const facts = record(events, roomFor(events));
    const files = eventFiles(folder, true);
    expect(files.length).toBeGreaterThan(2);
    const whole = await replayed();
    expect(whole.files.map(({ continues }) => continues)).toEqual(files.map((_, index) => index > 0));
    expect(whole.facts).toBe(facts);
    for (const file of files) {
      const alone = await replayed([file]);
      expect(alone.mismatches, file).toBe(0);
      expect(facts).toContain(alone.facts.slice(1, -1));
    }
  });

  it("keeps to its size: the oldest files go, what is left can be replayed", async () => {
    const { events } = await runWorld(5, 400);
    const room = roomFor(events) / 4;
    record(events, room);
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(room * 1.5);
    expect(readdirSync(folder)).not.toContain("000001.jsonl");
    const left = await replayed();
    expect(left.steps.length).toBeGreaterThan(0);
    expect(left.mismatches).toBe(0);
  });

  it("keeps to a thousand files, however little they hold", async () => {
    for (let number = 1; number <= 1_005; number += 1) writeFileSync(join(folder, fileName(number)), "");
    const { events } = await runWorld(2, 5);
    record(events, LARGE);
    expect(fileNumbers(folder)).toHaveLength(1_000);
    expect(fileNumbers(folder).at(-1)).toBe(1_006);
  });

  it("takes up what earlier runs have left, and does not mistake one for the other", async () => {
    const first = await runWorld(6, 10);
    const second = await runWorld(7, 10);
    const facts = [record(first.events, LARGE, "run-1"), record(second.events, LARGE, "run-2")];
    const both = await replayed();
    expect(both.files.map(({ continues }) => continues)).toEqual([false, false]);
    expect(both.facts).toBe(`${String(facts[0]).slice(0, -1)},${String(facts[1]).slice(1)}`);
  });

  it("notices a single changed fact", async () => {
    const { events } = await runWorld(8, 20);
    record(events, LARGE);
    const path = join(folder, "000001.jsonl");
    const lines = readFileSync(path, "utf8").split("\n");
    const index = lines.findIndex((line) => line.includes('"leg-arrived"'));
    lines[index] = String(lines[index]).replace('"dialled":"', '"dialled":"9');
    writeFileSync(path, lines.join("\n"));
    expect((await replayed()).mismatches).toBeGreaterThan(0);
  });

  it("leaves out a line that a crash has cut", async () => {
    const { events } = await runWorld(9, 20);
    record(events, LARGE);
    appendFileSync(join(folder, "000001.jsonl"), '[17,{"type":"leg-arri');
    const cut = await replayed();
    expect(cut.torn).toMatchObject([{ line: events.length + 2 }]);
    expect(cut.steps).toHaveLength(events.length);
  });

  it("disturbs no call where it cannot be written, says so once in a while, and begins anew", async () => {
    const { events } = await runWorld(10, 30);
    const center = new Center();
    const clock = new VirtualClock(0);
    const written = new EventLog(center, { folder, mostBytes: LARGE, program: "xcc 1", run: "run-1", clock, log });
    written.open();
    rmSync(folder, { recursive: true });
    const engine = written.engine();
    // The first file is open and goes on; the next one has nowhere to be.
    const small = new EventLog(center, { folder, mostBytes: 20_000, program: "xcc 1", run: "run-2", clock, log });
    expect(() => small.open()).not.toThrow();
    rmSync(folder, { recursive: true });
    const facts = events.flatMap((event) => small.engine().step(event).facts);
    expect(engine.nextDeadline()).toBe(center.nextDeadline());
    expect(facts.length).toBeGreaterThan(100);
    expect(new Set(errors).size).toBe(1);
    small.close();
    written.close();
  });

  it("refuses what is no event log, and another version", async () => {
    const path = join(folder, "000001.jsonl");
    writeFileSync(path, "hello\n");
    await expect(replayed()).rejects.toThrow(ReplayError);
    writeFileSync(path, '{"format":"xcc-events","version":2}\n');
    await expect(replayed()).rejects.toThrow("has version 2");
  });
});

describe("a masked event log", () => {
  it("names no caller and still gives the same facts but for that", async () => {
    const { events } = await runWorld(11, 400);
    const outside = events.map((event, index) =>
      event.type === "leg-arrived" && index % 2 === 0
        ? {
            ...event,
            origin: { type: "trunk", trunk: "line" } as const,
            callerNumber: `1380013${1000 + (index % 7)}`,
            callerName: "Zhang Wei",
          }
        : event,
    );
    // Small files: the state that each begins with is masked too.
    record(outside, roomFor(outside));
    const target = join(folder, "masked");
    const { files, events: count } = await maskEvents(eventFiles(folder, true), target);
    expect(count).toBe(events.length);
    expect(files).toBeGreaterThan(1);
    const texts = eventFiles(target, true).map((path) => readFileSync(path, "utf8"));
    for (const text of texts) {
      const head = JSON.parse(String(text.split("\n")[0])) as EventLogHead;
      expect(head.masked).toBe(true);
      const all = text + Buffer.from(head.state ?? "", "base64").toString("latin1");
      expect(all).not.toContain("1380013");
      expect(all).not.toContain("Zhang Wei");
    }
    const again = await replayed(eventFiles(target, true));
    expect(again.mismatches).toBe(0);
    const kinds = (facts: string): string[] => (JSON.parse(facts) as { type: string }[]).map(({ type }) => type);
    expect(kinds(again.facts)).toEqual(kinds((await replayed(eventFiles(folder, true))).facts));
    // One caller is one caller still.
    const callers = new Set(
      (JSON.parse(again.facts) as { callerNumber?: string }[]).map(({ callerNumber }) => callerNumber),
    );
    expect(callers.size).toBe(
      new Set(
        (JSON.parse(record(outside, LARGE, "run-3", join(folder, "x"))) as { callerNumber?: string }[]).map(
          ({ callerNumber }) => callerNumber,
        ),
      ).size,
    );
  });
});
