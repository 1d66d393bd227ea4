// People at a whole server that dies: who asks for help and who writes is heard once, whatever was answered is kept, and who does
// not come back is missed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CenterClient, type PublicEvent } from "../../src/client/index.ts";
import { LOOPBACK } from "./ports.ts";
import { DOMAIN, startServer, type Json, type Server } from "./server.ts";
import { until } from "./until.ts";

const AGENTS = ["1001", "1002", "1003"];
let folder: string;
let server: Server;
const clients: CenterClient[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-people-"));
  server = await startServer({ dataFolder: folder });
  for (const extn of AGENTS) {
    await server.post("/api/xcc/extensions/add", { name: "Agent", extn, password: `Alder-Linnet-${extn}` });
  }
  await server.post("/api/xcc/queues/add", { name: "support", strategy: "longest-idle-agent" });
  for (const agent of AGENTS) {
    await server.post("/api/cc/ccc/ccLogin", { agent, extn: agent, queue: "support" });
    await server.post("/api/cc/ccc/ccGoReady", { agent });
  }
});
afterAll(async () => {
  for (const client of clients) client.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function connected(who: { readonly login: string; readonly token?: string; readonly password?: string }): {
  readonly client: CenterClient;
  readonly heard: PublicEvent[];
} {
  const client = new CenterClient({ url: `ws://${LOOPBACK}:${String(server.httpPort)}/ws`, domain: DOMAIN, ...who });
  clients.push(client);
  const heard: PublicEvent[] = [];
  client.on("event", (event) => void heard.push(event));
  client.connect();
  return { client, heard };
}

const agentClient = (login: string) => connected({ login, password: `Alder-Linnet-${login}` });
const when = (what: string, isSo: () => boolean): Promise<true> =>
  until(what, () => Promise.resolve(isSo() ? true : undefined));
const isOpen = ({ status }: CenterClient): boolean => status === "open";

async function dieAndComeBack(): Promise<void> {
  const { sipPort: sip, httpPort: http } = server;
  await server.kill();
  server = await startServer({ dataFolder: folder, ports: { sip, http } });
}

it("asks, answers and messages that were acknowledged are there after kill -9, each once", async () => {
  const boss = connected({ login: "anybody", token: server.devKey });
  const agent = agentClient("1001");
  const other = agentClient("1002");
  await when("they are there", () => [boss, agent, other].every(({ client }) => isOpen(client)));
  const asked = await agent.client.call("ccAskHelp", { agent: "1001", text: "<i>帮忙</i> \u{1F198}" });
  expect(asked).toMatchObject({ supervisors: 1 });
  const sent: unknown[] = [];
  for (let count = 0; count < 3; count += 1) {
    const text = `message ${String(count)}`;
    sent.push((await agent.client.call("ccSendMessage", { to: "1002", text, key: text }))["id"]);
  }
  await dieAndComeBack();
  await when("they are there again", () => [boss, agent, other].every(({ client }) => isOpen(client)));
  // The client that has not heard the answer sends once more.
  expect(await agent.client.call("ccSendMessage", { to: "1002", text: "message 2", key: "message 2" })).toMatchObject({
    id: sent[2],
  });
  await when("all of it is heard", () => other.client.view.messages.size === 3);
  expect(other.heard.flatMap((one) => (one.event === "people-message" ? [one.text] : []))).toEqual([
    ...["message 0", "message 1", "message 2"],
  ]);
  expect([...boss.client.view.helps.values()]).toMatchObject([{ agent_id: "1001", text: "<i>帮忙</i> \u{1F198}" }]);
  expect(boss.heard.filter(({ event }) => event.startsWith("people-"))).toEqual([]);
  await boss.client.call("ccAnswerHelp", { help: String(asked["help"]), text: "coming" });
  await when("the answer is heard", () => agent.client.view.messages.size === 1 && agent.client.view.helps.size === 0);
  await expect(boss.client.call("ccAnswerHelp", { help: String(asked["help"]), text: "once more" })).rejects.toThrow(
    /over: answered/,
  );
  await other.client.call("ccReadMessages", { upTo: String(sent[1]) });
  await when("they are read", () => other.client.view.messages.size === 1);
  // Whoever begins anew is shown the same.
  const late = agentClient("1002");
  await when("they are there", () => isOpen(late.client) && late.client.view.messages.size === 1);
  expect([...late.client.view.messages]).toEqual([...other.client.view.messages]);
  await until("it is in the store", async () => {
    const { data } = (await server.get("/api/help_requests")) as { readonly data: readonly Json[] };
    return data[0]?.["end"] === "answered" ? true : undefined;
  });
  for (const { client } of [boss, agent, other, late]) client.close();
});

it("an agent who does not come back within a minute of a restart is not ready any more", async () => {
  const stays = agentClient("1001");
  const goes = agentClient("1002");
  await when("they are there", () => isOpen(stays.client) && isOpen(goes.client));
  await server.post("/api/cc/ccc/ccGoReady", { agent: "1001" });
  await server.post("/api/cc/ccc/ccGoReady", { agent: "1002" });
  const { sipPort: sip, httpPort: http } = server;
  await server.kill();
  goes.client.close();
  server = await startServer({ dataFolder: folder, ports: { sip, http } });
  await until(
    "who has not come back is missed",
    async () => {
      const rows = (await server.get("/api/cc/agent_state")) as readonly Json[];
      return rows.some(({ agent_id, reason }) => agent_id === "1002" && reason === "connection lost")
        ? true
        : undefined;
    },
    90_000,
  );
  const rows = (await server.get("/api/cc/agent_state")) as readonly Json[];
  expect(rows.map(({ agent_id, state }) => [agent_id, state]).toSorted()).toEqual([
    ...[
      ["1001", "READY"],
      ["1002", "UNREADY"],
    ],
    // They never had a socket.
    ["1003", "READY"],
  ]);
});

it("who works for a queue that is removed, and who looks at it, hear of it", async () => {
  const boss = connected({ login: "anybody", token: server.devKey });
  await when("they are there", () => isOpen(boss.client) && boss.client.view.queues.has("support"));
  const { data } = (await server.post("/api/xcc/queues/list", {})) as { readonly data: readonly Json[] };
  const id = data.find(({ name }) => name === "support")?.["id"];
  await server.post("/api/xcc/queues/del", { id, force: true });
  await when("it is gone", () => !boss.client.view.queues.has("support"));
  for (const { queues } of boss.client.view.agents.values()) expect(queues).toEqual([]);
  const left = boss.heard.filter((one) => one.event === "agent-logout" && one.queue_id === "support");
  expect(left).toHaveLength(AGENTS.length);
});
