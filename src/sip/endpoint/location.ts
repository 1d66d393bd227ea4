// The registrar's place in an endpoint: its state, its deadline, and the way of a REGISTER through it.
import type { SipRequest } from "../message/message.ts";
import type { RegistrarChange } from "../registrar/registrar.ts";
import {
  bindingsOf,
  DEFAULT_REGISTRAR,
  dropFlow,
  expire,
  nextDeadline,
  register,
  remove,
  restore,
} from "../registrar/registrar.ts";
import type { KeptRegistration, RegistrarState, Registration } from "../registrar/registrations.ts";
import { isWaiting, NO_REGISTRATIONS, registrationsOf, usersChanged } from "../registrar/registrations.ts";
import { Alarm } from "./deadlines.ts";
import { isConnection, isSameFlow } from "./flow.ts";
import { moveTo } from "./session.ts";
import type { Stack } from "./stack.ts";
import type { ServerTransaction } from "./transactions.ts";
import type { Binding, Flow } from "./vocabulary.ts";

/** Asked for less time than there is to be had: it asks again by itself. */
const TOO_BRIEF = 423;

export class Location {
  readonly #stack: Stack;
  #state: RegistrarState = NO_REGISTRATIONS;
  readonly #alarm: Alarm;
  /** What was registered over connections that are lost, by user, until it would have expired. */
  readonly #lost = new Map<string, readonly Registration[]>();

  constructor(stack: Stack) {
    this.#stack = stack;
    this.#alarm = new Alarm((now) => this.#take(expire(this.#state, now)));
  }

  /**
   * `account` has proved who it is. Returns the contacts that are new, or whose telephone has started anew: it keeps its
   * Call-ID as long as it runs (RFC 3261 section 10.2).
   */
  register(
    request: SipRequest,
    transaction: ServerTransaction,
    account: string,
    flow: Flow,
    now: number,
  ): readonly Binding[] {
    const old = registrationsOf(this.#state, account);
    const before = old.filter((one) => !isWaiting(one));
    const [state, response, changes] = register(this.#state, request, account, flow, now, {
      ...DEFAULT_REGISTRAR,
      samePhone: this.#stack.settings.samePhone,
      date: now + this.#stack.settings.wallAheadMs(),
    });
    // What a telephone is told that it has, it has: also where we die while it hears of it.
    this.#keep(state);
    this.#state = state;
    const tagged = this.#stack.response(request, response.status, [], undefined, this.#stack.newTag());
    // The registrar's own fields (Contact, Path, Date, Min-Expires) and the tag that every response has.
    const own = response.headers.filter(({ name }) => !tagged.headers.some((field) => field.name === name));
    const { reason } = response;
    if (response.status >= 400 && response.status !== TOO_BRIEF) {
      const why = reason === "Forbidden" ? "it is for somebody else" : reason;
      const fields = { address: flow.remoteAddress, user: account, status: response.status, why };
      this.#stack.notice("warn", "A registration is refused", fields, now);
    }
    this.#stack.transactions.respond(transaction, { ...tagged, reason, headers: [...tagged.headers, ...own] }, now);
    this.#take([state, changes]);
    const after = registrationsOf(state, account);
    // Of a refusal nothing has changed.
    for (const one of after) {
      if (old.includes(one)) continue;
      this.#move(account, one, old, now);
      this.#tellRegistered(account, one, old);
    }
    return after.filter(
      ({ contact, callId }) => !before.some((one) => one.contact === contact && one.callId === callId),
    );
  }

  /** The calls of a phone that has come by another way go on by that. */
  #move(user: string, fresh: Registration, old: readonly Registration[], now: number): void {
    const lost = (this.#lost.get(user) ?? []).filter(({ expiresAt }) => expiresAt > now);
    const former = [...old, ...lost].filter((one) => isSamePhone(one, fresh));
    for (const { flow } of former) if (!isSameFlow(flow, fresh.flow)) moveTo(this.#stack, user, flow, fresh.flow);
    const left = lost.filter((one) => !former.includes(one));
    if (left.length > 0) this.#lost.set(user, left);
    else this.#lost.delete(user);
  }

  #tellRegistered(user: string, { contact, callId, parameters }: Registration, old: readonly Registration[]): void {
    const instance = parameters.get("+sip.instance");
    const isNewStart = old.some(
      (one) =>
        one.callId !== callId &&
        (one.contact === contact || (instance !== undefined && one.parameters.get("+sip.instance") === instance)),
    );
    this.#stack.emit({ type: "registered", user, contact, isNewStart });
  }

  bindings(user: string, now: number): readonly Binding[] {
    return bindingsOf(this.#state, user, now);
  }

  /** Takes up what was kept by a process before this one. Nobody is told: whoever restores knows. */
  restore(kept: ReadonlyMap<string, readonly KeptRegistration[]>, now: number): void {
    for (const [user, registrations] of kept) this.#state = restore(this.#state, user, registrations, now);
    this.#arm();
  }

  unbind(user: string): void {
    this.#take(remove(this.#state, user));
  }

  /** What was registered over a lost connection cannot be reached any more. */
  disconnected(flow: Flow): void {
    if (!isConnection(flow)) return;
    const before = this.#state;
    const [state, changes] = dropFlow(before, flow);
    for (const user of usersChanged(before, state)) {
      const kept = registrationsOf(state, user);
      const gone = registrationsOf(before, user).filter((one) => !kept.includes(one));
      this.#lost.set(user, [...gone, ...(this.#lost.get(user) ?? [])].slice(0, DEFAULT_REGISTRAR.contactsPerUser));
    }
    this.#take([state, changes]);
  }

  #take([state, changes]: [RegistrarState, readonly RegistrarChange[]]): void {
    this.#keep(state);
    this.#state = state;
    for (const change of changes) this.#stack.emit(change);
    this.#arm();
  }

  #keep(next: RegistrarState): void {
    const { keeper } = this.#stack.settings;
    if (keeper === undefined) return;
    for (const user of usersChanged(this.#state, next)) keeper.keep(user, registrationsOf(next, user));
  }

  #arm(): void {
    this.#stack.deadlines.set(this.#alarm, nextDeadline(this.#state) ?? Number.POSITIVE_INFINITY);
  }
}

/** It goes on under its Call-ID as long as it runs (RFC 3261 section 10.2), or says that it is the same. */
function isSamePhone(one: Registration, other: Registration): boolean {
  if (one.callId === other.callId || one.contact === other.contact) return true;
  const instance = one.parameters.get("+sip.instance") ?? "";
  return instance !== "" && other.parameters.get("+sip.instance") === instance;
}
