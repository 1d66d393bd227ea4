// What the engine counts of a day is there after a restart: where the log is whole, and where it is lost and the records tell.
// All figures there are, by the keys of what is counted: a new one is in here by itself, and must grow in the story below.
import { deserialize, serialize } from "node:v8";
import { expect, it } from "vitest";
import { figuresOf } from "../../src/core/agent/today.ts";
import { Center, type CenterState } from "../../src/core/center.ts";
import { dayStartOf } from "../../src/core/day.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { QueueName } from "../../src/core/model.ts";
import { noCounts, type CountingQueue } from "../../src/core/report/queue-counts.ts";
import { countRecords } from "../../src/report/counted-before.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { leftBehind } from "../scenarios/left-behind.ts";
import { readScript } from "../scenarios/script.ts";
import { follow } from "../scenarios/transcript.ts";

/** Every outcome that a queue knows, and an agent who talks. */
const STORY = `given extension 1000
given extension 1001
given extension 9001
given agent 1001 wrapUpMs=0
given queue support capacity=1 waitTimeoutMs=20000 waitTimeoutWithoutAgentMs=10000

+0 switch-up
+0 register 1001
+0 register 9001
+0 arrive c1 from 1000 to support
+1 done answer c1
+0 arrive c2 from 1000 to support
+1 ended c2 busy command
+3998 ended c1
+1000 arrive c3 from 1000 to support
+1 done answer c3
+9999 tick
+1 ended c3 no-answer command
+0 sign-in 1001 1001 support
+0 ready 1001
+0 arrive c4 from 1000 to support
+1 done answer c4
+2000 answered 1001#1
+1 done converse c4
+60000 ended c4
+0 ended 1001#1 normal command
+0 break 1001 lunch
+1000 arrive c5 from 1000 to support
+1 done answer c5
+9999 tick
+1 ended c5 no-answer command
+0 ready 1001
+0 arrive c6 from 1000 to support
+1 done answer c6
+19999 tick
+1 ended c6 no-answer command
+0 arrive c7 from 1000 to support
+1 done answer c7
+3000 order 9001 move-waiting extension 9001 call=c7
+1 ended c7
+1000 arrive c8 from 1000 to support
+1 done answer c8
+3000 stopping
+1 ended c8 shutdown command
`;

function told(): { readonly state: CenterState; readonly center: Center; readonly facts: readonly Fact[] } {
  const facts: Fact[] = [];
  let last: Center | undefined;
  follow(STORY, (center, some) => {
    facts.push(...some);
    last = center;
  });
  if (last === undefined) throw new Error("nothing happened");
  return { state: last.state, center: last, facts };
}

type Flat = Readonly<Record<string, number>>;

function figures(state: CenterState, now: number): Flat {
  const all: Record<string, number> = {};
  for (const { queue, today } of new Center(state).census(now).queues)
    for (const [key, value] of Object.entries<number>({ ...today })) all[`${queue} ${key}`] = value;
  for (const [id, agent] of state.agents)
    for (const [key, value] of Object.entries<number>({
      ...figuresOf(agent, now, dayStartOf({ schedule: state.schedule, now })),
    }))
      all[`${id} ${key}`] = value;
  return all;
}

const copy = (state: CenterState) => deserialize(serialize(state)) as CenterState;

it("each figure of the day grows in the story", () => {
  const { state } = told();
  const all = figures(state, state.now);
  expect(Object.keys(all).sort()).toEqual(
    [...Object.keys(noCounts()).map((key) => `support ${key}`), "1001 answered", "1001 talkMs"].sort(),
  );
  expect(Object.entries(all).filter(([, value]) => value <= 0)).toEqual([]);
});

it("each figure of the day survives a restart that finds its log", () => {
  const { state } = told();
  const before = figures(state, state.now);
  const next = new Center(copy(state));
  const at = state.now + 3_600_000;
  next.step({ type: "resumed", seed: 2, at });
  next.step({ type: "up", legs: [], phones: [], at });
  expect(figures(next.state, at)).toEqual(before);
});

it("each figure of the day survives the loss of the log: the records have it", () => {
  const { center, state, facts } = told();
  const before = figures(state, state.now);
  const at = state.now + 3_600_000;
  const next = new Center();
  const configuration = readScript(STORY).given;
  next.step({ type: "started", seed: 2, configuration, at, ...leftBehind(center, facts) });
  const missing = next.uncounted(at);
  if (missing === undefined) throw new Error("all is counted");
  const { dayStart, from, until } = missing;
  const counts = new Map<QueueName, CountingQueue>();
  const targetsMs = new Map(next.census(at).queues.map(({ queue, targetMs }) => [queue, targetMs]));
  countRecords(rebuilt(facts).records, { from, until, targetsMs, counts });
  const queues = [...counts].map(([queue, counted]) => ({ queue, counts: counted }));
  next.step({ type: "counted-before", dayStart, queues, at });
  expect(figures(next.state, at)).toEqual(before);
});

/** What is kept for a day stands with the day that it is of: where the state has something of the kind, one of the above shows it. */
const KEPT_BY_DAY = ["agents today", "queues headStarts", "queues today"];

it("nothing else in the engine's state is kept by the day", () => {
  const { state } = told();
  const found = new Set<string>();
  for (const [part, rows] of Object.entries(state) as [string, unknown][]) {
    if (isDay(rows)) found.add(part);
    if (!(rows instanceof Map)) continue;
    for (const row of rows.values() as Iterable<unknown>) {
      if (typeof row !== "object" || row === null) continue;
      for (const [key, value] of Object.entries(row)) if (isDay(value)) found.add(`${part} ${key}`);
    }
  }
  expect([...found].sort()).toEqual(KEPT_BY_DAY);
});

function isDay(value: unknown): boolean {
  return typeof value === "object" && value !== null && "dayStart" in value;
}
