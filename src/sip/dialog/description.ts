// The session description that a message carries, alone or as one part of several (RFC 5621), as real senders write it.
import { header } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";

export const SDP = "application/sdp";

export type Description =
  | { readonly type: "none" }
  | { readonly type: "sdp"; readonly sdp: string }
  /** A body that we cannot read and that its sender does not call optional: 415. */
  | { readonly type: "unknown" };

/** How deep multiparts are looked into, and how many parts of each. */
const DEPTH = 4;
const PARTS = 10;

/** "application/sdp" of `Application/SDP;charset=utf-8`. */
export function mediaType(value: string): string {
  return (value.split(";", 1)[0] ?? "").trim().toLowerCase();
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** The sender can do without the body being understood (RFC 3261 section 20.11). */
export function isOptional(message: SipMessage): boolean {
  return /handling[ \t]*=[ \t]*"?optional/i.test(header(message, "Content-Disposition") ?? "");
}

export function descriptionOf(message: SipMessage): Description {
  if (message.body.length === 0) return { type: "none" };
  const contentType = header(message, "Content-Type") ?? "";
  const isEncoded = !["", "identity"].includes((header(message, "Content-Encoding") ?? "").trim().toLowerCase());
  const sdp = isEncoded ? undefined : sdpIn(textOf(message.body), contentType, DEPTH);
  if (sdp !== undefined) return { type: "sdp", sdp };
  return isOptional(message) ? { type: "none" } : { type: "unknown" };
}

/** The body itself, or the first part of it that is a description; without a type it is what it looks like. */
function sdpIn(body: string, contentType: string, depth: number): string | undefined {
  const kind = mediaType(contentType);
  if (kind === SDP || (kind === "" && /^\s*v=0\s/.test(body))) return body;
  return kind.startsWith("multipart/") && depth > 0 ? sdpInParts(body, contentType, depth) : undefined;
}

/** RFC 2046 section 5.1. Lines end with CRLF; a bare LF is taken as well, as in the head of a message. */
function sdpInParts(body: string, contentType: string, depth: number): string | undefined {
  const boundary = /;[ \t]*boundary[ \t]*=[ \t]*(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return undefined;
  for (const part of partsOf(body, mark)) {
    const [head, text] = headAndText(part);
    const type = /^(?:content-type|c)[ \t]*:[ \t]*(.*)$/im.exec(head)?.[1] ?? "";
    const sdp = sdpIn(text, type.trim(), depth - 1);
    if (sdp !== undefined) return sdp;
  }
  return undefined;
}

/** What stands between the lines of the mark; the line end before a mark belongs to the mark. */
function partsOf(body: string, mark: string): string[] {
  const parts: string[][] = [];
  for (const line of body.split("\n")) {
    const bare = line.trimEnd();
    if (bare === `--${mark}--`) break;
    if (bare === `--${mark}`) {
      if (parts.length === PARTS) break;
      parts.push([]);
    } else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join("\n").replace(/\r$/, ""));
}

/** A part's fields, unfolded, and what comes after the first empty line; a part may have no fields (section 5.1). */
function headAndText(part: string): readonly [string, string] {
  if (/^\r?\n/.test(part)) return ["", part.replace(/^\r?\n/, "")];
  const end = /\r?\n\r?\n/.exec(part);
  if (end === null) return ["", part];
  return [
    part
      .slice(0, end.index)
      .replace(/\r?\n[ \t]+/g, " ")
      .replaceAll("\r", ""),
    part.slice(end.index + end[0].length),
  ];
}

/** The description, or undefined where there is none that we can read. */
export function sdpOf(message: SipMessage): string | undefined {
  const description = descriptionOf(message);
  return description.type === "sdp" ? description.sdp : undefined;
}
