// Every view, asked for in the middle of random traffic: it leaves the living state byte for byte as it was, and gives plain data.
// SIM_SEED=n runs one seed alone.
import { serialize } from "node:v8";
import { expect, it } from "vitest";
import type { Center, StepResult } from "../../src/core/center.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { Event } from "../../src/core/events.ts";
import type { AgentId, CallId, Extn, LegId, QueueName } from "../../src/core/model.ts";
import { Views } from "../../src/core/views/views.ts";
import { Invariants } from "./invariants.ts";
import { runWorld, type Meddler } from "./world.ts";

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? [1, 2, 3] : [Number(only)];
const BEFORE_MS = 600_000;

/** How each is asked for. */
const LOOKS: Readonly<Record<Exclude<keyof Views, "constructor">, (views: Views, at: number) => unknown>> = {
  agents: (views) => [views.agents(undefined), views.agents("q0" as QueueName)],
  agent: (views) => views.agents(undefined).map(({ agent }) => views.agent(agent)),
  agentAt: (views) => [views.agentAt("1001" as Extn), views.agent("nobody" as AgentId)],
  trunks: (views) => views.trunks(),
  phones: (views) => views.phones(),
  waiting: (views) => views.waiting(undefined, 10),
  waitingCall: (views) => views.snapshot().calls.map(({ call }) => views.waitingCall(call)),
  alarms: (views) => views.alarms(),
  messages: (views) => views.messages(undefined),
  helps: (views) => views.helps(),
  unread: (views) => views.unread("1001"),
  screens: (views) => views.screens(),
  secretAsked: (views) => views.snapshot().calls.flatMap(({ legs }) => legs.map((leg) => views.secretAsked(leg))),
  liveCalls: (views) => views.liveCalls,
  hasCalls: (views) => views.hasCalls,
  recordingsUnderWay: (views) => views.recordingsUnderWay(),
  differences: (views) => views.differences([]),
  menuCallers: (views) => [views.menuCallers("6000"), views.menuCallers("none")],
  preview: (views, at) => views.preview({ at: at - BEFORE_MS, number: "4000", from: "1000" }),
  yearsWithoutTable: (views) => views.yearsWithoutTable([2026]),
  uncounted: (views, at) => views.uncounted(at),
  census: (views, at) => views.census(at + BEFORE_MS),
  floor: (views) => views.floor(),
  snapshot: (views) => [views.snapshot(), views.waitingCall("none" as CallId), views.secretAsked("none" as LegId)],
};

class Looker implements Meddler {
  readonly invariants = new Invariants();
  readonly broken: string[] = [];
  looks = 0;
  readonly #chance;

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
  }

  step(center: Center, event: Event): StepResult {
    const result = center.step(event);
    if (nextBelow(this.#chance, 40) === 0) this.#look(center, event.at);
    return result;
  }

  #look(center: Center, at: number): void {
    const before = serialize(center.state);
    for (const [name, look] of Object.entries(LOOKS)) {
      this.looks += 1;
      const seen = serialize(look(center, at));
      if (seen.length === 0 || !before.equals(serialize(center.state))) this.broken.push(name);
    }
  }
}

it.each(seeds)("a view changes nothing (seed %i)", { timeout: 120_000 }, async (seed) => {
  const looker = new Looker(seed);
  await runWorld(seed, 40, looker);
  expect(looker.looks).toBeGreaterThan(100);
  expect(looker.broken).toEqual([]);
});

it("every view is looked through", () => {
  const names = Object.getOwnPropertyNames(Views.prototype).filter((name) => name !== "constructor");
  expect(Object.keys(LOOKS).sort()).toEqual(names.sort());
});
