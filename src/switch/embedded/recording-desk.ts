// Recordings as the call center orders them: where their files go, and what becomes of them.
import { join } from "node:path";
import type { CommandId } from "../../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../core/switch.ts";
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
  readonly #dayOf: (at: number) => string;

  /** Throws on an unknown time zone. */
  constructor(parts: RecordingParts) {
    this.#parts = parts;
    this.#dayOf = dayFolder(parts.timeZone);
  }

  /** The media sessions of legs that are answered. */
  record({ id, name }: Command<"record">, left: readonly string[], right: readonly string[]): void {
    this.#start(id, name, (path) => ({ type: "record", id, left, right, path }));
  }

  change({ id, recording }: Command<"record-sides">, left: readonly string[], right: readonly string[]): void {
    const state = this.#recordings.stateOf(recording);
    if (state === "unknown") this.#fail(id, "there is no such recording");
    else if (state === "running") this.#parts.media.send({ type: "record-sides", id: recording, left, right });
  }

  /** One that is answered. */
  recordMessage({ id, name, longestMs, silenceMs }: Command<"record-message">, { speaker: session }: Leg): void {
    if (session === undefined) this.#fail(id, "the leg is not answered");
    else this.#start(id, name, (path) => ({ type: "record-message", id, session, path, longestMs, silenceMs }));
  }

  end({ id, recording }: Command<"stop-recording">): void {
    const state = this.#recordings.stateOf(recording);
    if (state === "unknown") this.#fail(id, "there is no such recording");
    else if (state === "running") this.#parts.media.send({ type: "stop-recording", id: recording });
  }

  /** It could not be begun; whatever is heard of it by now is of no account. */
  forget(command: CommandId): void {
    this.#recordings.forget(command);
  }

  hear(event: Extract<MediaEvent, { readonly type: "recording" | "recorded" | "failed" }>): void {
    const outcome = this.#recordings.outcome(event);
    if (outcome !== undefined) this.#parts.tell(outcome);
  }

  #start(id: CommandId, name: string, order: (path: string) => MediaCommand): void {
    const { media, clock, folder } = this.#parts;
    const file = recordingFile(this.#dayOf(clock.date()), name);
    if (file === undefined) {
      this.#fail(id, "the recording's name is not a plain file name");
      return;
    }
    this.#recordings.start(id, file);
    media.send(order(join(folder, file)));
  }

  #fail(command: CommandId, reason: string): void {
    this.#parts.tell({ type: "failed", command, cause: "protocol-error", reason });
  }
}
