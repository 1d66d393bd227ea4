// Events as they go over the event socket, plain and as JSON.

export interface NodeEvent {
  readonly name: string;
  /** Of CUSTOM. */
  readonly subclass?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type EventFormat = "plain" | "json";

/** What a subscription names: a CUSTOM event goes by its subclass. */
export function nameOf(event: NodeEvent): string {
  return event.subclass ?? event.name;
}

/** Each value is URL-coded as a whole; a body stands behind an inner Content-Length that is not part of the coded ones. */
export function inFormat(event: NodeEvent, format: EventFormat): string {
  const text = format === "plain" ? plainText(event) : jsonText(event);
  const type = format === "plain" ? "text/event-plain" : "text/event-json";
  return `Content-Length: ${Buffer.byteLength(text)}\nContent-Type: ${type}\n\n${text}`;
}

function plainText(event: NodeEvent): string {
  const lines = Object.entries(event.headers).map(([name, value]) => `${name}: ${coded(value)}\n`);
  if (event.body === undefined) return `${lines.join("")}\n`;
  return `${lines.join("")}Content-Length: ${Buffer.byteLength(event.body)}\n\n${event.body}`;
}

function jsonText(event: NodeEvent): string {
  if (event.body === undefined) return JSON.stringify(event.headers);
  const length = String(Buffer.byteLength(event.body));
  return JSON.stringify({ ...event.headers, "Content-Length": length, _body: event.body });
}

/** The node leaves more as it is than encodeURIComponent does: it codes what is unsafe, not what is reserved. */
function coded(value: string): string {
  return encodeURIComponent(value).replace(/%(2F|3A|40|2C|3B|3D|24)/g, (code) => decodeURIComponent(code));
}
