// Tells others of what is published here (RFC 6665): those who subscribed, inside their dialogs; and the telephones of the
// user who did not, for many expect to be told without asking. To these goes a NOTIFY that belongs to no subscription and
// says so ("Subscription-State: terminated"), at each change and when they register.
import type { Dialog } from "../dialog/dialog.ts";
import { dialogOfRequest, requestHead, withNextSequence, withRequest, withTarget } from "../dialog/dialog.ts";
import { parseNameAddress } from "../message/address.ts";
import { callIdOf, cseqOf, header, secondsIn, tagOf } from "../message/headers.ts";
import type { HeaderField, SipRequest } from "../message/message.ts";
import { numberInUri } from "../message/telephone.ts";
import type { DismissReason, Subscription, SubscriptionInput, SubscriptionStep } from "../subscription/subscription.ts";
import { stepSubscription, subscribe } from "../subscription/subscription.ts";
import { Alarm } from "./deadlines.ts";
import { isSameFlow } from "./flow.ts";
import { flowFor } from "./session.ts";
import type { Content, Stack } from "./stack.ts";
import type { ServerTransaction } from "./transactions.ts";
import type { Binding, Flow, Publication } from "./vocabulary.ts";

const DEFAULT_SECONDS = 3_600;
const LONGEST_SECONDS = 3_600;
const SHORTEST_SECONDS = 60;
/** Of one user; a telephone that restarts leaves some behind which nobody takes back: the oldest go first. */
const SUBSCRIPTIONS_PER_USER = 10;

/** What became of a NOTIFY. */
interface Outcome {
  readonly status: number;
  readonly retries: boolean;
}

/** RFC 3261 section 8.1.3.1: no answer is as good as a 408. */
const NO_ANSWER = 408;
const AWAY: ReadonlySet<number> = new Set([NO_ANSWER, 480, 503]);

interface Subscriber {
  readonly user: string;
  readonly event: string;
  /** The Event field as it was asked for, with its id. */
  readonly eventField: string;
  readonly localTag: string;
  readonly alarm: Alarm;
  subscription: Subscription;
  dialog: Dialog;
  flow: Flow;
}

export class Notifier {
  readonly #stack: Stack;
  readonly #bindingsOf: (user: string, now: number) => readonly Binding[];
  /** What was last published, by user and event. */
  readonly #published = new Map<string, Map<string, Content>>();
  /** By our tag. */
  readonly #subscribers = new Map<string, Subscriber>();
  readonly #byUser = new Map<string, Set<Subscriber>>();
  /** Contacts of users which did not answer when they were told: they are told again when they next register. */
  readonly #missed = new Map<string, Set<string>>();

  constructor(stack: Stack, bindingsOf: (user: string, now: number) => readonly Binding[]) {
    this.#stack = stack;
    this.#bindingsOf = bindingsOf;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  /** The package that the request is about, where it is one of ours. */
  eventOf(request: SipRequest): string | undefined {
    const name = eventName(header(request, "Event") ?? "");
    return this.#stack.settings.events.some((one) => one.name === name) ? name : undefined;
  }

  publish({ user, event, contentType, body }: Publication, now: number): void {
    const before = this.#published.get(user) ?? new Map<string, Content>();
    if (before.get(event)?.body === body) return;
    before.set(event, { type: contentType, body });
    this.#published.set(user, before);
    for (const subscriber of this.#subscribersOf(user, event)) this.#feed(subscriber, { type: "changed" }, now);
    for (const binding of this.#bindingsOf(user, now)) this.#tellUnasked(user, binding, event, now);
  }

  /** Nothing is published of the user any more. */
  retract(user: string, now: number): void {
    this.#published.delete(user);
    this.#missed.delete(user);
    this.dismiss(user, "noresource", now);
  }

  /** Ends the user's subscriptions. */
  dismiss(user: string, reason: DismissReason, now: number): void {
    for (const subscriber of this.#byUser.get(user) ?? []) this.#feed(subscriber, { type: "dismissed", reason }, now);
  }

  /** A REGISTER has gone well. `fresh`: the contacts that are new, or whose telephone has started anew. */
  registered(user: string, fresh: readonly Binding[], now: number): void {
    const missed = this.#missed.get(user);
    this.#missed.delete(user);
    const events = [...(this.#published.get(user)?.keys() ?? [])];
    for (const binding of this.#bindingsOf(user, now)) {
      if (missed?.has(binding.contact) !== true && !fresh.includes(binding)) continue;
      for (const event of events) this.#tellUnasked(user, binding, event, now);
    }
  }

  /** A SUBSCRIBE that makes a dialog. `account` has proved who it is, `event` is one of ours. */
  receive(
    request: SipRequest,
    transaction: ServerTransaction,
    { account, event, flow }: { readonly account: string; readonly event: string; readonly flow: Flow },
    now: number,
  ): void {
    const stack = this.#stack;
    const localTag = stack.newTag();
    const refuse = (status: number): void => stack.respond(transaction, request, status, now, [], localTag);
    const dialog = dialogOfRequest(request, localTag);
    // What concerns one user is told to nobody else.
    if (numberInUri(request.uri) !== account) refuse(403);
    else if (dialog === undefined) refuse(400);
    else if (this.#subscribers.size >= stack.settings.limits.subscriptions) {
      stack.notice("warn", "No room for a subscription", { user: account }, now);
      refuse(503);
    } else {
      const seconds = this.#grant(request, transaction, flow, localTag, now);
      if (seconds === undefined) return;
      if (seconds > 0) this.#makeRoom(account, event, dialog, now);
      this.#begin({ user: account, event, request, dialog, flow, localTag, seconds }, now);
    }
  }

  #begin(
    given: Pick<Subscriber, "user" | "event" | "dialog" | "flow" | "localTag"> & {
      readonly request: SipRequest;
      readonly seconds: number;
    },
    now: number,
  ): void {
    const { request, seconds, user, ...rest } = given;
    const step = subscribe(seconds, now);
    const subscriber: Subscriber = {
      ...rest,
      user,
      eventField: header(request, "Event") ?? given.event,
      alarm: new Alarm((at) => this.#feed(subscriber, { type: "time" }, at)),
      subscription: step[0],
    };
    this.#subscribers.set(subscriber.localTag, subscriber);
    const others = this.#byUser.get(user) ?? new Set<Subscriber>();
    this.#byUser.set(user, others.add(subscriber));
    this.#take(subscriber, step, now);
  }

  /** The subscriber whose dialog the request belongs to. */
  find(request: SipRequest, localTag: string): Subscriber | undefined {
    const subscriber = this.#subscribers.get(localTag);
    const from = parseNameAddress(header(request, "From") ?? "");
    const remoteTag = from === undefined ? undefined : tagOf(from);
    const { dialog } = subscriber ?? {};
    return dialog?.callId === callIdOf(request) && dialog?.remoteTag === remoteTag ? subscriber : undefined;
  }

  /** A request inside the dialog of a subscription: nothing but SUBSCRIBE belongs there. */
  receiveInside(
    subscriber: Subscriber,
    request: SipRequest,
    transaction: ServerTransaction,
    flow: Flow,
    now: number,
  ): void {
    const stack = this.#stack;
    const refuse = (status: number, fields: readonly HeaderField[] = []): void =>
      stack.respond(transaction, request, status, now, fields);
    const dialog = withRequest(subscriber.dialog, cseqOf(request)?.sequence ?? 0);
    if (dialog === undefined) refuse(500);
    else if (request.method !== "SUBSCRIBE") refuse(405, [{ name: "Allow", value: "SUBSCRIBE" }]);
    else if (this.eventOf(request) !== subscriber.event) refuse(489, [stack.allowEvents]);
    else {
      subscriber.dialog = withTarget(dialog, request);
      subscriber.flow = flow;
      const seconds = this.#grant(request, transaction, flow, subscriber.localTag, now);
      if (seconds !== undefined) this.#feed(subscriber, { type: "refreshed", expiresSeconds: seconds }, now);
    }
  }

  /** Answers 200 with the time that is granted; undefined where it was refused as too short. */
  #grant(
    request: SipRequest,
    transaction: ServerTransaction,
    flow: Flow,
    toTag: string,
    now: number,
  ): number | undefined {
    const asked = Math.min(secondsIn(request, "Expires") ?? DEFAULT_SECONDS, LONGEST_SECONDS);
    const isTooShort = asked > 0 && asked < SHORTEST_SECONDS;
    const fields = isTooShort
      ? [{ name: "Min-Expires", value: String(SHORTEST_SECONDS) }]
      : [
          { name: "Expires", value: String(asked) },
          { name: "Contact", value: this.#stack.contact(flow, numberInUri(request.uri) ?? "") },
          this.#stack.allowEvents,
        ];
    this.#stack.respond(transaction, request, isTooShort ? 423 : 200, now, fields, toTag);
    return isTooShort ? undefined : asked;
  }

  /** The same telephone subscribes anew, or the user's telephones have become too many. */
  #makeRoom(user: string, event: string, dialog: Dialog, now: number): void {
    const others = this.#byUser.get(user) ?? [];
    const again = [...others].find((one) => one.event === event && one.dialog.remoteTarget === dialog.remoteTarget);
    // It has forgotten the old one: a word about it would confuse it.
    if (again !== undefined) this.#forget(again);
    const [oldest] = others;
    if (oldest === undefined || [...others].length < SUBSCRIPTIONS_PER_USER) return;
    this.#feed(oldest, { type: "dismissed", reason: "probation" }, now);
  }

  #feed(subscriber: Subscriber, input: SubscriptionInput, now: number): void {
    this.#take(subscriber, stepSubscription(subscriber.subscription, input, now), now);
  }

  #take(subscriber: Subscriber, [subscription, effects]: SubscriptionStep, now: number): void {
    subscriber.subscription = subscription;
    const at = subscription.phase === "over" ? Number.POSITIVE_INFINITY : subscription.expiresAt;
    this.#stack.deadlines.set(subscriber.alarm, at);
    for (const effect of effects) {
      if (effect.type === "notify") this.#notify(subscriber, effect.state, now);
      else this.#forget(subscriber);
    }
  }

  #forget(subscriber: Subscriber): void {
    this.#stack.deadlines.clear(subscriber.alarm);
    this.#subscribers.delete(subscriber.localTag);
    const others = this.#byUser.get(subscriber.user);
    others?.delete(subscriber);
    if (others?.size === 0) this.#byUser.delete(subscriber.user);
  }

  #notify(subscriber: Subscriber, state: string, now: number): void {
    const { user, event, eventField } = subscriber;
    subscriber.dialog = withNextSequence(subscriber.dialog);
    const { uri, headers } = requestHead(subscriber.dialog, "NOTIFY");
    const flow = flowFor(subscriber, subscriber.dialog);
    const told = (outcome: Outcome, at: number): void => {
      const isOver = subscriber.subscription.phase === "over";
      // RFC 6665 section 4.2.2: one that says when to try again keeps its subscription.
      const isTaken = outcome.status < 300 || outcome.retries;
      this.#feed(subscriber, { type: "told", isTaken }, at);
      if (!isTaken && !isOver) this.#tellForsaken(user, event, flow, at);
    };
    this.#send({ uri, headers, flow }, { user, event, eventField, state }, told, now);
  }

  /** The telephone may have started anew, and not subscribe any more. */
  #tellForsaken(user: string, event: string, flow: Flow, now: number): void {
    for (const binding of this.#bindingsOf(user, now)) {
      if (isSameFlow(binding.flow, flow)) this.#tellUnasked(user, binding, event, now);
    }
  }

  #tellUnasked(user: string, binding: Binding, event: string, now: number): void {
    const hasAsked = this.#subscribersOf(user, event).some(
      ({ flow, dialog }) => isSameFlow(flow, binding.flow) || dialog.remoteTarget === binding.contact,
    );
    if (hasAsked) return;
    const { contact, flow, path } = binding;
    const stack = this.#stack;
    const address = `<sip:${user}@${stack.settings.realm}>`;
    const headers = [
      ...path.map((value) => ({ name: "Route", value })),
      { name: "Max-Forwards", value: "70" },
      { name: "From", value: `${address};tag=${stack.newTag()}` },
      { name: "To", value: address },
      { name: "Call-ID", value: stack.settings.random(12) },
      { name: "CSeq", value: "1 NOTIFY" },
    ];
    const told = ({ status }: Outcome): void => {
      // A telephone that does not know what to do with it will not know it next time either; one that is away may be back.
      if (!AWAY.has(status) || !this.#published.has(user)) return;
      this.#missed.set(user, (this.#missed.get(user) ?? new Set()).add(contact));
    };
    this.#send({ uri: contact, headers, flow }, { user, event, eventField: event, state: "terminated" }, told, now);
  }

  #send(
    to: { readonly uri: string; readonly headers: readonly HeaderField[]; readonly flow: Flow },
    what: Pick<Subscriber, "user" | "event" | "eventField"> & { readonly state: string },
    told: (outcome: Outcome, now: number) => void,
    now: number,
  ): void {
    const { type, body } = this.#contentOf(what.user, what.event);
    const headers = [
      ...to.headers,
      { name: "Contact", value: this.#stack.contact(to.flow, what.user) },
      { name: "Event", value: what.eventField },
      { name: "Subscription-State", value: what.state },
      this.#stack.allowEvents,
      { name: "Content-Type", value: type },
    ];
    this.#stack.request(
      to.flow,
      { method: "NOTIFY", uri: to.uri, headers },
      body,
      {
        response: (response, at) => {
          const retries = header(response, "Retry-After") !== undefined;
          if (response.status >= 200) told({ status: response.status, retries }, at);
        },
        failed: (_why, at) => told({ status: NO_ANSWER, retries: false }, at),
      },
      now,
    );
  }

  #contentOf(user: string, event: string): Content {
    const known = this.#published.get(user)?.get(event);
    const { contentType, neutral } = this.#stack.settings.events.find(({ name }) => name === event) ?? {};
    return known ?? { type: contentType ?? "text/plain", body: neutral ?? "" };
  }

  #subscribersOf(user: string, event: string): readonly Subscriber[] {
    return [...(this.#byUser.get(user) ?? [])].filter((one) => one.event === event);
  }
}

/** The package that an Event field names. */
export function eventName(field: string): string {
  return (field.split(";")[0] ?? "").trim().toLowerCase();
}
