// The client against a server of its own kind: a feed behind a socket that breaks whenever it likes.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { factsOf } from "../scenarios/play.ts";
import { CenterFeed } from "../../src/api/live/center-feed.ts";
import type { Place } from "../../src/contract/place.ts";
import type { FeedEvent } from "../../src/api/live/feed.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import { emptyState } from "../../src/core/state.ts";
import type { Principal } from "../../src/store/principal.ts";
import { CcError, CenterClient } from "../../src/client/client.ts";
import { ConnectionLost, type Socket } from "../../src/client/rpc.ts";

const ALL: Principal = {
  ...{ userId: 1, login: "boss", role: "administrator", tokenKind: "user-token", tokenId: 1, devKeyId: undefined },
  ...{ extension: undefined, ownExtn: undefined, queues: [] },
};
const facts = await factsOf("conversation-consult.txt");

interface Request {
  readonly id: number;
  readonly method: string;
  readonly params: {
    readonly passwd?: string;
    readonly subParams?: { readonly after?: Place; readonly snapshot?: boolean };
    readonly data?: { readonly func: string };
  };
}

/** As the center's own door does it, but for everything that has nothing to do with the client. */
class Server {
  readonly feed = new CenterFeed({
    ...{
      center: { agentStates: () => [], waiting: () => [], alarms: () => [], helps: () => [], unread: () => [] },
      clock: { now: () => 5_000 },
    },
    ...{ state: emptyState(), lately: [] },
  });
  readonly sockets = new Set<ServerSocket>();
  logins = 0;

  cut(): void {
    for (const socket of [...this.sockets]) socket.break();
  }
}

class ServerSocket implements Socket {
  readonly #server: Server;
  readonly #listeners = new Map<string, ((message: { readonly data: unknown }) => void)[]>();
  #stop: (() => void) | undefined;
  #isOpen = true;

  constructor(server: Server) {
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
      if (missed === undefined) this.#push(feed.snapshot(ALL));
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

function clientOf(server: Server, password = "right"): CenterClient {
  // A constructor that gives an object gives that object.
  const WebSocket = function () {
    return new ServerSocket(server);
  } as unknown as new (url: string) => Socket;
  return new CenterClient({ url: "ws://center/ws", login: "boss", domain: "center", password, WebSocket });
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the client", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([1, 2, 3, 4, 5])(
    "hears everything once and in order, however often it is cut off (seed %i)",
    async (seed) => {
      const server = new Server();
      const all: unknown[] = [];
      server.feed.listen((events) => void all.push(...events.map(({ data }) => data)));
      const chance = chanceOf(seed);
      const client = clientOf(server);
      const heard: unknown[] = [];
      client.on("event", (event) => void heard.push(event));
      client.connect();
      await settle();
      for (const fact of facts) {
        if (nextBelow(chance, 4) === 0) server.cut();
        server.feed.take([fact]);
        if (nextBelow(chance, 3) === 0) await vi.advanceTimersByTimeAsync(20_000);
      }
      await vi.advanceTimersByTimeAsync(20_000);
      expect(client.status).toBe("open");
      expect(server.logins).toBeGreaterThan(5);
      expect(heard).toEqual(JSON.parse(JSON.stringify(all)));
      client.close();
    },
  );

  it("is given a snapshot where it was away for too long, and knows what the server knows", async () => {
    const server = new Server();
    const client = clientOf(server);
    let snapshots = 0;
    client.on("snapshot", () => void (snapshots += 1));
    client.connect();
    await settle();
    server.cut();
    for (let seq = 1; seq <= 30_000; seq += 1) server.feed.take([{ seq, at: 0, type: "switch-up" }]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(snapshots).toBe(2);
    expect(client.serverNow - Date.now()).not.toBe(0);
    client.close();
  });

  it("tells a refusal in words, and a lost connection as what it is", async () => {
    const server = new Server();
    const client = clientOf(server);
    await expect(client.call("ccGoReady", { agent: "1001" })).rejects.toThrow(ConnectionLost);
    client.connect();
    await settle();
    await expect(client.call("ccGoReady", { agent: "1001" })).resolves.toMatchObject({ code: 200 });
    await expect(client.call("ccHold", { agent: "1001" })).rejects.toThrow(new CcError(409, "you talk with nobody"));
    // Never answered.
    const asked = client.call("ccMute", { agent: "1001" });
    const lost = expect(asked).rejects.toThrow(ConnectionLost);
    server.cut();
    await lost;
    client.close();
    expect(client.status).toBe("closed");
  });

  it("does not try again with a wrong password", async () => {
    const server = new Server();
    const client = clientOf(server, "wrong");
    const statuses: string[] = [];
    client.on("status", (status, why) => void statuses.push(`${status} ${why}`.trim()));
    client.connect();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(statuses).toEqual(["connecting", "refused Login Incorrect"]);
    expect(server.logins).toBe(1);
  });
});
