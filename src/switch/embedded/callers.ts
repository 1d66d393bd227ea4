// Who calls whom, in SIP's words and in the call center's.
import type { Extn, LegId } from "../../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../../core/switch.ts";
import { isWithheld } from "../../core/withheld.ts";
import type { Binding, Invitation, SipEvent, SipUri } from "../../sip/index.ts";
import { printNameAddress, printUri } from "../../sip/index.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import { autoAnswerFields } from "./auto-answer.ts";
import { flowTo, type OutsideWay } from "./trunks.ts";
import { callerOver, dialledBy, wantsPrivacy } from "./who-calls.ts";

type Invited = Extract<SipEvent, { readonly type: "invited" }>;
type Arrival = Extract<SwitchEvent, { readonly type: "leg-arrived" }>;
type Dial = Extract<SwitchCommand, { readonly type: "dial" }>;

/** A carrier or a phone that has not even said "trying" by then is not there: the next line, the next agent is tried. */
const NO_REPLY_MS = 4_000;

/** The arrival as the call center sees it; undefined where the INVITE names no number that could be dialled. */
export function arrivalOf(leg: LegId, invited: Invited, trunk: TrunkAccount | undefined): Arrival | undefined {
  const line = invited.account === undefined ? trunk : undefined;
  const dialled = dialledBy(invited, line?.numberIn ?? "request-uri");
  // Whom a phone takes over needs no number: the phone calls where we are, as it was told.
  if (dialled === "" && invited.replaces === undefined) return undefined;
  if (invited.account !== undefined) {
    // What a phone says of itself in From is not believed: the account has proven itself, the name comes from its settings.
    const origin = { type: "extension", extn: invited.account as Extn } as const;
    const arrival = {
      type: "leg-arrived",
      leg,
      origin,
      dialled,
      callerNumber: invited.account,
      callerName: "",
    } as const;
    if (!wantsPrivacy(invited)) return arrival;
    return { ...arrival, callerNumber: "anonymous", withheld: { callerNumber: invited.account, callerName: "" } };
  }
  if (trunk === undefined) return undefined;
  const origin = { type: "trunk", trunk: trunk.name } as const;
  return { type: "leg-arrived", leg, origin, dialled, ...callerOver(invited, trunk.trust ?? "in") };
}

export interface Calling {
  readonly domain: string;
  readonly hops: number;
}

/** One INVITE for every contact of the extension. `own`: the domain in which it is registered; default: the one of who calls. */
export function invitationsTo(
  bindings: readonly Binding[],
  dial: Dial,
  extn: Extn,
  { domain, hops, own = domain }: Calling & { readonly own?: string },
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
    to: { displayName: "", uri: uriOf(extn, own, undefined) },
    credentials: undefined,
    firstResponseMs: NO_REPLY_MS,
  }));
}

/** The carrier is named in it as the operator has named them; where that is, `way` tells. */
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

/** A carrier that we log in at wants our account there in From (RFC 3261 section 22.4 leaves it to them); who calls stands beside it. */
function callingOver({ login, registration }: TrunkAccount, { from, ...rest }: ReturnType<typeof calling>) {
  if (login === undefined || registration === undefined) return { from, ...rest };
  return { from: { ...from, uri: uriOf(login.user, registration.domain, undefined) }, ...rest };
}

function calling({ callerNumber, callerName, asserted }: Dial, domain: string, hops: number) {
  const from = {
    displayName: callerName,
    uri: uriOf(callerNumber === "" ? "anonymous" : callerNumber, domain, undefined),
  };
  const known = isWithheld(callerNumber) ? asserted : callerNumber;
  const headers = known === undefined ? [] : [assertedField(callerName, uriOf(known, domain, undefined))];
  // RFC 3325 section 9.3: what must not be shown is said so, also to who is told it; and there is nothing to assert of nobody.
  if (isWithheld(callerNumber)) headers.push({ name: "Privacy", value: "id" });
  return { from, headers, maxForwards: hops };
}

function assertedField(displayName: string, uri: string): { readonly name: string; readonly value: string } {
  return { name: "P-Asserted-Identity", value: printNameAddress({ displayName, uri, parameters: new Map() }) };
}

function uriOf(user: string, host: string, port: number | undefined): string {
  const uri: SipUri = { scheme: "sip", user, host, port, parameters: new Map(), headers: new Map() };
  return printUri(uri);
}
