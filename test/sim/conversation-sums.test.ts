// Records over conversations in which everybody does whatever can be done: their sums are those of a count that shares nothing
// with them but the facts, per call and per agent; and no conversation outlasts its phones.
import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, CallId, LegId } from "../../src/core/model.ts";
import { bookFacts, callsOf, EMPTY_BOOK } from "../../src/report/call-book.ts";
import type { CallRecord } from "../../src/core/report/call-record.ts";
import { summaryOf } from "../../src/report/call-summary.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { handlingsOf } from "../../src/report/handling.ts";
import { OutgoingReport } from "../../src/report/outgoing-report.ts";
import { QueueReport, type ReportParts } from "../../src/report/queue-report.ts";
import { timesOf } from "../../src/core/report/talk-record.ts";
import { randomConversations } from "./random-conversations.ts";

const SEEDS = Array.from({ length: 150 }, (_, index) => index + 1);
/** Days on which no supervisor does anything. */
const ALONE = Array.from({ length: 220 }, (_, index) => index + 1_001);
const NOW = 4e12;
const ALL: ReportParts = { intervals: [{ from: 0, until: NOW }], targetMs: 0, filter: {}, now: NOW };

/** Milliseconds. */
interface Sums {
  readonly calls: Map<CallId, number>;
  readonly holds: Map<CallId, number>;
  readonly agents: Map<AgentId, number>;
  readonly consulted: Map<AgentId, number>;
  readonly wrapUps: Map<AgentId, number>;
  /** Of calls to numbers outside, while who made them talked. */
  readonly outgoing: Map<"talkMs" | "holdMs", number>;
}

function noSums(): Sums {
  return {
    ...{ calls: new Map(), holds: new Map(), agents: new Map() },
    ...{ consulted: new Map(), wrapUps: new Map(), outgoing: new Map() },
  };
}

describe("random conversations", () => {
  const seen = new Set<string>();
  const days = SEEDS.map((seed) => {
    const facts = randomConversations(seed, 400);
    for (const { type } of facts) seen.add(type);
    return { seed, facts, records: rebuilt(facts).records };
  });
  const daysAlone = ALONE.map((seed) => {
    const facts = randomConversations(seed, 400, false);
    return { seed, facts, records: rebuilt(facts).records };
  });

  it("have holds and transfers also where no supervisor does anything", () => {
    const types = new Set(daysAlone.flatMap(({ facts }) => facts.map(({ type }) => type)));
    for (const type of [
      "talk-held",
      "leg-held",
      "consult-answered",
      "three-way-begun",
      "transferred",
      "transfer-failed",
    ] as const)
      expect(types.has(type), type).toBe(true);
    for (const type of ["supervisor-joined", "taken-over", "intervened"] as const)
      expect(types.has(type), type).toBe(false);
  });

  it.each(["with supervisors", "without"])("give sums per call and per agent, to the millisecond, %s", (which) => {
    const found = { calls: 0, holds: 0, agents: 0, consulted: 0, wrapUps: 0, outgoing: 0 };
    for (const { seed, facts, records } of which === "without" ? daysAlone : days) {
      const counted = countedFrom(facts);
      const told = noSums();
      const outgoing = new OutgoingReport(ALL);
      for (const record of records) {
        for (const talk of record.talks) {
          const { talkMs, holdMs } = timesOf(talk, NOW);
          expect(talkMs + holdMs).toBe((talk.endedAt ?? NOW) - talk.startedAt);
          add(told.calls, record.call, talkMs);
          add(told.holds, record.call, holdMs);
        }
        for (const { agent, talkMs, holdMs, consultedMs, wrapUpMs } of handlingsOf(record, NOW)) {
          add(told.agents, agent, talkMs + holdMs);
          add(told.consulted, agent, consultedMs);
          add(told.wrapUps, agent, wrapUpMs);
        }
        const { talkMs, holdMs } = summaryOf(record, NOW);
        expect(talkMs, `seed ${seed}`).toBe(counted.calls.get(record.call) ?? 0);
        expect(holdMs, `seed ${seed}`).toBe(counted.holds.get(record.call) ?? 0);
        outgoing.take(record);
      }
      for (const kind of ["talkMs", "holdMs"] as const) add(told.outgoing, kind, outgoing.total()[kind]);
      expect(told, `seed ${seed}`).toEqual(counted);
      for (const name of Object.keys(found) as (keyof Sums)[]) found[name] += counted[name].size;
    }
    // Else it shows nothing.
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(20);
  });

  it("leave no button pressed of which nobody says that it is over", () => {
    let count = 0;
    for (const { seed, facts } of days) {
      const pressed = new Set<string>();
      const [on, off] = [
        { "talk-held": "hold", muted: "mute" },
        { "talk-unheld": "hold", unmuted: "mute" },
      ] as const;
      for (const fact of facts) {
        if (fact.type in on) {
          const button = `${on[fact.type as keyof typeof on]} ${(fact as { leg: LegId }).leg}`;
          expect(pressed.has(button), `seed ${seed}`).toBe(false);
          pressed.add(button);
          count += 1;
        } else if (fact.type in off) {
          const button = `${off[fact.type as keyof typeof off]} ${(fact as { leg: LegId }).leg}`;
          expect(pressed.delete(button), `seed ${seed}: ${button}`).toBe(true);
        } else if (fact.type === "leg-ended") {
          for (const kind of ["hold", "mute"]) pressed.delete(`${kind} ${fact.leg}`);
        } else if (fact.type === "leg-moved") {
          for (const kind of ["hold", "mute"]) expect(pressed.has(`${kind} ${fact.leg}`), `seed ${seed}`).toBe(false);
        }
      }
      expect(pressed.size, `seed ${seed}`).toBe(0);
    }
    expect(count).toBeGreaterThan(200);
  });

  it("give the same records however their facts are batched", () => {
    for (const { seed, facts, records } of days.slice(0, 20)) {
      let book = EMPTY_BOOK;
      // As the store keeps them.
      const stored = new Map<CallId, string>();
      for (let from = 0; from < facts.length; from += 1 + (seed % 4)) {
        const batch = facts.slice(from, from + 1 + (seed % 4));
        const known = callsOf(book, batch).flatMap((call) => {
          const text = stored.get(call);
          return text === undefined ? [] : [[call, JSON.parse(text) as CallRecord] as const];
        });
        const booked = bookFacts(book, batch, new Map(known));
        // Records may be asked for again at any time.
        book = seed % 2 === 0 ? booked.book : { ...booked.book, records: new Map() };
        for (const [call, record] of booked.touched) stored.set(call, JSON.stringify(record));
      }
      const whole = records.map((record) => [record.call, JSON.stringify(record)] as const);
      const plain = (all: Iterable<readonly [CallId, string]>) =>
        new Map([...all].map(([call, text]) => [call, JSON.parse(text) as unknown]));
      expect(plain(stored), `seed ${seed}`).toEqual(plain(whole));
    }
  });

  it("have no conversation beyond the life of its phones, nor two at once in a call", () => {
    for (const { seed, records } of days) for (const record of records) checkLives(record, `seed ${seed}`);
  });

  it("have outcomes that are disjoint, with whom an agent sent out among the answered", () => {
    let sentOut = 0;
    for (const { records } of days) {
      const report = new QueueReport(ALL);
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
      "recording-ordered",
      "recording-paused",
      "leg-held",
    );
    expect(all.filter((type) => !seen.has(type))).toEqual([]);
    const others = days.flatMap(({ facts }) => facts.filter((fact) => "insteadOf" in fact));
    expect(others.length).toBeGreaterThan(0);
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

type ConsultWith = "consulted" | "customer" | "both";

interface Consult {
  readonly of: LegId;
  readonly leg: LegId;
  answered: boolean;
  with: ConsultWith;
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
  readonly sums = noSums();
  readonly #agents = new Map<LegId, AgentId | undefined>();
  readonly #phones = new Set<LegId>();
  readonly #buttons = new Set<LegId>();
  readonly #consulting = new Map<CallId, Consult>();
  /** By the leg that is gone. */
  readonly #lost = new Map<LegId, Consult>();
  /** At which leg an agent made a call; of those that led to a number outside. */
  readonly #unrouted = new Map<CallId, LegId>();
  readonly #callers = new Map<CallId, LegId>();
  /** Call and agent whose talk it was. */
  readonly #talked = new Set<string>();
  readonly #wrappingUp = new Set<AgentId>();
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
        const isAsking = consult?.of === leg && consult.with === "consulted";
        return this.#phones.has(leg) || this.#buttons.has(leg) || isAsking;
      });
      add(waits ? this.sums.holds : this.sums.calls, call, ms);
      const caller = this.#callers.get(call);
      if (caller !== undefined && legs.includes(caller)) add(this.sums.outgoing, waits ? "holdMs" : "talkMs", ms);
      for (const leg of legs) {
        const agent = this.#agents.get(leg);
        if (agent !== undefined) add(this.sums.agents, agent, ms);
      }
    }
    for (const { leg, answered, with: those } of this.#consulting.values()) {
      const agent = this.#agents.get(leg);
      if (answered && those !== "customer" && agent !== undefined) add(this.sums.consulted, agent, ms);
    }
    for (const agent of this.#wrappingUp) add(this.sums.wrapUps, agent, ms);
  }

  #seat(fact: Fact): void {
    if (fact.type === "call-started" && !this.#agents.has(fact.leg)) this.#agents.set(fact.leg, fact.signedIn);
    if (fact.type === "leg-dialled") this.#agents.set(fact.leg, fact.agent ?? fact.signedIn);
    if (fact.type === "leg-replaces") this.#agents.set(fact.leg, fact.agent);
    if (fact.type === "call-started" && fact.signedIn !== undefined) this.#unrouted.set(fact.call, fact.leg);
    if (fact.type === "call-routed") {
      const caller = this.#unrouted.get(fact.call);
      if (caller !== undefined && fact.step.type === "outside") this.#callers.set(fact.call, caller);
      this.#unrouted.delete(fact.call);
    }
    if (fact.type === "bridged") {
      const [caller, callee] = fact.legs.map((leg) => this.#agents.get(leg));
      const whose = fact.agent ?? callee ?? caller;
      if (whose !== undefined) this.#talked.add(`${fact.call} ${whose}`);
    }
    if (fact.type === "agent-changed") this.#work(fact);
  }

  /** After-call work is that of a call that the agent has talked in, and lasts while they are said to do it. */
  #work({ agent, callState, call }: Extract<Fact, { type: "agent-changed" }>): void {
    const isIts = callState === "ACW" && this.#talked.has(`${String(call)} ${agent}`);
    if (isIts) this.#wrappingUp.add(agent);
    else this.#wrappingUp.delete(agent);
  }

  #press(fact: Fact): void {
    if (fact.type === "leg-held") this.#phones.add(fact.leg);
    if (fact.type === "leg-resumed") this.#phones.delete(fact.leg);
    if (fact.type === "talk-held") this.#buttons.add(fact.leg);
    if (fact.type === "talk-unheld") this.#buttons.delete(fact.leg);
    if (fact.type === "consult-begun") {
      this.#consulting.set(fact.call, { of: fact.of, leg: fact.leg, answered: false, with: "consulted" });
    }
    if (fact.type === "leg-dialled" && fact.insteadOf !== undefined) {
      const lost = this.#lost.get(fact.insteadOf);
      if (lost !== undefined) this.#consulting.set(fact.call, { ...lost, leg: fact.leg });
    }
    if (fact.type === "consult-answered") this.#turn(fact.call, { answered: true });
    if (fact.type === "consult-ended") this.#consulting.delete(fact.call);
    if (fact.type === "swapped") this.#turn(fact.call, { with: fact.to });
    if (fact.type === "three-way-begun") this.#turn(fact.call, { with: "both" });
    if (fact.type === "three-way-ended") this.#turn(fact.call, { with: "consulted" });
  }

  #move(fact: Fact): void {
    switch (fact.type) {
      case "transferred":
        this.#gone(fact.from);
        return;
      case "leg-ended":
        this.#buttons.delete(fact.leg);
        this.#gone(fact.leg);
        return;
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

  #turn(call: CallId, change: { answered: true } | { with: ConsultWith }): void {
    const consult = this.#consulting.get(call);
    if (consult !== undefined) Object.assign(consult, change);
  }

  #gone(leg: LegId): void {
    this.#pairs = this.#pairs.filter(({ legs }) => !legs.includes(leg));
    for (const [call, one] of this.#consulting) {
      if (one.of !== leg && one.leg !== leg) continue;
      this.#consulting.delete(call);
      this.#lost.set(leg, one);
    }
  }
}
