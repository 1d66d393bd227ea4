// Commands of which the engine waits to hear what became of them, and until when.
import type { Deadline } from "./deadlines.ts";
import type { CallId, LegId } from "./model.ts";
import type { SwitchCommand } from "./switch.ts";

/** What a command was given for. */
export type Purpose =
  | "answer"
  /** The steps between a callee's answer and the talk. */
  | "agent-announcement"
  | "converse"
  /** The customer is told that they are recorded. */
  | "recording-announcement"
  /** The answer to a phone that takes another one's place. */
  | "replace"
  /** What a waiting caller is told. */
  | "greeting"
  | "announcement"
  | "callback-promise"
  | "survey-question"
  | "last-word"
  | "menu-prompt"
  | "message-greeting"
  | "message-beep"
  | "mailbox-words"
  /** A recording begins: of a conversation, of a message. */
  | "record"
  | "record-message"
  /** One that has begun is over and lies in its file. It may outlive its call by a moment. */
  | "recorded";

export interface Awaited {
  readonly call: CallId;
  readonly purpose: Purpose;
  /** Where one of these ends, nothing more is owed. */
  readonly legs: readonly LegId[];
  /** As it was sent. Absent: it has begun, and its end is awaited; or a former version has sent it. */
  readonly order?: SwitchCommand;
  /** Undefined: it may take as long as it takes. */
  over: Deadline | undefined;
}

/**
 * How long the switch has: to begin to play, to connect, to begin to record, to write a file. An answer may have to be
 * confirmed by the phone, for which a switch may wait as long as for the end of a leg.
 */
export const OWED_WITHIN_MS = 10_000;
export const ANSWER_WITHIN_MS = 40_000;
/** After the length of what is played. */
export const PLAYED_WITHIN_MS = 5_000;
