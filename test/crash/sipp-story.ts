// What SIPp has written down of its messages, as a list: its own clock says when each went out or came in.

export interface SipLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly sent: boolean;
  /** "INVITE", or "200 INVITE". */
  readonly what: string;
  readonly callId: string;
  /** Who is named in From, and who in To. */
  readonly from: string;
  readonly to: string;
}

/** A line of dashes with the local time, what happened, then the message. */
const ENTRY = /^-{20,} (\d{4}-\d\d-\d\d\s\d\d:\d\d:\d\d\.\d+).*$/m;

export function storyOf(log: string): readonly SipLine[] {
  const parts = log.split(ENTRY);
  const lines: SipLine[] = [];
  for (let index = 1; index + 1 < parts.length; index += 2) {
    const line = lineOf(parts[index] ?? "", parts[index + 1] ?? "");
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

function lineOf(time: string, entry: string): SipLine | undefined {
  const [, direction] = /message (sent|received)/.exec(entry) ?? [];
  const method = /^CSeq: *\d+ ([A-Z]+)/m.exec(entry)?.[1];
  const callId = /^Call-ID: *(\S+)/m.exec(entry)?.[1];
  // The process was ended in the middle of it.
  if (direction === undefined || method === undefined || callId === undefined) return undefined;
  const status = /^SIP\/2\.0 (\d{3})/m.exec(entry)?.[1];
  const what = status === undefined ? method : `${status} ${method}`;
  const userIn = (name: string): string => new RegExp(`^${name}:[^\\r\\n]*?sip:([^@>;]+)@`, "m").exec(entry)?.[1] ?? "";
  return { at: timeOf(time), sent: direction === "sent", what, callId, from: userIn("From"), to: userIn("To") };
}

/** It has microseconds, which `Date` would not take everywhere. */
function timeOf(text: string): number {
  const [seconds = "", fraction = ""] = text.replace(/\s/, "T").split(".");
  return Date.parse(seconds) + Number(`0.${fraction}`) * 1_000;
}

/** By call, each in its order. */
export function callsIn(story: readonly SipLine[]): readonly (readonly SipLine[])[] {
  return [...Map.groupBy(story, ({ callId }) => callId).values()];
}

/** When that was sent, or received, first. */
export function firstAt(call: readonly SipLine[], sent: boolean, what: string): number | undefined {
  return call.find((line) => line.sent === sent && line.what === what)?.at;
}
