// The names of events as data, for those who pick some of them; and groups of them, as `call-*`.
import { picked } from "../core/fact-types.ts";
import { EVENTS, type EventName } from "./event.ts";

export const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[];

/** A name, a group (`call-*`: all that begin so), or `*`: all but people's own messages. An event that comes with a later version joins its group. */
export function isEventPattern(text: string): boolean {
  return eventNamesOf([text]).length > 0;
}

/** The events that are meant, each once. */
export function eventNamesOf(patterns: readonly string[]): readonly EventName[] {
  return picked(EVENT_NAMES, patterns);
}
