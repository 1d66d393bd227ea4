// Telephone numbers in URIs (RFC 3966, RFC 3261 section 19.1.6).
//
//   tel:+86-138-0013-8000;isub=12;phone-context=...
//       number             parameters
//   sip:+86-138-0013-8000;npdi;rn=+861350@gateway;user=phone
//       number             the number's   host    says that the user is one
//
// What follows the number is said about it and none of it; visual separators are for the eye.
import type { SipUri } from "./message.ts";
import { parseUri } from "./uri.ts";

/** Longer URIs are refused. */
const URI_LIMIT = 2048;
/** RFC 3966 section 3: phonedigit-hex, "*", "#" and visual separators; the blank is not allowed but seen. */
const SUBSCRIBER = /^\+?[0-9A-Fa-f*#\-.() ]+$/;
const GLOBAL = /^\+[0-9\-.() ]+$/;
const DIALLED = /[0-9*#]/;
const SEPARATORS = /[-.() ]/g;
/** What is said about numbers (IANA's registry of tel parameters, RFC 4694, RFC 4904, and what carriers add). */
const PARAMETERS: ReadonlySet<string> = new Set([
  ...["cic", "cic-context", "context", "cpc", "enumdi", "ext", "isub", "isub-encoding", "isup-oli", "noa", "npdi"],
  ...["oli", "phone-context", "postd", "premium-rate", "rn", "rn-context", "sub-address", "tgrp", "trunk-context"],
  ...["verstat", "x-npdi", "x-rn"],
]);

/** The digits (and the leading plus) of a telephone-subscriber without parameters; undefined where that is none. */
function numberOfSubscriber(text: string): string | undefined {
  return SUBSCRIBER.test(text) && DIALLED.test(text) ? text.replace(SEPARATORS, "") : undefined;
}

function beforeParameters(user: string): string {
  const semicolon = user.indexOf(";");
  return semicolon < 0 ? user : user.slice(0, semicolon);
}

/** Some carriers leave `user=phone` out: nothing but a number is followed by what is said about numbers. */
function isAboutNumber(user: string): boolean {
  const [head = "", ...rest] = user.split(";");
  if (rest.length === 0 || numberOfSubscriber(head) === undefined) return false;
  return rest.every((each) => PARAMETERS.has((each.split("=")[0] ?? "").toLowerCase()));
}

/**
 * The number or name that a sip(s) URI means: its user part, without what is said about a telephone number and without
 * visual separators where it is one. Empty where there is none.
 */
export function numberOf({ user, parameters }: Pick<SipUri, "user" | "parameters">): string {
  const isPhone = parameters.get("user")?.toLowerCase() === "phone";
  if (!isPhone && !isAboutNumber(user)) return GLOBAL.test(user) ? (numberOfSubscriber(user) ?? user) : user;
  const head = beforeParameters(user);
  return numberOfSubscriber(head) ?? head;
}

/**
 * A tel URI as the sip URI that means the same (RFC 3261 section 19.1.6); it names no host. Undefined where it is no tel
 * URI or has no number.
 */
function parseTel(text: string): SipUri | undefined {
  if (text.length > URI_LIMIT || /[\x00-\x20\x7f<>"]/.test(text)) return undefined;
  const given = /^tel:([^?]*)/i.exec(text)?.[1];
  const user = given === undefined ? undefined : unescaped(given);
  if (user === undefined || numberOfSubscriber(beforeParameters(user)) === undefined) return undefined;
  const parameters = new Map([["user", "phone"]]);
  return { scheme: "sip", user, host: "", port: undefined, parameters, headers: new Map() };
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whom a request is for or who is named: sip, sips, or tel as the sip URI that means the same. Undefined for others. */
export function parseCalled(text: string): SipUri | undefined {
  return parseUri(text) ?? parseTel(text);
}

/** The number or name that a sip, sips or tel URI means; undefined where it is neither of them. May be empty. */
export function numberInUri(text: string): string | undefined {
  const uri = parseCalled(text);
  return uri === undefined ? undefined : numberOf(uri);
}

/** What is said about the number in a URI, in its user part or behind the host; undefined: nothing of that name. */
export function aboutNumber(text: string, name: string): string | undefined {
  const uri = parseCalled(text);
  if (uri === undefined) return undefined;
  for (const piece of uri.user.split(";").slice(1)) {
    const equals = piece.indexOf("=");
    if ((equals < 0 ? piece : piece.slice(0, equals)).toLowerCase() === name)
      return equals < 0 ? "" : piece.slice(equals + 1);
  }
  return uri.parameters.get(name);
}
