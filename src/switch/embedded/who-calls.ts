// Who calls over a line, and which of its numbers they called, as the INVITE's fields tell it (RFC 3325, RFC 5806, RFC 7044).
//
//   P-Asserted-Identity    one or two values: the network vouches for them         only of a line whose word is taken
//   Remote-Party-ID        what came before it (draft-ietf-sip-privacy)            as above
//   From                   what the caller says                                    always
//
// What is not wanted to be seen (Privacy: id, RFC 3323) goes no further than to those who may see it.
import type { Verified, Withheld } from "../../core/switch.ts";
import type { LineNumberField, LineTrust } from "../../ports/switch.ts";
import type { NameAddress, SipEvent } from "../../sip/index.ts";
import { aboutNumber, headerValues, numberInUri, numberOf, parseNameAddress } from "../../sip/index.ts";

type Invited = Extract<SipEvent, { readonly type: "invited" }>;

/** Longer numbers and names are nobody's. */
const NUMBER_LIMIT = 64;
const NAME_LIMIT = 64;
/** Values of one field that are looked at. */
const MOST_VALUES = 16;
/** RFC 8224 tokens that are kept, and how long each may be. */
const MOST_TOKENS = 4;
const TOKEN_LIMIT = 4_096;
const VERSTAT_LIMIT = 64;

/** RFC 3323, RFC 3325, and TS 24.607, which takes `header` for the number too. */
const HIDING: ReadonlySet<string> = new Set(["id", "user", "header"]);
/** Of Remote-Party-ID: of the URI, or of all. `name` hides the name alone. */
const RPID_HIDING: ReadonlySet<string> = new Set(["full", "uri"]);

export interface WhoCalls {
  readonly callerNumber: string;
  readonly callerName: string;
  readonly withheld?: Withheld;
  readonly verified?: Verified;
}

/** A number that could be dialled, as far as can be told here. */
export function isNumber(text: string): boolean {
  return text !== "" && text.length <= NUMBER_LIMIT && !/[\s\p{C}]/u.test(text);
}

function plainName(text: string): string {
  return text.replace(/\p{C}/gu, "").trim().slice(0, NAME_LIMIT);
}

/** Whoever calls wants nobody to see who they are. */
export function wantsPrivacy(invited: Pick<Invited, "headers">): boolean {
  const asked = headerValues(invited, "Privacy").flatMap((value) => value.toLowerCase().split(/[;,]/));
  return asked.some((each) => HIDING.has(each.trim()));
}

/** Who calls over a line. */
export function callerOver(invited: Invited, trust: LineTrust): WhoCalls {
  const asserted = trust === "none" ? [] : addresses(invited, "P-Asserted-Identity");
  const party = trust === "none" ? [] : addresses(invited, "Remote-Party-ID").filter(isCalling).slice(0, 1);
  const caller = firstNumbered(asserted) ?? firstNumbered(party) ?? invited.from;
  const number = numberIn(caller);
  const isHidden = wantsPrivacy(invited) || party.some(({ parameters }) => hides(parameters, RPID_HIDING));
  const isNameHidden = party.includes(caller) && hides(caller.parameters, new Set(["name"]));
  const callerNumber = number === "" ? "anonymous" : number;
  const named = plainName(
    caller.displayName || (asserted.find(({ displayName }) => displayName !== "")?.displayName ?? ""),
  );
  const callerName = isNameHidden ? "" : named;
  const verstat = verstatOf([caller, ...asserted, invited.from]);
  const tokens = tokensIn(invited);
  if (!isHidden) return { callerNumber, callerName, ...verifiedBy(verstat, tokens) };
  // A token names the caller: it is as little to be seen.
  const withheld = { callerNumber: number, callerName, ...(tokens.length === 0 ? {} : { identity: tokens }) };
  return { callerNumber: "anonymous", callerName: "", withheld, ...verifiedBy(verstat, []) };
}

function addresses(invited: Pick<Invited, "headers">, name: string): readonly NameAddress[] {
  const values = headerValues(invited, name).slice(0, MOST_VALUES);
  return values.flatMap((value) => parseNameAddress(value) ?? []);
}

/** `party=called` is the other side. */
function isCalling({ parameters }: NameAddress): boolean {
  return (parameters.get("party") ?? "calling").toLowerCase() === "calling";
}

function hides(parameters: ReadonlyMap<string, string>, by: ReadonlySet<string>): boolean {
  return (parameters.get("privacy") ?? "")
    .toLowerCase()
    .split(/[;,-]/)
    .some((each) => by.has(each.trim()));
}

function numberIn({ uri }: Pick<NameAddress, "uri">): string {
  const number = numberInUri(uri) ?? "";
  return isNumber(number) ? number : "";
}

/** Of two values (RFC 3325 section 9.1: a sip and a tel URI) the one with a telephone number, else the first with any name. */
function firstNumbered(values: readonly NameAddress[]): NameAddress | undefined {
  return (
    values.find((value) => /^\+?[0-9*#]+$/.test(numberIn(value))) ?? values.find((value) => numberIn(value) !== "")
  );
}

/** TS 24.229 section 7.2A.20: what the network found when it looked at whether the number is the caller's. */
function verstatOf(values: readonly NameAddress[]): string {
  for (const { uri } of values) {
    const verstat = aboutNumber(uri, "verstat");
    if (verstat !== undefined && verstat !== "") return plainName(verstat).slice(0, VERSTAT_LIMIT);
  }
  return "";
}

function tokensIn(invited: Pick<Invited, "headers">): readonly string[] {
  const tokens = headerValues(invited, "Identity").filter((each) => each !== "" && each.length <= TOKEN_LIMIT);
  return tokens.slice(0, MOST_TOKENS).map((each) => each.replace(/\p{C}/gu, ""));
}

function verifiedBy(verstat: string, identity: readonly string[]): { readonly verified?: Verified } {
  return verstat === "" && identity.length === 0 ? {} : { verified: { verstat, identity } };
}

/** Which number was called: that of the Request-URI, or where a line is set up so, what the field says that has it. */
export function dialledBy(invited: Invited, field: LineNumberField): string {
  const requested = numberOf(invited.requestUri);
  const number = numberFrom(invited, field, requested);
  return isNumber(number) ? number : isNumber(requested) ? requested : "";
}

function numberFrom(invited: Invited, field: LineNumberField, requested: string): string {
  switch (field) {
    case "request-uri":
      return requested;
    case "to":
      return numberIn(invited.to);
    case "called-party":
      return numbersIn(invited, "P-Called-Party-ID")[0] ?? "";
    case "diversion":
      // RFC 5806 section 4.3: who has diverted it last stands first.
      return numbersIn(invited, "Diversion")[0] ?? "";
    case "history-info":
      // RFC 7044 section 5: in the order of its way; the last one is where it was sent to now.
      return numbersIn(invited, "History-Info").findLast((number) => number !== requested) ?? "";
  }
}

function numbersIn(invited: Pick<Invited, "headers">, name: string): readonly string[] {
  return addresses(invited, name)
    .map(numberIn)
    .filter((number) => number !== "");
}
