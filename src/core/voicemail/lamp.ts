// The lamps of phones, which show how many messages wait. The switch remembers what it was told and tells phones that come
// later; only mailboxes that hold something are told of by themselves.
import type { Extn } from "../model.ts";
import { command, type Phone, type State } from "../state.ts";
import { hasMailbox, mailboxOf } from "./lookup.ts";
import type { Mailbox } from "./mailbox.ts";

export function light(state: State, extn: Extn, mailbox: Mailbox): void {
  const newMessages = mailbox.messages.filter(({ heard }) => !heard).length;
  mailbox.lampTold = true;
  command(state, { type: "lamp", extn, newMessages, oldMessages: mailbox.messages.length - newMessages });
}

/** The switch has begun anew and knows nothing. */
export function lightAll(state: State): void {
  for (const [extn, mailbox] of state.mailboxes) {
    mailbox.lampTold = false;
    if (mailbox.messages.length > 0) light(state, extn, mailbox);
  }
  for (const phone of state.phones.values()) lightWhereDark(state, phone);
}

/** A phone that is there may show what is no longer true: it is told that nothing waits, once. */
export function lightWhereDark(state: State, { extn, registered }: Phone): void {
  if (!registered || !hasMailbox(state, extn)) return;
  const mailbox = mailboxOf(state, extn);
  if (!mailbox.lampTold) light(state, extn, mailbox);
}
