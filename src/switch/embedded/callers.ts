// Who calls whom, in SIP's words and in the call center's.
import type { Extn, LegId } from "../../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import type { Binding, Invitation, SipEvent, SipUri } from "../../sip/index.ts";
import { parseNameAddress, parseUri, printNameAddress, printUri } from "../../sip/index.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import { autoAnswerFields } from "./auto-answer.ts";
import { flowTo, type OutsideWay } from "./trunks.ts";

type Invited = Extract<SipEvent, { readonly type: "invited" }>;
type Arrival = Extract<SwitchEvent, { readonly type: "leg-arrived" }>;
type Dial = Extract<SwitchCommand, { readonly type: "dial" }>;

/** Longer numbers and names are nobody's. */
const NUMBER_LIMIT = 64;
const NAME_LIMIT = 64;
/** A carrier or a phone that has not even said "trying" by then is not there: the next line, the next agent is tried. */
const NO_REPLY_MS = 4_000;

/** The arrival as the call center sees it; undefined where the INVITE names no number that could be dialled. */
export function arrivalOf(leg: LegId, invited: Invited, trunk: TrunkAccount | undefined): Arrival | undefined {
  const { user } = invited.requestUri;
  const dialled = isNumber(user) ? user : "";
  // Whom a phone takes over needs no number: the phone calls where we are, as it was told.
  if (dialled === "" && invited.replaces === undefined) return undefined;
  if (invited.account !== undefined) {
    // What a phone says of itself in From is not believed: the account has proven itself, the name comes from its settings.
    const origin = { type: "extension", extn: invited.account as Extn } as const;
    return { type: "leg-arrived", leg, origin, dialled, callerNumber: invited.account, callerName: "" };
  }
  if (trunk === undefined) return undefined;
  const caller = assertedIdentity(invited) ?? invited.from;
  const number = parseUri(caller.uri)?.user ?? telephoneNumber(caller.uri);
  const callerNumber = isNumber(number) ? number : "anonymous";
  const callerName = plainName(caller.displayName);
  return { type: "leg-arrived", leg, origin: { type: "trunk", trunk: trunk.name }, dialled, callerNumber, callerName };
}

/** RFC 3325: the line vouches for this identity, whatever From says. */
function assertedIdentity(invited: Invited): { readonly displayName: string; readonly uri: string } | undefined {
  const value = invited.headers.find(({ name }) => name.toLowerCase() === "p-asserted-identity")?.value;
  return value === undefined ? undefined : parseNameAddress(value);
}

/** tel:+8610...;phone-context=... (RFC 3966) */
function telephoneNumber(uri: string): string {
  return /^tel:([^;]*)/i.exec(uri)?.[1] ?? "";
}

/** A number that could be dialled, as far as can be told here. */
export function isNumber(text: string): boolean {
  return text !== "" && text.length <= NUMBER_LIMIT && !/[\s\p{C}]/u.test(text);
}

function plainName(text: string): string {
  return text.replace(/\p{C}/gu, "").trim().slice(0, NAME_LIMIT);
}

export interface Calling {
  readonly domain: string;
  readonly hops: number;
}

/** One INVITE for every contact of the extension. */
export function invitationsTo(
  bindings: readonly Binding[],
  dial: Dial,
  extn: Extn,
  { domain, hops }: Calling,
): readonly Omit<Invitation, "offer">[] {
  const { headers, ...rest } = calling(dial, domain, hops);
  const asks = dial.autoAnswer === true ? autoAnswerFields(uriOf("", domain, undefined)) : [];
  return bindings.map(({ contact, flow, path }, index) => ({
    ...rest,
    headers: [...headers, ...asks],
    session: `${dial.leg}.${index}`,
    uri: contact,
    flow,
    route: path,
    to: { displayName: "", uri: uriOf(extn, domain, undefined) },
    credentials: undefined,
    firstResponseMs: NO_REPLY_MS,
  }));
}

/** The carrier is named in it as the operator has named him; where that is, `way` tells. */
export function invitationOver(
  way: OutsideWay,
  dial: Dial,
  number: string,
  { domain, hops }: Calling,
): Omit<Invitation, "offer"> {
  const { account } = way;
  const host = account.address.includes(":") ? `[${account.address}]` : account.address;
  const uri = uriOf(number, host, account.port === 0 ? undefined : account.port);
  return {
    ...callingOver(account, calling(dial, account.registration?.domain ?? domain, hops)),
    session: `${dial.leg}.0`,
    uri,
    flow: flowTo(way),
    route: [],
    to: { displayName: "", uri },
    credentials: account.login,
    firstResponseMs: NO_REPLY_MS,
  };
}

/** A carrier that we log in at wants our account there in From (RFC 3261 section 22.4 leaves it to him); who calls stands beside it. */
function callingOver({ login, registration }: TrunkAccount, { from, ...rest }: ReturnType<typeof calling>) {
  if (login === undefined || registration === undefined) return { from, ...rest };
  return { from: { ...from, uri: uriOf(login.user, registration.domain, undefined) }, ...rest };
}

function calling({ callerNumber, callerName }: Dial, domain: string, hops: number) {
  const uri = uriOf(callerNumber === "" ? "anonymous" : callerNumber, domain, undefined);
  const from = { displayName: callerName, uri };
  const identity = printNameAddress({ ...from, parameters: new Map() });
  return { from, headers: [{ name: "P-Asserted-Identity", value: identity }], maxForwards: hops };
}

function uriOf(user: string, host: string, port: number | undefined): string {
  const uri: SipUri = { scheme: "sip", user, host, port, parameters: new Map(), headers: new Map() };
  return printUri(uri);
}
