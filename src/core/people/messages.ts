// Messages between people of the center. What was read is known by the store alone; the engine keeps what is unread, and by
// which of their own keys senders have sent lately, so that nothing is there twice.
import type { Outcome } from "../events.ts";
import { refuse } from "../refusal.ts";
import { dateNow, fact, type State } from "../state.ts";
import type { Keyed, PeopleMessage } from "./unread.ts";

/** Of one reader. */
export const MOST_UNREAD = 100;
/** Of all senders. */
const MOST_KEYS = 1_000;

interface Sent {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly key: string | undefined;
}

export function sendMessage(state: State, { from, to, text, key }: Sent): Outcome {
  const known = key === undefined ? undefined : state.sentKeys?.get(keyOf(from, key));
  if (known !== undefined) {
    if (known.to === to && known.text === text) return { ok: true, message: known.id };
    return refuse("wrong-state", "This key was another message's.");
  }
  if (from === to) return refuse("wrong-state", "Nobody sends messages to themselves.");
  if (isFull(state, to)) return refuse("wrong-state", `${to} has ${MOST_UNREAD} messages that they have not read.`);
  return { ok: true, message: put(state, { from, to, text, key }, undefined) };
}

/** Whether this reader must read before they can be sent more. */
export function isFull({ unread }: State, reader: string): boolean {
  return (unread?.get(reader)?.length ?? 0) >= MOST_UNREAD;
}

/** Gives its number. */
export function put(state: State, { from, to, text, key }: Sent, help: string | undefined): number {
  fact(state, { type: "people-message", from, to, text, help });
  const id = state.lastFact;
  state.unread ??= new Map();
  const message: PeopleMessage = { id, from, to, text, sentAt: dateNow(state), help };
  state.unread.set(to, [...(state.unread.get(to) ?? []), message]);
  if (key !== undefined) noteKey(state, keyOf(from, key), { id, to, text });
  return id;
}

export function readMessages(state: State, user: string, upTo: number): Outcome {
  const unread = state.unread?.get(user) ?? [];
  const left = unread.filter(({ id }) => id > upTo);
  const last = unread.at(unread.length - left.length - 1);
  if (left.length === unread.length || last === undefined) return { ok: true };
  keep(state, user, left);
  fact(state, { type: "people-messages-read", user, upTo: last.id });
  return { ok: true };
}

/** Whoever gets this login later is somebody else. */
export function forgetPerson(state: State, user: string): void {
  keep(state, user, []);
  for (const key of state.sentKeys?.keys() ?? []) if (key.startsWith(keyOf(user, ""))) state.sentKeys?.delete(key);
  state.screens?.delete(user);
}

function keep({ unread }: State, user: string, messages: readonly PeopleMessage[]): void {
  if (messages.length === 0) unread?.delete(user);
  else unread?.set(user, messages);
}

/** No login has a line's end in it. */
function keyOf(from: string, key: string): string {
  return `${from}\n${key}`;
}

function noteKey(state: State, key: string, message: Keyed): void {
  state.sentKeys ??= new Map();
  state.sentKeys.set(key, message);
  for (const oldest of state.sentKeys.keys()) {
    if (state.sentKeys.size <= MOST_KEYS) break;
    state.sentKeys.delete(oldest);
  }
}
