// Who writes over the API until the server is gone: configuration, and the agents' comings and goings.
import { setTimeout as wait } from "node:timers/promises";
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { Json, Server } from "../interop/server.ts";
import { settle, type AgentWill, type Ledger, type Will } from "./ledger.ts";
import { AGENTS, QUEUE } from "./plan.ts";

const CCC = "/api/cc/ccc/";
const MOST_PAUSE_MS = 700;

/** Resolves when the server answers none of them any more. Rejects where it has refused one. */
export async function writeUntilDeath(server: Server, ledger: Ledger, round: number, seed: number): Promise<void> {
  const agents = AGENTS.map((agent, at) => workADay(server, ledger, agent, chanceOf(seed + at)));
  const writers = [
    addExtensions(server, ledger, round),
    changeQueue(server, ledger, round),
    list(server, ledger, round),
  ];
  const ends = await Promise.all([...agents, ...writers, showMessages(server, ledger)].map(untilGone));
  const refused = ends.filter((end) => end !== undefined);
  if (refused.length > 0) throw new Error(`the server has refused what it must take:\n${refused.join("\n")}`);
}

/** Who is refused hears it from a server that lives; who hears nothing has met its end. */
async function untilGone(work: Promise<never>): Promise<string | undefined> {
  try {
    return await work;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return / answered \d{3}: /.test(text) ? text : undefined;
  }
}

async function addExtensions(server: Server, ledger: Ledger, round: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const extn = `6${String(round).padStart(2, "0")}${String(number).padStart(4, "0")}`;
    ledger.extensionsUnderWay.add(extn);
    await server.post("/api/xcc/extensions/add", { extn, name: `Ext ${extn}`, password: "Kuhstall-7" });
    ledger.extensions.add(extn);
    await wait(60);
  }
}

async function changeQueue(server: Server, ledger: Ledger, round: number): Promise<never> {
  const { id } = await server.post("/api/xcc/queues/add", { name: `queue ${round}`, description: "first" });
  const setting = { answered: "first", underWay: "first" };
  ledger.queues.set(String(id), setting);
  for (let number = 1; ; number += 1) {
    const description = `change ${number}`;
    await settle(setting, description, () => server.post("/api/xcc/queues/set", { id, description }));
    await wait(40);
  }
}

/** Puts numbers on the list of callers, and takes every other one off it again. */
async function list(server: Server, ledger: Ledger, round: number): Promise<never> {
  for (let number = 0; ; number += 1) {
    const caller = `88${String(round).padStart(2, "0")}${String(number).padStart(4, "0")}`;
    const setting = { answered: "off", underWay: "off" };
    ledger.listed.set(caller, setting);
    let id: unknown;
    await settle(setting, "on", async () => {
      ({ id } = await server.post("/api/callers", { number: caller, kind: "vip" }));
    });
    if (number % 2 === 1) {
      await settle(setting, "off", async () => {
        const { status } = await server.request("DELETE", `/api/callers/${String(id)}`);
        if (status !== 200) throw new Error(`DELETE answered ${status}: `);
      });
    }
    await wait(80);
  }
}

/** What the API has once shown must not go. */
async function showMessages(server: Server, ledger: Ledger): Promise<never> {
  for (;;) {
    const { data } = (await server.get("/api/voicemails?perPage=1000")) as { readonly data: readonly Json[] };
    for (const { id } of data) ledger.messages.add(String(id));
    await wait(150);
  }
}

/** One agent: ready, on a break, ready, gone home, back; also in the middle of calls, where it takes effect after them. */
async function workADay(server: Server, ledger: Ledger, agent: string, chance: Chance): Promise<never> {
  for (let number = 0; ; number += 1) {
    await wait(200 + nextBelow(chance, MOST_PAUSE_MS));
    if (nextBelow(chance, 3) > 0) {
      const reason = `break ${nextBelow(chance, 1e9)}`;
      await order(server, ledger, agent, "ccGoBreak", { reason }, [`break: ${reason}`]);
    } else {
      await order(server, ledger, agent, "ccLogout", {}, ["out"]);
      await wait(nextBelow(chance, MOST_PAUSE_MS));
      // Whoever was still on a call is as they were, the others are new.
      await order(server, ledger, agent, "ccLogin", { extn: agent, queue: QUEUE }, ["unready", "ready"]);
    }
    await wait(nextBelow(chance, MOST_PAUSE_MS));
    await order(server, ledger, agent, "ccGoReady", {}, ["ready"]);
  }
}

async function order(
  server: Server,
  ledger: Ledger,
  agent: string,
  func: string,
  more: Json,
  becomes: readonly Will[],
): Promise<void> {
  const will: AgentWill = ledger.agents.get(agent) ?? { answered: ["out"], underWay: [] };
  ledger.agents.set(agent, will);
  will.underWay = becomes;
  await server.post(`${CCC}${func}`, { agent, ...more });
  will.answered = becomes;
  will.underWay = [];
}

/** Whatever they were: all of them are ready now. */
export async function makeAllReady(server: Server, ledger: Ledger): Promise<void> {
  for (const agent of AGENTS) {
    await order(server, ledger, agent, "ccLogin", { extn: agent, queue: QUEUE }, ["unready", "ready"]);
    await order(server, ledger, agent, "ccGoReady", {}, ["ready"]);
  }
}
