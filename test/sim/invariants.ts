// The rules of routing that are never broken, told from facts and snapshots alone: no word of the engine's own code.
import type { Event } from "../../src/core/events.ts";
import type { Snapshot } from "../../src/core/views/snapshot.ts";
import type { Fact, QueueOutcome } from "../../src/core/facts.ts";
import type { VoiceMessage } from "../../src/core/model.ts";
import { checkArmed } from "./armed-rules.ts";
import { isAboutMessages, MessageRules, type Lamp } from "./message-rules.ts";
import { PlaceRules } from "./place-rules.ts";
import { PromiseRules } from "./promise-rules.ts";
import { RoutingRules } from "./routing-rules.ts";

interface Stay {
  readonly queue: string;
  /** By which they are served: smaller before larger. */
  readonly order: number;
  /** By which they came, wherever in the line they were let in. */
  readonly joined: number;
  readonly offers: Set<string>;
  answeredBy: string | undefined;
  answeredLeg: string | undefined;
}

/** All that may be told of a call that was refused, also while it waited. */
const ENDINGS: ReadonlySet<Fact["type"]> = new Set([
  ...(["caller-known", "leg-ended", "call-ended", "agent-changed", "offer-ended", "queue-left"] as const),
]);

/** What may be told of a call that is over: recordings are being written for a moment, and its agents work on it. */
function mayFollow(fact: Fact): boolean {
  if (fact.type === "agent-changed") return fact.callState === "ACW";
  const { type } = fact;
  return type.startsWith("recording") || ["message-left", "message-dropped", "message-failed"].includes(type);
}

/** Follows a run and collects what must never be seen. */
export class Invariants {
  readonly broken: string[] = [];
  readonly outcomes = new Map<QueueOutcome, number>();
  /** Who joined a queue and who was turned away from one. */
  offered = 0;
  /** What happened in menus and with callers to be called back, how often. */
  readonly menus = new Map<string, number>();
  bridged = 0;
  surveyed = 0;
  surveyAnswers = 0;
  started = 0;
  ended = 0;
  readonly #living = new Set<string>();
  readonly #ended = new Set<string>();
  readonly #stays = new Map<string, Stay>();
  readonly #bridgedCalls = new Set<string>();
  readonly #livingLegs = new Map<string, string>();
  readonly #priorities = new Map<string, number>();
  readonly #refused = new Set<string>();
  readonly #unanswered = new Set<string>();
  /** Whom an agent has lost, or nobody has taken. */
  readonly #lost = new Set<string>();
  /** Who looked for an agent when the step before was over, and from whom none is kept back. */
  #looking: ReadonlySet<string> = new Set();
  /** Queues whose levels open one after the other, now or earlier. */
  readonly #levelled = new Set<string>();
  readonly #routing = new RoutingRules((rule) => this.#break(rule));
  readonly places = new PlaceRules((rule) => this.#break(rule));
  readonly #messages = new MessageRules((rule) => this.#break(rule));
  /** Calls that a planted fault has ended: what is told of them by then need not make sense. */
  readonly #crashed = new Set<string>();
  readonly #forgives: boolean;
  #lastSeq: number | undefined;
  #lastAt = 0;

  /** `forgives`: faults are planted, and named by `repaired`. */
  constructor(forgives = false) {
    this.#forgives = forgives;
  }

  #break(rule: string): void {
    if (this.broken.length < 20) this.broken.push(rule);
  }

  afterStep(event: Event, facts: readonly Fact[], snapshot: Snapshot): void {
    if (this.#forgives) this.#forgive(facts);
    this.#routing.afterStep(event, facts, snapshot);
    this.places.afterStep(event, facts, snapshot);
    const levelled = snapshot.queues.filter(({ config }) => config.levelWaitMs > 0).map(({ queue }) => queue);
    for (const queue of levelled) this.#levelled.add(queue);
    for (const fact of facts) this.#afterFact(fact);
    this.#checkSnapshot(snapshot);
  }

  #forgive(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.type !== "repaired" || fact.call === undefined || this.#crashed.has(fact.call)) continue;
      this.#crashed.add(fact.call);
      this.#routing.forgive(fact.call);
      if (this.#stays.delete(fact.call)) this.outcomes.set("error", (this.outcomes.get("error") ?? 0) + 1);
    }
  }

  readonly #promises = new PromiseRules((rule) => this.#break(rule));

  #afterFact(fact: Fact): void {
    this.#checkOrder(fact);
    this.#promises.after(fact);
    if (fact.type === "callback-superseded") this.#afterSuperseded(fact);
    if ("call" in fact && fact.call !== undefined && this.#crashed.has(fact.call)) {
      this.#afterCrashed(fact);
      return;
    }
    if (isAboutMessages(fact)) {
      this.#messages.after(fact);
      this.#count(fact.type);
    } else this.#afterOther(fact);
  }

  /** Places that were taken over by callers who have not joined yet. */
  readonly #places = new Map<string, number>();

  #checkOrder(fact: Fact): void {
    if (this.#lastSeq !== undefined && fact.seq !== this.#lastSeq + 1)
      this.#break(`fact ${fact.seq} after ${this.#lastSeq}`);
    this.#lastSeq = fact.seq;
    if (fact.at < this.#lastAt) this.#break(`fact ${fact.seq} goes back in time`);
    this.#lastAt = fact.at;
    if ("call" in fact && fact.call !== undefined && this.#crashed.has(fact.call)) return;
    if ("call" in fact && fact.call !== undefined && this.#refused.has(fact.call) && !ENDINGS.has(fact.type)) {
      this.#break(`${fact.type} of call ${fact.call} whose caller is on the black list`);
    }
    if ("call" in fact && fact.call !== undefined && this.#ended.has(fact.call) && !mayFollow(fact)) {
      this.#break(`${fact.type} of call ${fact.call} after its end`);
    }
  }

  /** Its legs and its end are counted all the same. */
  #afterCrashed(fact: Fact): void {
    if (isAboutMessages(fact)) this.#messages.after(fact);
    else if (fact.type === "leg-ended") this.#livingLegs.delete(fact.leg);
    else if (["call-started", "call-ended", "leg-dialled", "callback-dialled"].includes(fact.type))
      this.#afterOther(fact);
  }

  #afterOther(fact: Fact): void {
    switch (fact.type) {
      case "call-started":
        this.started += 1;
        if (this.#living.has(fact.call)) this.#break(`call ${fact.call} started twice`);
        this.#living.add(fact.call);
        this.#livingLegs.set(fact.leg, fact.call);
        return;
      case "survey-invited":
      case "survey-answered":
        this.#afterSurvey(fact);
        return;
      case "intervened":
        return void this.#priorities.set(fact.call, fact.line?.priority ?? this.#priorityOf(fact.call));
      case "caller-known":
        this.#priorities.set(fact.call, fact.priority);
        if (fact.kind === "black") this.#refused.add(fact.call);
        return;
      case "call-ended":
        this.#afterCallEnded(fact.call);
        return;
      case "menu-entered":
      case "menu-key":
      case "menu-left":
        this.#count(fact.type === "menu-key" ? `${fact.type} ${fact.meaning}` : fact.type);
        if (fact.type === "menu-left") this.#count(`${fact.type} ${fact.to}`);
        return;
      case "queue-joined":
        this.#afterJoined(fact);
        return;
      case "queue-left":
        this.#afterQueueLeft(fact);
        return;
      case "offer-made":
        this.#afterOfferMade(fact);
        return;
      case "offer-ended":
        this.#afterOfferEnded(fact);
        return;
      case "callback-promised":
      case "callback-dialled":
      case "callback-failed":
      case "callback-put-off":
        this.#afterCallback(fact);
        return;
      case "leg-dialled":
      case "leg-replaces":
      case "leg-moved":
        this.#livingLegs.set(fact.leg, fact.call);
        return;
      case "leg-ended":
        if (!this.#livingLegs.delete(fact.leg)) this.#break(`leg ${fact.leg} ended without a beginning, or twice`);
        this.#reopen(fact.call, fact.leg);
        return;
      case "bridged":
        this.#afterBridged(fact);
        return;
      case "consult-ended":
      case "transfer-failed":
        if (fact.type === "transfer-failed" ? fact.then === "queue" : fact.end === "agent-lost")
          this.#lost.add(fact.call);
        return;
      case "repaired":
        if (!this.#forgives) this.#break(`repaired: ${fact.what}`);
        return;
      default:
        return;
    }
  }

  #afterCallback(fact: Extract<Fact, { type: `callback-${"promised" | "dialled" | "failed" | "put-off"}` }>): void {
    this.#count(fact.type === "callback-put-off" ? `${fact.type} ${fact.reason}` : fact.type);
    const stay = this.#stays.get(fact.call);
    if (stay === undefined) this.#break(`call ${fact.call} is to be called back and waits in no queue`);
    else if (fact.type === "callback-put-off") stay.answeredBy = undefined; // Their agent is let go.
    if (fact.type !== "callback-dialled") return;
    this.#livingLegs.set(fact.leg, fact.call);
    if (fact.attempt > 3) this.#break(`call ${fact.call} is called back once more than it may be`);
  }

  /** Whoever is there again has the place that was kept for them. */
  #afterSuperseded({ call, by }: Extract<Fact, { type: "callback-superseded" }>): void {
    this.#count("callback-superseded");
    const former = this.#stays.get(call);
    const stay = this.#stays.get(by);
    if (former === undefined) this.#break(`call ${call} was owed a call and waited in no queue`);
    else if (stay === undefined) this.#places.set(by, former.order);
    else if (former.order < stay.order) this.#stays.set(by, { ...stay, order: former.order });
  }

  #afterSurvey({ type, call }: Extract<Fact, { type: "survey-invited" | "survey-answered" }>): void {
    if (type === "survey-invited") {
      this.surveyed += 1;
      if (!this.#bridgedCalls.has(call)) this.#break(`call ${call} is asked how it was and never talked`);
      this.#unanswered.add(call);
      return;
    }
    this.surveyAnswers += 1;
    if (!this.#unanswered.delete(call)) this.#break(`call ${call} said how it was without being asked`);
  }

  #afterCallEnded(call: string): void {
    this.ended += 1;
    if (!this.#living.delete(call)) this.#break(`call ${call} ended twice or never began`);
    this.#ended.add(call);
    if (this.#stays.has(call)) this.#break(`call ${call} ended while still in a queue`);
    for (const [leg, owner] of this.#livingLegs)
      if (owner === call) this.#break(`call ${call} ended before its leg ${leg}`);
  }

  #afterJoined({ call, queue }: Extract<Fact, { type: "queue-joined" }>): void {
    this.offered += 1;
    if (this.#stays.has(call)) this.#break(`call ${call} joined a second queue`);
    const nobody = { answeredBy: undefined, answeredLeg: undefined };
    // Whom an agent has lost comes before all who have come of their own.
    const kept = this.#places.get(call);
    this.#places.delete(call);
    const order = this.#lost.delete(call) ? this.offered - 1e9 : (kept ?? this.offered);
    this.#stays.set(call, { queue, order, joined: this.offered, offers: new Set(), ...nobody });
  }

  #afterQueueLeft(fact: Extract<Fact, { type: "queue-left" }>): void {
    if (fact.outcome === "overflowed") {
      this.#afterTurnedAway(fact);
      return;
    }
    const stay = this.#stays.get(fact.call);
    if (stay?.queue !== fact.queue) this.#break(`call ${fact.call} left a queue it was not in`);
    if (stay !== undefined && stay.offers.size > 0)
      this.#break(`call ${fact.call} left its queue and still rings phones`);
    this.#stays.delete(fact.call);
    this.outcomes.set(fact.outcome, (this.outcomes.get(fact.outcome) ?? 0) + 1);
  }

  /** Never joined, and counted all the same. */
  #afterTurnedAway(fact: Extract<Fact, { type: "queue-left" }>): void {
    this.offered += 1;
    if (this.#stays.has(fact.call)) this.#break(`call ${fact.call} overflowed out of a queue it was in`);
    this.outcomes.set(fact.outcome, (this.outcomes.get(fact.outcome) ?? 0) + 1);
  }

  #afterOfferMade(fact: Extract<Fact, { type: "offer-made" }>): void {
    const stay = this.#stays.get(fact.call);
    if (stay === undefined) this.#break(`an offer for call ${fact.call} which waits in no queue`);
    if (stay === undefined) return;
    if (stay.answeredBy !== undefined) this.#break(`an offer for call ${fact.call} which is being connected`);
    stay.offers.add(fact.leg);
    for (const [call, other] of this.#stays) {
      if (this.#routing.isOwn(call, fact.extn)) continue;
      const byPriority = this.#priorityOf(call) - this.#priorityOf(fact.call);
      const isBefore = byPriority > 0 || (byPriority === 0 && other.order < stay.order);
      // Who has waited less may have fewer levels open, however important they are.
      const mayBeBehind = other.joined > stay.joined && this.#levelled.has(stay.queue);
      const passedOver = other.queue === stay.queue && isBefore && !mayBeBehind;
      // Who hears the greeting is not passed over: they may not be offered yet.
      if (passedOver && this.#looking.has(call) && other.offers.size === 0 && other.answeredBy === undefined) {
        this.#break(`call ${fact.call} was offered before call ${call}, which comes first`);
      }
    }
  }

  #priorityOf(call: string): number {
    return this.#priorities.get(call) ?? 0;
  }

  #afterOfferEnded(fact: Extract<Fact, { type: "offer-ended" }>): void {
    const stay = this.#stays.get(fact.call);
    if (stay?.offers.delete(fact.leg) !== true) this.#break(`an offer of call ${fact.call} ended that was not made`);
    if (fact.end !== "answered" || stay === undefined) return;
    if (stay.answeredBy !== undefined) this.#break(`call ${fact.call} was answered twice`);
    stay.answeredBy = fact.agent;
    stay.answeredLeg = fact.leg;
  }

  #afterBridged(fact: Extract<Fact, { type: "bridged" }>): void {
    this.bridged += 1;
    this.#bridgedCalls.add(fact.call);
    for (const leg of fact.legs)
      if (!this.#livingLegs.has(leg)) this.#break(`call ${fact.call} was bridged to a leg that has ended`);
    const stay = this.#stays.get(fact.call);
    if (stay !== undefined && fact.agent !== undefined && stay.answeredBy !== fact.agent)
      this.#break(`agent ${fact.agent} was bridged without having answered`);
  }

  /** A callee who answered and hung up before the bridge: the caller waits again. */
  #reopen(call: string, leg: string): void {
    const stay = this.#stays.get(call);
    if (stay?.answeredLeg === leg) stay.answeredBy = undefined;
  }

  #checkSnapshot(snapshot: Snapshot): void {
    const peers = new Map<string, string>();
    for (const call of snapshot.calls) {
      if (call.peer === undefined) continue;
      const other = peers.get(call.peer);
      if (other !== undefined) this.#break(`leg ${call.peer} talks in call ${other} and in call ${call.call}`);
      peers.set(call.peer, call.call);
    }
    for (const queue of snapshot.queues) {
      if (new Set(queue.waiting.map(({ call }) => call)).size !== queue.waiting.length)
        this.#break("a call stands in line twice");
    }
    this.#looking = new Set(
      snapshot.queues.flatMap(({ waiting }) =>
        waiting.filter(({ looks, fromQueue }) => looks && !fromQueue).map(({ call }) => call),
      ),
    );
    this.#checkPresent(snapshot);
    checkArmed(snapshot, (rule) => this.#break(rule));
    const waiting = snapshot.queues.reduce((sum, queue) => sum + queue.waiting.length, 0);
    const left = [...this.outcomes.values()].reduce((sum, count) => sum + count, 0);
    if (this.offered !== left + waiting) this.#break(`${this.offered} offered, ${left} left, ${waiting} wait`);
  }

  /** Present is who is signed in to the queue and not on break, at every instant. */
  #checkPresent({ queues, agents }: Snapshot): void {
    for (const { queue, present, desertedSince } of queues) {
      const ready = agents.filter(({ state, queues: names, breaks = [] }) => {
        return state === "READY" && names.includes(queue) && !breaks.some((one) => one.queue === queue);
      });
      const expected = ready.map(({ agent }) => agent).sort();
      if (JSON.stringify([...present].sort()) !== JSON.stringify(expected))
        this.#break(`in ${queue} ${present.join()} are present, ${expected.join()} should be`);
      if ((desertedSince === undefined) !== present.length > 0)
        this.#break(`${queue} is deserted since ${String(desertedSince)} with ${present.length} present`);
    }
  }

  #count(what: string): void {
    this.menus.set(what, (this.menus.get(what) ?? 0) + 1);
  }

  /** What each phone's lamp shows, at the end; undefined where it is not there or was told nothing. */
  lamps(kept: readonly VoiceMessage[], lamps: readonly (readonly [string, Lamp | undefined])[]): void {
    this.#messages.atEnd(kept, lamps);
  }

  /** When everybody has gone home: what is there all the same. */
  readonly stuck: string[] = [];

  /** When everybody has gone home. */
  atEnd(snapshot: Snapshot): void {
    this.#checkEnd(snapshot, (what) => {
      this.stuck.push(what);
      this.#break(what);
    });
  }

  #checkEnd(snapshot: Snapshot, found: (what: string) => void): void {
    if (this.started !== this.ended) found(`${this.started} calls started, ${this.ended} ended`);
    if (snapshot.calls.length > 0) found(`${snapshot.calls.length} calls are left`);
    if (snapshot.armed.length > 0) found(`${snapshot.armed.length} deadlines are still armed`);
    if (snapshot.awaited > 0) found(`${snapshot.awaited} outcomes are still waited for`);
    if (snapshot.recordings > 0) found(`${snapshot.recordings} recordings are still open`);
    for (const phone of snapshot.phones) if (phone.legs.length > 0) found(`phone ${phone.extn} still has a leg`);
    for (const { agent, callState } of snapshot.agents)
      if (callState !== "IDLE") found(`agent ${agent} is ${callState}`);
  }
}
