// What a switch was told: who hears whom, what plays, what is recorded. It keeps to the port's promises and to nothing else.
import type { Hearing, SwitchCommand } from "../../../src/core/switch.ts";

type CommandOf<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { readonly type: Type }>;

export interface ToldRecording {
  /** As it was told last. */
  left: readonly string[];
  right: readonly string[];
  readonly name: string;
}

/** Plain data. */
export interface ToldSwitch {
  /** The conversation that a leg is in, and what it hears there. */
  readonly hears: Map<string, { readonly conversation: string; readonly hearing: Hearing }>;
  /** What repeats until it is stopped: ringing, music. */
  readonly plays: Map<string, "ringback" | "music">;
  readonly recordings: Map<number, ToldRecording>;
}

export function newToldSwitch(): ToldSwitch {
  return { hears: new Map(), plays: new Map(), recordings: new Map() };
}

export function tell(told: ToldSwitch, command: SwitchCommand): void {
  switch (command.type) {
    case "converse":
      converse(told, command);
      return;
    case "play":
      if (!command.repeat) told.plays.delete(command.leg);
      else told.plays.set(command.leg, command.sounds.some(({ type }) => type === "tone") ? "ringback" : "music");
      return;
    case "stop":
      told.plays.delete(command.leg);
      return;
    case "record":
      told.recordings.set(command.id, { left: command.left, right: command.right, name: command.name });
      return;
    case "record-sides": {
      const { left, right, recording } = command;
      Object.assign(told.recordings.get(recording) ?? {}, { left, right });
      return;
    }
    case "stop-recording":
      told.recordings.delete(command.recording);
      return;
    default:
      return;
  }
}

/** What a `play` lets somebody hear stops when they get to hear someone whom they did not hear before. */
function converse({ hears, plays }: ToldSwitch, { conversation, parties }: CommandOf<"converse">): void {
  const before = new Map(parties.map(({ leg }) => [leg, hears.get(leg)?.hearing.hears ?? []]));
  for (const [leg, one] of hears) if (one.conversation === conversation) hears.delete(leg);
  for (const hearing of parties) {
    hears.set(hearing.leg, { conversation, hearing });
    if (hearing.hears.some((leg) => before.get(hearing.leg)?.includes(leg) !== true)) plays.delete(hearing.leg);
  }
}

export function forgetLeg({ hears, plays }: ToldSwitch, leg: string): void {
  hears.delete(leg);
  plays.delete(leg);
}
