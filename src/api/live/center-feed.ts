// The feed of a running center: facts as they happen, told as the public contract has them, and kept for a while for those who
// were cut off. After a start it goes on with what the event log has told again.
import { alarmRow } from "../../contract/alarm-event.ts";
import { aboutAlarm, aboutFact, type About } from "../../contract/about.ts";
import { agentRow } from "../../contract/agent-event.ts";
import { CONTRACT_VERSION } from "../../contract/event.ts";
import { eventOf } from "../../contract/event-of.ts";
import { isAfter, type Place } from "../../contract/place.ts";
import type { QueueFigures } from "../../contract/rows.ts";
import { Involved, type InvolvedAgent } from "../../contract/involved.ts";
import type { CenterState } from "../../core/center.ts";
import type { Fact } from "../../core/facts.ts";
import type { AgentId } from "../../core/model.ts";
import type { CenterPort } from "../../ports/center.ts";
import type { Principal } from "../../store/principal.ts";
import { hearsOfOwnWork, mayHear, mayHearFigures, seenAs, seesAll } from "./audience.ts";
import type { Feed, FeedEvent } from "./feed.ts";
import { callRow, helpRows, messageRows, waitingRows } from "./snapshot-rows.ts";

/** Events that are kept for who comes back. */
const MOST_KEPT = 10_000;

export interface CenterFeedParts {
  readonly center: Pick<CenterPort, "agentStates" | "waiting" | "alarms" | "helps" | "unread">;
  /** The wall clock. */
  readonly clock: { now(): number };
  /** What lives at the start, as of `lately`. */
  readonly state: Pick<CenterState, "calls" | "legs" | "agents" | "lastFact">;
  /** What happened before the start, as far as that is known still. */
  readonly lately: readonly Fact[];
}

export class CenterFeed implements Feed {
  readonly #parts: CenterFeedParts;
  readonly #involved: Involved;
  readonly #listeners = new Set<(events: readonly FeedEvent[]) => void>();
  #kept: FeedEvent[] = [];
  /** All that was told of facts from this one on is kept. */
  #keptFrom: number;
  #newest: number;
  /** The figures of every queue as they were told last. */
  #figures: readonly QueueFigures[] = [];

  constructor(parts: CenterFeedParts) {
    this.#parts = parts;
    const { state, lately } = parts;
    this.#involved = new Involved(state);
    this.#newest = state.lastFact;
    this.#keptFrom = lately[0]?.seq ?? state.lastFact + 1;
    this.#keep(this.#told(lately));
  }

  get newest(): Place {
    return { position: this.#newest, index: 0 };
  }

  /** Facts that have happened, in order: whoever listens is told. */
  take(facts: readonly Fact[]): void {
    const events = this.#told(facts, (fact) => this.#figuresAfter(fact));
    this.#newest = facts.at(-1)?.seq ?? this.#newest;
    this.#keep(events.filter(({ place }) => place !== undefined));
    if (events.length > 0) for (const listener of [...this.#listeners]) listener(events);
  }

  /** How queues stand: those that have changed. */
  takeFigures(changed: readonly QueueFigures[], all: readonly QueueFigures[]): void {
    this.#figures = all;
    if (changed.length === 0) return;
    const events = changed.map((figures) => this.#standing(figures));
    for (const listener of [...this.#listeners]) listener(events);
  }

  listen(listener: (events: readonly FeedEvent[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  since(after: Place): readonly FeedEvent[] | undefined {
    if (after.position > this.#newest || after.position < this.#keptFrom - 1) return undefined;
    const missed = this.#kept.filter(({ place }) => place !== undefined && isAfter(place, after));
    return [...missed, ...this.#figures.map((figures) => this.#standing(figures))];
  }

  #standing(figures: QueueFigures): FeedEvent {
    return {
      place: undefined,
      channels: [`cc.queue.${figures.queue_id}`],
      data: { event: "queue-figures", version: CONTRACT_VERSION, timestamp: this.#parts.clock.now(), ...figures },
      isFor: (principal) => mayHearFigures(principal, figures.queue_id, this.#workOf(principal)),
    };
  }

  /** Who begins to work for a queue hears how it stands; a queue that is no more does not stand at all. */
  #figuresAfter(fact: Fact): readonly FeedEvent[] {
    if (fact.type === "queue-renamed") {
      this.#figures = this.#figures.map((one) => (one.queue_id === fact.queue ? { ...one, queue_id: fact.name } : one));
    }
    if (fact.type === "queue-removed") this.#figures = this.#figures.filter((one) => one.queue_id !== fact.queue);
    if (fact.type !== "agent-signed-in") return [];
    const figures = this.#figures.find(({ queue_id }) => queue_id === fact.queue);
    if (figures === undefined) return [];
    const told = this.#standing(figures);
    const isTheirs = (principal: Principal): boolean => principal.login === fact.agent && hearsOfOwnWork(principal);
    return [{ ...told, isFor: (principal) => isTheirs(principal) && told.isFor(principal) }];
  }

  snapshot(principal: Principal): Readonly<Record<string, unknown>> {
    const { center, clock } = this.#parts;
    const involved = this.#involved;
    const agents = center.agentStates().filter(({ agent, extn }) => {
      const queues = new Set<string>(involved.agent(agent)?.queues);
      return mayHear(principal, { agents: new Set([agent]), extns: new Set([extn]), queues });
    });
    const calls = [...involved.living()].filter(([, call]) => mayHear(principal, call));
    const isForAll = seesAll(principal);
    const waiting = waitingRows(center, involved).filter(
      ({ queue_id }) => isForAll || (principal.role === "supervisor" && principal.queues.includes(queue_id)),
    );
    const own = this.#workOf(principal);
    return {
      ...{ event: "snapshot", version: CONTRACT_VERSION, position: this.#newest, index: 0, timestamp: clock.now() },
      agents: agents.map((view) => agentRow(view, view.since, involved)),
      calls: calls.map(([id, call]) => callRow(id, call)),
      waiting,
      alarms: center.alarms().flatMap((view) => (mayHear(principal, aboutAlarm(view.about)) ? [alarmRow(view)] : [])),
      queues: this.#figures.filter(({ queue_id }) => mayHearFigures(principal, queue_id, own)),
      user: principal.login,
      own_queues: principal.role === "supervisor" && !isForAll ? principal.queues : null,
      figures_of_own_work: hearsOfOwnWork(principal),
      seen_as: seenAs(principal),
      helps: helpRows(center, principal),
      messages: messageRows(center, principal),
    };
  }

  /** Where this one sits now, and for which queues. */
  #workOf({ login }: Principal): InvolvedAgent | undefined {
    return this.#involved.agent(login as AgentId);
  }

  /** `further`: what is told after each of them. */
  #told(facts: readonly Fact[], further?: (fact: Fact) => readonly FeedEvent[]): FeedEvent[] {
    const events: FeedEvent[] = [];
    for (const fact of facts) {
      this.#involved.take(fact);
      const data = eventOf(fact, this.#involved);
      if (data !== undefined) events.push(feedEvent(data, aboutFact(fact, this.#involved)));
      this.#involved.takeAfter(fact);
      if (further !== undefined) events.push(...further(fact));
    }
    return events;
  }

  /** Trimmed when twice as many are there, so that it costs little. */
  #keep(events: readonly FeedEvent[]): void {
    this.#kept.push(...events);
    if (this.#kept.length < 2 * MOST_KEPT) return;
    const gone = this.#kept[this.#kept.length - MOST_KEPT - 1]?.place?.position ?? this.#newest;
    this.#keptFrom = gone + 1;
    this.#kept = this.#kept.slice(-MOST_KEPT);
  }
}

function feedEvent(data: ReturnType<typeof eventOf> & object, about: About): FeedEvent {
  return {
    place: { position: data.position, index: data.index },
    channels: about.channels,
    data,
    isFor: (principal) => mayHear(principal, about),
  };
}
