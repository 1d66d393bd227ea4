// SIPp as callers and as registered agents, through the whole server.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addQueue, callRecords, QUEUE, signOutAll, startCenter, untilCallState, untilRecorded } from "./center.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain } from "./sipp.ts";

const CALLER = "1000";
const AGENTS = ["1001", "1002"] as const;

let server: Server;
let phones: Phones;

beforeAll(async () => {
  server = await startCenter([CALLER, ...AGENTS]);
  phones = new Phones(server);
  await addQueue(server, { strategy: "ring-all" });
});

afterEach(async () => {
  await phones.stop();
  await signOutAll(server);
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

describe("a call through hotline and queue", () => {
  it("reaches the agent, and both sides see every message they must", async () => {
    const agent = await phones.atWork("1001");
    const calling = await phones.call(CALLER);
    expect(calling.code, explain(calling)).toBe(0);
    const called = await agent.done;
    expect(called.code, explain(called)).toBe(0);
    const [record] = await untilRecorded(server, CALLER);
    expect(record).toMatchObject({ agent: "1001", queue: QUEUE, hangup_by: "caller", hangup_cause: "NORMAL_CLEARING" });
  });

  it("over TCP works the same way", async () => {
    const agent = await phones.atWork("1001");
    const calling = await phones.call(CALLER, { transport: "tcp" });
    expect(calling.code, explain(calling)).toBe(0);
    expect((await agent.done).code).toBe(0);
  });
});

describe("two agents on ring-all who answer by themselves", () => {
  it("200 calls: exactly one bridge each, the other leg ended", async () => {
    const before = (await callRecords(server)).length;
    const calls = 200;
    // The agents hang up: a caller who did so by the clock might be gone before anybody has answered.
    const parameters = { ringMs: 20, talkMs: 60 };
    const timeoutMs = 150_000;
    const agents = [];
    for (const agent of AGENTS)
      agents.push(await phones.atWork(agent, { calls: 10_000, timeoutMs, parameters, patient: true }));
    const patientCaller = { talkMs: 20_000 };
    const calling = await phones.call(CALLER, { calls, concurrent: 1, rate: 50, timeoutMs, parameters: patientCaller });
    expect(calling.succeeded, explain(calling)).toBe(calls);

    const records = (await untilRecorded(server, CALLER, before + calls)).slice(0, calls);
    const bridges = await Promise.all(
      records.map(async ({ uuid }) => bridgesOf((await server.get(`/api/cdrs/${uuid}`)) as Json)),
    );
    expect(bridges.filter((count) => count !== 1)).toEqual([]);
    for (const agent of AGENTS) expect(await untilCallState(server, agent, "IDLE")).toMatchObject({ agent_uuid: "" });
    for (const agent of agents) {
      const result = await agent.stop();
      // A leg that was left alone would still stand in the agent's phone, or have ended by its own patience.
      expect(result, explain(result)).toMatchObject({ succeeded: calls, failed: 0 });
    }
  }, 180_000);
});

function bridgesOf(call: Json): number {
  const record = call["record"] as { readonly talks?: readonly unknown[] };
  return record.talks?.length ?? 0;
}
