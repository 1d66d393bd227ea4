// What PostgreSQL cannot keep and a phone can send: the zero character and half surrogates. A caller's odd name must not
// cost their call record.

export function cleanText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** For a JSONB column. */
export function cleanJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? cleanText(part) : part));
}
