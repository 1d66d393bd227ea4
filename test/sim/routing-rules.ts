// Who may be offered whom, told from configuration, facts and snapshots alone: levels, retained agents, how many phones ring,
// several calls an agent, and that every explanation is true.
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { ConfigChange, QueueConfig } from "../../src/core/model.ts";
import type { QueueSnapshot, Snapshot, WaitingSnapshot } from "../../src/core/views/snapshot.ts";

type OfferMade = Extract<Fact, { type: "offer-made" }>;

/** A caller in a queue as the facts have them. */
interface Wait {
  readonly joinedAt: number;
  readonly ringing: Set<string>;
  /** The last offer, if it was made one phone after the other. */
  progressedAt: number | undefined;
}

const MOST_CANDIDATES = 16;
const NEXT_PHONE_MS = 10_000;

export class RoutingRules {
  readonly #break: (rule: string) => void;
  readonly #queues = new Map<string, QueueConfig>();
  readonly #simo = new Map<string, number>();
  readonly #waits = new Map<string, Wait>();
  /** Legs of offers and of the talks they led to, by agent. */
  readonly #legs = new Map<string, Set<string>>();
  readonly #forgiven = new Set<string>();
  /** The extension that each call came from. */
  readonly #callers = new Map<string, string>();
  #before: Snapshot | undefined;

  constructor(onBroken: (rule: string) => void) {
    this.#break = onBroken;
  }

  /** Whether it is the call of whoever is at this phone, who is not offered it. */
  isOwn(call: string, extn: string): boolean {
    return this.#callers.get(call) === extn;
  }

  /** A planted fault has ended this call. */
  forgive(call: string): void {
    this.#waits.delete(call);
    this.#forgiven.add(call);
  }

  afterStep(event: Event, facts: readonly Fact[], after: Snapshot): void {
    if (event.type === "started") this.#learn(event.configuration);
    else if (event.type === "configured") this.#learn(event.changes);
    for (const fact of facts) this.#afterFact(fact, after);
    for (const queue of after.queues) {
      for (const waiting of queue.waiting) this.#checkWaiting(after, queue, waiting);
    }
    this.#before = after;
  }

  #learn(changes: readonly ConfigChange[]): void {
    for (const change of changes) {
      if (change.type === "put-queue") this.#queues.set(change.queue.name, change.queue);
      else if (change.type === "put-agent") this.#simo.set(change.agent.agent, change.agent.simo);
    }
  }

  #afterFact(fact: Fact, after: Snapshot): void {
    if ("call" in fact && fact.type !== "leg-ended" && this.#forgiven.has(fact.call ?? "")) return;
    switch (fact.type) {
      case "call-started":
        if (fact.origin.type === "extension") this.#callers.set(fact.call, fact.origin.extn);
        return;
      case "call-ended":
        this.#callers.delete(fact.call);
        return;
      case "queue-joined":
        this.#waits.set(fact.call, { joinedAt: fact.at, ringing: new Set(), progressedAt: undefined });
        return;
      case "queue-left":
        this.#waits.delete(fact.call);
        return;
      case "offer-made":
        this.#checkOffer(fact, after);
        return;
      case "offer-ended":
        this.#waits.get(fact.call)?.ringing.delete(fact.agent);
        return;
      case "leg-ended":
        for (const legs of this.#legs.values()) legs.delete(fact.leg);
        return;
      default:
        return;
    }
  }

  #checkOffer(fact: OfferMade, after: Snapshot): void {
    const wait = this.#waits.get(fact.call);
    const config = this.#queues.get(fact.queue);
    if (wait === undefined || config === undefined) return;
    this.#checkAgent(fact);
    if (fact.extn === this.#callers.get(fact.call)) this.#break(`agent ${fact.agent} was offered their own call`);
    if (wait.ringing.has(fact.agent)) this.#break(`agent ${fact.agent} was offered call ${fact.call} twice`);
    this.#checkPhones(fact, wait, config);
    wait.ringing.add(fact.agent);
    this.#checkLevel(fact, wait, config, after);
    this.#checkCandidates(fact);
  }

  #checkAgent({ agent, leg }: OfferMade): void {
    const legs = this.#legs.get(agent) ?? new Set();
    if (legs.size >= (this.#simo.get(agent) ?? 1)) this.#break(`agent ${agent} was offered one call too many`);
    legs.add(leg);
    this.#legs.set(agent, legs);
  }

  #checkPhones(fact: OfferMade, wait: Wait, { strategy }: QueueConfig): void {
    if (strategy === "ring-all") return;
    const progressively = strategy === "ring-progressively";
    if (wait.ringing.size > 0) {
      if (!progressively) this.#break(`${strategy} rings two phones for call ${fact.call}`);
      else if (wait.progressedAt !== undefined && fact.at < wait.progressedAt + NEXT_PHONE_MS)
        this.#break(`the next phone for call ${fact.call} rings after ${fact.at - wait.progressedAt} ms`);
    }
    wait.progressedAt = progressively ? fact.at : undefined;
  }

  #checkLevel({ queue, agent, at }: OfferMade, wait: Wait, config: QueueConfig, after: Snapshot): void {
    // Who was present when the offer was made is known before and after the step only.
    const told = [this.#before, after].flatMap((snapshot) => snapshot?.queues.find((one) => one.queue === queue) ?? []);
    if (told.length > 0 && !told.some((one) => isOpen(one, config, agent, at - wait.joinedAt)))
      this.#break(`agent ${agent} of a closed level of ${queue} was offered a call`);
  }

  #checkCandidates({ agent, candidates, call }: OfferMade): void {
    const names = new Set(candidates.map((candidate) => candidate.agent));
    if (names.size !== candidates.length) this.#break(`an offer of call ${call} names an agent twice`);
    if (candidates.length > MOST_CANDIDATES) this.#break(`an offer of call ${call} names too many agents`);
    const chosen = candidates.filter(({ skipped }) => skipped === undefined);
    if (!chosen.some((one) => one.agent === agent)) this.#break(`an offer of call ${call} does not name its agent`);
    if (candidates.slice(0, chosen.length).some(({ skipped }) => skipped !== undefined))
      this.#break(`an offer of call ${call} skipped somebody before its agent`);
  }

  #checkWaiting({ now, calls, agents }: Snapshot, queue: QueueSnapshot, waiting: WaitingSnapshot): void {
    const { call, looks, waitsFor, fromQueue } = waiting;
    const rings = (calls.find((one) => one.call === call)?.offers.length ?? 0) > 0;
    if ((waitsFor.type === "answer") !== (rings && waitsFor.type !== "connecting"))
      this.#break(`call ${call} is said to wait for ${waitsFor.type}`);
    if (waitsFor.type === "anybody" && queue.present.length > 0) this.#break(`call ${call} waits for anybody`);
    if (waitsFor.type === "agent") {
      const free = waitsFor.agents.find(({ skipped }) => skipped === "later-in-order" || skipped === "missed-before");
      if (free !== undefined) this.#break(`call ${call} waits although ${free.agent} is free`);
    }
    if (!looks || rings || (fromQueue && queue.eligible.length <= queue.config.retainAgents)) return;
    const isOwn = (agent: string): boolean =>
      agents.some((one) => one.agent === agent && one.extn === this.#callers.get(call));
    const free = queue.eligible.find(
      (agent) => !isOwn(agent) && isOpen(queue, queue.config, agent, now - waiting.joinedAt),
    );
    if (free !== undefined) this.#break(`call ${call} waits while agent ${free} could be offered it`);
  }
}

function isOpen({ places, present }: QueueSnapshot, config: QueueConfig, agent: string, waitedMs: number): boolean {
  const levelOf = (id: string): number => places.find((place) => place.agent === id)?.level ?? 1;
  const level = levelOf(agent);
  return waitedMs >= config.levelWaitMs * (level - 1) || present.every((id) => levelOf(id) >= level);
}
