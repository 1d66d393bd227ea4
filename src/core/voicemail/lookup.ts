// Who has a mailbox, and what is in it.
import type { Extn, MessageId, VoiceMessage } from "../model.ts";
import type { State } from "../state.ts";
import { newMailbox, type Mailbox } from "./mailbox.ts";

/** Messages of one mailbox; who calls then hears that it is full. */
const MOST_MESSAGES = 100;

/** An extension that is barred takes no messages. */
export function hasMailbox(state: State, extn: Extn): boolean {
  const config = state.phones.get(extn)?.config;
  return config !== undefined && !config.disabled && config.mailboxPassword !== undefined;
}

export function mailboxOf(state: State, extn: Extn): Mailbox {
  const known = state.mailboxes.get(extn);
  if (known !== undefined) return known;
  const mailbox = newMailbox();
  state.mailboxes.set(extn, mailbox);
  return mailbox;
}

/** Those that are being recorded count too. */
export function isFull(state: State, extn: Extn): boolean {
  let count = state.mailboxes.get(extn)?.messages.length ?? 0;
  for (const { mailbox } of state.messagesTaken.values()) if (mailbox === extn) count += 1;
  return count >= MOST_MESSAGES;
}

export function messageIn(state: State, extn: Extn, id: MessageId): VoiceMessage | undefined {
  return state.mailboxes.get(extn)?.messages.find((message) => message.id === id);
}

/** Of one mailbox or of all; those of each in the order they were left. */
export function messagesOf(state: State, extn: Extn | undefined): VoiceMessage[] {
  const mailboxes = extn === undefined ? [...state.mailboxes.values()] : [state.mailboxes.get(extn)];
  return mailboxes.flatMap((mailbox) => mailbox?.messages ?? []);
}
