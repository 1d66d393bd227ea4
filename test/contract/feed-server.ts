// A feed behind a socket that breaks whenever it likes, and clients at it.
import { CenterFeed, type CenterFeedParts } from "../../src/api/live/center-feed.ts";
import type { FeedEvent } from "../../src/api/live/feed.ts";
import { CenterClient } from "../../src/client/client.ts";
import type { Socket } from "../../src/client/rpc.ts";
import type { Place } from "../../src/contract/place.ts";
import type { Fact } from "../../src/core/facts.ts";
import { emptyState } from "../../src/core/state.ts";
import type { Principal } from "../../src/store/principal.ts";

/** Queues that they look after are renamed with the queues. */
export function afterRenamings(principal: Principal, facts: readonly Fact[]): Principal {
  let { queues } = principal;
  for (const fact of facts) {
    if (fact.type === "queue-renamed") queues = queues.map((queue) => (queue === fact.queue ? fact.name : queue));
  }
  return { ...principal, queues };
}

export const BOSS: Principal = {
  ...{ userId: 1, login: "boss", role: "administrator", tokenKind: "user-token", tokenId: 1, devKeyId: undefined },
  ...{ extension: undefined, ownExtn: undefined, queues: [] },
};
interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: {
    readonly passwd?: string;
    readonly subParams?: { readonly after?: Place; readonly snapshot?: boolean };
    readonly data?: { readonly func: string };
  };
}

const NOBODY = { agentStates: () => [], waiting: () => [], alarms: () => [], helps: () => [], unread: () => [] };

/** As the center's own door does it, but for everything that has nothing to do with the client. */
export class FeedServer {
  readonly feed: CenterFeed;
  readonly sockets = new Set<ServerSocket>();
  logins = 0;

  constructor(center: CenterFeedParts["center"] = NOBODY, now = () => 5_000) {
    this.feed = new CenterFeed({ center, clock: { now }, state: emptyState(), lately: [] });
  }

  cut(): void {
    for (const socket of [...this.sockets]) socket.break();
  }
}

class ServerSocket implements Socket {
  readonly #server: FeedServer;
  readonly #listeners = new Map<string, ((message: { readonly data: unknown }) => void)[]>();
  #stop: (() => void) | undefined;
  #isOpen = true;

  constructor(server: FeedServer) {
    this.#server = server;
    server.sockets.add(this);
    queueMicrotask(() => this.#tell("open"));
  }

  addEventListener(type: string, happened: (message: { readonly data: unknown }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), happened]);
  }

  send(text: string): void {
    const { id, method, params } = JSON.parse(text) as Request;
    queueMicrotask(() => this.#answer(id, method, params));
  }

  close(): void {
    this.break();
  }

  break(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#stop?.();
    this.#server.sockets.delete(this);
    this.#tell("close");
  }

  #answer(id: number, method: string, { passwd, subParams, data }: Request["params"]): void {
    const reply = (rest: object): void => this.#say({ jsonrpc: "2.0", id, ...rest });
    if (method === "login") {
      this.#server.logins += 1;
      if (passwd === "wrong") reply({ error: { code: -32001, message: "Login Incorrect" } });
      else reply({ result: { message: "logged in" } });
    } else if (method === "verto.subscribe") {
      reply({ result: { subscribedChannels: ["cc"] } });
      const { feed } = this.#server;
      const missed = subParams?.after && feed.since(subParams.after);
      if (missed === undefined) this.#push(feed.snapshot(BOSS));
      else this.#events(missed);
      this.#stop = feed.listen((events) => this.#events(events));
    } else if (data?.func === "ccHold") reply({ result: { code: 409, reason: "you talk with nobody" } });
    else if (data?.func === "ccGoReady") reply({ result: { code: 200, message: "success" } });
  }

  #events(events: readonly FeedEvent[]): void {
    for (const { data } of events) this.#push(data);
  }

  #push(data: object): void {
    this.#say({ jsonrpc: "2.0", id: 1, method: "verto.event", params: { eventChannel: "cc", data } });
  }

  #say(message: object): void {
    if (this.#isOpen) this.#tell("message", JSON.stringify(message));
  }

  #tell(type: string, data?: unknown): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data });
  }
}

export function clientOf(server: FeedServer, password = "right"): CenterClient {
  // A constructor that gives an object gives that object.
  const WebSocket = function () {
    return new ServerSocket(server);
  } as unknown as new (url: string) => Socket;
  return new CenterClient({ url: "ws://center/ws", login: "boss", domain: "center", password, WebSocket });
}
