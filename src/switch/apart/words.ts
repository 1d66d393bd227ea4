// What crosses between a controller and a switch in a process of its own: frames of plain data, in both directions in order.
//
//   controller                                  switch
//   hello (what it has of which run)      -->
//                                         <--   welcome, or refused
//                                         <--   told ... up to welcome.upTo: what waited
//   commands that came of it              -->
//   report                                -->
//   begin (all accounts)                  -->           when they are known; to a switch that was never begun, first
//                                         <--   told ... , `up` among it, and so on
//   seen (they are in its log)            -->           forgets them
//   alive                                 -->
import type { SwitchCommand, SwitchEvent, SwitchMark } from "../../core/switch.ts";
import type { Measure } from "../../ports/measures.ts";
import type { AccountChange } from "../../ports/switch.ts";
import type { FromTelephones, ToTelephones } from "../../ports/telephones.ts";

/** The words of this program, and the oldest that it still understands: those of the release before. */
export const WORDS = { oldest: 1, newest: 2 } as const;
/** From these on both say what passes at sockets (`telephones`); to one that knows older words only nobody says it. */
export const TELEPHONE_WORDS = 2;

/** A span of versions. */
export interface Words {
  readonly oldest: number;
  readonly newest: number;
}

/** An event as it is told: how long ago it happened, milliseconds, when the frame was made. */
export interface ToldEvent {
  readonly number: number;
  readonly agoMs: number;
  readonly event: SwitchEvent;
}

/** What a controller says. */
export type ToSwitch =
  /** The first frame of each connection. `heard`: the last event that it was told of; `seen`: the last one that is in its log. */
  | { readonly type: "hello"; readonly words: Words; readonly heard: SwitchMark | undefined; readonly seen: number }
  /**
   * All accounts that there are, as far as is known: others are dropped. The switch starts, where it has not. May be said again, and
   * after commands where the switch has begun before: a controller that has no database yet goes by the accounts that it has.
   */
  | { readonly type: "begin"; readonly accounts: readonly AccountChange[] }
  | { readonly type: "provision"; readonly changes: readonly AccountChange[] }
  | { readonly type: "commands"; readonly commands: readonly SwitchCommand[] }
  | { readonly type: "report" }
  /** Events up to this number are in its log. */
  | { readonly type: "seen"; readonly number: number }
  | { readonly type: "alive" }
  | { readonly type: "measure" }
  /** What happens at sockets of browsers; not kept for anybody. */
  | { readonly type: "telephones"; readonly said: ToTelephones }
  /** Ends what still lives, then the process. */
  | { readonly type: "stop" };

/** What a switch says. */
export type ToController =
  | {
      readonly type: "welcome";
      readonly words: number;
      readonly run: string;
      /** What waited has numbers up to this one; 0: nothing did. */
      readonly upTo: number;
      /** It has been started by a controller before, and says what is so when it is asked; else it says so when it starts. */
      readonly begun: boolean;
      /** Where phones reach it. */
      readonly address: { readonly host: string; readonly port: number };
    }
  /** The connection ends. */
  | { readonly type: "refused"; readonly reason: string }
  /** `sentAt`: when it was said, by the machine's own count, where that is known: the ends are two programs of one machine. */
  | { readonly type: "told"; readonly events: readonly ToldEvent[]; readonly sentAt?: number }
  /** Events before this number, which the controller has not seen, were given up: too many waited. */
  | { readonly type: "lost"; readonly before: number }
  | { readonly type: "measures"; readonly measures: readonly Measure[] }
  /** What is to be said at one. */
  | { readonly type: "telephones"; readonly said: FromTelephones };

const TO_SWITCH: readonly string[] = [
  "hello",
  "begin",
  "provision",
  "commands",
  "report",
  "seen",
  "alive",
  "measure",
  "stop",
  "telephones",
] satisfies readonly ToSwitch["type"][];
const TO_CONTROLLER: readonly string[] = [
  "welcome",
  "refused",
  "told",
  "lost",
  "measures",
  "telephones",
] satisfies readonly ToController["type"][];

/** What a newer program says beyond these words is passed over, as are fields that are not of them. */
export function isToSwitch(frame: { readonly type: string }): frame is ToSwitch {
  return TO_SWITCH.includes(frame.type);
}

export function isToController(frame: { readonly type: string }): frame is ToController {
  return TO_CONTROLLER.includes(frame.type);
}

/** The newest words that both know; undefined: there are none. */
export function commonWords(ours: Words, theirs: Words): number | undefined {
  const newest = Math.min(ours.newest, theirs.newest);
  return newest >= Math.max(ours.oldest, theirs.oldest) ? newest : undefined;
}
