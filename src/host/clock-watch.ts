// Looks once a second whether the wall clock was set: that is said, counted, and the engine hears of it before the next date.
import type { EventBody } from "../core/events.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured } from "../ports/measures.ts";
import type { SystemClock } from "./clock.ts";
import { gauge } from "./measures.ts";

const LOOK_EVERY_MS = 1_000;

export interface ClockWatchParts {
  readonly clock: SystemClock;
  readonly center: { readonly clockOffsetMs: number };
  readonly host: { handle(event: EventBody): void };
  readonly log: Pick<Log, "warn">;
}

export class ClockWatch implements Measured {
  readonly #parts: ClockWatchParts;
  readonly #set = { forwards: 0, back: 0 };
  #sleeps = 0;
  #cancel: (() => void) | undefined;

  constructor(parts: ClockWatchParts) {
    this.#parts = parts;
  }

  /** Looks now and once a second. */
  start(): void {
    const { clock } = this.#parts;
    this.#look();
    this.#cancel = clock.wakeAt(clock.now() + LOOK_EVERY_MS, () => this.start());
  }

  stop(): void {
    this.#cancel?.();
  }

  measures(): readonly Measure[] {
    const samples = Object.entries(this.#set).map(([direction, value]) => ({ labels: { direction }, value }));
    return [
      { name: "xcc_clock_set_total", help: "Times that the wall clock was set.", type: "counter", samples },
      {
        ...{ name: "xcc_clock_sleeps_total", help: "Times that the machine slept.", type: "counter" },
        samples: [{ value: this.#sleeps }],
      },
      gauge("xcc_clock_offset_seconds", "What the wall clock shows beyond the time that the engine reckons by.", [
        { value: this.#parts.clock.offsetMs / 1_000 },
      ]),
    ];
  }

  #look(): void {
    const { clock, center, host, log } = this.#parts;
    const { setByMs, sleptMs } = clock.look();
    if (sleptMs > 0) {
      this.#sleeps += 1;
      log.warn({ sleptMs }, "the machine has slept; what was due meanwhile is due now");
    }
    if (setByMs !== 0) {
      this.#set[setByMs > 0 ? "forwards" : "back"] += 1;
      log.warn({ setByMs }, "the clock was set; dates follow it, nothing that lasts or is waited for changes");
    }
    if (center.clockOffsetMs !== clock.offsetMs) host.handle({ type: "clock-set", offsetMs: clock.offsetMs });
  }
}
