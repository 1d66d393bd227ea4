// A 302 of a phone or carrier (RFC 3261 sections 8.1.3.4 and 21.3.3): where the call goes instead.
//
//   phone    a colleague's phone, by the number at our domain; a number outside is left to the engine, where it may be followed
//   carrier  the same line again, where the contact is at that carrier; another number as above; never for a caller outside
import type { SwitchEvent } from "../../core/switch.ts";
import type { SipUri } from "../../sip/index.ts";
import { numberOf, parseCalled, printUri } from "../../sip/index.ts";
import type { Accounts } from "./accounts.ts";
import { secured } from "./invitations.ts";
import type { Leg, LegEffect } from "./leg-state.ts";
import type { EmbeddedSwitchOptions } from "./options.ts";
import type { Security } from "./secrecy.ts";
import type { Call, SipCall } from "./session-side.ts";
import type { SipSide } from "./sides.ts";
import { isNumber } from "./who-calls.ts";

/** Hops of one call from phone to phone. */
const FORWARDS = 5;
/** Contacts of one extension that are rung. */
const PHONES = 8;

export interface ForwardingParts {
  readonly sip: Pick<SipSide, "bindings">;
  /** "none": no redirection is followed; "outside": inside first, and the engine is asked for numbers outside. */
  readonly follow: "none" | "inside" | "outside";
  /** By which names and addresses a number is one of ours. */
  readonly hosts: readonly string[];
  /** Whether a number is one of ours at a host that is none of these, or is not at one that is. Default: as `hosts` say. */
  readonly isOurs?: (number: string, host: string) => boolean;
  /** Whether the audio of one of ours is secured. Default: it is plain. */
  readonly securityOf?: (extn: string) => Security | undefined;
  /** Are there ports for browsers? */
  readonly hasWeb?: boolean;
}

export function forwardingOf(
  options: Pick<
    EmbeddedSwitchOptions,
    "sipAddress" | "publicAddress" | "tls" | "domain" | "followRedirections" | "webPorts"
  >,
  sip: ForwardingParts["sip"],
  accounts: Pick<Accounts, "areAt" | "securityOf">,
): ForwardingParts & { readonly hasWeb: boolean } {
  const { sipAddress, publicAddress = sipAddress, tls, domain, followRedirections: follow = "inside" } = options;
  const reached = [sipAddress, publicAddress, tls?.address ?? sipAddress];
  const hosts = [domain, ...reached].flatMap((host) => [host, `[${host}]`]);
  const securityOf = (extn: string): Security | undefined => accounts.securityOf(extn);
  return { sip, follow, hosts, isOurs: accounts.areAt(hosts), securityOf, hasWeb: options.webPorts !== undefined };
}

type Redirected = Extract<LegEffect, { readonly type: "redirected" }>;
type Told = Pick<Extract<SwitchEvent, { readonly type: "leg-forwarded" }>, "number" | "how">;

export interface Forwarded {
  /** Where it has been, with where it goes now: nowhere twice. */
  readonly visited: readonly string[];
  readonly invitations: readonly Call[];
  /** Undefined: none of the contacts is anything that could be called. */
  readonly told: Told | undefined;
}

interface Way {
  readonly visited: string;
  readonly invitations: Forwarded["invitations"];
}

/** The first of the contacts, best first, where somebody can be called; none: nowhere. `near`: whom the leg is dialled for. */
export function forward(
  leg: Leg,
  { session, contacts }: Redirected,
  parts: ForwardingParts,
  near?: Pick<Leg, "trunk">,
): Forwarded {
  const { visited } = leg;
  const uris = contacts.flatMap((contact) => parseCalled(contact) ?? []).filter((uri) => isNumber(numberOf(uri)));
  const nowhere = (uri: SipUri | undefined, how: Told["how"]): Forwarded => ({
    ...{ visited: [], invitations: [] },
    told: uri === undefined ? undefined : { number: numberOf(uri), how },
  });
  const branch = leg.branches.find((each) => each.session === session);
  const called = branch?.invitation;
  if (parts.follow === "none" || called === undefined || called.type === "verto") return nowhere(uris[0], "refused");
  if (visited.length >= FORWARDS) return nowhere(uris[0], "looped");
  // What becomes of a caller outside is for the engine to say: it says no.
  if (leg.trunk && near?.trunk === true) return nowhere(uris[0], "asked");
  for (const uri of uris) {
    const way = leg.trunk ? overLine(leg, called, uri) : toPhone(leg, called, uri, parts);
    if (way === undefined) continue;
    const told = { number: numberOf(uri), how: "followed" } as const;
    return { visited: [...visited, way.visited], invitations: way.invitations, told };
  }
  const outside = uris.find((uri) => isElsewhere(leg, called, uri, parts));
  if (outside !== undefined) return nowhere(outside, parts.follow === "outside" ? "asked" : "refused");
  return nowhere(uris[0], uris[0] !== undefined && hasBeen(leg, called, uris[0]) ? "looped" : "refused");
}

/** A number that may be called outside: a telephone URI, or at a host of ours; of a carrier wherever it is. */
function isElsewhere(leg: Leg, from: SipCall, uri: SipUri, parts: ForwardingParts): boolean {
  const isOurs = uri.host === "" || isOursAt(parts, uri);
  return (leg.trunk || isOurs) && !hasBeen(leg, from, uri);
}

function isOursAt({ isOurs, hosts }: ForwardingParts, uri: SipUri): boolean {
  return isOurs?.(numberOf(uri), uri.host) ?? hosts.includes(uri.host);
}

function hasBeen(leg: Leg, from: SipCall, uri: SipUri): boolean {
  const number = numberOf(uri);
  if (!leg.trunk) return number === leg.extn || leg.visited.includes(number);
  const target = printUri({ ...uri, headers: new Map() });
  return target === from.uri || leg.visited.includes(target);
}

function toPhone(leg: Leg, from: SipCall, uri: SipUri, parts: ForwardingParts): Way | undefined {
  const number = numberOf(uri);
  if ((uri.host !== "" && !isOursAt(parts, uri)) || hasBeen(leg, from, uri)) return undefined;
  const bindings = parts.sip.bindings(number).slice(0, PHONES);
  if (bindings.length === 0) return undefined;
  const host = uri.host === "" ? (parts.hosts[0] ?? "") : uri.host;
  const bare = { ...uri, user: number, host, parameters: new Map(), headers: new Map(), port: undefined };
  const to = { displayName: "", uri: printUri(bare) };
  // As that phone's owner wants it, not as the one who sends the call there.
  const { security: _, web: __, ...plain } = from;
  const security = parts.securityOf?.(number);
  const invitations = bindings.map(({ contact, flow, path }, index) => ({
    ...secured({ ...plain, uri: contact, flow, route: path, to }, security, parts.hasWeb === true),
    session: `${leg.id}.${leg.branches.length + index}`,
  }));
  return { visited: number, invitations };
}

/** Header fields in the URI, which would become ours (section 19.1.5), are left out. */
function overLine(leg: Leg, from: SipCall, uri: SipUri): Way | undefined {
  const former = parseCalled(from.uri);
  const hosts = [former?.host, from.flow.remoteAddress, `[${from.flow.remoteAddress}]`];
  const target = printUri({ ...uri, headers: new Map() });
  if (!hosts.includes(uri.host) || hasBeen(leg, from, uri)) return undefined;
  const again = { ...from, uri: target, session: `${leg.id}.${leg.branches.length}` };
  return { visited: target, invitations: [again] };
}
