// What one socket listens to, and what it is told on each channel. mod_verto's rules: the answer to `verto.subscribe` before
// any event of the channel; events counted from 0 for each subscription; who listens to `a` hears `a.b`.
//
// Exactly once and in order, over a reconnect too: a subscription begins in the turn of the loop in which its answer is
// sent, with what was missed up to the newest event, and takes from the living stream only what is newer.
import { isAfter, type Place } from "../../contract/place.ts";
import type { Principal } from "../../store/principal.ts";
import { seenAs } from "./audience.ts";
import { canonical, heardOn, kindOf, namedFor, namesIn } from "./channels.ts";
import type { Feed, FeedEvent } from "./feed.ts";
import { CODES, isObject, type Answer, type Params } from "./json-rpc.ts";

interface Subscription {
  readonly name: string;
  /** Of its next event. */
  serno: number;
  /** The newest place that it has been told of, or that came before it; undefined: it has not begun. */
  upTo: Place | undefined;
  /** Whether its client knows what a snapshot is: it has asked for one, or goes on after a place. */
  readonly wantsSnapshots: boolean;
}

/** An event of the feed, worked out once for all who may hear it. */
export interface Told {
  readonly event: FeedEvent;
  /** By the name that somebody may have subscribed to: the channel that it is heard on. */
  readonly heard: ReadonlyMap<string, string>;
  /** Its data as text. */
  readonly data: string;
}

/** What is to be sent on one subscription, without its number. */
export interface ChannelEvent {
  readonly eventChannel: string;
  /** As text, which is made once for all sockets. */
  readonly data: string;
  readonly place: Place | undefined;
  readonly eventSerno: number;
  readonly subscribedChannel: string;
}

export interface SubscriptionParts {
  readonly feed: Feed;
  readonly most: number;
  /** Missed events that come to more are not sent one by one. */
  readonly mostMissedBytes: number;
  readonly principal: () => Principal;
  readonly tell: (event: ChannelEvent) => void;
}

/** Where a client wants to go on. */
interface Wish {
  readonly after: Place | undefined;
  readonly snapshot: boolean;
  /** As whom they were told what they know; undefined: they do not say. */
  readonly seenAs: string | undefined;
}

export function told(event: FeedEvent): Told {
  const heard = new Map<string, string>();
  for (const channel of event.channels) {
    for (const name of heardOn(channel)) if (!heard.has(name)) heard.set(name, channel);
  }
  return { event, heard, data: JSON.stringify(event.data) };
}

export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #byName = new Map<string, Subscription>();

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#byName.size;
  }

  subscribe(params: Params): Answer {
    const subscribed: string[] = [];
    const unauthorized: string[] = [];
    const already: string[] = [];
    const begun: Subscription[] = [];
    const names = namesIn(params["eventChannel"]);
    const wish = wishIn(params["subParams"]);
    const wantsSnapshots = wish.snapshot || wish.after !== undefined;
    for (const name of names) {
      if (this.#byName.has(name)) already.push(name);
      else if (kindOf(name) === "none" || this.size >= this.#parts.most) unauthorized.push(name);
      else {
        const subscription: Subscription = { name, serno: 0, upTo: undefined, wantsSnapshots };
        this.#byName.set(name, subscription);
        begun.push(subscription);
        subscribed.push(name);
      }
    }
    const lists = {
      ...(unauthorized.length === 0 ? {} : { unauthorizedChannels: unauthorized }),
      ...(already.length === 0 ? {} : { alreadySubscribedChannels: already }),
    };
    if (names.length === 0) return { error: { code: CODES.session, message: "eventChannel not specified." } };
    // An error without a code, as mod_verto has it.
    if (subscribed.length === 0 && already.length === 0) return { error: lists };
    return { result: { subscribedChannels: subscribed, ...lists }, afterwards: () => this.#begin(begun, wish) };
  }

  unsubscribe(params: Params): Answer {
    const unsubscribed: string[] = [];
    const missing: string[] = [];
    for (const name of namesIn(params["eventChannel"])) {
      (this.#byName.delete(name) ? unsubscribed : missing).push(name);
    }
    const lists = {
      ...(unsubscribed.length === 0 ? {} : { unsubscribedChannels: unsubscribed }),
      ...(missing.length === 0 ? {} : { notSubscribedChannels: missing }),
    };
    return unsubscribed.length === 0 && missing.length > 0 ? { error: lists } : { result: lists };
  }

  clear(): void {
    this.#byName.clear();
  }

  /** They are somebody else by now, who may be told more, or less: how it stands for them is told again. */
  othersNow(): void {
    this.#tellHowItStands([...this.#byName.values()].filter(isTold), this.#parts.feed.newest);
  }

  /** What has just happened. */
  take(events: readonly Told[]): void {
    if (this.size > 0) this.#tellEach(events, [...this.#byName.values()]);
  }

  /** Something is said on a free channel: as whom it is to be told here, once for each subscription that hears it. */
  *hearing(channel: string): Iterable<{ readonly eventSerno: number; readonly subscribedChannel: string }> {
    for (const name of heardOn(channel)) {
      const subscription = this.#byName.get(name);
      if (subscription?.upTo === undefined) continue;
      yield { eventSerno: subscription.serno++, subscribedChannel: name };
    }
  }

  #begin(begun: readonly Subscription[], { after, snapshot, seenAs: before }: Wish): void {
    const { feed, principal } = this.#parts;
    // Who has taken it back in the same batch has none.
    const living = begun.filter((one) => this.#byName.get(one.name) === one);
    const { newest } = feed;
    const isOther = before !== undefined && before !== seenAs(principal());
    const missed = after === undefined || isOther ? undefined : this.#missed(after, living);
    for (const one of living) one.upTo = after === undefined || missed === undefined ? newest : after;
    if (missed !== undefined) {
      this.#tellEach(missed, living);
      // Some of it may have been for others.
      for (const one of living) one.upTo = newest;
    } else if (after !== undefined || snapshot) this.#tellHowItStands(living, newest);
  }

  /** Undefined: nobody knows any more, or it is so much that how it stands is told sooner. */
  #missed(after: Place, living: readonly Subscription[]): readonly Told[] | undefined {
    const { feed, mostMissedBytes, principal } = this.#parts;
    const theirs: Told[] = [];
    let bytes = 0;
    const missed = feed.since(after);
    if (missed === undefined) return undefined;
    for (const event of missed) {
      const one = told(event);
      const times = living.filter(({ name }) => one.heard.has(canonical(name))).length;
      if (times === 0 || !event.isFor(principal())) continue;
      theirs.push(one);
      bytes += times * one.data.length;
      if (bytes > mostMissedBytes) return undefined;
    }
    return theirs;
  }

  #tellHowItStands(living: readonly Subscription[], newest: Place): void {
    const { feed, principal, tell } = this.#parts;
    const one = living.find(({ name }) => kindOf(name) === "center");
    if (one === undefined) return;
    const data = JSON.stringify({ ...feed.snapshot(principal()), event: "snapshot" });
    const channel = { eventChannel: one.name, subscribedChannel: one.name };
    tell({ ...channel, data, place: newest, eventSerno: one.serno++ });
  }

  #tellEach(events: readonly Told[], to: readonly Subscription[]): void {
    const { principal, tell } = this.#parts;
    for (const { event, heard, data } of events) {
      const { place } = event;
      let isTheirs: boolean | undefined;
      for (const one of to) {
        const channel = heard.get(canonical(one.name));
        if (channel === undefined || kindOf(one.name) !== "center" || one.upTo === undefined) continue;
        if (place !== undefined && !isAfter(place, one.upTo)) continue;
        isTheirs ??= event.isFor(principal());
        if (!isTheirs) break;
        if (place !== undefined) one.upTo = place;
        const eventChannel = namedFor(one.name, channel);
        tell({ eventChannel, data, place, eventSerno: one.serno++, subscribedChannel: one.name });
      }
    }
  }
}

function isTold({ upTo, wantsSnapshots }: Subscription): boolean {
  return upTo !== undefined && wantsSnapshots;
}

function wishIn(subParams: unknown): Wish {
  if (!isObject(subParams)) return { after: undefined, snapshot: false, seenAs: undefined };
  const { after, snapshot } = subParams;
  const before = typeof subParams["seen_as"] === "string" ? subParams["seen_as"] : undefined;
  if (!isObject(after)) return { after: undefined, snapshot: snapshot === true, seenAs: before };
  const { position, index } = after;
  const isPlace = Number.isSafeInteger(position) && Number.isSafeInteger(index);
  // After what is no place nothing is known: how it stands is told.
  if (!isPlace) return { after: undefined, snapshot: true, seenAs: before };
  const place = { position: Number(position), index: Number(index) };
  return { after: place, snapshot: snapshot === true, seenAs: before };
}
