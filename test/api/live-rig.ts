// Sockets without a network: what is said at each, and what happens in the center, by hand.
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import { Attempts } from "../../src/api/attempts.ts";
import type { ApiDeps } from "../../src/api/deps.ts";
import { LiveCounts } from "../../src/api/live/counts.ts";
import type { Place } from "../../src/contract/place.ts";
import type { Feed, FeedEvent } from "../../src/api/live/feed.ts";
import type { LiveLimits } from "../../src/api/live/limits.ts";
import type { Connection, LiveSession } from "../../src/api/live/live-session.ts";
import { LiveSessions } from "../../src/api/live/live-sessions.ts";
import type { Presence } from "../../src/api/live/presence.ts";
import type { Principal } from "../../src/store/principal.ts";
import { clock, silent } from "../store/test-store.ts";
import { DEV_KEY, fakeDesk, type TestApi } from "./test-api.ts";

export const DOMAIN = "xswitch.cn";

export type Message = Readonly<Record<string, unknown>> & {
  readonly id?: unknown;
  readonly method?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, unknown>>;
};

export interface FakeFeed extends Feed {
  /** What `snapshot` says. */
  readonly standing: Record<string, unknown>;
  /** Forgotten: nothing before that is known any more. */
  forgetBefore: number;
  /** One that has a place, and to whom it may be told. */
  happen(channels: readonly string[], data?: Readonly<Record<string, unknown>>, isFor?: FeedEvent["isFor"]): void;
  /** How something stands, which has no place. */
  show(channels: readonly string[], data: Readonly<Record<string, unknown>>): void;
  readonly listeners: number;
}

export function fakeFeed(): FakeFeed {
  const all: (FeedEvent & { readonly place: Place })[] = [];
  const listeners = new Set<(events: readonly FeedEvent[]) => void>();
  const tell = (event: FeedEvent): void => {
    for (const listener of listeners) listener([event]);
  };
  const feed: FakeFeed = {
    standing: { agents: [] },
    forgetBefore: 0,
    get newest() {
      return { position: all.length, index: 0 };
    },
    get listeners() {
      return listeners.size;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    since: ({ position }) => {
      const isKnown = position >= feed.forgetBefore && position <= all.length;
      return isKnown ? all.filter(({ place }) => place.position > position) : undefined;
    },
    snapshot: () => feed.standing,
    happen: (channels, data = {}, isFor = () => true) => {
      const event = { place: { position: all.length + 1, index: 0 }, channels, data, isFor };
      all.push(event);
      tell(event);
    },
    show: (channels, data) => tell({ place: undefined, channels, data, isFor: () => true }),
  };
  return feed;
}

function messagesIn(text: string): readonly Message[] {
  const parsed = JSON.parse(text) as Message | readonly Message[];
  return Array.isArray(parsed) ? (parsed as readonly Message[]) : [parsed as Message];
}

/** One who has a socket. */
export class FakeClient implements Connection {
  waitingBytes = 0;
  pings = 0;
  closed: { readonly code: number; readonly reason: string } | undefined;
  readonly texts: string[] = [];
  session: LiveSession | undefined;
  readonly #waiting = new Map<string, (message: Message) => void>();
  #lastId = 0;

  send(text: string): void {
    this.texts.push(text);
    for (const one of messagesIn(text)) {
      const key = JSON.stringify(one.id);
      if (one.method !== undefined) continue;
      this.#waiting.get(key)?.(one);
      this.#waiting.delete(key);
    }
  }

  ping(): void {
    this.pings += 1;
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
  }

  get messages(): readonly Message[] {
    return this.texts.flatMap(messagesIn);
  }

  /** What the server has said of itself, by its method. */
  pushed(method: string): readonly Readonly<Record<string, unknown>>[] {
    return this.messages.flatMap((one) => (one.method === method ? [one.params ?? {}] : []));
  }

  get events(): readonly Readonly<Record<string, unknown>>[] {
    return this.pushed("verto.event");
  }

  say(value: unknown): void {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    this.session?.receive(text, Buffer.byteLength(text));
  }

  /** Says it, and waits for the answer to the request of that id (in whatever it comes). */
  answerTo(id: unknown, said: unknown): Promise<Message> {
    const answer = new Promise<Message>((resolve) => this.#waiting.set(JSON.stringify(id), resolve));
    this.say(said);
    return answer;
  }

  ask(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Message> {
    const id = `own-${++this.#lastId}`;
    return this.answerTo(id, { jsonrpc: "2.0", id, method, params });
  }
}

export interface LiveRig {
  readonly sessions: LiveSessions;
  readonly feed: FakeFeed;
  readonly time: VirtualClock;
  readonly counts: LiveCounts;
  connect(from?: { readonly address?: string; readonly headers?: Readonly<Record<string, string>> }): FakeClient;
  /** Connected and logged in, by a token or a key; the test API's key unless given. */
  loggedIn(token?: string, more?: Readonly<Record<string, unknown>>): Promise<FakeClient>;
  stop(): void;
}

let rigs = 0;

export function liveRig(
  test: TestApi,
  {
    limits,
    presence,
    deps: otherDeps = {},
  }: { limits?: Partial<LiveLimits>; presence?: Presence; deps?: Partial<ApiDeps> } = {},
): LiveRig {
  const time = new VirtualClock(0);
  const feed = fakeFeed();
  const counts = new LiveCounts();
  const { store, center, prompts, dataFolder } = test;
  const config = { dataFolder, timeZone: "Asia/Shanghai", slowRequestMs: 1_000, tokenLifeS: 86_400 };
  const parts = { config, store, center, prompts, webhooks: fakeDesk(), log: silent, clock, nodes: [], sipPort: 1 };
  const deps: ApiDeps = { ...parts, ...otherDeps };
  const attempts = new Attempts(clock, silent);
  const live = { clock: time, feed, counts, domain: DOMAIN, ...(limits && { limits }), ...(presence && { presence }) };
  const sessions = new LiveSessions({ live, deps, attempts });
  sessions.start();
  rigs += 1;
  const home = `127.2.${rigs >> 8}.${rigs & 255}`;
  const connect: LiveRig["connect"] = ({ address = home, headers = {} } = {}) => {
    const client = new FakeClient();
    client.session = sessions.open(client, { address, headers }, () => undefined);
    return client;
  };
  return {
    ...{ sessions, feed, time, counts, connect },
    loggedIn: async (token = DEV_KEY, more = {}) => {
      const client = connect();
      const answer = await client.ask("login", { loginParams: { xui_sessid: token }, ...more });
      if (answer.result === undefined) throw new Error(`not logged in: ${JSON.stringify(answer)}`);
      return client;
    },
    stop: () => sessions.close(),
  };
}

/** Whom an event is for: those of that login. */
export function onlyFor(login: string): (principal: Principal) => boolean {
  return (principal) => principal.login === login;
}
