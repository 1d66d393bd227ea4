// What a switch has told and no log had yet when it died: the next one tells it as of when it happened.
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { ToldQueue, type KeptEvents } from "../../src/switch/apart/told-queue.ts";

const ignore = (): void => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const event = (digit: string) => ({ type: "digit", leg: "leg", digit }) as SwitchEvent;

let folder = "";
let count = 1_000;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-told-"));
  count = 1_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** That of the next process. */
function open(boot = "first"): { queue: ToldQueue; kept: KeptEvents } {
  const queue = new ToldQueue({ file: join(folder, "told.jsonl"), machine: { boot, ms: () => count }, log });
  return { queue, kept: queue.open() };
}

const agesOf = ({ events }: KeptEvents): readonly (readonly [number, number])[] =>
  events.map(({ number, agoMs }) => [number, agoMs] as const);

it("each process of a machine tells how long ago it was, by the same count, however many there were", () => {
  const first = open();
  first.queue.keep(1, event("1"));
  count += 250.4;
  first.queue.keep(2, event("2"));
  first.queue.close();
  count += 5_000;
  const second = open();
  // Rather a moment too early.
  expect(agesOf(second.kept)).toEqual([
    [1, 5_251],
    [2, 5_000],
  ]);
  second.queue.close();
  count += 1_000;
  const ages = agesOf(open().kept);
  expect(ages.map(([number]) => number)).toEqual([1, 2]);
  expect(Math.abs((ages[1]?.[1] ?? 0) - 6_000)).toBeLessThanOrEqual(1);
});

it("what was told before the machine was started anew is as old as that at least", () => {
  const first = open();
  count = 900_000;
  first.queue.keep(1, event("1"));
  first.queue.close();
  count = 20_000;
  expect(agesOf(open("second").kept)).toEqual([[1, 20_000]]);
});

it("what a program of before has kept has just happened, as far as can be told", () => {
  const file = join(folder, "told.jsonl");
  appendFileSync(
    file,
    `${JSON.stringify({ run: "run", last: 4 })}\n${JSON.stringify({ number: 5, event: event("1") })}\n`,
  );
  expect(open().kept).toEqual({ run: "run", last: 5, events: [{ number: 5, agoMs: 0, event: event("1") }] });
});
