// Registrations of ours at somebody else's registrar (RFC 3261 section 10.2): made, refreshed, taken back.
//
//            200: "registered"           at 80 % of the time granted
//   trying ---------------------> bound ----------------------------> trying
//     |  401: again with digest                                          |
//     |  423: again with Min-Expires                                     |
//     +--- nothing, 5xx: "failed", again after 30 s, 60 s ... 15 min ----+
//     +--- other 4xx, 6xx: "failed", for good
import { parseNameAddress } from "../message/address.ts";
import { header, headerValues, secondsIn } from "../message/headers.ts";
import type { SipResponse } from "../message/message.ts";
import { parseUri } from "../message/uri.ts";
import type { ClientAuth } from "./client-auth.ts";
import { authorizationFields, learnChallenge } from "./client-auth.ts";
import { Alarm } from "./deadlines.ts";
import type { Failure } from "./session.ts";
import type { Stack } from "./stack.ts";
import { ALLOW_FIELD } from "./stack.ts";
import type { OutgoingRegistration, RegistrationId } from "./vocabulary.ts";

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 900_000;
const NO_BODY = new Uint8Array(0);

interface Entry {
  readonly registration: OutgoingRegistration;
  readonly auth: ClientAuth;
  /** The same for all its requests, with a growing CSeq (10.2). */
  readonly callId: string;
  readonly tag: string;
  readonly contact: string;
  readonly alarm: Alarm;
  sequence: number;
  expiresSeconds: number;
  failures: number;
  isBound: boolean;
  isLeaving: boolean;
  /** A request is under way. */
  isBusy: boolean;
}

export class OutgoingRegistrations {
  readonly #stack: Stack;
  readonly #entries = new Map<RegistrationId, Entry>();

  constructor(stack: Stack) {
    this.#stack = stack;
  }

  get size(): number {
    return this.#entries.size;
  }

  add(registration: OutgoingRegistration, now: number): void {
    const stack = this.#stack;
    if (this.#entries.has(registration.id)) throw new Error(`Registration name in use: ${registration.id}`);
    if (this.#entries.size >= stack.settings.limits.registrations) {
      stack.emit({ type: "registration", registration: registration.id, state: "failed", status: 503 });
      return;
    }
    const { user, password, contact, flow, expiresSeconds } = registration;
    const entry: Entry = {
      registration,
      auth: { credentials: { user, password }, challenge: undefined, isProxy: false, count: 0 },
      callId: stack.settings.random(12),
      tag: stack.newTag(),
      contact: contact === undefined ? stack.contact(flow, user) : `<${contact}>`,
      alarm: new Alarm((at) => this.#send(entry, 0, at)),
      sequence: 0,
      expiresSeconds,
      failures: 0,
      isBound: false,
      isLeaving: false,
      isBusy: false,
    };
    this.#entries.set(registration.id, entry);
    this.#send(entry, 0, now);
  }

  remove(id: RegistrationId, now: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.isLeaving) return;
    entry.isLeaving = true;
    this.#stack.deadlines.clear(entry.alarm);
    // A REGISTER under way must end first, lest the two overtake each other.
    if (!entry.isBusy) this.#send(entry, 0, now);
  }

  removeAll(now: number): void {
    for (const id of [...this.#entries.keys()]) this.remove(id, now);
  }

  #send(entry: Entry, attempts: number, now: number): void {
    const { registration, auth } = entry;
    const uri = registration.registrar;
    entry.sequence++;
    entry.isBusy = true;
    const { isLeaving } = entry;
    const expires = isLeaving ? 0 : entry.expiresSeconds;
    const proof = authorizationFields(auth, { method: "REGISTER", uri, body: NO_BODY }, this.#stack.settings.random(8));
    const headers = [
      { name: "Max-Forwards", value: "70" },
      { name: "From", value: `<${registration.addressOfRecord}>;tag=${entry.tag}` },
      { name: "To", value: `<${registration.addressOfRecord}>` },
      { name: "Call-ID", value: entry.callId },
      { name: "CSeq", value: `${entry.sequence} REGISTER` },
      { name: "Contact", value: `${entry.contact};expires=${expires}` },
      { name: "Expires", value: String(expires) },
      ALLOW_FIELD,
      ...proof,
    ];
    let isFinal = false;
    const done = (outcome: SipResponse | Failure, at: number): void => {
      if (isFinal) return;
      isFinal = true;
      entry.isBusy = false;
      if (isLeaving === entry.isLeaving) this.#onOutcome(entry, outcome, attempts, at);
      // Taken back meanwhile, whatever became of this one.
      else this.#send(entry, 0, at);
    };
    this.#stack.request(
      registration.flow,
      { method: "REGISTER", uri, headers },
      NO_BODY,
      {
        response: (response, at) => {
          if (response.status >= 200) done(response, at);
        },
        failed: done,
      },
      now,
    );
  }

  #onOutcome(entry: Entry, outcome: SipResponse | Failure, attempts: number, now: number): void {
    if (typeof outcome !== "string") {
      if (learnChallenge(entry.auth, outcome, attempts)) {
        this.#send(entry, attempts + 1, now);
        return;
      }
      const least = outcome.status === 423 ? secondsIn(outcome, "Min-Expires") : undefined;
      if (least !== undefined && least > entry.expiresSeconds && least < 1_000_000 && attempts < 3) {
        entry.expiresSeconds = least;
        this.#send(entry, attempts + 1, now);
        return;
      }
    }
    const status = typeof outcome === "string" ? undefined : outcome.status;
    if (entry.isLeaving) this.#onLeft(entry, status);
    else if (typeof outcome !== "string" && outcome.status < 300) this.#onBound(entry, outcome, now);
    else this.#onFailed(entry, status, now);
  }

  #onLeft(entry: Entry, status: number | undefined): void {
    this.#stack.deadlines.clear(entry.alarm);
    this.#entries.delete(entry.registration.id);
    const registration = entry.registration.id;
    this.#stack.emit({ type: "registration", registration, state: "unregistered", status });
  }

  #onBound(entry: Entry, response: SipResponse, now: number): void {
    const granted = grantedSeconds(response, entry.contact) ?? entry.expiresSeconds;
    entry.failures = 0;
    this.#stack.deadlines.set(entry.alarm, now + Math.max(granted, 1) * 800);
    if (entry.isBound) return;
    entry.isBound = true;
    const { status } = response;
    this.#stack.emit({ type: "registration", registration: entry.registration.id, state: "registered", status });
  }

  #onFailed(entry: Entry, status: number | undefined, now: number): void {
    const registration = entry.registration.id;
    entry.isBound = false;
    this.#stack.emit({ type: "registration", registration, state: "failed", status });
    const isFinal = status !== undefined && status !== 408 && (status < 500 || status >= 600);
    if (isFinal) {
      this.#stack.deadlines.clear(entry.alarm);
      this.#entries.delete(registration);
      return;
    }
    const waitMs = Math.min(FIRST_RETRY_MS * 2 ** entry.failures, LONGEST_RETRY_MS);
    entry.failures++;
    this.#stack.deadlines.set(entry.alarm, now + waitMs);
  }
}

/** What the registrar grants to our contact: its parameter, or the response's Expires. */
function grantedSeconds(response: SipResponse, contact: string): number | undefined {
  const ours = parseUri(parseNameAddress(contact)?.uri ?? "");
  for (const value of headerValues(response, "Contact")) {
    const address = parseNameAddress(value);
    const uri = parseUri(address?.uri ?? "");
    if (uri?.user !== ours?.user || uri?.host !== ours?.host || uri?.port !== ours?.port) continue;
    const seconds = Number(address?.parameters.get("expires") ?? Number.NaN);
    if (Number.isFinite(seconds) && seconds > 0) return seconds;
  }
  return header(response, "Expires") === undefined ? undefined : secondsIn(response, "Expires");
}
