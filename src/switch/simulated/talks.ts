// What is asked of legs that are answered: who hears whom, who is recorded, which keys are heard.
import type { CallId, LegId } from "../../core/model.ts";
import type { Hearing, LivingLeg, SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import { SimulatedConversations, type Heard } from "./conversations.ts";
import type { CommandOf, SimulatedLeg } from "./leg.ts";
import type { SimulatedRecordings } from "./recordings.ts";

export interface TalkParts {
  readonly legs: ReadonlyMap<LegId, SimulatedLeg>;
  readonly everKnown: ReadonlySet<LegId>;
  readonly recordings: SimulatedRecordings;
  readonly tell: (event: SwitchEvent) => void;
  readonly stopPlaying: (leg: SimulatedLeg) => void;
}

export class SimulatedTalks {
  readonly #parts: TalkParts;
  readonly #conversations = new SimulatedConversations();

  constructor(parts: TalkParts) {
    this.#parts = parts;
  }

  carryOut(command: CommandOf<"converse" | "record" | "record-sides" | "record-message" | "send-digits">): void {
    switch (command.type) {
      case "converse":
        this.#converse(command);
        return;
      case "record":
      case "record-sides":
        this.#record(command);
        return;
      case "record-message":
        if (this.#talks(command)) this.#parts.recordings.start(command);
        return;
      case "send-digits": {
        const leg = this.#parts.legs.get(command.leg);
        if (this.#talks(command) && leg !== undefined) leg.digits += command.digits;
        return;
      }
    }
  }

  leave(leg: LegId): void {
    this.#conversations.leave(leg);
  }

  seatOf(leg: LegId): LivingLeg["seat"] {
    return this.#conversations.seatOf(leg);
  }

  /** Where something is played to them that is heard instead of the others, so it is instead of what others are played. */
  heardBy(id: LegId): Heard {
    const own = this.#ownOf(id);
    const other = this.#conversations.overhears(id);
    if (other === undefined || own.sounds.length > 0) return own;
    return { voices: own.voices, sounds: this.#ownOf(other).sounds };
  }

  #ownOf(id: LegId): Heard {
    const { legs } = this.#parts;
    const sends = (other: LegId): boolean => legs.get(other)?.sends === true;
    const play = legs.get(id)?.playing?.command;
    if (play === undefined || this.#conversations.givesWay(id, play.unless, sends)) {
      return this.#conversations.heardBy(id, sends);
    }
    return { voices: [], sounds: play.sounds };
  }

  #converse(command: CommandOf<"converse">): void {
    const { conversation, parties } = command;
    const named = parties.map(({ leg }) => leg);
    const living = this.#answered(command, named);
    if (living === undefined) return;
    const relation = parties.filter(({ leg }) => living.includes(leg));
    this.#say(conversation, relation);
    this.#parts.tell({ type: "done", command: command.id });
  }

  /** What plays stops for whom they get to hear, but for what gives way to that one anyway. */
  #say(conversation: CallId, parties: readonly Hearing[]): void {
    for (const id of this.#conversations.say(conversation, parties)) {
      const leg = this.#parts.legs.get(id);
      if (leg !== undefined && leg.playing?.command.unless === undefined) this.#parts.stopPlaying(leg);
    }
  }

  #record(command: CommandOf<"record" | "record-sides">): void {
    const { recordings } = this.#parts;
    const named = [...command.left, ...command.right];
    const living = this.#answered(command, named);
    if (living === undefined) return;
    const left = command.left.filter((leg) => living.includes(leg));
    const right = command.right.filter((leg) => living.includes(leg));
    if (command.type === "record-sides") {
      if (!recordings.change(command.recording, left, right)) this.#fail(command, "There is no such recording.");
    } else if (living.length > 0) recordings.start(command, left, right);
    else if (named.length === 0) this.#fail(command, "Nobody is to be recorded.");
  }

  #talks(command: CommandOf<"record-message" | "send-digits">): boolean {
    const living = this.#answered(command, [command.leg]);
    return living !== undefined && living.length > 0;
  }

  /** Those that live, where none is yet to be answered and each has been there; otherwise the command has failed. */
  #answered(command: SwitchCommand, ids: readonly LegId[]): readonly LegId[] | undefined {
    const { legs, everKnown } = this.#parts;
    const living = ids.filter((id) => legs.has(id));
    if (!ids.every((id) => everKnown.has(id))) this.#fail(command, "There is no such leg.");
    else if (living.every((id) => legs.get(id)?.state === "answered")) return living;
    else this.#fail(command, "One of the legs is not answered.");
    return undefined;
  }

  #fail({ id }: SwitchCommand, reason: string): void {
    this.#parts.tell({ type: "failed", command: id, cause: "media-failed", reason });
  }
}
