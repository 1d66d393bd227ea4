// What a REGISTER asks for (RFC 3261 section 10.2), read and checked before anything is changed.
import { parseNameAddress } from "../message/address.ts";
import { parseNumber } from "../message/grammar.ts";
import { header, headerValues } from "../message/headers.ts";
import type { NameAddress, SipRequest, SipUri } from "../message/message.ts";
import { parseUri } from "../message/uri.ts";

export interface RequestedContact {
  readonly address: NameAddress;
  readonly uri: SipUri;
  /** 0: take it away. Already at most the longest time we grant. */
  readonly expiresSeconds: number;
  readonly q: number;
}

export type Requested =
  | { readonly type: "query" }
  | { readonly type: "remove-all" }
  | { readonly type: "update"; readonly contacts: readonly RequestedContact[] }
  | { readonly type: "malformed"; readonly reason: string };

/**
 * RFC 3261 section 10.2.1.1: the contact's own expires, else the header, else our default; what is no number counts as
 * the default, and what is longer than we grant is cut (section 10.3 step 7; numbers of any length are taken).
 */
function secondsOf(text: string | undefined, fallback: number, longest: number): number {
  if (text === undefined || !/^\d+$/.test(text)) return fallback;
  return Math.min(Number(text), longest);
}

/** q is 0 to 1 with at most three decimals; anything else counts as left out, which means 1. */
function preferenceOf(text: string | undefined): number {
  return text !== undefined && /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 1;
}

export function requestedIn(request: SipRequest, defaultSeconds: number, longestSeconds: number): Requested {
  const values = headerValues(request, "Contact");
  if (values.length === 0) return { type: "query" };
  const ofHeader = header(request, "Expires");
  if (values.includes("*")) {
    // RFC 3261 section 10.2.2: the star stands alone and with Expires: 0.
    const isRight = values.length === 1 && ofHeader !== undefined && parseNumber(ofHeader, 0) === 0;
    return isRight
      ? { type: "remove-all" }
      : { type: "malformed", reason: "Contact * needs Expires 0 and nothing else" };
  }
  const fallback = secondsOf(ofHeader, defaultSeconds, longestSeconds);
  const contacts: RequestedContact[] = [];
  for (const value of values) {
    const address = parseNameAddress(value);
    const uri = address === undefined ? undefined : parseUri(address.uri);
    // We could not send a request to a contact of another scheme.
    if (address === undefined || uri === undefined) return { type: "malformed", reason: "Malformed Contact" };
    const expiresSeconds = secondsOf(address.parameters.get("expires"), fallback, longestSeconds);
    contacts.push({ address, uri, expiresSeconds, q: preferenceOf(address.parameters.get("q")) });
  }
  return { type: "update", contacts };
}
