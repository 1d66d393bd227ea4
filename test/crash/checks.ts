// Everything answered against everything found: configuration, the agents, what is promised, and that nothing is stuck.
import { expect } from "vitest";
import { metricOf } from "../interop/facts.ts";
import type { Json, Server } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { found, type Ledger } from "./ledger.ts";
import { AGENTS, LATER_QUEUE } from "./plan.ts";

/** A few of them are looked at one by one. */
const LOOKED_AT = 10;
const ACCOUNTS_OF_THE_PLAN = AGENTS.length + 2;

export async function expectConfiguration(server: Server, ledger: Ledger): Promise<void> {
  const extensions = await rowsOf(server, "extensions");
  const there = new Set(extensions.map(({ extn }) => String(extn)));
  expect(missingIn(there, ledger.extensions), "extensions that were answered for").toEqual([]);
  const known = new Set([...ledger.extensions, ...ledger.extensionsUnderWay]);
  expect(there.size, "extensions that nobody has added").toBeLessThanOrEqual(known.size + ACCOUNTS_OF_THE_PLAN);
  // None is half there: with each there is its user, who can sign in.
  for (const { id, extn, user_id } of extensions.slice(-LOOKED_AT)) {
    expect(await server.post("/api/xcc/extensions/get", { id })).toMatchObject({ extn, login: extn });
    expect((await server.request("GET", `/api/users/${String(user_id)}`)).status, `the user of ${String(extn)}`).toBe(
      200,
    );
  }
  // The engine has them too: who is last among them can be signed in, and out again.
  const last = [...ledger.extensions].at(-1);
  if (last !== undefined) {
    await server.post("/api/cc/ccc/ccLogin", { agent: last, extn: last, queue: LATER_QUEUE });
    await server.post("/api/cc/ccc/ccLogout", { agent: last });
  }
  for (const [id, setting] of ledger.queues) {
    const { description } = await server.post("/api/xcc/queues/get", { id });
    expect([setting.answered, setting.underWay], `the description of queue ${id}`).toContain(description);
    found(setting, String(description));
  }
  await expectListed(server, ledger);
}

async function expectListed(server: Server, ledger: Ledger): Promise<void> {
  const { data } = (await server.get("/api/callers?perPage=1000")) as { readonly data: readonly Json[] };
  const listed = new Set(data.map(({ number }) => String(number)));
  expect(data, "a number is listed twice").toHaveLength(listed.size);
  for (const [number, setting] of ledger.listed) {
    const now = listed.has(number) ? "on" : "off";
    expect([setting.answered, setting.underWay], `the number ${number} on the list of callers`).toContain(now);
    found(setting, now);
  }
}

async function rowsOf(server: Server, what: string): Promise<readonly Json[]> {
  const rows: Json[] = [];
  for (let page = 1; ; page += 1) {
    const list = await server.post(`/api/xcc/${what}/list`, { page: String(page), page_size: "200" });
    rows.push(...(list["data"] as readonly Json[]));
    if (page >= Number(list["page_count"])) return rows;
  }
}

function missingIn(there: ReadonlySet<string>, wanted: Iterable<string>): readonly string[] {
  return [...wanted].filter((one) => !there.has(one));
}

/** Each agent is what they have asked to be, as soon as nothing keeps them; and nothing does for long. */
export async function expectAgents(server: Server, ledger: Ledger): Promise<void> {
  const rows = await until("no agent has a call, after-call work or something that is pending", async () => {
    const all = (await server.get("/api/cc/agent_state")) as readonly Json[];
    return all.every(({ callstate, pending }) => callstate === "IDLE" && pending === "") ? all : undefined;
  });
  for (const [agent, will] of ledger.agents) {
    const row = rows.find(({ agent_id }) => agent_id === agent);
    const now = willOf(row);
    expect([...will.answered, ...will.underWay], `agent ${agent}`).toContain(now);
    will.answered = [now];
    will.underWay = [];
  }
}

function willOf(row: Json | undefined): string {
  if (row === undefined) return "out";
  if (row["state"] === "READY") return "ready";
  return row["reason"] === "signed in" ? "unready" : `break: ${String(row["reason"])}`;
}

/**
 * Nobody waits and nothing lives but those who were promised a call; they stand in their line. And the records know all of
 * it: they follow what happens a quarter of a second later.
 */
export async function expectNothingStuck(server: Server, owed: number): Promise<void> {
  await until(`the ${owed} who were promised a call are all that is left`, async () => {
    const live = (await server.get("/api/reports/live")) as {
      readonly calls: number;
      readonly queues: readonly { readonly queue: string; readonly waiting: number }[];
    };
    const waiting = live.queues.filter(({ queue }) => queue !== LATER_QUEUE).reduce((sum, one) => sum + one.waiting, 0);
    const legs = await Promise.all(
      ["xcc_legs", "xcc_switch_legs", "xcc_media_sessions"].map((name) => metricOf(server, name)),
    );
    if (live.calls !== owed || waiting !== 0 || legs.some((value) => (value ?? 0) !== 0)) return undefined;
    return (await metricOf(server, "xcc_facts_behind")) === 0 ? true : undefined;
  });
  const ready = (await server.get("/readyz")) as Json;
  expect(ready["troubles"], "troubles").toBeUndefined();
}
