// An independent judge of the routing, written from the rules alone: it follows the facts of a run, knows from them who
// could be offered a call at each instant, and says where an offer went to another agent, or was for another caller, than
// the rules have it. It shares no code with the engine, and is slow and plain on purpose.
import type { Fact } from "../../src/core/facts.ts";
import type { AgentConfig, QueueConfig } from "../../src/core/model.ts";

type FactOf<Type extends Fact["type"]> = Extract<Fact, { type: Type }>;

interface Person {
  readonly config: AgentConfig;
  readonly queues: Set<string>;
  readonly legs: Set<string>;
  readonly headStarts: Map<string, { talkMs: number; answered: number }>;
  extn: string;
  ready: boolean;
  /** Queues in which they are on break. */
  resting: ReadonlySet<string>;
  pending: boolean;
  /** A phone of theirs rings for a call of a queue. */
  reserved: boolean;
  wrapUntil: number;
  heldUntil: number;
  idleSince: number;
  missedInRow: number;
  answered: number;
  talkMs: number;
  talkSince: number | undefined;
}

interface Waiting {
  readonly call: string;
  readonly queue: QueueConfig;
  readonly joinedAt: number;
  readonly order: number;
  readonly fromQueue: boolean;
  readonly caller: string;
  readonly offers: Map<string, Person>;
  readonly misses: Map<Person, number>;
  priority: number;
  last: Person | undefined;
  lastAt: number;
  answeredLeg: string | undefined;
}

const NEXT_PHONE_MS = 10_000;

export class Oracle {
  readonly disagreements: string[] = [];
  judged = 0;
  readonly #people = new Map<string, Person>();
  readonly #queues: ReadonlyMap<string, QueueConfig>;
  readonly #waiting = new Map<string, Waiting>();
  readonly #lastOfQueue = new Map<string, Person>();
  readonly #lastServed = new Map<string, string>();
  readonly #callers = new Map<string, string>();
  /** That supervisors have given callers. */
  readonly #priorities = new Map<string, number>();
  /** At which phone of ours they are. */
  readonly #callersAt = new Map<string, string>();
  readonly #beenInQueue = new Set<string>();
  readonly #registered = new Set<string>();
  readonly #bridged = new Map<string, Person>();
  readonly #legs = new Map<string, { extn: string; call: string }>();
  #orders = 0;

  constructor(agents: readonly AgentConfig[], queues: readonly QueueConfig[]) {
    for (const config of agents) this.#people.set(config.agent, newPerson(config));
    this.#queues = new Map(queues.map((queue) => [queue.name, queue]));
  }

  /** The facts of one step, and its time: after it nobody may wait whom somebody could be offered. */
  afterStep(facts: readonly Fact[], at: number): void {
    for (const fact of facts) this.#take(fact);
    if (facts.length === 0) return;
    for (const one of this.#waiting.values()) {
      const [idle] = this.#looks(one, at) && this.#anybodyFree(one, at) ? this.#pool(one, at) : [];
      if (idle !== undefined) this.#disagree(at, `call ${one.call} waits while ${idle.config.agent} could take it`);
    }
  }

  #disagree(at: number, what: string): void {
    if (this.disagreements.length < 10) this.disagreements.push(`${new Date(at).toISOString()} ${what}`);
  }

  #take(fact: Fact): void {
    switch (fact.type) {
      case "phone-registered":
      case "phone-answers":
        this.#registered.add(fact.extn);
        return;
      case "phone-unregistered":
      // One that answers nothing is offered no more than one that is not there.
      case "phone-silent":
        this.#registered.delete(fact.extn);
        return;
      case "agent-signed-in": {
        this.#signsIn(this.#person(fact.agent), fact);
        return;
      }
      case "agent-signed-out": {
        this.#signsOut(this.#person(fact.agent), fact);
        return;
      }
      case "agent-changed": {
        this.#changes(this.#person(fact.agent), fact);
        return;
      }
      case "call-started":
        this.#callers.set(fact.call, fact.callerNumber);
        if (fact.origin.type === "extension") this.#callersAt.set(fact.call, fact.origin.extn);
        return;
      case "queue-joined": {
        this.#joins(fact);
        return;
      }
      case "queue-left":
        this.#waiting.delete(fact.call);
        return;
      case "intervened":
        this.#priorities.set(fact.call, fact.line?.priority ?? this.#priorityOf(fact.call));
        Object.assign(this.#waiting.get(fact.call) ?? {}, { priority: this.#priorityOf(fact.call) });
        return;
      case "leg-dialled":
        if (fact.to.type === "extension") this.#legs.set(fact.leg, { extn: fact.to.extn, call: fact.call });
        if (fact.to.type === "extension") this.#atPhone(fact.to.extn)?.legs.add(fact.leg);
        return;
      case "leg-ended": {
        this.#legEnds(fact);
        return;
      }
      case "offer-made": {
        this.#offers(this.#person(fact.agent), fact);
        return;
      }
      case "offer-ended": {
        this.#offerEnds(this.#person(fact.agent), fact);
        return;
      }
      case "bridged": {
        this.#talks(fact);
        return;
      }
      default:
        return;
    }
  }

  #priorityOf(call: string): number {
    return this.#priorities.get(call) ?? 0;
  }

  #person(agent: string): Person {
    const person = this.#people.get(agent);
    if (person === undefined) throw new Error(`a fact names ${agent}, whom nobody knows`);
    return person;
  }

  #atPhone(extn: string): Person | undefined {
    return [...this.#people.values()].find((person) => person.extn === extn);
  }

  #signsIn(person: Person, { at, extn, queue }: FactOf<"agent-signed-in">): void {
    if (person.extn === "")
      Object.assign(person, { extn, idleSince: at, missedInRow: 0, ready: false, pending: false });
    if (queue === undefined) return;
    // A newcomer is compared as if they had done as much as the least busy of the others; who comes back goes on.
    const others = [...this.#people.values()].filter((other) => other !== person && other.queues.has(queue));
    person.queues.add(queue);
    if (person.headStarts.has(queue)) return;
    const least = (of: (other: Person) => number): number => (others.length === 0 ? 0 : Math.min(...others.map(of)));
    person.headStarts.set(queue, {
      talkMs: Math.max(0, least((other) => talkOf(other, queue, at)) - talkOf(person, queue, at)),
      answered: Math.max(0, least((other) => answeredOf(other, queue)) - answeredOf(person, queue)),
    });
  }

  #signsOut(person: Person, { queue }: FactOf<"agent-signed-out">): void {
    if (queue !== undefined) person.queues.delete(queue);
    else {
      person.queues.clear();
      Object.assign(person, { extn: "", ready: false, resting: new Set(), pending: false, wrapUntil: 0, heldUntil: 0 });
    }
  }

  #changes(person: Person, { at, state, callState, pending, breaks }: FactOf<"agent-changed">): void {
    const ready = state === "READY";
    // Whoever says that they are ready has done their after-call work before its time.
    if (callState === "IDLE" && at < person.wrapUntil) {
      Object.assign(person, { wrapUntil: at, idleSince: at });
      if (person.config.lagMs > 0) person.heldUntil = Math.max(person.heldUntil, at + person.config.lagMs);
    }
    if (ready && !person.ready) Object.assign(person, { idleSince: Math.max(at, person.wrapUntil), missedInRow: 0 });
    const resting = new Set((breaks ?? []).map(({ queue }) => queue));
    Object.assign(person, { ready, resting, pending: pending !== undefined });
  }

  #joins({ at, call, queue }: FactOf<"queue-joined">): void {
    const config = this.#queues.get(queue);
    if (config === undefined) throw new Error(`a fact names queue ${queue}, which nobody knows`);
    const fromQueue = this.#beenInQueue.has(call);
    this.#beenInQueue.add(call);
    const place = { call, queue: config, joinedAt: at, order: (this.#orders += 1), fromQueue };
    const [caller, priority] = [this.#callers.get(call) ?? "", this.#priorityOf(call)];
    const empty = { offers: new Map(), misses: new Map(), last: undefined, lastAt: -Infinity, answeredLeg: undefined };
    this.#waiting.set(call, { ...place, caller, priority, ...empty });
  }

  #legEnds({ at, leg, call }: FactOf<"leg-ended">): void {
    const phone = this.#legs.get(leg);
    this.#legs.delete(leg);
    if (phone !== undefined) this.#atPhone(phone.extn)?.legs.delete(leg);
    const person = this.#bridged.get(leg);
    this.#bridged.delete(leg);
    if (person !== undefined) {
      person.talkMs += at - (person.talkSince ?? at);
      person.talkSince = undefined;
      person.wrapUntil = at + person.config.wrapUpMs;
      person.idleSince = person.wrapUntil;
      if (person.config.lagMs > 0)
        person.heldUntil = Math.max(person.heldUntil, person.wrapUntil + person.config.lagMs);
    }
    const waiting = this.#waiting.get(call);
    if (waiting?.answeredLeg !== leg) return;
    // They answered and hung up before they could talk: as if they had rejected it.
    waiting.answeredLeg = undefined;
    if (waiting.last !== undefined) this.#misses(waiting, waiting.last, "rejected", at);
  }

  #offerEnds(person: Person, { at, call, leg, end }: FactOf<"offer-ended">): void {
    const waiting = this.#waiting.get(call);
    person.reserved = false;
    if (waiting?.offers.delete(leg) !== true) {
      this.#disagree(at, `an offer of ${call} ended that was not made`);
      return;
    }
    if (end === "answered") {
      person.missedInRow = 0;
      Object.assign(waiting, { answeredLeg: leg, last: person });
    } else if (end !== "lost-race" && end !== "withdrawn") this.#misses(waiting, person, end, at);
  }

  #misses(waiting: Waiting, person: Person, end: string, at: number): void {
    waiting.misses.set(person, missesOf(waiting, person) + 1);
    person.missedInRow += 1;
    const { maxNoAnswer, rejectDelayMs, busyDelayMs } = person.config;
    // They are put on break instead, which a fact will say.
    if (maxNoAnswer > 0 && person.missedInRow >= maxNoAnswer) person.ready = false;
    else if (end !== "no-answer") {
      const ofKind = { rejected: rejectDelayMs, busy: busyDelayMs, "do-not-disturb": busyDelayMs }[end] ?? 0;
      const least = Math.min(60_000, 1_000 * 2 ** (person.missedInRow - 1));
      const holdMs = end === "media-refused" ? 30_000 : Math.max(least, ofKind);
      person.heldUntil = Math.max(person.heldUntil, at + holdMs);
    }
  }

  #talks({ at, call, agent, legs }: FactOf<"bridged">): void {
    if (agent === undefined) return;
    const person = this.#person(agent);
    this.#bridged.set(legs[1], person);
    person.answered += 1;
    person.talkSince = at;
    const caller = this.#callers.get(call) ?? "";
    if (caller !== "") this.#lastServed.set(caller, agent);
  }

  #offers(person: Person, { at, call, leg }: FactOf<"offer-made">): void {
    this.judged += 1;
    const waiting = this.#waiting.get(call);
    if (waiting === undefined) {
      this.#disagree(at, `an offer for ${call}, which does not wait`);
      return;
    }
    const { agent } = person.config;
    if (!this.#looks(waiting, at)) this.#disagree(at, `${agent} was offered ${call}, which looks for nobody now`);
    for (const other of this.#waiting.values()) {
      // What becomes due in this very instant (a level, a next phone) may come after what else happens in it.
      const isFirst =
        comesBefore(other, waiting) && this.#looks(other, at - 1) && this.#pool(other, at - 1).includes(person);
      if (isFirst) this.#disagree(at, `${agent} was offered ${call}, though ${other.call} comes first`);
    }
    // Who becomes free in this very instant may do so after the offer.
    const pools = [this.#pool(waiting, at), this.#pool(waiting, at, at)];
    const isRandom = waiting.queue.strategy === "random";
    if (!pools.some((pool) => (isRandom ? pool.includes(person) : pool[0] === person))) {
      this.#disagree(at, `${agent} was offered ${call} instead of ${pools[0]?.[0]?.config.agent ?? "nobody"}`);
    }
    waiting.offers.set(leg, person);
    person.reserved = true;
    Object.assign(waiting, { last: person, lastAt: at });
    this.#lastOfQueue.set(`${waiting.queue.name} ${person.config.level}`, person);
  }

  /** Whether they want somebody to be rung for them now. */
  #looks({ queue, offers, answeredLeg, lastAt }: Waiting, now: number): boolean {
    if (answeredLeg !== undefined) return false;
    if (offers.size === 0 || queue.strategy === "ring-all") return true;
    return queue.strategy === "ring-progressively" && now >= lastAt + NEXT_PHONE_MS;
  }

  /** Who can be offered this caller now, the best first; without those who become free at `except`. */
  #pool(waiting: Waiting, now: number, except?: number): Person[] {
    const { queue, fromQueue, offers } = waiting;
    const members = [...this.#people.values()].filter((person) => person.queues.has(queue.name));
    const free = members.filter((person) => this.#isFree(person, now) && !person.resting.has(queue.name));
    if (fromQueue && free.length <= queue.retainAgents) return [];
    // Nobody is offered their own call.
    const idle = free.filter(({ extn }) => extn !== this.#callersAt.get(waiting.call));
    const present = Math.min(
      ...members.filter((one) => one.ready && !one.resting.has(queue.name)).map(({ config }) => config.level),
    );
    const isOpen = ({ config: { level } }: Person): boolean =>
      level <= present || now >= waiting.joinedAt + queue.levelWaitMs * (level - 1);
    const isFresh = ({ heldUntil, wrapUntil }: Person): boolean => heldUntil === except || wrapUntil === except;
    const open = idle.filter((person) => isOpen(person) && !isFresh(person));
    const rung = [...offers.values()].map((person) => missesOf(waiting, person));
    const fewest = Math.min(...rung, ...open.map((person) => missesOf(waiting, person)));
    const equals = open.filter((person) => missesOf(waiting, person) === fewest);
    const together = queue.strategy === "ring-all" || queue.strategy === "ring-progressively";
    const lowest = Math.min(...equals.map(({ config }) => config.level));
    const pool = together ? equals : equals.filter(({ config }) => config.level === lowest);
    return pool.sort((a, b) => this.#compare(waiting, a, b) || byPlace(a, b));
  }

  #anybodyFree({ queue }: Waiting, now: number): boolean {
    for (const person of this.#people.values()) {
      if (person.queues.has(queue.name) && !person.resting.has(queue.name) && this.#isFree(person, now)) return true;
    }
    return false;
  }

  #isFree(person: Person, now: number): boolean {
    const { ready, pending, extn, legs, wrapUntil, heldUntil } = person;
    if (!ready || pending || person.reserved || !this.#registered.has(extn)) return false;
    return legs.size < Math.max(1, person.config.simo) && now >= wrapUntil && now >= heldUntil;
  }

  #compare(waiting: Waiting, a: Person, b: Person): number {
    const { queue, caller, last } = waiting;
    switch (queue.strategy) {
      case "longest-idle-agent":
        return a.idleSince - b.idleSince;
      case "agent-with-fewest-calls":
        return answeredOf(a, queue.name) - answeredOf(b, queue.name);
      case "agent-with-least-talk-time":
        return talkOf(a, queue.name, 0) - talkOf(b, queue.name, 0);
      case "round-robin":
        return fromBelow(this.#lastOfQueue.get(`${queue.name} ${a.config.level}`), a, b);
      case "top-down":
        return fromBelow(last, a, b);
      case "ring-progressively": {
        const known = this.#lastServed.get(caller);
        return Number(b.config.agent === known) - Number(a.config.agent === known);
      }
      case "ring-all":
      case "sequentially-by-agent-order":
      case "random":
        return 0;
    }
  }
}

function newPerson(config: AgentConfig): Person {
  const nothing = { extn: "", ready: false, resting: new Set<string>(), pending: false, reserved: false };
  const times = { wrapUntil: 0, heldUntil: 0, idleSince: 0 };
  const done = { missedInRow: 0, answered: 0, talkMs: 0, talkSince: undefined };
  return { config, queues: new Set(), legs: new Set(), headStarts: new Map(), ...nothing, ...times, ...done };
}

function missesOf({ misses }: Waiting, person: Person): number {
  return misses.get(person) ?? 0;
}

function talkOf({ talkMs, talkSince, headStarts }: Person, queue: string, now: number): number {
  return talkMs + (talkSince === undefined ? 0 : now - talkSince) + (headStarts.get(queue)?.talkMs ?? 0);
}

function answeredOf({ answered, headStarts }: Person, queue: string): number {
  return answered + (headStarts.get(queue)?.answered ?? 0);
}

function byPlace({ config: a }: Person, { config: b }: Person): number {
  return a.level - b.level || a.position - b.position || (a.agent < b.agent ? -1 : Number(a.agent > b.agent));
}

/** Whoever stands below the last one before whoever does not. */
function fromBelow(last: Person | undefined, a: Person, b: Person): number {
  if (last === undefined) return 0;
  return Number(byPlace(b, last) > 0) - Number(byPlace(a, last) > 0);
}

/** Of one instant in two queues, neither does. */
function comesBefore(a: Waiting, b: Waiting): boolean {
  if (a === b) return false;
  const byQueue = b.queue.priority - a.queue.priority || b.priority - a.priority || a.joinedAt - b.joinedAt;
  return byQueue < 0 || (byQueue === 0 && a.queue === b.queue && a.order < b.order);
}
