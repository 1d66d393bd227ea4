// What became of the callers and what the agents did, counted from the facts of one run.
import type { Fact, QueueOutcome } from "../core/facts.ts";
import type { AgentId, CallId, QueueName } from "../core/model.ts";
import { SHORT_ABANDON_MS, type CallerCounts } from "../core/report/answered-in-time.ts";
import { intervalsOf, type Scenario } from "./scenario.ts";

/** Callers of one queue who joined in one interval. */
export interface QueueCell extends CallerCounts {
  readonly timedOut: number;
  readonly overflowed: number;
  readonly noAgent: number;
  readonly transferredOut: number;
  readonly errors: number;
  /** Waits of those who were answered, and of all. */
  readonly answeredWaitMs: number;
  readonly waitMs: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What an agent did. Ringing, talking and wrap-up are his occupation. */
export const ACTIVITIES = ["idle", "ringing", "talking", "wrap-up", "break"] as const;
export type Activity = (typeof ACTIVITIES)[number];
export type Times = Record<Activity, number>;

interface Stay {
  readonly queue: QueueName;
  readonly joinedAt: number;
}

export class Tally {
  readonly queues = new Map<string, Mutable<QueueCell>[]>();
  /** All agents together in each interval, and each agent over all of them. */
  readonly perInterval: Times[];
  readonly perAgent = new Map<AgentId, Times>();
  /** Calls that each agent was bridged to. */
  readonly served = new Map<AgentId, number>();
  /** Waits of the answered callers of each queue, for percentiles. */
  readonly waits = new Map<string, number[]>();
  /** Callers who were not answered in the very instant they came. */
  waited = 0;
  /** Callers in line, integrated over time: what Little's law compares with the sum of their waits. */
  lineMs = 0;
  waitsMs = 0;
  readonly #scenario: Scenario;
  readonly #startAt: number;
  readonly #stays = new Map<CallId, Stay>();
  readonly #doing = new Map<AgentId, { readonly activity: Activity; readonly since: number }>();
  #inLine = 0;
  #lineSince: number;

  constructor(scenario: Scenario, startAt: number) {
    this.#scenario = scenario;
    this.#startAt = startAt;
    this.#lineSince = startAt;
    const count = intervalsOf(scenario);
    this.perInterval = Array.from({ length: count }, noTimes);
    for (const { name } of scenario.queues) {
      this.queues.set(name, Array.from({ length: count }, noCallers));
      this.waits.set(name, []);
    }
  }

  take(facts: readonly Fact[]): void {
    for (const fact of facts) this.#takeFact(fact);
  }

  #takeFact(fact: Fact): void {
    switch (fact.type) {
      case "queue-joined":
        this.#lineChanges(fact.at, 1);
        this.#stays.set(fact.call, { queue: fact.queue, joinedAt: fact.at });
        return;
      case "queue-left":
        this.#lineChanges(fact.at, -1);
        this.waitsMs += fact.waitMs;
        this.#leaves(fact.call, fact.outcome, fact.waitMs);
        return;
      case "bridged":
        if (fact.agent !== undefined) this.served.set(fact.agent, (this.served.get(fact.agent) ?? 0) + 1);
        return;
      case "agent-changed":
        this.#agentDoes(fact.agent, activityOf(fact), fact.at);
        return;
      default:
        return;
    }
  }

  #lineChanges(at: number, by: 1 | -1): void {
    this.lineMs += this.#inLine * (at - this.#lineSince);
    this.#inLine += by;
    this.#lineSince = at;
  }

  #leaves(call: CallId, outcome: QueueOutcome, waitMs: number): void {
    const stay = this.#stays.get(call);
    if (stay === undefined) return;
    this.#stays.delete(call);
    const joinedMs = stay.joinedAt - this.#startAt;
    const cell = this.queues.get(stay.queue)?.[Math.floor(joinedMs / this.#scenario.intervalMs)];
    if (cell === undefined || joinedMs < this.#scenario.warmUpMs) return;
    cell.offered += 1;
    cell.waitMs += waitMs;
    if (waitMs > 0) this.waited += 1;
    const inTime = waitMs <= this.#scenario.serviceLevel.targetMs;
    switch (outcome) {
      case "answered":
        cell.answered += 1;
        cell.answeredWaitMs += waitMs;
        if (inTime) cell.answeredInTime += 1;
        this.waits.get(stay.queue)?.push(waitMs);
        return;
      case "abandoned":
        cell.abandoned += 1;
        if (inTime) cell.abandonedInTime += 1;
        if (waitMs < SHORT_ABANDON_MS) cell.abandonedShort += 1;
        return;
      case "timed-out":
        cell.timedOut += 1;
        return;
      case "overflowed":
        cell.overflowed += 1;
        return;
      case "no-agent":
        cell.noAgent += 1;
        return;
      case "transferred-out":
        cell.transferredOut += 1;
        return;
      case "error":
        cell.errors += 1;
        return;
    }
  }

  #agentDoes(agent: AgentId, activity: Activity | undefined, at: number): void {
    const before = this.#doing.get(agent);
    if (before !== undefined) this.#addTime(agent, before.activity, before.since, at);
    if (activity === undefined) this.#doing.delete(agent);
    else this.#doing.set(agent, { activity, since: at });
  }

  /** Spread over the intervals in which it was; what is outside of the counted time is left out. */
  #addTime(agent: AgentId, activity: Activity, from: number, to: number): void {
    const { intervalMs, warmUpMs, durationMs } = this.#scenario;
    let at = Math.max(from - this.#startAt, warmUpMs);
    const end = Math.min(to - this.#startAt, durationMs);
    let own = this.perAgent.get(agent);
    if (own === undefined) this.perAgent.set(agent, (own = noTimes()));
    while (at < end) {
      const index = Math.floor(at / intervalMs);
      const until = Math.min(end, (index + 1) * intervalMs);
      const interval = this.perInterval[index];
      if (interval !== undefined) interval[activity] += until - at;
      own[activity] += until - at;
      at = until;
    }
  }

  /** Of all who came. */
  get waitedShare(): number {
    return this.waited / addCallers([...this.queues.values()].flat()).offered;
  }

  /** What agents still do counts until now. */
  finish(at: number): void {
    for (const agent of [...this.#doing.keys()]) this.#agentDoes(agent, undefined, at);
  }
}

function activityOf(fact: Extract<Fact, { type: "agent-changed" }>): Activity | undefined {
  if (fact.state === "LOGOUT") return undefined;
  switch (fact.callState) {
    case "RINGING":
      return "ringing";
    case "TALKING":
    case "HELD":
    case "DIALING":
      return "talking";
    case "ACW":
      return "wrap-up";
    case "IDLE":
      return fact.state === "READY" ? "idle" : "break";
  }
}

export function noTimes(): Times {
  return { idle: 0, ringing: 0, talking: 0, "wrap-up": 0, break: 0 };
}

export function sumTimes(all: readonly Times[]): Times {
  const sum = noTimes();
  for (const times of all) for (const activity of ACTIVITIES) sum[activity] += times[activity];
  return sum;
}

/** The share of the time in which calls were handled, of that in which they could have been; NaN: nobody was there. */
export function occupancyOf(times: Times): number {
  const busy = times.ringing + times.talking + times["wrap-up"];
  return busy / (busy + times.idle);
}

export function noCallers(): Mutable<QueueCell> {
  return {
    ...{ offered: 0, answered: 0, answeredInTime: 0, abandoned: 0, abandonedInTime: 0, abandonedShort: 0 },
    ...{ timedOut: 0, overflowed: 0, noAgent: 0, transferredOut: 0, errors: 0, answeredWaitMs: 0, waitMs: 0 },
  };
}

export function addCallers(all: readonly QueueCell[]): QueueCell {
  const sum = noCallers();
  for (const cell of all) for (const key of Object.keys(sum) as (keyof QueueCell)[]) sum[key] += cell[key];
  return sum;
}
