// Recordings as the call center orders them: where their files go, and what becomes of them.
import { join } from "node:path";
import type { CommandId, LegId } from "../../core/model.ts";
import type { LivingRecording, SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import type { MediaCommand, MediaEvent } from "../../media/index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Leg } from "./leg-state.ts";
import { dayFolder, recordingFile, Recordings } from "./recordings.ts";
import type { MediaSide } from "./sides.ts";

type Command<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { readonly type: Type }>;

export interface RecordingParts {
  readonly media: Pick<MediaSide, "send">;
  readonly clock: Pick<Clock, "date">;
  /** Recordings go below it. */
  readonly folder: string;
  /** Whose day the folders are named after, IANA name. */
  readonly timeZone: string;
  readonly tell: (event: SwitchEvent) => void;
}

export class RecordingDesk {
  readonly #parts: RecordingParts;
  readonly #recordings = new Recordings();
  /** Who is on those that run. */
  readonly #sides = new Map<CommandId, Omit<LivingRecording, "command">>();
  readonly #dayOf: (at: number) => string;

  /** Throws on an unknown time zone. */
  constructor(parts: RecordingParts) {
    this.#parts = parts;
    this.#dayOf = dayFolder(parts.timeZone);
  }

  /** `answered`: those of them that live. */
  record({ id, name, left, right }: Command<"record">, answered: readonly Leg[]): void {
    const sides = { left: speakers(answered, left), right: speakers(answered, right) };
    if (this.#start(id, name, (path) => ({ type: "record", id, ...sides, path }))) this.#sides.set(id, { left, right });
  }

  change({ id, recording, left, right }: Command<"record-sides">, answered: readonly Leg[]): void {
    const state = this.#recordings.stateOf(recording);
    if (state === "unknown") this.#fail(id, "there is no such recording");
    else if (state === "running") {
      this.#sides.set(recording, { left, right });
      const sides = { left: speakers(answered, left), right: speakers(answered, right) };
      this.#parts.media.send({ type: "record-sides", id: recording, ...sides });
    }
  }

  /** Each that runs, and who of those that live is on it. */
  running(isLiving: (leg: LegId) => boolean): LivingRecording[] {
    return [...this.#sides].map(([command, { left, right }]) => {
      return { command, left: left.filter(isLiving), right: right.filter(isLiving) };
    });
  }

  /** One that is answered. */
  recordMessage({ id, name, leg, longestMs, silenceMs }: Command<"record-message">, { speaker: session }: Leg): void {
    if (session === undefined) this.#fail(id, "the leg is not answered");
    else if (this.#start(id, name, (path) => ({ type: "record-message", id, session, path, longestMs, silenceMs })))
      this.#sides.set(id, { left: [leg], right: [] });
  }

  end({ id, recording }: Command<"stop-recording">): void {
    const state = this.#recordings.stateOf(recording);
    if (state === "unknown") this.#fail(id, "there is no such recording");
    else if (state === "running") this.#parts.media.send({ type: "stop-recording", id: recording });
  }

  /** It could not be begun; whatever is heard of it by now is of no account. */
  forget(command: CommandId): void {
    this.#sides.delete(command);
    this.#recordings.forget(command);
  }

  hear(event: Extract<MediaEvent, { readonly type: "recording" | "recorded" | "failed" }>): void {
    const outcome = this.#recordings.outcome(event);
    if (outcome === undefined) return;
    if (outcome.type === "recorded" || outcome.type === "failed") this.#sides.delete(outcome.command);
    this.#parts.tell(outcome);
  }

  /** False: it has failed. */
  #start(id: CommandId, name: string, order: (path: string) => MediaCommand): boolean {
    const { media, clock, folder } = this.#parts;
    const file = recordingFile(this.#dayOf(clock.date()), name);
    if (file === undefined) {
      this.#fail(id, "the recording's name is not a plain file name");
      return false;
    }
    this.#recordings.start(id, file);
    media.send(order(join(folder, file)));
    return true;
  }

  #fail(command: CommandId, reason: string): void {
    this.#parts.tell({ type: "failed", command, cause: "protocol-error", reason });
  }
}

function speakers(legs: readonly Leg[], named: readonly LegId[]): readonly string[] {
  return legs.filter(({ id }) => named.includes(id)).flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker]));
}
