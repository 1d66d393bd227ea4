// The registrar's place in an endpoint: its state, its deadline, and the way of a REGISTER through it.
import type { SipRequest } from "../message/message.ts";
import type { RegistrarChange } from "../registrar/registrar.ts";
import { bindingsOf, dropFlow, expire, nextDeadline, register, remove } from "../registrar/registrar.ts";
import type { RegistrarState } from "../registrar/registrations.ts";
import { NO_REGISTRATIONS, registrationsOf } from "../registrar/registrations.ts";
import { Alarm } from "./deadlines.ts";
import type { Stack } from "./stack.ts";
import type { ServerTransaction } from "./transactions.ts";
import type { Binding, Flow } from "./vocabulary.ts";

export class Location {
  readonly #stack: Stack;
  #state: RegistrarState = NO_REGISTRATIONS;
  readonly #alarm: Alarm;

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
    const before = registrationsOf(this.#state, account);
    const [state, response, changes] = register(this.#state, request, account, flow, now);
    const tagged = this.#stack.response(request, response.status, [], undefined, this.#stack.newTag());
    // The registrar's own fields (Contact, Path, Date, Min-Expires) and the tag that every response has.
    const own = response.headers.filter(({ name }) => !tagged.headers.some((field) => field.name === name));
    const { reason } = response;
    this.#stack.transactions.respond(transaction, { ...tagged, reason, headers: [...tagged.headers, ...own] }, now);
    this.#take([state, changes]);
    return registrationsOf(state, account).filter(
      ({ contact, callId }) => !before.some((one) => one.contact === contact && one.callId === callId),
    );
  }

  bindings(user: string, now: number): readonly Binding[] {
    return bindingsOf(this.#state, user, now);
  }

  unbind(user: string): void {
    this.#take(remove(this.#state, user));
  }

  /** What was registered over a lost connection cannot be reached any more. */
  disconnected(flow: Flow): void {
    if (flow.transport === "tcp") this.#take(dropFlow(this.#state, flow));
  }

  #take([state, changes]: [RegistrarState, readonly RegistrarChange[]]): void {
    this.#state = state;
    for (const change of changes) this.#stack.emit(change);
    this.#stack.deadlines.set(this.#alarm, nextDeadline(state) ?? Number.POSITIVE_INFINITY);
  }
}
