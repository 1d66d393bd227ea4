// Wallboard figures: how each queue stands, told when it has changed and at most once a second. What grows by itself (how long
// somebody waits) is told as the time since when, so that nothing has to be said while nothing happens.
import { SERVICE_LEVELS, serviceLevelOf } from "../../core/report/answered-in-time.ts";
import { countLeaving, noCounts, type CountingQueue } from "../../core/report/queue-counts.ts";
import type { Fact } from "../../core/facts.ts";
import type { QueueName } from "../../core/model.ts";
import type { CenterPort } from "../../ports/center.ts";

/** Within which an answer is in time, as in the reports where nothing else is asked for. */
const TARGET_S = 20;
const APART_MS = 1_000;

export interface QueueFiguresNow {
  readonly queue_id: string;
  readonly waiting: number;
  /** Since when the one who has waited longest does, milliseconds since 1970; null: nobody waits. */
  readonly longest_wait_since: number | null;
  /** Signed in to it; of these not on break; of these can be offered a call now. */
  readonly members: number;
  readonly present: number;
  readonly eligible: number;
  /** How many of them are what, by call state; on break: UNREADY and idle. */
  readonly agents: Readonly<Record<string, number>>;
  /** Since midnight: callers by what became of them, by when they left. */
  readonly today: Readonly<Record<string, number>>;
  /** Of today, each by its name; null: nobody was there to be served. */
  readonly service_levels: Readonly<Record<string, number | null>>;
  /** Seconds. */
  readonly target: number;
}

export interface FiguresParts {
  readonly center: Pick<CenterPort, "agentStates" | "census">;
  readonly clock: { now(): number; wakeAt(at: number, wake: () => void): () => void; date(): number };
  /** The beginning of the day that this time is in, by the center's own zone; milliseconds since 1970. */
  readonly dayStart: (at: number) => number;
  readonly tell: (changed: readonly QueueFiguresNow[], all: readonly QueueFiguresNow[]) => void;
}

export class Figures {
  readonly #parts: FiguresParts;
  readonly #counts = new Map<string, CountingQueue>();
  #day: number;
  #told = new Map<string, { readonly figures: QueueFiguresNow; readonly text: string }>();
  #cancel: (() => void) | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(parts: FiguresParts) {
    this.#parts = parts;
    this.#day = parts.dayStart(parts.clock.date());
  }

  /** The first time; and from then on whenever something has changed. */
  start(): void {
    this.#tell();
  }

  stop(): void {
    this.#cancel?.();
  }

  /** Who has left a queue earlier today, before this process. */
  count(queue: string, outcome: Parameters<typeof countLeaving>[1], waitMs: number): void {
    countLeaving(this.#countsOf(queue), outcome, waitMs, TARGET_S * 1_000);
  }

  take(facts: readonly Fact[]): void {
    let concerns = false;
    for (const fact of facts) {
      if (fact.type === "queue-left") {
        this.#newDay(fact.at);
        this.count(fact.queue, fact.outcome, fact.waitMs);
      }
      concerns ||= fact.type === "queue-joined" || fact.type === "queue-left" || fact.type.startsWith("agent-");
    }
    if (concerns) this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#cancel !== undefined) return;
    const { clock } = this.#parts;
    const at = Math.max(clock.now(), this.#toldAt + APART_MS);
    this.#cancel = clock.wakeAt(at, () => {
      this.#cancel = undefined;
      this.#tell();
    });
  }

  #tell(): void {
    const { center, clock, tell } = this.#parts;
    this.#toldAt = clock.now();
    this.#newDay(clock.date());
    const now = new Map<string, { readonly figures: QueueFiguresNow; readonly text: string }>();
    const changed: QueueFiguresNow[] = [];
    for (const queue of center.census().queues) {
      const figures = this.#figuresOf(queue);
      const text = JSON.stringify(figures);
      now.set(queue.queue, { figures, text });
      if (this.#told.get(queue.queue)?.text !== text) changed.push(figures);
    }
    this.#told = now;
    tell(
      changed,
      [...now.values()].map(({ figures }) => figures),
    );
  }

  #figuresOf(census: ReturnType<CenterPort["census"]>["queues"][number]): QueueFiguresNow {
    const { queue, waiting, waitingSince, members, present, eligible } = census;
    const { answeredWaitMs: _answered, waitMs: _all, ...today } = this.#countsOf(queue);
    const levels = SERVICE_LEVELS.map((name) => [name, serviceLevelOf(name, this.#countsOf(queue)).share ?? null]);
    return {
      ...{ queue_id: queue, waiting, members, present, eligible, target: TARGET_S },
      longest_wait_since: waitingSince ?? null,
      agents: this.#agentsOf(queue),
      today,
      service_levels: Object.fromEntries(levels) as Record<string, number | null>,
    };
  }

  #agentsOf(queue: QueueName): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { state, callState } of this.#parts.center.agentStates(queue)) {
      const what = callState === "IDLE" ? state : callState;
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  }

  #countsOf(queue: string): CountingQueue {
    const known = this.#counts.get(queue);
    if (known !== undefined) return known;
    const counts = noCounts();
    this.#counts.set(queue, counts);
    return counts;
  }

  #newDay(at: number): void {
    const day = this.#parts.dayStart(at);
    if (day <= this.#day) return;
    this.#day = day;
    this.#counts.clear();
  }
}
