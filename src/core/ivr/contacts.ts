// Who lately called whom and who lately served whom, for menus that take a caller back to their last partner. In memory; after a restart made again
// from call records (take-up.ts).
import type { Extn } from "../model.ts";
import { isWithheld } from "../withheld.ts";

export const CONTACT_KEPT_MS = 86_400_000;
/** Numbers that are remembered; of more, those that were heard of longest ago are forgotten. */
const MOST_CONTACTS = 20_000;

interface Contact {
  /** The extension that last called the number. */
  readonly calledBy: { readonly extn: Extn; readonly at: number; readonly answered: boolean } | undefined;
  /** The extension that last talked with the number when it called. */
  readonly servedBy: { readonly extn: Extn; readonly at: number } | undefined;
}

/** By number, those last heard of last. */
export type Contacts = Map<string, Contact>;

export function noContacts(): Contacts {
  return new Map();
}

const NOBODY: Contact = { calledBy: undefined, servedBy: undefined };

export function noteCalled(contacts: Contacts, number: string, extn: Extn, at: number): void {
  note(contacts, number, { calledBy: { extn, at, answered: false } });
}

/** The number has answered the call that was noted. */
export function noteAnswered(contacts: Contacts, number: string, extn: Extn, at: number): void {
  note(contacts, number, { calledBy: { extn, at, answered: true } });
}

export function noteServed(contacts: Contacts, number: string, extn: Extn, at: number): void {
  note(contacts, number, { servedBy: { extn, at } });
}

function note(contacts: Contacts, number: string, news: Partial<Contact>): void {
  // All who withhold their number are not one caller.
  if (isWithheld(number)) return;
  const known = contacts.get(number) ?? NOBODY;
  contacts.delete(number);
  contacts.set(number, { ...known, ...news });
  if (contacts.size <= MOST_CONTACTS) return;
  for (const oldest of contacts.keys()) {
    contacts.delete(oldest);
    return;
  }
}

/** Who last served the number. */
export function lastServer(contacts: Contacts, number: string, now: number): Extn | undefined {
  const served = contacts.get(number)?.servedBy;
  return served !== undefined && now - served.at < CONTACT_KEPT_MS ? served.extn : undefined;
}

/** The extension that a caller is taken back to; the latest of those that count. */
export function recallOf(contacts: Contacts, number: string, mode: "miss" | "all", now: number): Extn | undefined {
  const { calledBy, servedBy } = contacts.get(number) ?? NOBODY;
  const missed = calledBy !== undefined && (mode === "all" || !calledBy.answered) ? calledBy : undefined;
  const served = mode === "all" ? servedBy : undefined;
  const last = (missed?.at ?? -1) >= (served?.at ?? -1) ? missed : served;
  return last !== undefined && now - last.at < CONTACT_KEPT_MS ? last.extn : undefined;
}
