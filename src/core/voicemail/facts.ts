// What happens in mailboxes.
import type { CallId, Extn, MessageId, VoiceMessage } from "../model.ts";

export type VoicemailFact =
  /** It has as many messages as it may: the caller hears so. */
  | { readonly type: "mailbox-full"; readonly call: CallId; readonly mailbox: Extn }
  /** They may speak. One of the next three follows, also after the end of the call. */
  | { readonly type: "message-begun"; readonly call: CallId; readonly mailbox: Extn }
  | ({ readonly type: "message-left"; readonly call: CallId; readonly message: MessageId } & Omit<
      VoiceMessage,
      "id" | "leftAt" | "heard"
    >)
  /** Nothing was said ("short"), or the mailbox is gone. Its file is to be removed. */
  | {
      readonly type: "message-dropped";
      readonly call: CallId;
      readonly mailbox: Extn;
      readonly reason: "short" | "no-mailbox";
      readonly file: string;
      readonly durationMs: number;
    }
  | { readonly type: "message-failed"; readonly call: CallId; readonly mailbox: Extn; readonly reason: string }
  /** The right password for a mailbox was keyed in. */
  | { readonly type: "mailbox-opened"; readonly call: CallId; readonly mailbox: Extn }
  /** A wrong one, or there is no such mailbox (undefined: not even such an extension); counted from 1. */
  | {
      readonly type: "mailbox-refused";
      readonly call: CallId;
      readonly mailbox: Extn | undefined;
      readonly attempt: number;
    }
  /** Too many wrong passwords in a row: from phones other than its own it stays closed for a while. */
  | { readonly type: "mailbox-locked"; readonly call: CallId; readonly mailbox: Extn; readonly until: number }
  | { readonly type: "message-heard"; readonly call: CallId; readonly mailbox: Extn; readonly message: MessageId }
  /** Its file is to be removed. */
  | {
      readonly type: "message-deleted";
      readonly call: CallId;
      readonly mailbox: Extn;
      readonly message: MessageId;
      readonly file: string;
    }
  /** Not at a phone: a user has said that it was listened to, or that it is new. */
  | {
      readonly type: "message-marked";
      readonly mailbox: Extn;
      readonly message: MessageId;
      readonly heard: boolean;
      readonly user: string;
    }
  /** Not at a phone: by a user, or (undefined) with its extension. Its file is to be removed. */
  | {
      readonly type: "message-removed";
      readonly mailbox: Extn;
      readonly message: MessageId;
      readonly file: string;
      readonly user: string | undefined;
    };
