// Says in the log when the table of days off runs out: for this year at any time, for the next one from 1 November on.
import { wallClockAt } from "../core/schedule/local-time.ts";
import type { TimeZoneConfig } from "../core/model.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";

const LOOK_EVERY_MS = 86_400_000;
const NOVEMBER = 11;

export interface TableWatchParts {
  readonly center: { yearsWithoutTable(years: readonly number[]): readonly number[] };
  readonly zone: TimeZoneConfig;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

export class TableWatch {
  readonly #parts: TableWatchParts;
  #cancel: (() => void) | undefined;

  constructor(parts: TableWatchParts) {
    this.#parts = parts;
  }

  /** Looks now and once a day. */
  start(): void {
    const { center, zone, clock, log } = this.#parts;
    const { year, month } = wallClockAt(zone, clock.date());
    for (const missing of center.yearsWithoutTable(month >= NOVEMBER ? [year, year + 1] : [year])) {
      log.warn(
        { year: missing },
        "there is no table of days off for this year; import one (POST /api/xcc/timeDef/import)",
      );
    }
    this.#cancel = clock.wakeAt(clock.now() + LOOK_EVERY_MS, () => this.start());
  }

  stop(): void {
    this.#cancel?.();
  }
}
