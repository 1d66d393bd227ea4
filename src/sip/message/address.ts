// name-addr and addr-spec with their header parameters (RFC 3261 sections 20.10 and 25.1).
//
//   "Alice" <sip:alice@example.com;transport=tcp> ;tag=88
//   sip:alice@example.com ;tag=88              without brackets every parameter is the header's
import { endOfQuoted, oneLine, parseParameters, printParameters, quote, trimBlank, unquote } from "./grammar.ts";
import type { NameAddress } from "./message.ts";

/** scheme ":" and something, without spaces, quotes, brackets or control characters. */
const ABSOLUTE_URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f<>"]+$/;

/** Undefined where `text` is no address. Spaces just inside the brackets are forgiven. */
export function parseNameAddress(text: string): NameAddress | undefined {
  let at = 0;
  while (text[at] === " " || text[at] === "\t") at++;
  let displayName = "";
  if (text[at] === '"') {
    const end = endOfQuoted(text, at);
    if (end < 0) return undefined;
    displayName = unquote(text.slice(at, end));
    at = end;
    while (text[at] === " " || text[at] === "\t") at++;
    if (text[at] !== "<") return undefined;
  }
  const open = text.indexOf("<", at);
  const semicolon = text.indexOf(";", at);
  if (open < 0 || (semicolon >= 0 && semicolon < open && !/[ \t]/.test(trimBlank(text.slice(at, semicolon))))) {
    return displayName === "" ? parseAddressSpec(text, at) : undefined;
  }
  if (open > at) {
    // Tokens by the grammar; other characters are seen in the wild and do no harm once there is a bracket.
    displayName = trimBlank(text.slice(at, open));
    if (displayName.includes('"')) return undefined;
  }
  const close = text.indexOf(">", open);
  if (close < 0) return undefined;
  const uri = trimBlank(text.slice(open + 1, close));
  const parameters = parseParameters(text, close + 1);
  if (!ABSOLUTE_URI.test(uri) || parameters === undefined) return undefined;
  return { displayName, uri, parameters };
}

function parseAddressSpec(text: string, from: number): NameAddress | undefined {
  const semicolon = text.indexOf(";", from);
  const uri = trimBlank(semicolon < 0 ? text.slice(from) : text.slice(from, semicolon));
  // A URI with a comma or a question mark must stand in brackets (RFC 3261 section 20).
  if (!ABSOLUTE_URI.test(uri) || /[?,]/.test(uri)) return undefined;
  const parameters = semicolon < 0 ? new Map<string, string>() : parseParameters(text, semicolon);
  return parameters === undefined ? undefined : { displayName: "", uri, parameters };
}

/** Always with brackets, so that the URI keeps its own parameters. What must not stand in a URI is escaped. */
export function printNameAddress(address: NameAddress): string {
  const uri = address.uri.replace(/[\x00-\x20\x7f<>"]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
  const displayName = address.displayName === "" ? "" : `${quote(address.displayName)} `;
  return oneLine(`${displayName}<${uri}>${printParameters(address.parameters)}`);
}
