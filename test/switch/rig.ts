// What the conformance suite needs of each switch: phones to move, and a way to wait in that switch's own time.
import type { Cause } from "../../src/core/switch.ts";
import type { PhoneAccount, Switch } from "../../src/ports/switch.ts";

/** A phone of one extension. What it does takes effect in the rig's own time; wait for it with `until`. */
export interface ConformancePhone {
  readonly extn: string;
  register(): void;
  unregister(): void;
  /** It hears and says nothing any more, its registration stands; or it does again. */
  cutOff(isCutOff: boolean): void;
  call(number: string): void;
  answer(): void;
  reject(cause: "busy" | "rejected"): void;
  /** Ends its call in any state; a call that it makes is taken back. */
  hangUp(): void;
  press(digit: string): void;
  /** In its talk: speaks for so long and is silent from then on; 0: is silent from now on. */
  speak(durationMs: number): void;
  /** In its talk: sends audio, which it does unless told otherwise, or nothing at all. */
  sends(isSending: boolean): void;
  hold(): void;
  resume(): void;
  /** "dialling": it calls and nobody has answered; "ringing": it is called. */
  readonly state: "idle" | "dialling" | "ringing" | "talking";
  /** Its own call was told that something rings. */
  readonly toldRinging: boolean;
  /** Who calls, as it shows it; undefined where the rig cannot know. */
  readonly shownCaller: { readonly number: string; readonly name: string } | undefined;
  /** How many messages its lamp shows, new and old; undefined where it was told nothing. */
  readonly lamp: { readonly newMessages: number; readonly oldMessages: number } | undefined;
  /** Calls that it would show as missed; undefined where the rig cannot know. */
  readonly missedCalls: number | undefined;
  /** The keys that it was let hear in its call. */
  readonly heardDigits: string;
  /**
   * What it hears at this moment: the extensions of the phones whose voices reach it, and "sound" for a tone that is
   * played. Undefined where the rig has no audio.
   */
  hears(): readonly string[] | undefined;
}

export interface ConformanceRig {
  /** Its time costs nothing. */
  readonly isVirtual: boolean;
  /** Not started yet. */
  readonly switch: Switch;
  account(extn: string): PhoneAccount;
  /** A new phone that knows its account's password; asked for at most once for each extension. */
  phone(extn: string): ConformancePhone;
  /** Lets time pass until the condition holds; rejects with `what` where it does not within the rig's patience. */
  until(condition: () => boolean, what: string | (() => string)): Promise<void>;
  /** Lets so much time pass; at the end everything that was under way has come to rest. */
  pass(durationMs: number): Promise<void>;
  /** Whose voices are on each channel of a recording, one after the other: extensions in order, joined by "+"; "": nobody's. */
  recorded(file: string): Promise<{ readonly left: readonly string[]; readonly right: readonly string[] }>;
  /** Releases what the rig made; the switch has been stopped. */
  stop(): Promise<void>;
}

/** `maxLegs`: of more there is no room. */
export interface Room {
  readonly maxLegs?: number;
}

export type MakeRig = (room?: Room) => Promise<ConformanceRig>;

/** Causes with which an unanswered phone is sent away; every switch must carry them out. */
export const HANG_UP_CAUSES: readonly Cause[] = [
  "normal",
  "busy",
  "no-answer",
  "rejected",
  "unreachable",
  "cancelled",
  "answered-elsewhere",
  "no-such-number",
  "not-allowed",
  "congestion",
  "media-failed",
  "vanished",
  "protocol-error",
  "time-limit",
  "shutdown",
  "crashed",
];
