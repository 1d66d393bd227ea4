import type { LegId } from "../../core/model.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Deadline } from "./leg-state.ts";

/** The deadlines of all legs, at most one of each kind for a leg. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #onDue: (leg: LegId, deadline: Deadline) => void;
  readonly #set = new Map<string, () => void>();

  constructor(clock: Clock, onDue: (leg: LegId, deadline: Deadline) => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  wake(leg: LegId, deadline: Deadline, afterMs: number): void {
    this.sleep(leg, deadline);
    const key = `${deadline} ${leg}`;
    const cancel = this.#clock.wakeAt(this.#clock.now() + afterMs, () => {
      this.#set.delete(key);
      this.#onDue(leg, deadline);
    });
    this.#set.set(key, cancel);
  }

  sleep(leg: LegId, deadline: Deadline): void {
    const key = `${deadline} ${leg}`;
    this.#set.get(key)?.();
    this.#set.delete(key);
  }

  clear(): void {
    for (const cancel of this.#set.values()) cancel();
    this.#set.clear();
  }
}
