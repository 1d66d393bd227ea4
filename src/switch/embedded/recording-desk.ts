// Recordings as the call center orders them: where their files go, and what becomes of them.
import { join } from "node:path";
import type { CommandId, LegId } from "../../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import type { MediaCommand, MediaEvent } from "../../media/index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Leg } from "./leg-state.ts";
import { dayFolder, recordingFile, Recordings } from "./recordings.ts";
import type { MediaSide } from "./sides.ts";

type Command<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { readonly type: Type }>;

interface Side {
  readonly leg: LegId;
  readonly speaker: string;
}

interface Sides {
  readonly left: Side;
  readonly right: Side;
  /** Which of both hold. */
  readonly held: Set<LegId>;
}

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
  /** Of two legs that talk. */
  readonly #sides = new Map<CommandId, Sides>();

  /** Throws on an unknown time zone. */
  constructor(parts: RecordingParts) {
    this.#parts = parts;
    this.#dayOf = dayFolder(parts.timeZone);
  }

  /** Two legs that talk. */
  record({ id, name }: Command<"record">, [left, right]: readonly [Leg, Leg]): void {
    const [one, other] = [left.speaker, right.speaker];
    if (one === undefined || other === undefined) return;
    this.#start(id, name, (path) => ({ type: "record", id, left: [one], right: [other], path }));
    this.#sides.set(id, {
      left: { leg: left.id, speaker: one },
      right: { leg: right.id, speaker: other },
      held: new Set(),
    });
    for (const { id: leg, held } of [left, right]) if (held) this.holds(leg, true);
  }

  /** What a phone plays to whom it holds is said by nobody: it is not recorded. */
  holds(leg: LegId, isHeld: boolean): void {
    for (const [id, { left, right, held }] of this.#sides) {
      if (left.leg !== leg && right.leg !== leg) continue;
      if (isHeld) held.add(leg);
      else held.delete(leg);
      const said = ({ leg: whose, speaker }: Side): readonly string[] => (held.has(whose) ? [] : [speaker]);
      this.#parts.media.send({ type: "record-sides", id, left: said(left), right: said(right) });
    }
  }

  /** One that is answered. */
  recordMessage({ id, name, longestMs, silenceMs }: Command<"record-message">, { speaker: session }: Leg): void {
    if (session === undefined) this.#fail(id, "the leg is not answered");
    else this.#start(id, name, (path) => ({ type: "record-message", id, session, path, longestMs, silenceMs }));
  }

  end({ id, recording }: Command<"stop-recording">): void {
    const stop = this.#recordings.stop(recording);
    if (stop === "unknown") this.#fail(id, "there is no such recording");
    else if (stop !== undefined) this.#parts.media.send(stop);
  }

  /** It could not be begun; whatever is heard of it by now is of no account. */
  forget(command: CommandId): void {
    this.#recordings.forget(command);
    this.#sides.delete(command);
  }

  hear(event: Extract<MediaEvent, { readonly type: "recording" | "recorded" | "failed" }>): void {
    if (event.type !== "recording" && event.id !== undefined) this.#sides.delete(event.id as CommandId);
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
