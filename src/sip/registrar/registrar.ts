// A registrar (RFC 3261 section 10.3) as a pure function of its state. Authentication has been done: `account` is who the
// sender has proved to be, and nobody registers for somebody else.
//
//   REGISTER -> To is the account? -> contacts readable? -> long enough? -> in order? -> all of them or none -> 200
//                403                  400                   423             500
import type { Binding, Flow, SipEvent } from "../endpoint/vocabulary.ts";
import { parseNameAddress, printNameAddress } from "../message/address.ts";
import { callIdOf, cseqOf, hasToken, header, headerValues, withHeaderAdded } from "../message/headers.ts";
import type { SipRequest, SipResponse, SipUri } from "../message/message.ts";
import { responseTo } from "../message/print.ts";
import { parseUri, uriEqual } from "../message/uri.ts";
import type { RegistrarState, Registration } from "./registrations.ts";
import { allUsers, registrationsOf, usersDue, withRegistrations } from "./registrations.ts";
import type { RequestedContact } from "./requested.ts";
import { requestedIn } from "./requested.ts";

export type RegistrarChange = Extract<SipEvent, { type: "bound" | "unbound" }>;

export interface RegistrarOptions {
  /** Contacts of one user at most; a new one beyond it takes the place of the one refreshed longest ago. */
  readonly contactsPerUser: number;
  readonly minExpiresSeconds: number;
  readonly maxExpiresSeconds: number;
  /** Where the request names no time, or none we understand. */
  readonly defaultExpiresSeconds: number;
}

export const DEFAULT_REGISTRAR: RegistrarOptions = {
  contactsPerUser: 10,
  minExpiresSeconds: 60,
  maxExpiresSeconds: 3_600,
  defaultExpiresSeconds: 3_600,
};

/** Values of Path longer than this, or more of them, are refused: each call to the user would carry them. */
const PATH_LIMIT = 10;

type Outcome = [state: RegistrarState, response: SipResponse, changes: RegistrarChange[]];

/**
 * Handles one REGISTER. The To of the response has no tag (the caller gives one, as for every response). `now` is
 * milliseconds since 1970. A refusal changes nothing.
 */
export function register(
  state: RegistrarState,
  request: SipRequest,
  account: string,
  flow: Flow,
  now: number,
  options: RegistrarOptions = DEFAULT_REGISTRAR,
): Outcome {
  const refuse = (status: number, reason?: string): Outcome => [state, responseTo(request, status, reason), []];
  const addressOfRecord = parseUri(parseNameAddress(header(request, "To") ?? "")?.uri ?? "");
  const callId = callIdOf(request);
  const cseq = cseqOf(request);
  if (addressOfRecord === undefined || callId === undefined || cseq === undefined) return refuse(400);
  // Step 4: third-party registration is not for us. Any host will do, telephones often write our address.
  if (addressOfRecord.user !== account) return refuse(403);

  const requested = requestedIn(request, options.defaultExpiresSeconds, options.maxExpiresSeconds);
  if (requested.type === "malformed") return refuse(400, requested.reason);
  const path = headerValues(request, "Path");
  if (path.length > PATH_LIMIT) return refuse(400, "Too many Path values");
  const current = registrationsOf(state, account).filter(({ expiresAt }) => expiresAt > now);
  const isInOrder = (old: Registration) => old.callId !== callId || old.sequence < cseq.sequence;

  let next: readonly Registration[] = current;
  if (requested.type === "remove-all") {
    // Step 6: what a later request of the same call has set stays, and the whole request fails.
    if (!current.every(isInOrder)) return refuse(500, "Request out of order");
    next = [];
  } else if (requested.type === "update") {
    if (requested.contacts.length > options.contactsPerUser) return refuse(403, "Too many contacts");
    if (requested.contacts.some(({ expiresSeconds: seconds }) => seconds > 0 && seconds < options.minExpiresSeconds)) {
      const response = responseTo(request, 423);
      return [state, withHeaderAdded(response, "Min-Expires", String(options.minExpiresSeconds)), []];
    }
    const updated = updatedBy(current, requested.contacts, isInOrder, (contact) => ({
      ...made(contact, now),
      flow,
      // RFC 3327 section 5.3: without the telephone's consent the Path is not used, and no reason to refuse.
      path: hasToken(request, "Supported", "path") ? path : [],
      userAgent: (header(request, "User-Agent") ?? "").slice(0, 200),
      callId,
      sequence: cseq.sequence,
    }));
    if (updated === undefined) return refuse(500, "Request out of order");
    next = withinLimit(updated, options.contactsPerUser);
  }

  const wasBound = registrationsOf(state, account).length > 0;
  const after = requested.type === "query" ? state : withRegistrations(state, account, next);
  return [after, success(request, next, path, now), changesOf(account, wasBound, after, "left")];
}

function made(contact: RequestedContact, now: number): Pick<Registration, MadeFields> {
  const parameters = new Map(contact.address.parameters);
  parameters.delete("expires");
  parameters.delete("q");
  return {
    contact: contact.address.uri,
    q: contact.q,
    expiresAt: now + contact.expiresSeconds * 1_000,
    refreshedAt: now,
    parameters,
  };
}
type MadeFields = "contact" | "q" | "expiresAt" | "refreshedAt" | "parameters";

/** Step 7, all contacts or none: undefined where one of them is older than what we have. */
function updatedBy(
  current: readonly Registration[],
  contacts: readonly RequestedContact[],
  isInOrder: (old: Registration) => boolean,
  make: (contact: RequestedContact) => Registration,
): readonly Registration[] | undefined {
  let next = current;
  for (const contact of contacts) {
    const same = next.filter((old) => isSameContact(old, contact));
    // Against what was there before the request: one that names a contact twice is not out of order with itself.
    if (same.some((old) => current.includes(old) && !isInOrder(old))) return undefined;
    next = next.filter((old) => !same.includes(old));
    if (contact.expiresSeconds > 0) next = [...next, make(contact)];
  }
  return next;
}

/** RFC 3261 section 10.3 step 7, or the same telephone's same registration (RFC 5626 section 6). */
function isSameContact(old: Registration, contact: RequestedContact): boolean {
  const instance = contact.address.parameters.get("+sip.instance");
  const number = contact.address.parameters.get("reg-id");
  if (instance !== undefined && number !== undefined) {
    if (old.parameters.get("+sip.instance") === instance && old.parameters.get("reg-id") === number) return true;
  }
  const oldUri: SipUri | undefined = parseUri(old.contact);
  return oldUri !== undefined && uriEqual(oldUri, contact.uri);
}

/** A telephone that restarts leaves contacts behind which nobody takes back: the oldest go first. */
function withinLimit(registrations: readonly Registration[], limit: number): readonly Registration[] {
  if (registrations.length <= limit) return registrations;
  return registrations.toSorted((one, other) => other.refreshedAt - one.refreshedAt).slice(0, limit);
}

/** Step 8: 200 with every binding and the time it has left. */
function success(
  request: SipRequest,
  registrations: readonly Registration[],
  path: readonly string[],
  now: number,
): SipResponse {
  let response = responseTo(request, 200);
  for (const { contact, q, expiresAt, parameters } of byPreference(registrations)) {
    const all = new Map(parameters).set("expires", String(Math.ceil((expiresAt - now) / 1_000)));
    if (q !== 1) all.set("q", String(q));
    const value = printNameAddress({ displayName: "", uri: contact, parameters: all });
    response = withHeaderAdded(response, "Contact", value);
  }
  if (path.length > 0 && hasToken(request, "Supported", "path")) {
    response = withHeaderAdded(withHeaderAdded(response, "Supported", "path"), "Path", path.join(", "));
  }
  return withHeaderAdded(response, "Date", new Date(now).toUTCString());
}

function byPreference<B extends Registration>(registrations: readonly B[]): readonly B[] {
  return registrations.toSorted((one, other) => other.q - one.q || other.refreshedAt - one.refreshedAt);
}

function changesOf(
  user: string,
  wasBound: boolean,
  after: RegistrarState,
  why: "left" | "expired" | "removed",
): RegistrarChange[] {
  const isBound = registrationsOf(after, user).length > 0;
  if (wasBound === isBound) return [];
  return [isBound ? { type: "bound", user } : { type: "unbound", user, why }];
}

/** Where a user can be reached at `now`, best first: by q, then the newest. */
export function bindingsOf(state: RegistrarState, user: string, now: number): readonly Binding[] {
  return byPreference(registrationsOf(state, user).filter(({ expiresAt }) => expiresAt > now));
}

/** When `expire` has something to do next; undefined: nothing is registered. O(1). */
export function nextDeadline(state: RegistrarState): number | undefined {
  return state.deadline === Infinity ? undefined : state.deadline;
}

/** Takes away what is due at `now`. */
export function expire(state: RegistrarState, now: number): [RegistrarState, RegistrarChange[]] {
  return keepOnly(state, usersDue(state, now), ({ expiresAt }) => expiresAt > now, "expired");
}

/** Takes away all bindings of a user, e.g. of a deleted account. */
export function remove(state: RegistrarState, user: string): [RegistrarState, RegistrarChange[]] {
  return keepOnly(state, [user], () => false, "removed");
}

/** Takes away what was registered over a connection that is gone: nothing can be sent there any more (RFC 5626 section 5.3). */
export function dropFlow(state: RegistrarState, flow: Flow): [RegistrarState, RegistrarChange[]] {
  const isOther = (registration: Registration) =>
    registration.flow.transport !== flow.transport ||
    registration.flow.remotePort !== flow.remotePort ||
    registration.flow.remoteAddress !== flow.remoteAddress;
  return keepOnly(state, allUsers(state), isOther, "expired");
}

function keepOnly(
  state: RegistrarState,
  users: readonly string[],
  stays: (registration: Registration) => boolean,
  why: "expired" | "removed",
): [RegistrarState, RegistrarChange[]] {
  let next = state;
  const changes: RegistrarChange[] = [];
  for (const user of users) {
    const old = registrationsOf(next, user);
    const kept = old.filter(stays);
    if (kept.length === old.length) continue;
    next = withRegistrations(next, user, kept);
    changes.push(...changesOf(user, true, next, why));
  }
  return [next, changes];
}
