// What the engine knows of a mailbox, and of a message that is just being taken.
import type { CallId, Extn, VoiceMessage } from "../model.ts";

/** What is dialled to listen: to the messages of the phone that calls, and to those of any number. */
export const OWN_MAILBOX_CODE = "*97";
export const ANY_MAILBOX_CODE = "*98";

export interface Mailbox {
  /** In the order they were left. */
  messages: readonly VoiceMessage[];
  /** Whether the switch, as it runs now, was told how many there are. */
  lampTold: boolean;
  /** Wrong passwords in a row, from phones other than its own. */
  wrongInARow: number;
  /** From such phones it is closed until then. */
  lockedUntil: number;
}

/** A message while it is recorded: it may outlive its call by a moment. */
export interface MessageTaken {
  readonly call: CallId;
  readonly mailbox: Extn;
  readonly callerNumber: string;
  readonly callerName: string;
  /** Whose mailbox it was is gone, though somebody may have the number again. */
  readonly isForsaken: boolean;
}

export function newMailbox(): Mailbox {
  return { messages: [], lampTold: false, wrongInARow: 0, lockedUntil: 0 };
}
