// The pieces of RFC 3261 section 25 that several parsers share: tokens, quoted strings, comma lists, parameters.

const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~]+$/;
/** What may stand unquoted as a parameter's value: a token, or a host (IPv6 in brackets). */
const BARE_VALUE = /^[A-Za-z0-9\-.!%*_+`'~[\]:]+$/;
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;
/** A quoted-pair (kept; RFC 3261 section 25.1 lets it carry any character but CR and LF), or else a control character. */
const PAIR_OR_CONTROL = /(\\[^\r\n])|[\x00-\x08\x0a-\x1f\x7f]/g;

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Without the spaces and tabs around it. `trim` takes more away: a byte order mark is a character like others here. */
export function trimBlank(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

export function isBlank(character: number): boolean {
  return character === 0x20 || character === 0x09;
}

/** True where `text` has a control character (tab excepted) outside of a quoted-pair. */
export function hasStrayControl(text: string): boolean {
  return CONTROL.test(text) && CONTROL.test(text.replace(/\\[^\r\n]/g, ""));
}

/**
 * `text` as it may be printed into one line: CR, LF and every other stray control character become spaces, so that no
 * value can end its header and begin another one.
 */
export function oneLine(text: string): string {
  if (!CONTROL.test(text)) return text;
  return text.replace(PAIR_OR_CONTROL, (_match, pair: string | undefined) => pair ?? " ");
}

/** `text` as a quoted-string; control characters become spaces. */
export function quote(text: string): string {
  return `"${text.replace(/[\x00-\x1f\x7f]/g, " ").replace(/["\\]/g, "\\$&")}"`;
}

/** The parameters as text, each with its leading semicolon. Values that are no token are quoted. */
export function printParameters(parameters: ReadonlyMap<string, string>): string {
  let text = "";
  for (const [name, value] of parameters) {
    if (!TOKEN.test(name)) continue;
    text += value === "" ? `;${name}` : `;${name}=${BARE_VALUE.test(value) ? value : quote(value)}`;
  }
  return text;
}

/** Index of the character after the quoted-string that begins at `from`, or -1 where it has no end. */
export function endOfQuoted(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x5c) at++;
    else if (character === 0x22) return at + 1;
  }
  return -1;
}

/** What a quoted-string (quotes included) says. */
export function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\([^])/g, "$1");
}

/**
 * Splits at `separator` outside of quotes and angle brackets; pieces are trimmed, empty ones dropped. A quote or
 * bracket that is never closed swallows the rest: what reads that piece will refuse it.
 */
export function splitOutsideQuotes(text: string, separator: "," | ";"): string[] {
  const pieces: string[] = [];
  let start = 0;
  let inBrackets = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = inBrackets ? at + 1 : endOfQuoted(text, at);
      if (end < 0) break;
      at = end - 1;
    } else if (character === "<") inBrackets = true;
    else if (character === ">") inBrackets = false;
    else if (character === separator && !inBrackets) {
      pieces.push(trimBlank(text.slice(start, at)));
      start = at + 1;
    }
  }
  pieces.push(trimBlank(text.slice(start)));
  return pieces.filter((piece) => piece !== "");
}

const PARAMETER =
  /[ \t]*;[ \t]*([A-Za-z0-9\-.!%*_+`'~]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[^])*)"|([^\s;,"<>]*)))?[ \t]*/y;

/**
 * Reads `*(SEMI generic-param)` from `from` to the end of `text`. Names in lower case, quoted values unquoted, a
 * parameter without a value, or with an empty one (`;rport=`), has "". One semicolon too many at the very end is forgiven; anything else wrong, or a
 * parameter named twice, gives undefined.
 */
export function parseParameters(text: string, from: number): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  let at = from;
  while (at < text.length) {
    PARAMETER.lastIndex = at;
    const found = PARAMETER.exec(text);
    if (found === null) return /^[ \t]*;?[ \t]*$/.test(text.slice(at)) ? parameters : undefined;
    const name = (found[1] ?? "").toLowerCase();
    if (parameters.has(name)) return undefined;
    parameters.set(name, found[2] === undefined ? (found[3] ?? "") : found[2].replace(/\\([^])/g, "$1"));
    at = PARAMETER.lastIndex;
  }
  return parameters;
}

/** A whole number of at most `limit`, leading zeros allowed; undefined for anything else. */
export function parseNumber(text: string, limit: number): number | undefined {
  if (!/^\d{1,20}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= limit ? value : undefined;
}
