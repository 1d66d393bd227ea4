// The session description that a message carries, alone or as one part of several (RFC 5621).
import { header } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";

export const SDP = "application/sdp";

export type Description =
  | { readonly type: "none" }
  | { readonly type: "sdp"; readonly sdp: string }
  /** A body that we cannot read and that its sender does not call optional: 415. */
  | { readonly type: "unknown" };

function mediaType(value: string): string {
  return (value.split(";", 1)[0] ?? "").trim().toLowerCase();
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

export function descriptionOf(message: SipMessage): Description {
  if (message.body.length === 0) return { type: "none" };
  const contentType = header(message, "Content-Type") ?? "";
  const kind = mediaType(contentType);
  const isEncoded = !["", "identity"].includes((header(message, "Content-Encoding") ?? "").trim().toLowerCase());
  if (kind === SDP && !isEncoded) return { type: "sdp", sdp: textOf(message.body) };
  if (kind.startsWith("multipart/") && !isEncoded) {
    const sdp = partOf(textOf(message.body), contentType);
    if (sdp !== undefined) return { type: "sdp", sdp };
  }
  const disposition = header(message, "Content-Disposition") ?? "";
  return /handling[ \t]*=[ \t]*optional/i.test(disposition) ? { type: "none" } : { type: "unknown" };
}

/** The first part that is a session description. */
function partOf(body: string, contentType: string): string | undefined {
  const boundary = /boundary[ \t]*=[ \t]*(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return undefined;
  for (const part of `\r\n${body}`.split(`\r\n--${mark}`).slice(1, 10)) {
    const headEnd = part.indexOf("\r\n\r\n");
    if (headEnd < 0) continue;
    const type = /^(?:content-type|c)[ \t]*:[ \t]*(.*)$/im.exec(part.slice(0, headEnd));
    if (type !== null && mediaType(type[1] ?? "") === SDP) return part.slice(headEnd + 4);
  }
  return undefined;
}

/** The description, or undefined where there is none that we can read. */
export function sdpOf(message: SipMessage): string | undefined {
  const description = descriptionOf(message);
  return description.type === "sdp" ? description.sdp : undefined;
}
