// A registrar (RFC 3261 section 10.3) as a pure function of its state. Authentication has been done: `account` is who the
// sender has proved to be, and nobody registers for somebody else.
//
//   REGISTER -> To is the account? -> contacts readable? -> long enough? -> in order? -> all of them or none -> 200
//                403                  400                   423             500
import { isSameFlow } from "../endpoint/flow.ts";
import type { Binding, Flow, SipEvent } from "../endpoint/vocabulary.ts";
import { parseNameAddress, printNameAddress } from "../message/address.ts";
import { callIdOf, cseqOf, hasToken, header, headerValues, withHeaderAdded } from "../message/headers.ts";
import type { SipRequest, SipResponse, SipUri } from "../message/message.ts";
import { responseTo } from "../message/print.ts";
import { parseUri, uriEqual } from "../message/uri.ts";
import type { KeptRegistration, RegistrarState, Registration } from "./registrations.ts";
import { allUsers, isBound, isWaiting, registrationsOf, usersDue, withRegistrations } from "./registrations.ts";
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
  /** By what a telephone is known again that has another contact than before. Default "instance". */
  readonly samePhone?: SamePhone;
  /** What a clock on the wall shows, milliseconds since 1970; default: `now`. */
  readonly date?: number;
}

/**
 * "instance": by `+sip.instance` (RFC 5626 section 4.1). "user-agent": where one of the two has none, by User-Agent too, for
 * telephones that have no instance: then an account is to have one telephone of each kind.
 */
export type SamePhone = "instance" | "user-agent";

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
    const isNewStart = current.every((old) => old.callId !== callId);
    const userAgent = (header(request, "User-Agent") ?? "").slice(0, 200);
    const isPhone = (old: Registration, contact: RequestedContact): boolean =>
      isSamePhone(old, contact, options.samePhone === "user-agent" ? userAgent : "");
    const isSame = (old: Registration, contact: RequestedContact): boolean =>
      isSameContact(old, contact) ||
      // What it takes away it names; what it has, it has in one place.
      (contact.expiresSeconds > 0 && current.includes(old) && isPhone(old, contact)) ||
      (isNewStart && isFormerSelf(old, contact, flow));
    const updated = updatedBy(current, oneOfEach(requested.contacts), { isInOrder, isSame }, (contact) => ({
      ...made(contact, now),
      flow,
      // RFC 3327 section 5.3: without the telephone's consent the Path is not used, and no reason to refuse.
      path: hasToken(request, "Supported", "path") ? path : [],
      userAgent,
      callId,
      sequence: cseq.sequence,
      isRestored: false,
    }));
    if (updated === undefined) return refuse(500, "Request out of order");
    next = withinLimit(updated, options.contactsPerUser);
  }

  const wasBound = isBound(registrationsOf(state, account));
  const after = requested.type === "query" ? state : withRegistrations(state, account, next);
  return [after, success(request, next, path, now, options.date ?? now), changesOf(account, wasBound, after, "left")];
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

interface Comparisons {
  readonly isInOrder: (old: Registration) => boolean;
  readonly isSame: (old: Registration, contact: RequestedContact) => boolean;
}

/** Step 7, all contacts or none: undefined where one of them is older than what we have. */
function updatedBy(
  current: readonly Registration[],
  contacts: readonly RequestedContact[],
  { isInOrder, isSame }: Comparisons,
  make: (contact: RequestedContact) => Registration,
): readonly Registration[] | undefined {
  let next = current;
  for (const contact of contacts) {
    const same = next.filter((old) => isSame(old, contact));
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

/**
 * One telephone has one binding: we keep no second flow for it (RFC 5626 without `outbound`), so whatever its `reg-id` the
 * new place takes that of the old, which would ring in vain or twice. `userAgent`: empty where that tells nothing.
 */
function isSamePhone(old: Registration, contact: RequestedContact, userAgent: string): boolean {
  const instance = contact.address.parameters.get("+sip.instance") ?? "";
  const oldInstance = old.parameters.get("+sip.instance") ?? "";
  if (instance !== "" && oldInstance !== "") return instance === oldInstance;
  return userAgent !== "" && old.userAgent === userAgent;
}

/** Of several contacts of one instance in one request the best: by q, then the first. Those that it takes away all count. */
function oneOfEach(contacts: readonly RequestedContact[]): readonly RequestedContact[] {
  const instanceOf = ({ address }: RequestedContact): string => address.parameters.get("+sip.instance") ?? "";
  return contacts.filter((contact, at) => {
    const instance = instanceOf(contact);
    if (instance === "" || contact.expiresSeconds === 0) return true;
    return contacts.every((other, index) => {
      const isRival = other !== contact && other.expiresSeconds > 0 && instanceOf(other) === instance;
      return !isRival || other.q < contact.q || (other.q === contact.q && index > at);
    });
  });
}

/**
 * What the telephone that now begins a new Call-ID had registered before it started anew while we were away: nobody else has
 * its instance, or its very socket. While we are there a contact of its former self stays until it expires.
 */
function isFormerSelf(old: Registration, contact: RequestedContact, flow: Flow): boolean {
  if (!old.isRestored) return false;
  const instance = contact.address.parameters.get("+sip.instance");
  if (instance !== undefined && old.parameters.get("+sip.instance") === instance) return true;
  const oldUri = parseUri(old.contact);
  return isSameFlow(old.flow, flow) && oldUri?.host === contact.uri.host && oldUri.port === contact.uri.port;
}

/** A telephone that restarts leaves contacts behind which nobody takes back: the oldest go first. */
function withinLimit(registrations: readonly Registration[], limit: number): readonly Registration[] {
  if (registrations.length <= limit) return registrations;
  const byAge = registrations.toSorted((one, other) => other.refreshedAt - one.refreshedAt);
  return byAge.toSorted((one, other) => Number(isWaiting(one)) - Number(isWaiting(other))).slice(0, limit);
}

function reachable(registrations: readonly Registration[]): readonly Registration[] {
  return registrations.filter((one) => !isWaiting(one));
}

/** Step 8: 200 with every binding and the time it has left. */
function success(
  request: SipRequest,
  registrations: readonly Registration[],
  path: readonly string[],
  now: number,
  date: number,
): SipResponse {
  let response = responseTo(request, 200);
  for (const { contact, q, expiresAt, parameters } of byPreference(reachable(registrations))) {
    const all = new Map(parameters).set("expires", String(Math.ceil((expiresAt - now) / 1_000)));
    if (q !== 1) all.set("q", String(q));
    const value = printNameAddress({ displayName: "", uri: contact, parameters: all });
    response = withHeaderAdded(response, "Contact", value);
  }
  if (path.length > 0 && hasToken(request, "Supported", "path")) {
    response = withHeaderAdded(withHeaderAdded(response, "Supported", "path"), "Path", path.join(", "));
  }
  return withHeaderAdded(response, "Date", new Date(date).toUTCString());
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
  const isBoundNow = isBound(registrationsOf(after, user));
  if (wasBound === isBoundNow) return [];
  return [isBoundNow ? { type: "bound", user } : { type: "unbound", user, why }];
}

/** Where a user can be reached at `now`, best first: by q, then the newest. */
export function bindingsOf(state: RegistrarState, user: string, now: number): readonly Binding[] {
  return byPreference(reachable(registrationsOf(state, user)).filter(({ expiresAt }) => expiresAt > now));
}

/**
 * Takes up what a process before this one has kept of a user, in the place of what there is. What was made over a connection
 * waits for its telephone. No time is granted that was not: the clock may have been set back meanwhile.
 */
export function restore(
  state: RegistrarState,
  user: string,
  kept: readonly KeptRegistration[],
  now: number,
  { contactsPerUser, maxExpiresSeconds }: RegistrarOptions = DEFAULT_REGISTRAR,
): RegistrarState {
  const restored = kept.map((one): Registration => {
    const grantedMs = Math.min(one.expiresAt - one.refreshedAt, maxExpiresSeconds * 1_000);
    const expiresAt = Math.min(one.expiresAt, now + grantedMs);
    return { ...one, expiresAt, refreshedAt: Math.min(one.refreshedAt, now), isRestored: true };
  });
  const living = restored.filter(({ expiresAt }) => expiresAt > now);
  return withRegistrations(state, user, withinLimit(living, contactsPerUser));
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
  // Another connection of the same port is not the one of a telephone that we wait for.
  const isOther = (registration: Registration) => isWaiting(registration) || !isSameFlow(registration.flow, flow);
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
    changes.push(...changesOf(user, isBound(old), next, why));
  }
  return [next, changes];
}
