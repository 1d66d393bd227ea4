// Who is whose: breaks in single queues, places taken away, and offers of those who talk already. Told from what was asked for,
// from facts and from snapshots alone.
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { ConfigChange } from "../../src/core/model.ts";
import type { Snapshot } from "../../src/core/views/snapshot.ts";

export class PlaceRules {
  readonly #break: (rule: string) => void;
  /** `agent queue`: they have a place there. */
  readonly #places = new Set<string>();
  /** They have asked for a break there, and for nothing since that ends it. */
  readonly #resting = new Set<string>();
  /** Whose place was taken away, and who has not signed in there since. */
  readonly #out = new Set<string>();
  readonly #simo = new Map<string, number>();
  #before: Snapshot | undefined;
  /** How often there was something to be seen. */
  readonly seen = new Map<string, number>();

  constructor(onBroken: (rule: string) => void) {
    this.#break = onBroken;
  }

  afterStep(event: Event, facts: readonly Fact[], after: Snapshot): void {
    if (event.type === "started") this.#configured(event.configuration, after);
    else if (event.type === "configured") this.#configured(event.changes, after);
    // At a mistake of ours in their row an agent may be taken out of everything.
    const isBlamed = (agent: string) => facts.some((fact) => fact.type === "repaired" && fact.agent === agent);
    if (!("agent" in event && isBlamed(event.agent))) this.#asked(event, after);
    for (const fact of facts) this.#told(fact);
    this.#checkTalking(after);
    this.#before = after;
  }

  #count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  #configured(changes: readonly ConfigChange[], after: Snapshot): void {
    for (const change of changes) {
      if (change.type === "put-agent") this.#simo.set(change.agent.agent, change.agent.simo);
      else if (change.type === "put-tier" && isQueue(after, change.tier.queue))
        this.#places.add(`${change.tier.agent} ${change.tier.queue}`);
      else if (change.type === "drop-tier" && this.#places.delete(`${change.agent} ${change.queue}`))
        this.#takenAway(change.agent, change.queue, after);
    }
  }

  #takenAway(agent: string, queue: string, after: Snapshot): void {
    if (!isIn(this.#before, agent, queue)) return;
    this.#count("place taken away");
    this.#out.add(`${agent} ${queue}`);
    if (isIn(after, agent, queue)) this.#break(`${agent} is in ${queue} without the place that was taken away`);
    const line = after.queues.find((one) => one.queue === queue)?.waiting.map(({ call }) => call) ?? [];
    const rings = after.calls.some(
      ({ call, offers }) => line.includes(call) && offers.some((one) => one.agent === agent),
    );
    if (rings) this.#break(`${agent} is rung for ${queue} though the place there was taken away`);
  }

  #asked(event: Event, after: Snapshot): void {
    if (event.type !== "agent-break" && event.type !== "agent-ready") return;
    const { type, agent, queue } = event;
    if (type === "agent-ready" && queue === undefined) this.#forget(this.#resting, agent, undefined);
    if (queue === undefined || !isIn(this.#before, agent, queue)) return;
    this.#count(`${type} in a queue`);
    for (const other of after.queues.map((one) => one.queue).filter((one) => one !== queue)) {
      const [was, is] = [isPresent(this.#before, agent, other), isPresent(after, agent, other)];
      if (type === "agent-ready" && is && !was) this.#break(`${agent} is ready in ${other}, and wanted ${queue}`);
      if (type === "agent-break" && was && !is) this.#break(`${agent} is on break in ${other}, and wanted ${queue}`);
    }
    if (type === "agent-ready") this.#resting.delete(`${agent} ${queue}`);
    else this.#resting.add(`${agent} ${queue}`);
  }

  #told(fact: Fact): void {
    if (fact.type === "agent-signed-in") this.#out.delete(`${fact.agent} ${fact.queue ?? ""}`);
    else if (fact.type === "agent-signed-out") this.#forget(this.#resting, fact.agent, fact.queue);
    else if (fact.type === "offer-made") {
      const place = `${fact.agent} ${fact.queue}`;
      if (this.#resting.has(place)) this.#break(`${fact.agent} was offered a call of ${fact.queue} in a break there`);
      if (this.#out.has(place)) this.#break(`${fact.agent} was offered a call of ${fact.queue} and has no place there`);
    }
  }

  #forget(places: Set<string>, agent: string, queue: string | undefined): void {
    for (const place of [...places]) {
      if (queue === undefined ? place.startsWith(`${agent} `) : place === `${agent} ${queue}`) places.delete(place);
    }
  }

  /** Whoever talks, and takes no more calls than that, is rung for no queue. */
  #checkTalking({ agents, phones, calls }: Snapshot): void {
    const peers = new Set(calls.flatMap(({ peer }) => peer ?? []));
    for (const { agent, extn } of agents) {
      const legs = phones.find((phone) => phone.extn === extn)?.legs ?? [];
      const talks = legs.filter((leg) => peers.has(leg)).length;
      const rings = calls.flatMap(({ offers }) => offers.filter((one) => one.agent === agent)).length;
      if (talks > 0 && talks + rings > Math.max(talks, this.#simo.get(agent) ?? 1))
        this.#break(`${agent} talks and is rung for a queue`);
    }
  }
}

function isQueue({ queues }: Snapshot, queue: string): boolean {
  return queues.some((one) => one.queue === queue);
}

function isIn(snapshot: Snapshot | undefined, agent: string, queue: string): boolean {
  return snapshot?.queues.find((one) => one.queue === queue)?.members.some((one) => one === agent) === true;
}

function isPresent(snapshot: Snapshot | undefined, agent: string, queue: string): boolean {
  return snapshot?.queues.find((one) => one.queue === queue)?.present.some((one) => one === agent) === true;
}
