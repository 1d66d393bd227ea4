// The types of facts as data, for those who pick some of them; and groups of them, as `call-*`.
import type { FactBody } from "./facts.ts";

export type FactType = FactBody["type"];

/** Each type once: one that is missing does not compile. */
const TYPES: Readonly<Record<FactType, true>> = {
  "engine-started": true,
  "engine-resumed": true,
  "clock-set": true,
  "switch-up": true,
  "leg-taken-up": true,
  "switch-down": true,
  "call-started": true,
  "caller-known": true,
  "call-routed": true,
  "call-unroutable": true,
  "emergency-call": true,
  "call-answered": true,
  "leg-dialled": true,
  "leg-ringing": true,
  "leg-answered": true,
  "leg-ended": true,
  "leg-held": true,
  "leg-resumed": true,
  "leg-forwarded": true,
  "leg-silent": true,
  "leg-sound": true,
  "call-sent-on": true,
  "call-sent-nowhere": true,
  "menu-entered": true,
  "menu-key": true,
  "menu-timeout": true,
  "menu-left": true,
  "queue-joined": true,
  "offer-made": true,
  "offer-ended": true,
  "queue-left": true,
  bridged: true,
  "talk-held": true,
  "talk-unheld": true,
  muted: true,
  unmuted: true,
  "consult-begun": true,
  "consult-answered": true,
  "consult-ended": true,
  swapped: true,
  "three-way-begun": true,
  "three-way-ended": true,
  transferred: true,
  "transfer-failed": true,
  "supervisor-joined": true,
  "supervisor-changed": true,
  "supervisor-left": true,
  "taken-over": true,
  intervened: true,
  "leg-replaces": true,
  "leg-moved": true,
  "recording-ordered": true,
  "recording-paused": true,
  "recording-resumed": true,
  "callback-promised": true,
  "callback-dialled": true,
  "callback-failed": true,
  "callback-put-off": true,
  "callback-superseded": true,
  "callback-kept": true,
  "survey-invited": true,
  "survey-answered": true,
  "disposition-set": true,
  "recording-announced": true,
  "limit-reached": true,
  "tone-heard": true,
  "recording-started": true,
  "recording-ended": true,
  "recording-failed": true,
  "mailbox-full": true,
  "mailbox-opened": true,
  "mailbox-refused": true,
  "mailbox-locked": true,
  "message-begun": true,
  "message-left": true,
  "message-dropped": true,
  "message-failed": true,
  "message-heard": true,
  "message-deleted": true,
  "message-marked": true,
  "message-removed": true,
  "call-ended": true,
  "agent-signed-in": true,
  "agent-signed-out": true,
  "agent-changed": true,
  "help-asked": true,
  "help-taken": true,
  "help-released": true,
  "help-ended": true,
  "people-message": true,
  "people-messages-read": true,
  "queue-removed": true,
  "queue-renamed": true,
  "trunk-changed": true,
  "phone-registered": true,
  "phone-unregistered": true,
  "phone-silent": true,
  "phone-answers": true,
  "alarm-fired": true,
  "alarm-cleared": true,
  "alarm-acknowledged": true,
  repaired: true,
};

export const FACT_TYPES = Object.keys(TYPES) as readonly FactType[];

/** A type, a group (`call-*`: all that begin so), or `*`: all but people's own messages. A type that comes with a later version joins its group. */
export function isFactPattern(text: string): boolean {
  return factTypesOf([text]).length > 0;
}

/** The types that are meant, each once. */
export function factTypesOf(patterns: readonly string[]): readonly FactType[] {
  return picked(FACT_TYPES, patterns);
}

/** What people of the center write to one another: nobody is sent it who has not named it, or its group. */
export const PEOPLES_OWN: ReadonlySet<string> = new Set<FactType>(["people-message"]);
/** What else holds words that somebody has written to somebody. */
const WITH_WORDS: ReadonlySet<string> = new Set<FactType>(["help-asked", "help-ended"]);

/** Those of the names that are meant, each once. Names are of facts, or of the events that tell of them. */
export function picked<Name extends string>(names: readonly Name[], patterns: readonly string[]): readonly Name[] {
  return names.filter((name) => isNamed(name, patterns) || (patterns.includes("*") && !PEOPLES_OWN.has(name)));
}

/** Of those that are meant: the ones that are told without people's own words, as only `*` picks them. */
export function wordless(patterns: readonly string[]): readonly string[] {
  return patterns.includes("*") ? [...WITH_WORDS].filter((name) => !isNamed(name, patterns)) : [];
}

function isNamed(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    return pattern === name || (pattern.endsWith("-*") && name.startsWith(pattern.slice(0, -1)));
  });
}
