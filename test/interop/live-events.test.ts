// Our own client at a whole server that dies: whoever listens hears everything once and in order, and what they know at the end is
// what the server says.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CenterClient, type PublicEvent } from "../../src/client/index.ts";
import { LOOPBACK } from "./ports.ts";
import { DOMAIN, startServer, type Json, type Server } from "./server.ts";
import { until } from "./until.ts";

const AGENTS = ["1001", "1002", "1003"];
let folder: string;
let server: Server;
const clients: CenterClient[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-live-"));
  server = await startServer({ dataFolder: folder });
  for (const extn of AGENTS) {
    await server.post("/api/xcc/extensions/add", { name: "Agent", extn, password: `Alder-Linnet-${extn}` });
  }
  for (const name of ["support", "sales"]) {
    await server.post("/api/xcc/queues/add", { name, strategy: "longest-idle-agent" });
  }
});
afterAll(async () => {
  for (const client of clients) client.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function clientOf(who: { readonly login: string; readonly token?: string; readonly password?: string }): CenterClient {
  const client = new CenterClient({ url: `ws://${LOOPBACK}:${String(server.httpPort)}/ws`, domain: DOMAIN, ...who });
  clients.push(client);
  return client;
}

function heardBy(client: CenterClient): PublicEvent[] {
  const heard: PublicEvent[] = [];
  client.on("event", (event) => void heard.push(event));
  return heard;
}

async function isOpen(client: CenterClient): Promise<void> {
  await until("the client is there", () => Promise.resolve(client.status === "open" ? true : undefined));
}

/** Changes that agents make, each told of. */
async function work(round: number): Promise<void> {
  for (const agent of AGENTS) {
    const queue = round % 2 === 0 ? "support" : "sales";
    await server.post("/api/cc/ccc/ccLogin", { agent, extn: agent, queue });
    await server.post("/api/cc/ccc/ccGoReady", { agent });
    await server.post("/api/cc/ccc/ccGoBreak", { agent, reason: `round ${String(round)}` });
  }
}

/** `kill -9`, and the next process on the same ports. */
async function dieAndComeBack(): Promise<void> {
  const { sipPort: sip, httpPort: http } = server;
  await server.kill();
  server = await startServer({ dataFolder: folder, ports: { sip, http } });
}

const placeOf = ({ position, index }: { readonly position: number; readonly index: number }) => position * 10 + index;

describe("over the deaths of a server", () => {
  it("a client hears everything once and in order, and knows what the server knows", async () => {
    const token = server.devKey;
    const client = clientOf({ login: "anybody", token });
    const heard = heardBy(client);
    let snapshots = 0;
    client.on("snapshot", () => void (snapshots += 1));
    client.connect();
    await isOpen(client);
    const began = { position: (heard[0]?.position ?? 1) - 1, index: 0 };
    for (let round = 0; round < 3; round += 1) {
      await work(round);
      await dieAndComeBack();
      await isOpen(client);
    }
    await work(3);
    await until("the last change is heard", () => {
      const last = heard.at(-1);
      const isLast = last?.event === "agent-state" && last.agent_id === "1003" && last.reason === "round 3";
      return Promise.resolve(isLast ? true : undefined);
    });
    // The first one only: nothing was missed for good.
    expect(snapshots).toBe(1);
    const places = heard.map(placeOf);
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
    expect(heard.filter(({ event }) => event === "center-started")).toHaveLength(3);
    for (let round = 0; round < 4; round += 1) {
      const breaks = heard.filter((one) => one.event === "agent-state" && one.reason === `round ${String(round)}`);
      expect(breaks.length, `breaks of round ${String(round)}`).toBeGreaterThanOrEqual(AGENTS.length);
    }
    expect(began.position).toBeLessThan(placeOf(heard[0] ?? { position: 0, index: 0 }));
    const rows = (await server.get("/api/cc/agent_state")) as readonly Json[];
    for (const { agent_id, state, reason } of rows) {
      expect(client.view.agents.get(String(agent_id)), String(agent_id)).toMatchObject({ state, reason });
    }
    client.close();
  });

  it("an agent hears their own and nothing of others, and is told of figures of their queue", async () => {
    const client = clientOf({ login: "1001", password: "Alder-Linnet-1001" });
    const heard = heardBy(client);
    const figures: string[] = [];
    client.on("figures", ({ queue_id }) => void figures.push(queue_id));
    client.connect();
    await isOpen(client);
    await client.call("ccGoReady", { agent: "1001" });
    await work(4);
    await until("their own change is heard", () => {
      const own = heard.some((one) => one.event === "agent-state" && one.reason === "round 4");
      return Promise.resolve(own ? true : undefined);
    });
    for (const event of heard) if ("agent_id" in event) expect(event.agent_id).toBe("1001");
    expect([...client.view.agents.keys()]).toEqual(["1001"]);
    await expect(client.call("ccGoReady", { agent: "1002" })).rejects.toThrow(/403|only|may/i);
    client.close();
  });
});
