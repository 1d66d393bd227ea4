// A queue that is renamed in the middle of random traffic is the same queue: with the other name put for the former, all that happens
// afterwards is what would have happened without. SIM_SEED=n runs one seed alone.
import { expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import { nameOf } from "../../src/core/inverse-change.ts";
import type { ConfigChange } from "../../src/core/model.ts";
import { runWorld } from "./world.ts";

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? [1, 2, 3, 4, 5, 6] : [Number(only)];
const FORMER = "q0";
const NAME = "another";

/** With the new name wherever the former one stands; what identifies the row stays. */
function renamed<T>(value: T): T {
  return renamedIn(value, new Map()) as T;
}

function renamedIn(value: unknown, done: Map<object, unknown>): unknown {
  if (typeof value === "string" && !value.startsWith("row ")) return value.replace(/\bq0\b/g, NAME);
  if (typeof value !== "object" || value === null) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  const all = Array.isArray(value)
    ? value.map((one: unknown) => renamedIn(one, done))
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamedIn(one, done)]));
  done.set(value, all);
  return all;
}

/** Where in it the former name still stands. */
function tracesOf(value: unknown, path: string, seen: Set<object>, found: string[]): string[] {
  if (value === FORMER) found.push(path);
  if (typeof value !== "object" || value === null || seen.has(value)) return found;
  seen.add(value);
  const entries: readonly (readonly [unknown, unknown])[] =
    value instanceof Map
      ? [...value]
      : value instanceof Set
        ? [...value].map((one) => ["", one])
        : Object.entries(value);
  for (const [key, one] of entries) {
    if (key === FORMER) found.push(`${path} (key)`);
    tracesOf(one, `${path}.${typeof key === "string" ? key : "?"}`, seen, found);
  }
  return found;
}

/** Rows of queues have their ids. */
function withIds(event: Event): Event {
  const of = (change: ConfigChange): ConfigChange =>
    change.type === "put-queue" ? { ...change, queue: { ...change.queue, id: `row ${change.queue.name}` } } : change;
  if (event.type === "started") return { ...event, configuration: event.configuration.map(of) };
  return event.type === "configured" ? { ...event, changes: event.changes.map(of) } : event;
}

/** The queue's row as it was last told before, and the rows that name the queue. */
function rowsBefore(events: readonly Event[], cut: number): readonly ConfigChange[] {
  const rows = new Map<string, ConfigChange>();
  for (const event of events.slice(0, cut)) {
    const told = event.type === "started" ? event.configuration : event.type === "configured" ? event.changes : [];
    for (const change of told) rows.set(nameOf(change), change);
  }
  const own = rows.get(`put-queue row ${FORMER}`);
  if (own === undefined) throw new Error("the queue is not there");
  const others = [...rows.values()].filter((row) => row !== own && tracesOf(row, "", new Set(), []).length > 0);
  return [own, ...others.filter(({ type }) => ["put-queue", "put-hotline", "put-ivr"].includes(type))];
}

interface Played {
  readonly said: readonly string[];
  readonly center: Center;
}

/** With the queue's row and those that name it told anew at the cut, under that name. Numbers of facts are not compared: the renaming is one more. */
function play(events: readonly Event[], cut: number, isRenamed: boolean): Played {
  const center = new Center();
  const said = events.slice(0, cut).map((event) => JSON.stringify(toldBy(center, event)));
  const changes = rowsBefore(events, cut);
  const row: Event = {
    ...{ type: "configured", at: events[cut]?.at ?? 0 },
    changes: isRenamed ? renamed(changes) : changes,
  };
  const { facts, ...rest } = toldBy(center, row);
  said.push(JSON.stringify(renamed({ facts: facts.filter(({ type }) => type !== "queue-renamed"), ...rest })));
  if (isRenamed) expect(facts).toContainEqual({ at: row.at, type: "queue-renamed", queue: FORMER, name: NAME });
  for (const event of events.slice(cut)) {
    said.push(JSON.stringify(renamed(toldBy(center, isRenamed ? renamed(event) : event))));
  }
  return { said, center };
}

function toldBy(center: Center, event: Event) {
  const { facts, commands, outcome } = center.step(event);
  return { facts: facts.map(({ seq: _seq, ...body }: Fact) => body), commands, outcome };
}

it.each(seeds)("goes on as it would have (seed %i)", async (seed) => {
  const chance = chanceOf(seed);
  const { events: all } = await runWorld(seed, 120);
  const events = all.map(withIds);
  let inUse = 0;
  for (let round = 0; round < 12; round += 1) {
    const cut = 20 + nextBelow(chance, events.length - 20);
    const without = play(events, cut, false);
    const withIt = play(events, cut, true);
    const differs = withIt.said.findIndex((one, index) => one !== without.said[index]);
    expect({ differs, said: withIt.said[differs] }).toEqual({ differs: -1, said: without.said[differs] });
    inUse += withIt.said.slice(cut).some((one) => one.includes(NAME)) ? 1 : 0;
    const { formerQueueNames, ...state } = withIt.center.state as typeof withIt.center.state & Record<string, unknown>;
    expect(formerQueueNames).toEqual(new Map([[FORMER, NAME]]));
    expect(tracesOf(state, "state", new Set(), [])).toEqual([]);
  }
  expect(inUse).toBeGreaterThan(5);
});
