// sip and sips URIs (RFC 3261 section 19.1).
//
//   sip : alice : secret @ example.com : 5060 ; transport=tcp ? Subject=hi
//         user    password host          port   parameters      headers
import { parseNumber } from "./grammar.ts";
import type { SipUri } from "./message.ts";

/** Longer URIs are refused. */
const URI_LIMIT = 2048;

/** What each part may hold unescaped when we print it: unreserved plus its own set (RFC 3261 section 25.1). */
const USER_ESCAPED = /[^A-Za-z0-9\-_.!~*'()&=+$,;?/]/gu;
const PASSWORD_ESCAPED = /[^A-Za-z0-9\-_.!~*'()&=+$,]/gu;
const PARAMETER_ESCAPED = /[^A-Za-z0-9\-_.!~*'()[\]/:&+$]/gu;
const HEADER_ESCAPED = /[^A-Za-z0-9\-_.!~*'()[\]/?:+$]/gu;

/** Host: a name, an IPv4 address, or an IPv6 address in brackets. The underscore is not allowed but seen. */
const HOST_PORT = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])[ \t]*(?::[ \t]*(\d{1,5}))?$/;

/** "host" or "host:port", host in lower case; undefined where it is neither. */
export function parseHostPort(text: string): { host: string; port: number | undefined } | undefined {
  const found = HOST_PORT.exec(text);
  if (found === null) return undefined;
  const port = found[2] === undefined ? undefined : parseNumber(found[2], 65_535);
  if (found[2] !== undefined && port === undefined) return undefined;
  return { host: (found[1] ?? "").toLowerCase(), port };
}

function unescape(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % or octets that are no UTF-8.
    return undefined;
  }
}

function escape(text: string, escaped: RegExp): string {
  return text.toWellFormed().replace(escaped, (character) => {
    // encodeURIComponent leaves some ASCII alone that must be escaped here.
    const encoded = encodeURIComponent(character);
    return encoded.length > 1 ? encoded : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
}

/** Reads `name=value` pairs; the first of two equal names counts. Undefined where an escape is broken or a name is missing. */
function parsePairs(text: string, separator: ";" | "&"): Map<string, string> | undefined {
  const pairs = new Map<string, string>();
  for (const piece of text.split(separator)) {
    const equals = piece.indexOf("=");
    const name = unescape(equals < 0 ? piece : piece.slice(0, equals))?.toLowerCase();
    const value = equals < 0 ? "" : unescape(piece.slice(equals + 1));
    if (name === undefined || name === "" || value === undefined) return undefined;
    if (!pairs.has(name)) pairs.set(name, value);
  }
  return pairs;
}

/** Undefined for anything that is no well-formed sip or sips URI, other schemes included. */
export function parseUri(text: string): SipUri | undefined {
  if (text.length > URI_LIMIT) return undefined;
  const scheme = /^(sips?):/i.exec(text)?.[1]?.toLowerCase();
  if ((scheme !== "sip" && scheme !== "sips") || /[\x00-\x20\x7f<>"]/.test(text)) return undefined;
  const rest = text.slice(scheme.length + 1);

  // "@" is escaped everywhere but before the host, while ";" and "?" may be part of the user: look for it first.
  const at = rest.indexOf("@");
  const userInfo = at < 0 ? undefined : rest.slice(0, at);
  const afterUser = rest.slice(at + 1);
  if (afterUser.includes("@") || userInfo === "" || userInfo?.startsWith(":") === true) return undefined;
  const colon = userInfo?.indexOf(":") ?? -1;
  const user = unescape(colon < 0 ? (userInfo ?? "") : (userInfo ?? "").slice(0, colon));
  const password = userInfo === undefined || colon < 0 ? undefined : unescape(userInfo.slice(colon + 1));
  if (user === undefined || (colon >= 0 && password === undefined)) return undefined;

  const question = afterUser.indexOf("?");
  const beforeHeaders = question < 0 ? afterUser : afterUser.slice(0, question);
  const semicolon = beforeHeaders.indexOf(";");
  const address = parseHostPort(semicolon < 0 ? beforeHeaders : beforeHeaders.slice(0, semicolon));
  const parameters = semicolon < 0 ? new Map<string, string>() : parsePairs(beforeHeaders.slice(semicolon + 1), ";");
  const headers = question < 0 ? new Map<string, string>() : parsePairs(afterUser.slice(question + 1), "&");
  if (address === undefined || parameters === undefined || headers === undefined) return undefined;
  return { scheme, user, ...(password === undefined ? {} : { password }), ...address, parameters, headers };
}

/** The URI as text, every part escaped as its place requires. */
export function printUri(uri: SipUri): string {
  const password = uri.password === undefined ? "" : `:${escape(uri.password, PASSWORD_ESCAPED)}`;
  const userInfo = uri.user === "" ? "" : `${escape(uri.user, USER_ESCAPED)}${password}@`;
  // The host comes from parseHostPort or from a setting; whatever else it holds must not end the URI.
  let text = `${uri.scheme}:${userInfo}${uri.host.replace(/[^A-Za-z0-9._:[\]-]/g, "")}`;
  if (uri.port !== undefined) text += `:${uri.port}`;
  for (const [name, value] of uri.parameters) {
    text += `;${escape(name, PARAMETER_ESCAPED)}`;
    if (value !== "") text += `=${escape(value, PARAMETER_ESCAPED)}`;
  }
  let separator = "?";
  for (const [name, value] of uri.headers) {
    text += `${separator}${escape(name, HEADER_ESCAPED)}=${escape(value, HEADER_ESCAPED)}`;
    separator = "&";
  }
  return text;
}

/** These count even where only one of the two URIs has them (RFC 3261 section 19.1.4, with its example for transport). */
const NEVER_IGNORED = ["user", "ttl", "method", "maddr", "transport"];

/**
 * RFC 3261 section 19.1.4: user and password by case, everything else without; a port left out is not the default port;
 * parameters that only one of the two has are ignored, save the five that change where a request goes; headers count.
 */
export function uriEqual(one: SipUri, other: SipUri): boolean {
  if (one.scheme !== other.scheme || one.user !== other.user || one.password !== other.password) return false;
  if (one.host.toLowerCase() !== other.host.toLowerCase() || one.port !== other.port) return false;
  for (const name of NEVER_IGNORED) {
    if (one.parameters.has(name) !== other.parameters.has(name)) return false;
  }
  for (const [name, value] of one.parameters) {
    const theirs = other.parameters.get(name);
    if (theirs !== undefined && theirs.toLowerCase() !== value.toLowerCase()) return false;
  }
  if (one.headers.size !== other.headers.size) return false;
  for (const [name, value] of one.headers) {
    if (other.headers.get(name)?.toLowerCase() !== value.toLowerCase()) return false;
  }
  return true;
}
