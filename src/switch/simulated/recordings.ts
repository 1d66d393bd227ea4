// The recordings of the simulated switch: no sound is kept, only who said something and until when.
import type { LegId } from "../../core/model.ts";
import type { LivingRecording, SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import type { Clock } from "../../ports/clock.ts";

type Record = Extract<SwitchCommand, { readonly type: "record" }>;
type RecordMessage = Extract<SwitchCommand, { readonly type: "record-message" }>;

/** 8 kHz, 16 bits, after a header of 44 bytes. */
const HEADER_BYTES = 44;
const BYTES_PER_MS = 16;

/** Who was recorded on which channel from then on, milliseconds after the recording began. */
export interface RecordedSpan {
  readonly fromMs: number;
  readonly left: readonly LegId[];
  readonly right: readonly LegId[];
}

interface Running {
  readonly command: Record | RecordMessage;
  readonly since: number;
  readonly spans: RecordedSpan[];
  /** Who was ever named and lives. */
  readonly named: Set<LegId>;
  /** A message: takes back the look at whether it is over. */
  unwatch: () => void;
}

export class SimulatedRecordings {
  readonly #clock: Clock;
  readonly #tell: (event: SwitchEvent) => void;
  readonly #onRecorded: (file: string, spans: readonly RecordedSpan[]) => void;
  readonly #running = new Map<number, Running>();
  /** The last that was begun: commands are numbered upwards. */
  #last = 0;
  /** Until when each leg's talker speaks or spoke. */
  readonly #spoken = new Map<LegId, number>();

  constructor(
    clock: Clock,
    tell: (event: SwitchEvent) => void,
    onRecorded: (file: string, spans: readonly RecordedSpan[]) => void = () => undefined,
  ) {
    this.#clock = clock;
    this.#tell = tell;
    this.#onRecorded = onRecorded;
  }

  /** Those who are named live and are answered. */
  start(command: RecordMessage): void;
  start(command: Record, left: readonly LegId[], right: readonly LegId[]): void;
  start(command: Record | RecordMessage, left: readonly LegId[] = [], right: readonly LegId[] = []): void {
    const named = new Set(command.type === "record" ? [...left, ...right] : [command.leg]);
    const spans = [{ fromMs: 0, left, right }];
    const running: Running = { command, since: this.#clock.now(), spans, named, unwatch: () => undefined };
    this.#running.set(command.id, running);
    this.#last = Math.max(this.#last, command.id);
    this.#tell({ type: "done", command: command.id });
    this.#watch(running);
  }

  /** False where there never was such a recording. One that is over is no matter. */
  change(id: number, left: readonly LegId[], right: readonly LegId[]): boolean {
    const running = this.#running.get(id);
    if (running === undefined) return id <= this.#last;
    running.spans.push({ fromMs: this.#clock.now() - running.since, left, right });
    for (const leg of [...left, ...right]) running.named.add(leg);
    return true;
  }

  /** The leg's talker speaks for so long from now, without a pause. */
  speak(leg: LegId, durationMs: number): void {
    this.#spoken.set(leg, Math.max(this.#spoken.get(leg) ?? 0, this.#clock.now() + durationMs));
    for (const running of this.#running.values()) if (running.named.has(leg)) this.#watch(running);
  }

  /** Each that runs, and who is on it now. */
  running(): LivingRecording[] {
    return [...this.#running.values()].map(({ command, spans }) => {
      if (command.type === "record-message") return { command: command.id, left: [command.leg], right: [] };
      const { left = [], right = [] } = spans.at(-1) ?? {};
      return { command: command.id, left, right };
    });
  }

  stop(id: number): void {
    const running = this.#running.get(id);
    if (running === undefined || !this.#running.delete(id)) return;
    running.unwatch();
    const { name } = running.command;
    const { durationMs, sizeBytes } = this.#measure(running);
    this.#onRecorded(`${name}.wav`, running.spans);
    this.#tell({ type: "recorded", command: running.command.id, file: `${name}.wav`, durationMs, sizeBytes });
  }

  legEnded(leg: LegId): void {
    for (const [id, { named, spans }] of this.#running) {
      if (!named.delete(leg)) continue;
      const now = spans.at(-1);
      const rest = (side: readonly LegId[] = []): readonly LegId[] => side.filter((each) => each !== leg);
      if (named.size === 0) this.stop(id);
      else this.change(id, rest(now?.left), rest(now?.right));
    }
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
