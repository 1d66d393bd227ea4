// A phone that is registered and switched off, in a queue with one that is there.
import { afterAll, beforeAll, expect, it } from "vitest";
import { addQueue, agentRow, makeReady, startCenter, untilCallState, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { leasePort } from "./ports.ts";
import type { Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain, registerPhones } from "./sipp.ts";
import { until } from "./until.ts";

const [CALLER, DEAD, AGENT] = ["1000", "1001", "1002"] as const;

let server: Server;
let phones: Phones;

beforeAll(async () => {
  server = await startCenter([CALLER, DEAD, AGENT]);
  phones = new Phones(server);
  await addQueue(server, { strategy: "sequentially-by-agent-order", agent_timeout: 20 });
});

afterAll(async () => {
  await phones.abandon();
  expect(await server.stop()).toBe(0);
});

const ends = () => ofType(factsOf(server), "offer-ended").map(({ agent, end }) => `${agent} ${end}`);

it("costs one caller four seconds, the next ones nothing, and is offered calls again once it is there", async () => {
  const port = await leasePort();
  await registerPhones({ users: [userOf(DEAD)], port, remotePort: server.sipPort });
  await makeReady(server, DEAD);
  const agent = await phones.atWork(AGENT, { calls: 2 });
  const first = await phones.call(CALLER, { parameters: { talkMs: 7_000 } });
  expect(first.code, explain(first)).toBe(0);
  expect(ends()).toEqual([`${DEAD} unreachable`, `${AGENT} answered`]);
  const [missed] = ofType(factsOf(server), "offer-ended");
  expect(missed?.ringMs).toBeGreaterThan(3_500);
  expect(missed?.ringMs).toBeLessThan(8_000);
  expect(await agentRow(server, DEAD)).toMatchObject({ state: "READY", reason: "phone-silent" });
  const { data } = (await server.get(`/api/phones?extn=${DEAD}`)) as { readonly data: readonly object[] };
  expect(data).toMatchObject([{ registered: true, silent: true, reachable: false }]);

  await untilCallState(server, AGENT, "IDLE");
  const second = await phones.call(CALLER);
  expect(second.code, explain(second)).toBe(0);
  expect(ends().slice(2)).toEqual([`${AGENT} answered`]);
  expect((await agent.done).code).toBe(0);

  // It is switched on, and registers.
  await phones.waiting(DEAD);
  await until("it is there", () => Promise.resolve(ofType(factsOf(server), "phone-answers")[0]));
  expect(await agentRow(server, DEAD)).toMatchObject({ state: "READY", reason: "" });
});
