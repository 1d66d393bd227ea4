// Records over conversations in which everybody does whatever can be done: their sums are those of a count that shares nothing
// with them but the facts, per call and per agent; and no conversation outlasts its phones.
import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, CallId, LegId } from "../../src/core/model.ts";
import type { CallRecord } from "../../src/core/report/call-record.ts";
import { rebuilt } from "../../src/core/report/from-facts.ts";
import { handlingsOf } from "../../src/core/report/handling.ts";
import { QueueReport } from "../../src/core/report/queue-report.ts";
import { timesOf } from "../../src/core/report/talk-record.ts";
import { randomConversations } from "./random-conversations.ts";

const SEEDS = Array.from({ length: 150 }, (_, index) => index + 1);
const NOW = 4e12;

interface Sums {
  readonly calls: Map<CallId, number>;
  readonly holds: Map<CallId, number>;
  readonly agents: Map<AgentId, number>;
}

describe("random conversations", () => {
  const seen = new Set<string>();
  const days = SEEDS.map((seed) => {
    const facts = randomConversations(seed, 400);
    for (const { type } of facts) seen.add(type);
    return { seed, facts, records: rebuilt(facts).records };
  });

  it("give sums per call and per agent, to the millisecond", () => {
    for (const { seed, facts, records } of days) {
      const counted = countedFrom(facts);
      const told: Sums = { calls: new Map(), holds: new Map(), agents: new Map() };
      for (const record of records) {
        for (const talk of record.talks) {
          const { talkMs, holdMs } = timesOf(talk, NOW);
          expect(talkMs + holdMs).toBe((talk.endedAt ?? NOW) - talk.startedAt);
          add(told.calls, record.call, talkMs);
          add(told.holds, record.call, holdMs);
        }
        for (const { agent, talkMs, holdMs } of handlingsOf(record, NOW)) add(told.agents, agent, talkMs + holdMs);
      }
      expect(told, `seed ${seed}`).toEqual(counted);
    }
  });

  it("have no conversation beyond the life of its phones, nor two at once in a call", () => {
    for (const { seed, records } of days) for (const record of records) checkLives(record, `seed ${seed}`);
  });

  it("have outcomes that are disjoint, with whom an agent sent out among the answered", () => {
    let sentOut = 0;
    for (const { records } of days) {
      const report = new QueueReport({ intervals: [{ from: 0, until: NOW }], targetMs: 0, filter: {}, now: NOW });
      for (const record of records) report.take(record);
      const { counts, waiting } = report.total();
      const { answered, abandoned, timedOut, overflowed, noAgent, transferredOut, errors } = counts;
      const sum = answered + abandoned + timedOut + overflowed + noAgent + transferredOut + errors + waiting;
      expect(sum).toBe(counts.offered);
      expect(counts.answeredThenOut).toBeLessThanOrEqual(answered);
      sentOut += counts.answeredThenOut;
    }
    expect(sentOut).toBeGreaterThan(0);
  });

  // Else they show nothing.
  it("have everything in them", () => {
    const all = ["talk-held", "consult-answered", "swapped", "three-way-begun", "transferred", "transfer-failed"];
    all.push(
      "supervisor-joined",
      "taken-over",
      "intervened",
      "leg-moved",
      "leg-replaces",
      "recording-paused",
      "leg-held",
    );
    expect(all.filter((type) => !seen.has(type))).toEqual([]);
  });
});

function add<Key>(sums: Map<Key, number>, key: Key, ms: number): void {
  if (ms !== 0) sums.set(key, (sums.get(key) ?? 0) + ms);
}

function checkLives(record: CallRecord, where: string): void {
  const caller = record.legs.find(({ role }) => role === "caller")?.leg;
  for (const [index, talk] of record.talks.entries()) {
    for (const side of [talk.leg, talk.customer ?? caller]) {
      const leg = record.legs.find((one) => one.leg === side);
      expect(leg, where).toBeDefined();
      expect(leg?.startedAt, where).toBeLessThanOrEqual(talk.startedAt);
      expect(leg?.endedAt ?? NOW, where).toBeGreaterThanOrEqual(talk.endedAt ?? NOW);
    }
    const next = record.talks[index + 1];
    if (next !== undefined) expect(talk.endedAt ?? NOW, where).toBeLessThanOrEqual(next.startedAt);
  }
  for (const consult of record.conversation?.consults ?? []) {
    const { consulted, customer, both } = consult.ms;
    expect(consulted + customer + both, where).toBe((consult.endedAt ?? NOW) - consult.begunAt);
  }
  for (const { spells, joinedAt, leftAt } of record.conversation?.supervisors ?? []) {
    const ms = spells.reduce((sum, { from, to }) => sum + (to ?? NOW) - from, 0);
    expect(ms, where).toBe((leftAt ?? NOW) - joinedAt);
  }
}

interface Pair {
  readonly call: CallId;
  readonly legs: readonly [LegId, LegId];
}

function countedFrom(facts: readonly Fact[]): Sums {
  const count = new Count();
  for (const fact of facts) count.take(fact);
  return count.sums;
}

/** From fact to fact: who talks with whom in which call, and whether one of both keeps the other one waiting. */
class Count {
  readonly sums: Sums = { calls: new Map(), holds: new Map(), agents: new Map() };
  readonly #agents = new Map<LegId, AgentId | undefined>();
  readonly #phones = new Set<LegId>();
  readonly #buttons = new Map<LegId, CallId>();
  readonly #consulting = new Map<CallId, { of: LegId; leg: LegId; away: boolean }>();
  #pairs: readonly Pair[] = [];
  #last = 0;

  take(fact: Fact): void {
    this.#pass(fact.at - this.#last);
    this.#last = fact.at;
    this.#seat(fact);
    this.#press(fact);
    this.#move(fact);
  }

  #pass(ms: number): void {
    for (const { call, legs } of this.#pairs) {
      const consult = this.#consulting.get(call);
      const waits = legs.some((leg) => {
        return this.#phones.has(leg) || this.#buttons.has(leg) || (consult?.of === leg && consult.away);
      });
      add(waits ? this.sums.holds : this.sums.calls, call, ms);
      for (const leg of legs) {
        const agent = this.#agents.get(leg);
        if (agent !== undefined) add(this.sums.agents, agent, ms);
      }
    }
  }

  #seat(fact: Fact): void {
    if (fact.type === "call-started" && !this.#agents.has(fact.leg)) this.#agents.set(fact.leg, fact.signedIn);
    if (fact.type === "leg-dialled") this.#agents.set(fact.leg, fact.agent ?? fact.signedIn);
    if (fact.type === "leg-replaces") this.#agents.set(fact.leg, fact.agent);
  }

  #press(fact: Fact): void {
    if (fact.type === "leg-held") this.#phones.add(fact.leg);
    if (fact.type === "leg-resumed") this.#phones.delete(fact.leg);
    if (fact.type === "talk-held") this.#buttons.set(fact.leg, fact.call);
    if (fact.type === "talk-unheld") this.#buttons.delete(fact.leg);
    if (fact.type === "consult-begun") {
      this.#consulting.set(fact.call, { of: fact.of, leg: fact.leg, away: true });
    }
    if (fact.type === "consult-ended") this.#consulting.delete(fact.call);
    if (fact.type === "swapped") this.#turn(fact.call, fact.to === "consulted");
    if (fact.type === "three-way-begun") this.#turn(fact.call, false);
    if (fact.type === "three-way-ended") this.#turn(fact.call, true);
  }

  #move(fact: Fact): void {
    switch (fact.type) {
      case "transferred":
        this.#gone(fact.from);
        if (fact.kind === "blind") this.#forget(fact.call);
        return;
      case "call-routed":
      case "queue-joined":
        this.#forget(fact.call);
        return;
      case "leg-ended":
      case "leg-moved":
        this.#gone(fact.leg);
        return;
      case "call-ended":
      case "bridged":
        this.#pairs = this.#pairs.filter(({ call }) => call !== fact.call);
        if (fact.type === "bridged") this.#pairs = [...this.#pairs, { call: fact.call, legs: fact.legs }];
        return;
      default:
    }
  }

  #turn(call: CallId, away: boolean): void {
    const consult = this.#consulting.get(call);
    if (consult !== undefined) consult.away = away;
  }

  #gone(leg: LegId): void {
    this.#pairs = this.#pairs.filter(({ legs }) => !legs.includes(leg));
    this.#buttons.delete(leg);
    for (const [call, one] of this.#consulting) if (one.of === leg || one.leg === leg) this.#consulting.delete(call);
  }

  /** The customer is led on: what was pressed in the conversation is over with it. */
  #forget(call: CallId): void {
    for (const [leg, pressedIn] of this.#buttons) if (pressedIn === call) this.#buttons.delete(leg);
  }
}
