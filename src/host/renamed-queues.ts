// Brings what was written under former names of queues under the ones they have now: a little at a time, so that calls, requests and
// the projector get their turn at the database in between.
import type { Clock } from "../ports/clock.ts";
import type { RenamedHistory } from "../ports/history.ts";
import type { Log } from "../ports/log.ts";

const LOOK_EVERY_MS = 5_000;
const MOST_AT_ONCE = 300;
const PAUSE_MS = 100;

export interface RenamedQueuesParts {
  readonly history: RenamedHistory;
  readonly clock: Clock;
  readonly log: Log;
}

export class RenamedQueues {
  readonly #parts: RenamedQueuesParts;
  #following: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(parts: RenamedQueuesParts) {
    this.#parts = parts;
  }

  /** Now and every few seconds; at once after a piece that had more behind it. */
  start(): void {
    if (this.#isStopped) return;
    this.#following = this.#follow().then((isMore) => {
      const { clock } = this.#parts;
      if (this.#isStopped) return;
      this.#cancel = clock.wakeAt(clock.now() + (isMore ? PAUSE_MS : LOOK_EVERY_MS), () => this.start());
    });
  }

  /** Resolves when nothing is being written any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#following;
  }

  async #follow(): Promise<boolean> {
    const { history, log } = this.#parts;
    try {
      return (await history.follow(MOST_AT_ONCE)).isMore;
    } catch (error) {
      log.warn({ err: error }, "what was written of a renamed queue could not follow; trying again later");
      return false;
    }
  }
}
