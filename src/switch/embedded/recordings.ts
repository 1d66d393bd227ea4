// Recordings under way: their files' names, and exactly one outcome for each.
import type { CommandId } from "../../core/model.ts";
import type { SwitchEvent } from "../../core/switch.ts";
import { wavDurationMs, type MediaEvent } from "../../media/index.ts";

/** One plain file name: what could lead out of the folder, or be taken for a hidden file or an option, is refused. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.@+=-]{0,199}$/;

/** `YYYY/MM/DD` of an instant in a time zone (IANA name). Throws on an unknown zone, when it is made. */
export function dayFolder(timeZone: string): (at: number) => string {
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return (at) => format.format(at).replaceAll("-", "/");
}

/** The file below the recordings folder; undefined where the name is not one. */
export function recordingFile(folder: string, name: string): string | undefined {
  return NAME.test(name) ? `${folder}/${name}.wav` : undefined;
}

/** The files that a run before has left: how they are named, and how long they play (undefined: not at all). */
export function leftRecordings(timeZone: string): {
  fileOf(name: string, at: number): string | undefined;
  durationMsOf(path: string): number | undefined;
} {
  const dayOf = dayFolder(timeZone);
  return { fileOf: (name, at) => recordingFile(dayOf(at), name), durationMsOf: wavDurationMs };
}

export class Recordings {
  /** Keyed by the command's number, under which the media engine knows it. */
  readonly #running = new Map<number, { readonly command: CommandId; readonly file: string }>();
  /** The number of the last `record` that was taken up: commands are numbered upwards. */
  #last = 0;

  start(command: CommandId, file: string): void {
    this.#running.set(command, { command, file });
    this.#last = Math.max(this.#last, command);
  }

  /** It could not be begun; whatever is heard of it by now is of no account. */
  forget(command: CommandId): void {
    this.#running.delete(command);
  }

  /** "unknown": there never was such a recording; "over": that was told. */
  stateOf(recording: CommandId): "running" | "over" | "unknown" {
    if (this.#running.has(recording)) return "running";
    return recording > this.#last ? "unknown" : "over";
  }

  /** What the call center hears of what the media engine says about a recording. */
  outcome(event: Extract<MediaEvent, { readonly type: "recording" | "recorded" | "failed" }>): SwitchEvent | undefined {
    const running = event.id === undefined ? undefined : this.#running.get(event.id);
    if (running === undefined) return undefined;
    const { command, file } = running;
    if (event.type === "recording") return { type: "done", command };
    this.#running.delete(command);
    if (event.type === "failed") return { type: "failed", command, cause: "media-failed", reason: event.reason };
    return { type: "recorded", command, file, durationMs: event.durationMs, sizeBytes: event.sizeBytes };
  }
}
