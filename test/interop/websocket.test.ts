// Clients that others have written, unmodified, at a whole server: vertojs, @signalwire/js, and ws with frames as a toolbar's
// author writes them.
import { once } from "node:events";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket as WsSocket } from "ws";
import { LOOPBACK } from "./ports.ts";
import { DOMAIN, startServer, type Json, type Server } from "./server.ts";

interface SignalWireVerto {
  readonly sessionid: string;
  on(event: string, happened: (detail: Json) => void): SignalWireVerto;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  subscribe(wanted: { channels: string[]; handler: (event: Json) => void }): Promise<Json>;
  unsubscribe(wanted: { channels: string[] }): Promise<Json>;
  broadcast(said: { channel: string; data: Json }): Promise<Json>;
}

interface VertoJs {
  login(): Promise<Json>;
  isLogged(): boolean;
  readonly rpc: { call(method: string, params: Json, good: (result: Json) => void, bad: (error: Json) => void): void };
}

const load = createRequire(import.meta.url);

let server: Server;
beforeAll(async () => {
  server = await startServer();
  await server.post("/api/xcc/extensions/add", { name: "Agent", extn: "1001", password: "Alder-Linnet-29" });
  await server.post("/api/xcc/extensions/add", { name: "Agent", extn: "1002", password: "Larch-Plover-83" });
  await server.post("/api/xcc/queues/add", { name: "support", strategy: "longest-idle-agent" });
});
afterAll(() => server.stop());

const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

function urlOf(path = "/ws"): string {
  return `ws://${LOOPBACK}:${String(server.httpPort)}${path}`;
}

async function signalWire(login: string, passwd: string): Promise<SignalWireVerto> {
  const { Verto } = load("@signalwire/js") as { Verto: new (options: Json) => SignalWireVerto };
  const client = new Verto({ host: urlOf(), login, passwd });
  closers.push(() => client.disconnect());
  const ready = new Promise<void>((resolve, reject) => {
    client.on("signalwire.ready", () => resolve());
    client.on("signalwire.error", (error) => reject(new Error(JSON.stringify(error))));
  });
  await client.connect();
  await ready;
  return client;
}

describe("@signalwire/js", () => {
  it("logs in, subscribes, hears what another says, and unsubscribes", async () => {
    const listener = await signalWire(`1001@${DOMAIN}`, "Alder-Linnet-29");
    const speaker = await signalWire(`1002@${DOMAIN}`, "Larch-Plover-83");
    expect(listener.sessionid).toMatch(/^[0-9a-f-]{36}$/);
    const heard: Json[] = [];
    const wanted = { channels: ["room", "cc", "FSevent.heartbeat"], handler: (event: Json) => void heard.push(event) };
    expect(await listener.subscribe(wanted)).toMatchObject({
      subscribedChannels: ["room", "cc"],
      unauthorizedChannels: ["FSevent.heartbeat"],
    });
    for (const n of [1, 2]) await speaker.broadcast({ channel: "room.a", data: { n } });
    await expect.poll(() => heard).toHaveLength(2);
    expect(heard).toMatchObject([
      { eventChannel: "room.a", data: { n: 1 }, eventSerno: 0, subscribedChannel: "room", userid: `1002@${DOMAIN}` },
      { eventSerno: 1, data: { n: 2 } },
    ]);
    expect(await listener.unsubscribe({ channels: ["room"] })).toMatchObject({ unsubscribedChannels: ["room"] });
  });

  it("is told that a password is wrong", async () => {
    await expect(signalWire(`1001@${DOMAIN}`, "Wrong-Linnet-29")).rejects.toThrow(/-32001.*Login Incorrect/);
  });
});

describe("vertojs", () => {
  it("logs in without a session's id, and has its requests answered", async () => {
    const { Verto } = load("vertojs") as { Verto: new (options: Json) => VertoJs };
    const transportConfig = { socketUrl: urlOf("/"), login: `1001@${DOMAIN}`, passwd: "Alder-Linnet-29" };
    const client = new Verto({ transportConfig });
    expect(await client.login()).toMatchObject({ message: "logged in", sessid: expect.any(String) as string });
    expect(client.isLogged()).toBe(true);
    const ask = (method: string, params: Json): Promise<Json> =>
      new Promise((resolve, reject) => {
        // What is wrong it does not pass on.
        client.rpc.call(method, params, resolve, () => reject(new Error(`${method} was refused`)));
      });
    const data = { method: "ccc", func: "ccLogin", data: { agent: "1001", extn: "1001", queue: "support" } };
    expect(await ask("jsapi", { command: "lua", data })).toMatchObject({ code: 200, message: "success" });
    await expect(ask("verto.invite", { sdp: "v=0", dialogParams: { callID: "c" } })).rejects.toThrow("was refused");
  });
});

/** What came, frame by frame, and a wait for the next one. */
function framesOf(socket: WsSocket): { readonly all: unknown[]; at(index: number): Promise<unknown> } {
  const all: unknown[] = [];
  socket.on("message", (data: Buffer) => all.push(JSON.parse(data.toString()) as unknown));
  return {
    all,
    at: async (index) => {
      await expect.poll(() => all.length).toBeGreaterThan(index);
      return all[index];
    },
  };
}

async function opened(path: string, headers: Record<string, string> = {}): Promise<WsSocket> {
  const socket = new WsSocket(urlOf(path), { headers });
  closers.push(() => socket.terminate());
  await once(socket, "open");
  return socket;
}

describe("frames as the manual has them", () => {
  it("lists are answered by lists, without the session's id", async () => {
    const { token } = (await server.post("/api/xcc/sessions/getExtnToken", { extn: "1002" })) as { token: string };
    const socket = await opened("/wss");
    const frames = framesOf(socket);
    const login = { login: `1002@${DOMAIN}`, passwd: "x", loginParams: { xui_sessid: token }, sessid: "s-1" };
    socket.send(JSON.stringify([{ jsonrpc: "2.0", method: "login", id: 1, params: login }]));
    expect(await frames.at(0)).toEqual([{ jsonrpc: "2.0", id: 1, result: { message: "logged in" } }]);
    expect(await frames.at(1)).toMatchObject({ method: "verto.clientReady", params: { reattached_sessions: [] } });
    const of = (func: string, data: Json): Json => ({
      ...{ jsonrpc: "2.0", method: "jsapi", id: 0 },
      params: { command: "lua", data: { method: "ccc", func, data }, sessid: "s-1" },
    });
    socket.send(
      JSON.stringify([
        of("ccLogin", { agent: "1002", extn: "1002", queue: "support" }),
        of("ccGoReady", { agent: "1002" }),
        of("ccGetAgentState", { agent: "1002" }),
        of("ccHold", { agent: "1002" }),
      ]),
    );
    expect(await frames.at(2)).toMatchObject([
      { id: 0, result: { code: 200, message: "success" } },
      { id: 0, result: { code: 200 } },
      { id: 0, result: { code: 200, data: [{ agent_id: "1002", state: "READY", queue_id: "support" }] } },
      { id: 0, result: { code: 404, error: "no-such", message: "Not found" } },
    ]);
  });

  it("a socket whose user is dismissed is closed within five seconds", async () => {
    await server.post("/api/xcc/extensions/add", { name: "Eve", extn: "1009", password: "Rowan-Dunlin-41" });
    const socket = await opened("/ws");
    const frames = framesOf(socket);
    const login = { login: `1009@${DOMAIN}`, passwd: "Rowan-Dunlin-41" };
    socket.send(JSON.stringify({ jsonrpc: "2.0", method: "login", id: "a", params: login }));
    expect(await frames.at(0)).toMatchObject({ id: "a", result: { message: "logged in" } });
    const users = (await server.get("/api/users?login=1009")) as { data: { id: number }[] };
    const closed = once(socket, "close");
    await server.request("PUT", `/api/users/${String(users.data[0]?.id)}`, { disabled: true });
    const began = performance.now();
    const [code] = (await closed) as [number];
    expect(code).toBe(4403);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(frames.all.at(-1)).toMatchObject({ method: "verto.punt", params: {} });
  });
});

it("what is no WebSocket is answered as before, also on the same paths", async () => {
  const root = await server.request("GET", "/");
  expect([root.status, await root.json()]).toEqual([200, expect.objectContaining({ name: "xcc" }) as object]);
  const other = await server.request("GET", "/ws");
  expect(other.status).toBe(426);
  const metrics = await (await server.request("GET", "/metrics")).text();
  expect(metrics).toMatch(/^xcc_sockets\{which="logged_in"\} [1-9]/m);
});

it("a server that stops says so, and lets nobody in meanwhile", async () => {
  const own = await startServer();
  const url = `ws://${LOOPBACK}:${String(own.httpPort)}/ws`;
  const [known, stranger] = [new WsSocket(url, { headers: { token: own.devKey } }), new WsSocket(url)];
  await Promise.all([once(known, "open"), once(stranger, "open")]);
  const frames = framesOf(known);
  known.send(JSON.stringify({ jsonrpc: "2.0", method: "login", id: 1, params: { sessid: "s" } }));
  expect(await frames.at(0)).toMatchObject({ result: { message: "logged in", sessid: "s" } });
  const closes = [known, stranger].map((socket) => once(socket, "close").then(([code]) => code as number));
  const began = performance.now();
  expect(await own.stop()).toBe(0);
  expect(await Promise.all(closes)).toEqual([1001, 1001]);
  expect(performance.now() - began).toBeLessThan(20_000);
});
