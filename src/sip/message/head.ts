// The part of a message before its body, found in the same way by the parser and by the framing of streams: would they
// disagree about where it ends, one of them could be made to see a message that the other does not.

import { isBlank, trimBlank } from "./grammar.ts";

export interface HeadEnd {
  /** Behind the last header field's line end. */
  readonly end: number;
  /** Behind the empty line. */
  readonly bodyStart: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** Finds the first empty line from `from` on. Lines end with CRLF; a bare LF is taken as well. */
export function findHeadEnd(bytes: Uint8Array, from: number): HeadEnd | undefined {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return { end: at + 1, bodyStart: at + 2 };
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return { end: at + 1, bodyStart: at + 3 };
  }
  return undefined;
}

/**
 * The lines of a head, folded ones (RFC 3261 section 7.3.1) joined with one space, trailing white space removed.
 * The first is the start line. Undefined where that one seems to be folded.
 */
export function unfoldedLines(head: string): string[] | undefined {
  const lines: string[] = [];
  // Pieces of the field that is being put together, so that many short continuations cost no quadratic time.
  let pieces: string[] = [];
  for (const raw of head.split("\n")) {
    const line = withoutLineEnd(raw);
    const isFolded = raw.startsWith(" ") || raw.startsWith("\t");
    if (isFolded) {
      if (lines.length === 0) return undefined;
      pieces.push(trimBlank(line));
      continue;
    }
    if (pieces.length > 0) {
      lines.push([lines.pop() ?? "", ...pieces].join(" "));
      pieces = [];
    }
    if (line !== "") lines.push(line);
  }
  if (pieces.length > 0) lines.push([lines.pop() ?? "", ...pieces].join(" "));
  return lines;
}

/** Removes the CR of the line end and white space before it; a CR elsewhere stays, to be refused. */
function withoutLineEnd(line: string): string {
  let end = line.endsWith("\r") ? line.length - 1 : line.length;
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) end--;
  return line.slice(0, end);
}

/** The value of a Content-Length; undefined where it is no number. */
export function parseContentLength(value: string): number | undefined {
  return /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

/**
 * Content-Length by looking only at what a stream must know. "missing": there is none. "wrong": it is no number or is
 * given twice.
 */
export function contentLengthOfHead(head: string): number | "missing" | "wrong" {
  let length: number | "missing" = "missing";
  for (const line of unfoldedLines(head)?.slice(1) ?? []) {
    const value = /^(?:Content-Length|l)[ \t]*:[ \t]*(.*)$/i.exec(line)?.[1];
    if (value === undefined) continue;
    const number = parseContentLength(value);
    if (number === undefined || length !== "missing") return "wrong";
    length = number;
  }
  return length;
}
