// Events as they come in frames: as JSON, or as coded headers with a body of their own.
import { headersIn, type Frame } from "./frames.ts";
import type { EslEvent } from "./vocabulary.ts";

/** Undefined: the frame holds no event, or one that cannot be read. */
export function eventIn({ headers, body }: Frame): EslEvent | undefined {
  switch (headers.get("content-type")) {
    case "text/event-json":
      return jsonEvent(body);
    case "text/event-plain":
      return plainEvent(body);
    default:
      return undefined;
  }
}

function jsonEvent(text: string): EslEvent | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof read !== "object" || read === null || Array.isArray(read)) return undefined;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(read))
    if (typeof value === "string") headers.set(name.toLowerCase(), value);
  const body = headers.get("_body") ?? "";
  headers.delete("_body");
  return named(headers, body);
}

function plainEvent(text: string): EslEvent | undefined {
  const end = text.indexOf("\n\n");
  const coded = headersIn(end < 0 ? text : text.slice(0, end));
  const headers = new Map([...coded].map(([name, value]) => [name, decoded(value)]));
  return named(headers, headers.has("content-length") && end >= 0 ? text.slice(end + 2) : "");
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function named(headers: ReadonlyMap<string, string>, body: string): EslEvent | undefined {
  const name = headers.get("event-name");
  if (name === undefined) return undefined;
  return { name: name === "CUSTOM" ? (headers.get("event-subclass") ?? name) : name, headers, body };
}
