// What became of the callers and what the agents did, counted from the facts of one run.
import type { Fact, QueueOutcome } from "../core/facts.ts";
import type { AgentId, CallId, QueueName } from "../core/model.ts";
import { activityOf, noTimes, type Activity, type Times } from "../report/activity.ts";
import { addCounts, countLeaving, noCounts, type CountingQueue } from "../core/report/queue-counts.ts";
import { intervalsOf, type Scenario } from "./scenario.ts";

interface Stay {
  readonly queue: QueueName;
  readonly joinedAt: number;
}

export class Tally {
  /** Callers of each queue, by the interval in which they joined. */
  readonly queues = new Map<string, CountingQueue[]>();
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
      this.queues.set(name, Array.from({ length: count }, noCounts));
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
        this.#agentChanges(fact);
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
    if (waitMs > 0) this.waited += 1;
    if (outcome === "answered") this.waits.get(stay.queue)?.push(waitMs);
    countLeaving(cell, outcome, waitMs, this.#scenario.serviceLevel.targetMs);
  }

  #agentChanges({ agent, state, callState, at }: Extract<Fact, { type: "agent-changed" }>): void {
    this.#agentDoes(agent, state === "LOGOUT" ? undefined : activityOf({ state, callState }), at);
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
    return this.waited / addCounts([...this.queues.values()].flat()).offered;
  }

  /** What agents still do counts until now. */
  finish(at: number): void {
    for (const agent of [...this.#doing.keys()]) this.#agentDoes(agent, undefined, at);
  }
}
