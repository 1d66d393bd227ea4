// Commands for legs that are answered: who hears whom, who is recorded, which keys are heard.
import type { CommandId, LegId } from "../../core/model.ts";
import type { LivingLeg, SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import { answeredOf } from "./answered.ts";
import type { Conversations } from "./conversations.ts";
import type { Legs } from "./legs.ts";
import type { Leg } from "./leg-state.ts";
import type { RecordingDesk } from "./recording-desk.ts";

type Command<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { readonly type: Type }>;

export interface TalkParts {
  readonly legs: Pick<Legs, "get" | "knows" | "feed">;
  readonly conversations: Conversations;
  readonly recordings: RecordingDesk;
  readonly tell: (event: SwitchEvent) => void;
}

export class TalkDesk {
  readonly #parts: TalkParts;

  constructor(parts: TalkParts) {
    this.#parts = parts;
  }

  seatOf(leg: LegId): LivingLeg["seat"] {
    return this.#parts.conversations.seatOf(leg);
  }

  converse({ id, conversation, parties }: Command<"converse">): void {
    const answered = this.#answered(
      id,
      parties.map(({ leg }) => leg),
    );
    if (answered === undefined) return;
    const living = new Set(answered.map(({ id: leg }) => leg));
    this.#parts.conversations.say(
      conversation,
      parties.filter(({ leg }) => living.has(leg)),
    );
    this.#parts.tell({ type: "done", command: id });
  }

  /** Of legs that have all ended there is nothing to record: their ends say it all. */
  record(command: Command<"record">): void {
    const { id, left, right } = command;
    const answered = this.#answered(id, [...left, ...right]);
    if (answered === undefined) return;
    if (answered.length > 0) this.#parts.recordings.record(command, answered);
    else if (left.length + right.length === 0) this.#fail(id, "nobody is to be recorded");
  }

  recordSides(command: Command<"record-sides">): void {
    const { id, left, right } = command;
    const answered = this.#answered(id, [...left, ...right]);
    if (answered === undefined) return;
    this.#parts.recordings.change(command, answered);
  }

  recordMessage(command: Command<"record-message">): void {
    const [leg] = this.#answered(command.id, [command.leg]) ?? [];
    if (leg !== undefined) this.#parts.recordings.recordMessage(command, leg);
  }

  sendDigits({ id, leg, digits }: Command<"send-digits">): void {
    const [one] = this.#answered(id, [leg]) ?? [];
    if (one !== undefined) this.#parts.legs.feed(leg, { type: "send-digits", command: id, digits });
  }

  /** Undefined where the command has failed. */
  #answered(command: CommandId, ids: readonly LegId[]): readonly Leg[] | undefined {
    const answered = answeredOf(this.#parts.legs, ids);
    if (typeof answered !== "string") return answered;
    this.#fail(command, answered);
    return undefined;
  }

  #fail(command: CommandId, reason: string): void {
    this.#parts.tell({ type: "failed", command, cause: "protocol-error", reason });
  }
}
