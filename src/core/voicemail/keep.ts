// Messages come, are listened to and go; the lamp follows, and what was not done in a call is told.
import type { MessageEvent, Outcome } from "../events.ts";
import type { Extn, MessageId, VoiceMessage } from "../model.ts";
import { fact, type State } from "../state.ts";
import { light } from "./lamp.ts";
import { mailboxOf, messageIn } from "./lookup.ts";

/** A message that is known already stays as it is. The lamp is left as it is. */
export function putMessage(state: State, message: VoiceMessage): void {
  const mailbox = mailboxOf(state, message.mailbox);
  if (mailbox.messages.some(({ id }) => id === message.id)) return;
  mailbox.messages = [...mailbox.messages, message];
}

export function addMessage(state: State, message: VoiceMessage): void {
  putMessage(state, message);
  light(state, message.mailbox, mailboxOf(state, message.mailbox));
}

/** True: it was not so before. */
export function markMessage(state: State, extn: Extn, id: MessageId, heard: boolean): boolean {
  const mailbox = state.mailboxes.get(extn);
  if (mailbox?.messages.some((message) => message.id === id && message.heard !== heard) !== true) return false;
  mailbox.messages = mailbox.messages.map((message) => (message.id === id ? { ...message, heard } : message));
  light(state, extn, mailbox);
  return true;
}

/** Undefined: there was no such message. */
export function takeMessageAway(state: State, extn: Extn, id: MessageId): VoiceMessage | undefined {
  const mailbox = state.mailboxes.get(extn);
  const found = messageIn(state, extn, id);
  if (mailbox === undefined || found === undefined) return undefined;
  mailbox.messages = mailbox.messages.filter((message) => message !== found);
  light(state, extn, mailbox);
  return found;
}

/** The extension is gone: whoever has its number next is not to hear what was said to the one before. */
export function dropMailbox(state: State, extn: Extn): void {
  const mailbox = state.mailboxes.get(extn);
  if (mailbox !== undefined && mailbox.messages.length > 0) {
    for (const { id, file } of mailbox.messages) {
      fact(state, { type: "message-removed", mailbox: extn, message: id, file, user: undefined });
    }
    mailbox.messages = [];
    // Once: what phones are told many times at a time may come in another order.
    light(state, extn, mailbox);
  }
  state.mailboxes.delete(extn);
  for (const [recording, taken] of state.messagesTaken) {
    if (taken.mailbox === extn) state.messagesTaken.set(recording, { ...taken, isForsaken: true });
  }
}

export function onMessageEvent(state: State, event: MessageEvent): Outcome {
  const { mailbox, message, user } = event;
  const known = messageIn(state, mailbox, message);
  if (known === undefined) {
    return { ok: false, code: "no-such-message", reason: `there is no message ${message} in the mailbox ${mailbox}` };
  }
  switch (event.type) {
    case "message-mark": {
      const { heard } = event;
      if (markMessage(state, mailbox, message, heard)) {
        fact(state, { type: "message-marked", mailbox, message, heard, user });
      }
      break;
    }
    case "message-remove":
      takeMessageAway(state, mailbox, message);
      fact(state, { type: "message-removed", mailbox, message, file: known.file, user });
  }
  return { ok: true };
}
