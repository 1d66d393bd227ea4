// Wallboard figures: how each queue stands, told when it has changed and at most once a second. What grows by itself (how long
// somebody waits) is told as the time since when, so that nothing has to be said while nothing happens.
import { SERVICE_LEVELS, serviceLevelOf } from "../../core/report/answered-in-time.ts";
import type { Fact } from "../../core/facts.ts";
import type { QueueName } from "../../core/model.ts";
import { stateIn } from "../../contract/agent-event.ts";
import type { QueueFigures } from "../../contract/rows.ts";
import type { CenterPort } from "../../ports/center.ts";

const APART_MS = 1_000;

export interface FiguresParts {
  readonly center: Pick<CenterPort, "agentStates" | "census">;
  readonly clock: { now(): number; wakeAt(at: number, wake: () => void): () => void };
  readonly tell: (changed: readonly QueueFigures[], all: readonly QueueFigures[]) => void;
}

export class Figures {
  readonly #parts: FiguresParts;
  #told = new Map<string, { readonly figures: QueueFigures; readonly text: string }>();
  #cancel: (() => void) | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(parts: FiguresParts) {
    this.#parts = parts;
  }

  /** The first time; and from then on whenever something has changed. */
  start(): void {
    this.#tell();
  }

  stop(): void {
    this.#cancel?.();
  }

  take(facts: readonly Fact[]): void {
    let concerns = false;
    for (const fact of facts) {
      // One that is there again is another one.
      if (fact.type === "queue-removed" || fact.type === "queue-renamed") this.#told.delete(fact.queue);
      concerns ||=
        fact.type === "queue-removed" ||
        fact.type === "queue-renamed" ||
        fact.type === "queue-joined" ||
        fact.type === "queue-left" ||
        fact.type.startsWith("agent-");
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
    const now = new Map<string, { readonly figures: QueueFigures; readonly text: string }>();
    const changed: QueueFigures[] = [];
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

  #figuresOf(census: ReturnType<CenterPort["census"]>["queues"][number]): QueueFigures {
    const { queue, waiting, waitingSince, members, present, eligible, targetMs } = census;
    const { answeredWaitMs: _answered, waitMs: _all, ...today } = census.today;
    const levels = SERVICE_LEVELS.map((name) => [name, serviceLevelOf(name, census.today).share ?? null]);
    return {
      ...{ queue_id: queue, waiting, members, present, eligible, target: targetMs / 1_000 },
      longest_wait_since: waitingSince ?? null,
      agents: this.#agentsOf(queue),
      today,
      service_levels: Object.fromEntries(levels) as Record<string, number | null>,
    };
  }

  #agentsOf(queue: QueueName): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const view of this.#parts.center.agentStates(queue)) {
      const what = view.callState === "IDLE" ? stateIn(view, queue).state : view.callState;
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  }
}
