// All sockets together: who is where, what they are told, whether they are still let in, and whether they are still there.
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { storeFailureOf } from "../../store/failures.ts";
import type { Principal } from "../../store/principal.ts";
import type { Proof } from "../../store/standing.ts";
import type { Attempts } from "../attempts.ts";
import type { ApiDeps } from "../deps.ts";
import type { Hall } from "./caller.ts";
import { heardOn } from "./channels.ts";
import { LiveCounts } from "./counts.ts";
import { emptyFeed } from "./empty-feed.ts";
import type { Feed, FeedEvent } from "./feed.ts";
import type { Params } from "./json-rpc.ts";
import { DEFAULT_LIVE_LIMITS, GONE_AFTER_MS, PING_AFTER_MS, type LiveLimits } from "./limits.ts";
import { LiveSession, type Connection, type Entry, type Register } from "./live-session.ts";
import type { LiveDeps } from "./live-deps.ts";
import type { Knocker, LoginParts } from "./login.ts";
import { SocketPlaces, type NoSocket } from "./socket-places.ts";
import { told } from "./subscriptions.ts";
import { Switchboard } from "./telephone.ts";

/** How often it is looked whether somebody is still let in; with what the look takes, well under five seconds. */
const LOOK_MS = 3_000;
/** How often it is looked who has fallen silent. */
const LISTEN_MS = 5_000;

export interface LiveSessionsParts {
  readonly live: LiveDeps;
  readonly deps: ApiDeps;
  readonly attempts: Attempts;
}

export class LiveSessions implements Register {
  readonly counts: LiveCounts;
  readonly limits: LiveLimits;
  readonly #parts: LiveSessionsParts;
  readonly #feed: Feed;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #all = new Set<LiveSession>();
  readonly #bySessid = new Map<string, LiveSession>();
  readonly #byUser = new Map<number, Set<LiveSession>>();
  readonly #places: SocketPlaces;
  /** As whom each is there for the others. */
  readonly #present = new Map<
    LiveSession,
    { readonly login: string; readonly userId: number; readonly sessid: string }
  >();
  readonly #stops: (() => void)[] = [];
  readonly #hall: Hall;
  readonly #switchboard: Switchboard | undefined;
  #lastId = 0;

  constructor(parts: LiveSessionsParts) {
    const { live, deps } = parts;
    this.#parts = parts;
    this.counts = live.counts ?? new LiveCounts();
    this.limits = { ...DEFAULT_LIVE_LIMITS, ...live.limits };
    this.#places = new SocketPlaces(this.limits);
    this.#feed = live.feed ?? emptyFeed;
    this.#clock = live.clock;
    this.#log = deps.log;
    this.#switchboard = live.telephones === undefined ? undefined : new Switchboard(live.telephones, live.clock);
    live.roster?.keptBy(() => this.#principals());
    this.#hall = {
      deps,
      broadcast: (channel, params) => this.#broadcast(channel, params),
      inform: (userid, msg) => this.#inform(userid, msg),
    };
  }

  get size(): number {
    return this.#all.size;
  }

  *#principals(): Generator<Principal> {
    for (const { principal } of this.#present.keys()) if (principal !== undefined) yield principal;
  }

  /** Why one address may have no other socket now. Undefined: it may. */
  refusalOf(address: string): NoSocket | undefined {
    return this.#places.refusalOf(address, this.#clock.now());
  }

  start(): void {
    this.#stops.push(this.#feed.listen((events) => this.#tell(events)));
    this.#every(LISTEN_MS, () => {
      this.#listenForLife();
      return undefined;
    });
    this.#every(LOOK_MS, () => this.#look());
  }

  /** A connection has become a WebSocket. `onKnown`: when somebody has logged in there. */
  open(connection: Connection, from: Knocker, onKnown: () => void): LiveSession {
    const { deps, attempts, live } = this.#parts;
    const login: LoginParts = { ...deps, attempts, domain: live.domain };
    const session = new LiveSession({
      ...{ connection, from, login, onKnown, hall: this.#hall, register: this, feed: this.#feed },
      ...{ limits: this.limits, counts: this.counts, clock: this.#clock, log: this.#log },
      ...{ nextId: () => ++this.#lastId, switchboard: this.#switchboard },
    });
    this.#all.add(session);
    this.#places.opened(from.address);
    this.#count();
    return session;
  }

  enter(
    session: LiveSession,
    { principal, sessid }: { readonly principal: Principal; readonly sessid: string },
  ): Entry {
    const { userId, login } = principal;
    const former = this.#bySessid.get(sessid);
    const isAnothers = former !== undefined && former !== session;
    if (isAnothers && this.#present.get(former)?.userId !== userId) return "in-use";
    const theirs = this.#byUser.get(userId);
    const taken = (theirs?.size ?? 0) - (isAnothers ? 1 : 0) - (theirs?.has(session) === true ? 1 : 0);
    if (taken >= this.limits.perUser) return "too-many";
    // First here, then no longer there: they are never gone in between.
    const before = this.#present.get(session);
    this.#present.set(session, { login, userId, sessid });
    this.#parts.live.presence?.opened(login);
    if (before === undefined) this.#places.entered(session.address);
    if (before !== undefined) this.#leave(session, before);
    this.#bySessid.set(sessid, session);
    const ours = this.#byUser.get(userId) ?? new Set();
    this.#byUser.set(userId, ours.add(session));
    if (isAnothers) {
      former.push("verto.punt", {});
      former.close("taken-over");
    }
    this.#count();
    return "entered";
  }

  left(session: LiveSession): void {
    if (!this.#all.delete(session)) return;
    const there = this.#present.get(session);
    this.#present.delete(session);
    this.#places.left(session.address, there !== undefined, this.#clock.now());
    if (there !== undefined) this.#leave(session, there);
    this.#count();
  }

  /** All are told that they have to go. */
  close(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#parts.live.presence?.stop();
    for (const session of [...this.#all]) session.close("shutting-down");
  }

  #leave(
    session: LiveSession,
    there: { readonly login: string; readonly userId: number; readonly sessid: string },
  ): void {
    const { login, userId, sessid } = there;
    const now = this.#present.get(session);
    if (this.#bySessid.get(sessid) === session && now?.sessid !== sessid) this.#bySessid.delete(sessid);
    const theirs = this.#byUser.get(userId);
    if (now?.userId !== userId) theirs?.delete(session);
    if (theirs?.size === 0) this.#byUser.delete(userId);
    this.#parts.live.presence?.closed(login);
  }

  #tell(events: readonly FeedEvent[]): void {
    if (this.#present.size === 0) return;
    const all = events.map(told);
    for (const session of this.#present.keys()) {
      this.#guarded(session, () => session.subscriptions.take(all));
    }
  }

  /** One who cannot be told keeps nobody else from being told. */
  #guarded(session: LiveSession, tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#log.error({ err: error }, "a WebSocket could not be told what happened");
      session.close("let-out");
    }
  }

  #broadcast(channel: string, params: Params): void {
    const direct = this.#bySessid.get(channel);
    // A session's id is a channel to that socket alone, which has not to subscribe to it.
    if (direct !== undefined) direct.push("verto.event", { ...params, eventChannel: channel });
    const names = new Set(heardOn(channel));
    if (names.size === 0) return;
    for (const session of this.#present.keys()) session.say(channel, params);
  }

  /** `user@domain`, an extension's number or a login. */
  #inform(userid: string, msg: Params): void {
    const [name = ""] = userid.split("@", 1);
    for (const session of this.#present.keys()) {
      const { principal } = session;
      if (principal?.login === name || principal?.extension?.extn === name) session.push("verto.info", { msg });
    }
  }

  #listenForLife(): void {
    const now = this.#clock.now();
    for (const session of [...this.#all]) {
      const { heardAt, pingedAt } = session.quiet;
      if (now - heardAt >= GONE_AFTER_MS) session.close("silent");
      else if (now - Math.max(heardAt, pingedAt) >= PING_AFTER_MS) session.ping();
    }
  }

  /** All at once: who is not let in any more goes, and the others become what they are now. */
  async #look(): Promise<void> {
    const present = [...this.#present.keys()].flatMap((session) => {
      const { proof } = session;
      return proof === undefined ? [] : [{ session, proof }];
    });
    if (present.length === 0) return;
    const proofs = present.map(({ proof }) => proof);
    const found = await this.#standing(proofs, present);
    for (const [index, { session, proof }] of present.entries()) {
      // Meanwhile they may have logged in otherwise.
      if (session.isClosed || session.proof !== proof) continue;
      const principal = found[index];
      if (principal !== undefined) session.becomes(principal);
      else {
        session.push("verto.punt", {});
        session.close("let-out");
      }
    }
  }

  /** While the database is away they are who they were, for as long as their token lasts. */
  async #standing(
    proofs: readonly Proof[],
    present: readonly { readonly session: LiveSession }[],
  ): Promise<readonly (Principal | undefined)[]> {
    const { store } = this.#parts.deps;
    try {
      return await store.keys.standing(proofs);
    } catch (error) {
      if (storeFailureOf(error)?.type !== "away") throw error;
      const now = this.#parts.deps.clock.now();
      return present.map(({ session: { principal } }) =>
        now < (principal?.expiresAt ?? Number.POSITIVE_INFINITY) ? principal : undefined,
      );
    }
  }

  /** Again and again, each time when the last one is over. */
  #every(ms: number, act: () => Promise<void> | undefined): void {
    let stop: () => void = () => undefined;
    let isStopped = false;
    const arm = (): void => {
      if (!isStopped) stop = this.#clock.wakeAt(this.#clock.now() + ms, run);
    };
    const run = (): void => {
      const acting = act();
      if (acting === undefined) arm();
      else {
        acting
          .catch((error: unknown) => this.#log.error({ err: error }, "the WebSockets could not be looked after"))
          .finally(arm);
      }
    };
    arm();
    this.#stops.push(() => {
      isStopped = true;
      stop();
    });
  }

  #count(): void {
    this.counts.known = this.#present.size;
    this.counts.strangers = this.#all.size - this.#present.size;
  }
}
