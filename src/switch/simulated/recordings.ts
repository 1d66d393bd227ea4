// The recordings of the simulated switch: no sound is kept, only who said something and until when.
import type { LegId } from "../../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import type { Clock } from "../../ports/clock.ts";

type Record = Extract<SwitchCommand, { readonly type: "record" }>;
type RecordMessage = Extract<SwitchCommand, { readonly type: "record-message" }>;

/** 8 kHz, 16 bits, after a header of 44 bytes. */
const HEADER_BYTES = 44;
const BYTES_PER_MS = 16;

interface Running {
  readonly command: Record | RecordMessage;
  readonly since: number;
  /** A message: takes back the look at whether it is over. */
  unwatch: () => void;
}

export class SimulatedRecordings {
  readonly #clock: Clock;
  readonly #tell: (event: SwitchEvent) => void;
  readonly #running = new Map<number, Running>();
  /** Until when each leg's talker speaks or spoke. */
  readonly #spoken = new Map<LegId, number>();

  constructor(clock: Clock, tell: (event: SwitchEvent) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  start(command: Record | RecordMessage): void {
    const running: Running = { command, since: this.#clock.now(), unwatch: () => undefined };
    this.#running.set(command.id, running);
    this.#tell({ type: "done", command: command.id });
    this.#watch(running);
  }

  /** The leg's talker speaks for so long from now, without a pause. */
  speak(leg: LegId, durationMs: number): void {
    this.#spoken.set(leg, Math.max(this.#spoken.get(leg) ?? 0, this.#clock.now() + durationMs));
    for (const running of this.#running.values()) if (records(running, leg)) this.#watch(running);
  }

  stop(id: number): void {
    const running = this.#running.get(id);
    if (running === undefined || !this.#running.delete(id)) return;
    running.unwatch();
    const { name } = running.command;
    const { durationMs, sizeBytes } = this.#measure(running);
    this.#tell({ type: "recorded", command: running.command.id, file: `${name}.wav`, durationMs, sizeBytes });
  }

  legEnded(leg: LegId): void {
    for (const [id, running] of this.#running) if (records(running, leg)) this.stop(id);
    this.#spoken.delete(leg);
  }

  /** A message is over when nothing was said for long enough, or at its greatest length. */
  #watch(running: Running): void {
    const { command, since } = running;
    if (command.type !== "record-message") return;
    running.unwatch();
    const silentFrom = Math.max(since, this.#spoken.get(command.leg) ?? 0);
    const overAt = Math.min(since + command.longestMs, silentFrom + command.silenceMs);
    running.unwatch = this.#clock.wakeAt(overAt, () => this.stop(command.id));
  }

  #measure({ command, since }: Running): { readonly durationMs: number; readonly sizeBytes: number } {
    const now = this.#clock.now();
    if (command.type === "record") {
      return { durationMs: now - since, sizeBytes: HEADER_BYTES + (now - since) * 2 * BYTES_PER_MS };
    }
    const durationMs = Math.max(0, Math.min(now, this.#spoken.get(command.leg) ?? 0) - since);
    return { durationMs, sizeBytes: durationMs === 0 ? 0 : HEADER_BYTES + durationMs * BYTES_PER_MS };
  }
}

function records({ command }: Running, leg: LegId): boolean {
  return command.type === "record" ? command.left === leg || command.right === leg : command.leg === leg;
}
