// Bytes into a message (RFC 3261 section 7). Never throws; what is wrong with a message is a value, with the status to
// answer and as much of the message as an answer needs.
import { parseNameAddress } from "./address.ts";
import { hasStrayControl, isToken, parseNumber, trimBlank } from "./grammar.ts";
import { findHeadEnd, parseContentLength, unfoldedLines } from "./head.ts";
import { canonicalName, cseqOf, header, headerValues, viaOf } from "./headers.ts";
import { HEADER_FIELDS, LINE_CHARACTERS, MESSAGE_BYTES } from "./limits.ts";
import type { HeaderField, SipMessage } from "./message.ts";
import { parseUri } from "./uri.ts";

export interface ParseError {
  /** Static text for the log and the reason phrase. */
  readonly reason: string;
  /** Status to answer where `partial` is a request that can be answered. A wrong response is dropped. */
  readonly status: number;
  /** As much as could be read; undefined where not even the start line makes sense. */
  readonly partial: SipMessage | undefined;
}

export type ParseResult =
  { readonly ok: true; readonly message: SipMessage } | { readonly ok: false; readonly error: ParseError };

interface Problem {
  readonly reason: string;
  readonly status: number;
}

const NO_BODY = new Uint8Array(0);

function refusal(reason: string, status = 400, partial?: SipMessage): ParseResult {
  return { ok: false, error: { reason, status, partial } };
}

/**
 * Reads one datagram, or one framed message of a stream. Octets beyond Content-Length are ignored, fewer are an error
 * (RFC 3261 section 18.3). The body shares the memory of `bytes`.
 */
export function parseMessage(bytes: Uint8Array): ParseResult {
  if (bytes.length > MESSAGE_BYTES) return refusal("Message too large", 513);
  let start = 0;
  // Empty lines before the start line are ignored (RFC 3261 section 7.5), and so are the zeros of some keep-alives.
  while (bytes[start] === 0x0d || bytes[start] === 0x0a || bytes[start] === 0x00) start++;
  if (start === bytes.length) return refusal("Empty message");
  const headEnd = findHeadEnd(bytes, start);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset + start, (headEnd?.end ?? bytes.length) - start);
  const headText = head.toString("utf8");
  const lines = unfoldedLines(headText);
  const startLine = lines?.[0];
  if (lines === undefined || startLine === undefined) return refusal("Malformed start line");
  if (startLine.length > LINE_CHARACTERS) return refusal("Start line too long", 414);

  const { headers, problem: headerProblem } = readHeaders(lines, SUSPICIOUS.test(headText));
  const first = readStartLine(startLine, headers);
  if (first.message === undefined) return refusal(first.problem?.reason ?? "Malformed start line");
  const withoutBody = first.message;
  const problem =
    first.problem ??
    headerProblem ??
    // A datagram ends by itself: where only the empty line is missing nothing is in doubt.
    (headEnd === undefined && head.at(-1) !== 0x0a
      ? { reason: "Headers without an end", status: 400 }
      : wrongIn(withoutBody));
  if (problem !== undefined) return refusal(problem.reason, problem.status, withoutBody);

  const available = bytes.subarray(headEnd?.bodyStart ?? bytes.length);
  const claimed = header(withoutBody, "Content-Length");
  const length = claimed === undefined ? available.length : parseContentLength(claimed);
  if (length === undefined) return refusal("Malformed Content-Length", 400, withoutBody);
  if (length > available.length) return refusal("Body shorter than Content-Length", 400, withoutBody);
  return { ok: true, message: { ...withoutBody, body: available.subarray(0, length) } };
}

/** Anything but text and line ends: only then the fields are looked at one by one. */
const SUSPICIOUS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

/** Reads what is right and tells the first thing that is not. */
function readHeaders(
  lines: readonly string[],
  mayHoldControls: boolean,
): { headers: HeaderField[]; problem: Problem | undefined } {
  const headers: HeaderField[] = [];
  let problem: Problem | undefined;
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (headers.length === HEADER_FIELDS) {
      return { headers, problem: { reason: "Too many header fields", status: 400 } };
    }
    const colon = line.indexOf(":");
    const name = colon < 0 ? "" : trimBlank(line.slice(0, colon));
    if (line.length > LINE_CHARACTERS) problem ??= { reason: "Header field too long", status: 400 };
    else if (!isToken(name)) problem ??= { reason: "Malformed header field", status: 400 };
    else if (mayHoldControls && hasStrayControl(line))
      problem ??= { reason: "Control character in a header field", status: 400 };
    else headers.push({ name: canonicalName(name), value: trimBlank(line.slice(colon + 1)) });
  }
  return { headers, problem };
}

/** Everything but spaces, control characters and what encloses a URI elsewhere. */
const REQUEST_URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>"]+$/;

function readStartLine(
  line: string,
  headers: readonly HeaderField[],
): { message: SipMessage | undefined; problem?: Problem } {
  const status = /^SIP\/(\d+\.\d+) +(\d+)(?: (.*))?$/is.exec(line);
  if (status !== null) {
    const reason = trimBlank(status[3] ?? "");
    const message: SipMessage = { type: "response", status: Number(status[2]), reason, headers, body: NO_BODY };
    if (status[1] !== "2.0") return { message, problem: { reason: "Version not supported", status: 505 } };
    if (!/^[1-6]\d\d$/.test(status[2] ?? "")) return { message, problem: { reason: "Unknown status", status: 400 } };
    if (hasStrayControl(line)) return { message, problem: { reason: "Control character", status: 400 } };
    return { message };
  }
  // Exactly one space between the parts (RFC 3261 section 7.1); white space inside or around the URI is refused
  // rather than guessed at, the peer can be told.
  const firstSpace = line.indexOf(" ");
  const lastSpace = line.lastIndexOf(" ");
  const method = line.slice(0, Math.max(firstSpace, 0));
  const version = /^SIP\/(\d+\.\d+)$/i.exec(line.slice(lastSpace + 1))?.[1];
  if (firstSpace === lastSpace || !isToken(method) || version === undefined) return { message: undefined };
  const uri = line.slice(firstSpace + 1, lastSpace);
  const message: SipMessage = { type: "request", method, uri, headers, body: NO_BODY };
  if (version !== "2.0") return { message, problem: { reason: "Version not supported", status: 505 } };
  // A URI of another scheme is well formed; 416 is for whoever looks at the request.
  const isWellFormed = REQUEST_URI.test(uri) && (!/^sips?:/i.test(uri) || parseUri(uri) !== undefined);
  return isWellFormed ? { message } : { message, problem: { reason: "Malformed Request-URI", status: 400 } };
}

/** Those of which a second one makes the message ambiguous (RFC 3261 section 7.3.1). */
const SINGLE = new Set(["From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Length", "Content-Type"]);
/** Without one of these a message belongs to nothing (RFC 3261 section 8.1.1). */
const NEEDED = ["From", "To", "Call-ID", "CSeq"];

function wrongIn(message: SipMessage): Problem | undefined {
  const wrong = (reason: string): Problem => ({ reason, status: 400 });
  const seen = new Set<string>();
  for (const { name } of message.headers) {
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) return wrong(`More than one ${name}`);
    seen.add(name);
  }
  for (const name of NEEDED) if (!seen.has(name)) return wrong(`Missing ${name}`);
  const vias = headerValues(message, "Via");
  if (vias.length === 0) return wrong("Missing Via");
  if (vias.some((via) => viaOf(via) === undefined)) return wrong("Malformed Via");
  if (!/^\S+$/.test(header(message, "Call-ID") ?? "")) return wrong("Malformed Call-ID");
  const cseq = cseqOf(message);
  if (cseq === undefined) return wrong("Malformed CSeq");
  if (message.type === "request" && cseq.method !== message.method) return wrong("CSeq of another method");
  if (parseNameAddress(header(message, "From") ?? "") === undefined) return wrong("Malformed From");
  if (parseNameAddress(header(message, "To") ?? "") === undefined) return wrong("Malformed To");
  const maxForwards = header(message, "Max-Forwards");
  if (maxForwards !== undefined && parseNumber(maxForwards, 255) === undefined) return wrong("Malformed Max-Forwards");
  return undefined;
}
