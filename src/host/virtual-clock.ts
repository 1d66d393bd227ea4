import type { Clock } from "../ports/clock.ts";

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/** Time that passes only when told to: a day in seconds, and nothing ever sleeps. */
export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  /** Sorted by time, then by the order they were set in; the next one is the last. */
  #alarms: Alarm[] = [];

  constructor(startAt: number) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  /** Nobody sets it. */
  date(): number {
    return this.#now;
  }

  wakeAt(at: number, wake: () => void): () => void {
    this.#order += 1;
    const alarm: Alarm = { at: Math.max(at, this.#now), order: this.#order, wake };
    this.#alarms.splice(this.#placeOf(alarm), 0, alarm);
    return () => {
      const index = this.#alarms.indexOf(alarm);
      if (index >= 0) this.#alarms.splice(index, 1);
    };
  }

  #placeOf(alarm: Alarm): number {
    let low = 0;
    let high = this.#alarms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#alarms[middle];
      // Later ones stand before earlier ones.
      if (other !== undefined && (other.at > alarm.at || (other.at === alarm.at && other.order > alarm.order))) {
        low = middle + 1;
      } else high = middle;
    }
    return low;
  }

  /** Whether anything is still set to happen. */
  get idle(): boolean {
    return this.#alarms.length === 0;
  }

  /** Lets the next thing happen; false: there is none before `until`. */
  next(until = Number.POSITIVE_INFINITY): boolean {
    const alarm = this.#alarms.at(-1);
    if (alarm === undefined || alarm.at > until) return false;
    this.#alarms.pop();
    this.#now = alarm.at;
    alarm.wake();
    return true;
  }

  /** Lets time pass, with all that is due in it. */
  advance(durationMs: number): void {
    const until = this.#now + durationMs;
    while (this.next(until));
    this.#now = until;
  }
}
