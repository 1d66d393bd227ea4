// Messages as receivers get them, the same at every attempt.
import type { PublicEvent } from "../contract/event.ts";
import type { Fact } from "../core/facts.ts";

/** What is larger is told without its large parts. */
const MOST_BODY_BYTES = 65_536;
const MOST_PART_BYTES = 1_024;

/** Who calls without wanting to be seen is told to nobody outside. */
const NOT_TOLD: ReadonlySet<string> = new Set(["candidates", "withheld"]);

/** Of version 1. */
export function bodyOf(fact: Fact): string {
  const { seq, at, type, ...fields } = fact;
  // Who was considered is a matter of routing, and as long as there are agents.
  const data = Object.entries(fields).filter(([name]) => !NOT_TOLD.has(name));
  const head = { type, timestamp: new Date(at).toISOString(), seq };
  const body = JSON.stringify({ ...head, data: Object.fromEntries(data) });
  if (isFit(body)) return body;
  return JSON.stringify({ ...head, truncated: true, data: Object.fromEntries(data.filter(isSmall)) });
}

/** Of version 2: the event as it is told everywhere. */
export function eventBodyOf(event: PublicEvent): string {
  const body = JSON.stringify(event);
  if (isFit(body)) return body;
  return JSON.stringify({ ...Object.fromEntries(Object.entries(event).filter(isSmall)), truncated: true });
}

/** Either of them without what somebody has written to somebody. */
export function withoutWords(body: string): string {
  const message = JSON.parse(body) as { readonly data?: object };
  const { data } = message;
  return JSON.stringify(data === undefined ? silenced(message) : { ...message, data: silenced(data) });
}

function silenced(fields: object): object {
  return "text" in fields ? { ...fields, text: "" } : fields;
}

function isFit(body: string): boolean {
  return Buffer.byteLength(body) <= MOST_BODY_BYTES;
}

function isSmall([, part]: readonly [string, unknown]): boolean {
  return Buffer.byteLength(JSON.stringify([part])) <= MOST_PART_BYTES;
}
