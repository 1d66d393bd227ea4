// A 302 of a phone or carrier (RFC 3261 sections 8.1.3.4 and 21.3.3): where the call goes instead.
//
//   phone    a colleague's phone, by the number at our domain; never an outside line, whoever calls
//   carrier  the same line again, where the contact is at that carrier
import type { Invitation } from "../../sip/index.ts";
import { parseUri, printUri, type SipUri } from "../../sip/index.ts";
import type { Leg, LegEffect } from "./leg-state.ts";
import type { SipSide } from "./sides.ts";

/** Hops of one call from phone to phone. */
const FORWARDS = 5;
/** Contacts of one extension that are rung. */
const PHONES = 8;

export interface ForwardingParts {
  readonly sip: Pick<SipSide, "bindings">;
  /** "none": no redirection is followed. */
  readonly follow: "none" | "inside";
  /** By which names and addresses a number is one of ours. */
  readonly hosts: readonly string[];
  /** Whether a number is one of ours at a host that is none of these, or is not at one that is. Default: as `hosts` say. */
  readonly isOurs?: (number: string, host: string) => boolean;
}

type Redirected = Extract<LegEffect, { readonly type: "redirected" }>;

export interface Forwarded {
  /** Where it has been, with where it goes now: nowhere twice. */
  readonly visited: readonly string[];
  readonly invitations: readonly Omit<Invitation, "offer">[];
}

const NOWHERE: Forwarded = { visited: [], invitations: [] };

/** The first of the contacts, best first, where somebody can be called; none: nowhere. */
export function forward(leg: Leg, { session, contacts }: Redirected, parts: ForwardingParts): Forwarded {
  const branch = leg.branches.find((each) => each.session === session);
  if (parts.follow === "none" || branch?.invitation === undefined || leg.visited.length >= FORWARDS) return NOWHERE;
  for (const contact of contacts) {
    const uri = parseUri(contact);
    if (uri === undefined || uri.user === "") continue;
    const found = leg.trunk ? overLine(leg, branch.invitation, uri) : toPhone(leg, branch.invitation, uri, parts);
    if (found !== undefined) return found;
  }
  return NOWHERE;
}

function toPhone(
  leg: Leg,
  from: Omit<Invitation, "offer">,
  uri: SipUri,
  parts: ForwardingParts,
): Forwarded | undefined {
  const { user, host } = uri;
  if (!(parts.isOurs?.(user, host) ?? parts.hosts.includes(host)) || user === leg.extn || leg.visited.includes(user))
    return undefined;
  const bindings = parts.sip.bindings(user).slice(0, PHONES);
  if (bindings.length === 0) return undefined;
  const to = { displayName: "", uri: printUri({ ...uri, parameters: new Map(), headers: new Map(), port: undefined }) };
  const invitations = bindings.map(({ contact, flow, path }, index) => ({
    ...{ ...from, uri: contact, flow, route: path, to },
    session: `${leg.id}.${leg.branches.length + index}`,
  }));
  return { visited: [...leg.visited, user], invitations };
}

/** Header fields in the URI, which would become ours (section 19.1.5), are left out. */
function overLine(leg: Leg, from: Omit<Invitation, "offer">, uri: SipUri): Forwarded | undefined {
  const former = parseUri(from.uri);
  const hosts = [former?.host, from.flow.remoteAddress, `[${from.flow.remoteAddress}]`];
  const target = printUri({ ...uri, headers: new Map() });
  if (!hosts.includes(uri.host) || target === from.uri || leg.visited.includes(target)) return undefined;
  const again = { ...from, uri: target, session: `${leg.id}.${leg.branches.length}` };
  return { visited: [...leg.visited, target], invitations: [again] };
}
