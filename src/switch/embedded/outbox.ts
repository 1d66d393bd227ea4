import type { SwitchEvent } from "../../core/switch.ts";

/** Tells events in order and always later than now, so that whoever sends a command has finished before it hears of it. */
export class Outbox {
  #waiting: SwitchEvent[] = [];
  #emit: ((event: SwitchEvent) => void) | undefined;
  #scheduled = false;
  #closed = false;
  /** Makes the report that is asked for. */
  #report: (() => SwitchEvent) | undefined;
  readonly #onError: (error: unknown) => void;

  /** `onError`: a listener that throws is its own fault, and must not take the switch with it. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** From now on events are told, `first` before those that wait already. */
  open(emit: (event: SwitchEvent) => void, first: SwitchEvent): void {
    this.#emit = emit;
    this.#waiting.unshift(first);
    this.#schedule();
  }

  put(event: SwitchEvent): void {
    if (this.#closed) return;
    this.#waiting.push(event);
    this.#schedule();
  }

  /** Tells what is made of all that is so when nothing else waits to be told. */
  ask(report: () => SwitchEvent): void {
    this.#report = report;
    this.#schedule();
  }

  /** Tells what waits, then nothing any more. */
  close(): void {
    this.#flush();
    this.#closed = true;
    this.#emit = undefined;
  }

  #schedule(): void {
    if (this.#scheduled || this.#emit === undefined) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    const emit = this.#emit;
    if (emit === undefined) return;
    for (const event of this.#waiting.splice(0)) this.#tell(emit, event);
    const report = this.#report;
    // What was sent meanwhile has come to something that waits to be told in turn.
    if (report === undefined || this.#waiting.length > 0) return;
    this.#report = undefined;
    this.#tell(emit, report());
  }

  #tell(emit: (event: SwitchEvent) => void, event: SwitchEvent): void {
    try {
      emit(event);
    } catch (error) {
      this.#onError(error);
    }
  }
}
