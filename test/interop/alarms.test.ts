// Alarms of a whole server that dies: over a real WebSocket, to a real receiver of webhooks, and in the list, each is told of
// once, by one number everywhere.
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CenterClient, type PublicEvent } from "../../src/client/index.ts";
import { freshDatabase, type FreshDatabase } from "../store/fresh-database.ts";
import { LOOPBACK } from "./ports.ts";
import { closeListening, Receiver } from "./receiver.ts";
import { DOMAIN, startServer, type Json, type Server } from "./server.ts";
import { until } from "./until.ts";

const PASSWORD = "Alder-Linnet-29";
let database: FreshDatabase;
let server: Server;
let receiver: Receiver;
const clients: CenterClient[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  server = await startServer({ dataFolder: dirname(database.folder) });
  receiver = await new Receiver().start();
  for (const extn of ["1001", "1002"]) {
    await server.post("/api/xcc/extensions/add", { name: "Agent", extn, password: `Interop-${extn}` });
  }
  await server.post("/api/xcc/queues/add", { name: "support" });
  await server.post("/api/xcc/queues/add", { name: "sales" });
  for (const [login, queues] of [
    ["8001", ["support"]],
    ["8002", ["sales"]],
  ] as const) {
    await server.post("/api/users", {
      ...{ name: login, login, type: "NORMAL", password: PASSWORD, is_supervisor: true, queues },
    });
  }
});
afterAll(async () => {
  for (const client of clients) client.close();
  await server.kill();
  closeListening();
  database.remove();
});

function listens(login: string, secret: { readonly token?: string; readonly password?: string }) {
  const client = new CenterClient({
    ...{ url: `ws://${LOOPBACK}:${String(server.httpPort)}/ws`, domain: DOMAIN, login, ...secret },
  });
  clients.push(client);
  const heard: PublicEvent[] = [];
  client.on("event", (event) => {
    if (event.event.startsWith("alarm-")) heard.push(event);
  });
  client.connect();
  const isOpen = (): Promise<unknown> =>
    until(`${login} listens`, () => Promise.resolve(client.status === "open" || undefined));
  return { client, heard, isOpen };
}

async function dieAndComeBack(): Promise<void> {
  const { sipPort: sip, httpPort: http } = server;
  await server.kill();
  server = await startServer({ dataFolder: dirname(database.folder), ports: { sip, http } });
}

const eventually = (what: string, holds: () => boolean): Promise<unknown> =>
  until(what, () => Promise.resolve(holds() || undefined));

it("an alarm fires, is acknowledged and clears, once each, with a kill -9 after every one of them", async () => {
  const all = listens("anybody", { token: server.devKey });
  const own = listens("8001", { password: PASSWORD });
  const others = listens("8002", { password: PASSWORD });
  for (const one of [all, own, others]) await one.isOpen();
  await server.post("/api/webhooks", { name: "alarms", url: receiver.url, events: ["alarm-*"], queues: ["support"] });
  await server.post("/api/cc/ccc/ccLogin", { agent: "1001", extn: "1001", queue: "support" });
  const rule = { name: "nobody", metric: "agents-ready", queue: "support", comparison: "at-most", threshold: 0 };
  const made = await server.post("/api/alarm_rules", { ...rule, for_seconds: 1, clear_seconds: 5 });
  await eventually("it has fired", () => all.heard.length === 1);
  const alarm = all.heard[0]?.position ?? 0;
  const ofRule = { alarm_id: alarm, rule_id: String(made["id"]), name: "nobody", queue_id: "support" };
  expect(all.heard[0]).toMatchObject({ event: "alarm-fired", ...ofRule, figure: 0, queues: ["support"] });
  await eventually("the supervisor hears of it", () => own.heard.length === 1);
  expect(own.client.view.alarms.get(alarm)).toMatchObject({ name: "nobody", acknowledged_by: "" });
  await dieAndComeBack();
  for (const one of [all, own, others]) await one.isOpen();

  const seen = await server.post(`/api/alarms/${String(alarm)}/acknowledge`, { notes: "on my way" });
  expect(seen).toMatchObject({ id: alarm, notes: "on my way", cleared_at: "" });
  expect((await server.request("POST", `/api/alarms/${String(alarm)}/acknowledge`, {})).status).toBe(409);
  await dieAndComeBack();
  for (const one of [all, own, others]) await one.isOpen();
  const late = listens("8001", { password: PASSWORD });
  await eventually("who comes later sees it in the snapshot", () => late.client.view.alarms.size === 1);
  expect(late.client.view.alarms.get(alarm)).toMatchObject({ notes: "on my way", fired_at: all.heard[0]?.timestamp });

  await server.post("/api/cc/ccc/ccLogin", { agent: "1001", extn: "1001", queue: "support" });
  await server.post("/api/cc/ccc/ccGoReady", { agent: "1001" });
  await dieAndComeBack();
  await eventually("it has cleared", () => all.heard.some(({ event }) => event === "alarm-cleared"));
  const told = ["alarm-fired", "alarm-acknowledged", "alarm-cleared"];
  await eventually("the supervisor hears of that", () => own.heard.length === 3);
  for (const { heard } of [all, own]) expect(heard.map(({ event }) => event)).toEqual(told);
  expect(others.heard).toEqual([]);
  expect(own.client.view.alarms.size).toBe(0);
  const bodies = (): Json[] => receiver.came.map(({ text }) => JSON.parse(text) as Json);
  await eventually("the receiver has all three", () => new Set(bodies().map(({ position }) => position)).size === 3);
  // At least once each, in order, the same as at the socket.
  const firsts = [...new Map(bodies().map((body) => [body["position"], body])).values()];
  expect(firsts).toEqual(all.heard);

  const listed = async (query: string): Promise<readonly Json[]> =>
    ((await server.get(`/api/alarms${query}`)) as { data: readonly Json[] }).data;
  await until("it stands in the list", async () => (await listed("?state=cleared")).length === 1 || undefined);
  expect(await listed("")).toMatchObject([{ id: alarm, cleared_why: "over", notes: "on my way" }]);
  expect(await listed("?state=open")).toEqual([]);
});
