// Removes what has been kept for long enough: now, and every hour from now on, a little at a time, so that calls, requests and the
// projector get their turn at the database in between.
import type { Clock } from "../ports/clock.ts";
import type { HistoryKind, KeptHistory } from "../ports/history.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured } from "../ports/measures.ts";

const SWEEP_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Rows of one table in one statement, and how long nothing is removed after them. */
const MOST_AT_ONCE = 200;
const PAUSE_MS = 100;

export interface HistorySweepParts {
  readonly kept: KeptHistory;
  /** Days, by what it is; 0: for ever. */
  readonly keptDays: Readonly<Record<HistoryKind, number>>;
  readonly clock: Clock;
  readonly log: Log;
}

export class HistorySweep implements Measured {
  readonly #parts: HistorySweepParts;
  readonly #removed: Record<HistoryKind, number> = { "call-records": 0, alarms: 0, messages: 0 };
  #sweeping: Promise<void> | undefined;
  #cancel: (() => void) | undefined;
  /** Ends the pause that is being made. */
  #goOn: (() => void) | undefined;
  #isStopped = false;

  constructor(parts: HistorySweepParts) {
    this.#parts = parts;
  }

  /** Now, and every hour. */
  start(): void {
    if (this.#isStopped || this.#sweeping !== undefined) return;
    this.#cancel?.();
    this.#sweeping = this.#sweep().finally(() => {
      const { clock } = this.#parts;
      this.#sweeping = undefined;
      if (!this.#isStopped) this.#cancel = clock.wakeAt(clock.now() + SWEEP_EVERY_MS, () => this.start());
    });
  }

  /** Resolves when nothing is being removed any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    this.#goOn?.();
    await this.#sweeping;
  }

  measures(): readonly Measure[] {
    const samples = Object.entries(this.#removed).map(([what, value]) => ({ labels: { what }, value }));
    return [
      { name: "xcc_history_removed_total", help: "Rows removed because of their age.", type: "counter", samples },
    ];
  }

  async #sweep(): Promise<void> {
    const { keptDays, log } = this.#parts;
    for (const [kind, days] of Object.entries(keptDays) as [HistoryKind, number][]) {
      if (days === 0) continue;
      try {
        await this.#expire(kind, days);
      } catch (error) {
        log.warn({ err: error, what: kind }, "what is too old could not be removed; trying again later");
      }
    }
  }

  async #expire(kind: HistoryKind, days: number): Promise<void> {
    const { kept, clock, log } = this.#parts;
    const before = clock.date() - days * DAY_MS;
    let all = 0;
    while (!this.#isStopped) {
      const { gone, isMore } = await kept.expire(kind, before, MOST_AT_ONCE);
      all += gone;
      this.#removed[kind] += gone;
      if (!isMore) break;
      await this.#pause();
    }
    if (all > 0) log.info({ what: kind, rows: all }, "what was too old was removed");
  }

  #pause(): Promise<void> {
    const { clock } = this.#parts;
    return new Promise((resolve) => {
      const cancel = clock.wakeAt(clock.now() + PAUSE_MS, resolve);
      this.#goOn = () => {
        cancel();
        resolve();
      };
    });
  }
}
