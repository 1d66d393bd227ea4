// Agents at their sockets: how late an event of theirs is beside a server that only sends messages on, what the server takes for it,
// and what a socket takes at which nothing happens.
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { openDatabase } from "../src/store/database/open.ts";
import { migrate } from "../src/store/migrations/migrate.ts";
import { percentile, type Figure, type Report } from "./figures.ts";
import { addGroup, addPeople, emptyInstallation, SILENT_LOG, type Installation } from "./installation.ts";
import { ServerProcess } from "./server.ts";

export interface LivePlan {
  readonly seconds: number;
  readonly idleSockets: number;
}
export const LIVE_FULL: LivePlan = { seconds: 20, idleSockets: 10_000 };
export const LIVE_QUICK: LivePlan = { seconds: 8, idleSockets: 2_000 };

const AGENTS = 1_000;
const QUEUES = 20;
const SUPERVISORS = 5;
const PER_SECOND = 50;
const LATEST_MS = 50;
/** An idle socket, logged in and subscribed. */
const MOST_KILOBYTES = 50;
const AT_ONCE = 50;
/** In which idle sockets are opened; as many as there are then are measured. */
const OPENING_MS = 45_000;
/** Files that a process has open beside its sockets. */
const OTHER_FILES = 500;
const ROOM = "100000";
const SETTINGS = {
  ...{ XCC_CONNECTIONS: ROOM, XCC_CONNECTIONS_PER_ADDRESS: ROOM, XCC_SOCKETS: ROOM },
  ...{ XCC_SOCKETS_PER_ADDRESS: ROOM, XCC_SOCKETS_PER_USER: ROOM },
};

type Heard = (text: string) => void;

export async function measureLive({ seconds, idleSockets }: LivePlan): Promise<Report> {
  const installation = await emptyInstallation();
  try {
    const agents = await fill(installation);
    const server = await ServerProcess.start(installation, { environment: SETTINGS });
    try {
      const busy = await measureChanges(server, installation, agents, seconds);
      const idle = await measureIdle(server, installation, idleSockets);
      const details =
        "Over loopback, the clients in one process; an event's time is from the request to the agent's own socket.";
      return { figures: [...busy, ...idle], details };
    } finally {
      await server.stop();
    }
  } finally {
    await installation.remove();
  }
}

/** Agents who are signed in and ready. */
async function fill(installation: Installation): Promise<readonly string[]> {
  const { dataFolder, domain } = installation;
  const database = await openDatabase({ type: "embedded", folder: join(dataFolder, "database") }, SILENT_LOG);
  const agents = Array.from({ length: AGENTS }, (_, index) => String(10_000 + index));
  try {
    await migrate(database.kysely);
    const clock = { now: () => Date.now() };
    const rest = { timeZone: "UTC", auditDays: 365, passwordPolicy: "standard" as const };
    const parts = { database: database.kysely, clock, domain, ...rest };
    await addPeople(parts, agents, installation);
    for (let queue = 0; queue < QUEUES; queue += 1) {
      const theirs = agents.filter((_, index) => index % QUEUES === queue);
      await addGroup(parts, { hotline: String(9_100 + queue), queue: `live-${queue}`, agents: theirs });
    }
  } finally {
    await database.stop();
  }
  return agents;
}

async function measureChanges(
  server: ServerProcess,
  installation: Installation,
  agents: readonly string[],
  seconds: number,
): Promise<Figure[]> {
  const { domain, password, devKey } = installation;
  const times = new Times();
  // Several come in at once, in no order.
  const bySocket = new Map<string, WebSocket>();
  const at = `ws://127.0.0.1:${server.httpPort}/ws`;
  await inTurns(agents, async (agent) => {
    const login = { login: `${agent}@${domain}`, passwd: password };
    bySocket.set(agent, await listening(at, login, `cc.agent.${agent}`, (text) => times.heard(agent, text)));
  });
  const watching: WebSocket[] = [];
  for (let index = 0; index < SUPERVISORS; index += 1) {
    const seen = index === 0 ? times.seen : undefined;
    watching.push(await listening(at, { loginParams: { xui_sessid: devKey } }, "cc", (text) => seen?.(text)));
  }
  const [cpu, wait] = [await server.cpuMs(), await server.coreWaitMs()];
  const began = performance.now();
  await atRate(agents, seconds, (agent, round) => {
    times.sent(agent);
    const data = { method: "ccc", func: round % 2 === 0 ? "ccGoBreak" : "ccGoReady", data: { agent, reason: "b" } };
    bySocket.get(agent)?.send(request("jsapi", { command: "lua", data }));
  });
  const ms = performance.now() - began;
  const [cpuShare, waitShare] = [(await server.cpuMs()) - cpu, (await server.coreWaitMs()) - wait].map((n) => n / ms);
  const memory = await server.rssMb();
  for (const socket of [...bySocket.values(), ...watching]) socket.terminate();
  const bare = await measureBare(agents, seconds);
  const p99 = percentile(times.own, 99);
  const what = `${PER_SECOND} state changes a second, ${AGENTS} agents, ${SUPERVISORS} supervisors`;
  return [
    { name: `${what}: event at the agent's socket, p99`, value: p99, unit: "ms", target: LATEST_MS },
    { name: "  p50", value: percentile(times.own, 50), unit: "ms" },
    { name: "  at a supervisor's, p99", value: percentile(times.supervisors, 99), unit: "ms", target: LATEST_MS },
    { name: "  p99 beside a server that only sends on", value: p99 / bare, unit: "x" },
    { name: "  p99 of that one", value: bare, unit: "ms" },
    { name: "  events that did not come", value: times.missing, unit: "", target: 0 },
    { name: "  the server's processor time", value: (cpuShare ?? 0) * 100, unit: "% of a core" },
    { name: "  its main thread waited for a core", value: (waitShare ?? 0) * 100, unit: "% of the time" },
    { name: "  its memory", value: memory, unit: "MB" },
  ];
}

class Times {
  readonly own: number[] = [];
  readonly supervisors: number[] = [];
  readonly #sent = new Map<string, number>();
  readonly #began = new Map<string, number>();

  get missing(): number {
    return this.#sent.size;
  }

  sent(agent: string): void {
    const now = performance.now();
    this.#sent.set(agent, now);
    this.#began.set(agent, now);
  }

  heard(agent: string, text: string): void {
    if (!text.includes('"agent-state"')) return;
    const sent = this.#sent.get(agent);
    if (sent === undefined) return;
    this.#sent.delete(agent);
    this.own.push(performance.now() - sent);
  }

  readonly seen: Heard = (text) => {
    if (!text.includes('"agent-state"')) return;
    const agent = /"agent_id":"(\d+)"/.exec(text)?.[1] ?? "";
    const sent = this.#began.get(agent);
    if (sent === undefined) return;
    this.#began.delete(agent);
    this.supervisors.push(performance.now() - sent);
  };
}

/** The p99 of as many messages at as many sockets. */
async function measureBare(agents: readonly string[], seconds: number): Promise<number> {
  const child = fork(new URL("./live-bare.ts", import.meta.url));
  try {
    const [port] = (await once(child, "message")) as [number];
    const times: number[] = [];
    const sockets = new Map<string, WebSocket>();
    await inTurns(agents, async (agent) => {
      const socket = await opened(`ws://127.0.0.1:${port}`);
      socket.on("message", (data: Buffer) => times.push(performance.now() - Number(data.toString().split(" ", 1)[0])));
      sockets.set(agent, socket);
    });
    for (let index = 0; index < SUPERVISORS; index += 1) (await opened(`ws://127.0.0.1:${port}`)).send("all");
    // As long as an event.
    await atRate(agents, seconds, (agent) => sockets.get(agent)?.send(`${performance.now()} ${"x".repeat(500)}`));
    return percentile(times, 99);
  } finally {
    child.disconnect();
  }
}

async function measureIdle(server: ServerProcess, { devKey }: Installation, wanted: number): Promise<Figure[]> {
  const limit = await mostFiles();
  const count = Math.max(0, Math.min(wanted, limit - OTHER_FILES));
  const told = count === wanted ? "" : ` (of ${wanted}: ulimit -n is ${limit}, ${wanted + OTHER_FILES} are needed)`;
  const at = `ws://127.0.0.1:${server.httpPort}/ws`;
  await sleep(2_000);
  const before = await server.rssMb();
  const until = performance.now() + OPENING_MS;
  const sockets: WebSocket[] = [];
  await inTurns(
    Array.from({ length: count }, (_, index) => index),
    async () => {
      if (performance.now() > until) return;
      sockets.push(await listening(at, { loginParams: { xui_sessid: devKey } }, "cc.agent.nobody", () => undefined));
    },
  );
  await sleep(2_000);
  const [after, cpu] = [await server.rssMb(), await server.cpuMs()];
  await sleep(5_000);
  const idleCpu = ((await server.cpuMs()) - cpu) / 5_000;
  for (const socket of sockets) socket.terminate();
  const each = ((after - before) * 1_024) / sockets.length;
  return [
    { name: `${sockets.length} idle sockets${told}: memory of each`, value: each, unit: "kB", target: MOST_KILOBYTES },
    { name: "  the server's processor time with them", value: idleCpu * 100, unit: "% of a core" },
  ];
}

/** That this process, and a server it starts, may have open. */
async function mostFiles(): Promise<number> {
  const limits = await readFile("/proc/self/limits", "utf8");
  return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
}

/** Each agent in turn, evenly over the time; then a moment for what is under way. */
async function atRate(agents: readonly string[], seconds: number, act: (agent: string, round: number) => void) {
  const began = performance.now();
  for (let index = 0; index < seconds * PER_SECOND; index += 1) {
    const wait = began + (index * 1_000) / PER_SECOND - performance.now();
    if (wait > 0) await sleep(wait);
    act(agents[index % agents.length] ?? "", Math.floor(index / agents.length));
  }
  await sleep(1_000);
}

async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const work = async (): Promise<void> => {
    for (const item of rest) await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

let requests = 0;

function request(method: string, params: object): string {
  requests += 1;
  return JSON.stringify({ jsonrpc: "2.0", id: requests, method, params });
}

async function opened(at: string): Promise<WebSocket> {
  const socket = new WebSocket(at, { perMessageDeflate: false });
  await once(socket, "open");
  return socket;
}

/** Logged in, and subscribed to that channel. Rejects where either is refused. */
async function listening(at: string, login: object, eventChannel: string, heard: Heard): Promise<WebSocket> {
  const socket = await opened(at);
  let answered: (text: string) => void = () => undefined;
  let isIn = false;
  // Several messages may come at once: each is looked at as it comes.
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    if (isIn) heard(text);
    else if (!text.includes('"method":')) answered(text);
  });
  for (const [method, params] of [
    ["login", login],
    ["verto.subscribe", { eventChannel }],
  ] as const) {
    const { promise, resolve } = Promise.withResolvers<string>();
    answered = resolve;
    socket.send(request(method, params));
    const { error } = JSON.parse(await promise) as { readonly error?: unknown };
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
  }
  isIn = true;
  return socket;
}
