// SIPp as callers and as registered agents, through the whole server.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addQueue, QUEUE, signOutAll, startCenter, untilRecorded } from "./center.ts";
import type { Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain } from "./sipp.ts";

const CALLER = "1000";
const AGENT = "1001";

let server: Server;
let phones: Phones;

beforeAll(async () => {
  server = await startCenter([CALLER, AGENT]);
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
    const agent = await phones.atWork(AGENT);
    const calling = await phones.call(CALLER);
    expect(calling.code, explain(calling)).toBe(0);
    const called = await agent.done;
    expect(called.code, explain(called)).toBe(0);
    const [record] = await untilRecorded(server, CALLER);
    expect(record).toMatchObject({ agent: AGENT, queue: QUEUE, hangup_by: "caller", hangup_cause: "NORMAL_CLEARING" });
  });

  it("over TCP works the same way", async () => {
    const agent = await phones.atWork(AGENT);
    const calling = await phones.call(CALLER, { transport: "tcp" });
    expect(calling.code, explain(calling)).toBe(0);
    expect((await agent.done).code).toBe(0);
  });
});
