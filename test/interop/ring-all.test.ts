// Two phones that answer in the same instant, each time: exactly one has the call, the other shows no missed one.
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemClock } from "../../src/host/clock.ts";
import { Phone } from "../../demo/phone.ts";
import { addExtension, addQueue, HOTLINE, makeReady, QUEUE } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { LOOPBACK } from "./ports.ts";
import { startServer, until, type Server } from "./server.ts";
import { explain, runSipp, type SippUser } from "./sipp.ts";

const CALLS = 200;
const AGENTS = ["2001", "2002"];

let server: Server;
let caller: SippUser;
const phones: Phone[] = [];

beforeAll(async () => {
  server = await startServer();
  caller = await addExtension(server, "1000");
  await addQueue(server, { strategy: "ring-all", auto_record: "0" });
  for (const extn of AGENTS) await seat(extn);
});

afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.stop()));
  expect(await server.stop()).toBe(0);
});

/** An agent without wrap-up at a phone that answers at once. */
async function seat(extn: string): Promise<void> {
  const user = await addExtension(server, extn);
  const { data } = (await server.post("/api/xcc/extensions/list", { search_field: "extn", search_key: extn })) as {
    data: readonly { user_id: string }[];
  };
  const put = await server.request("PUT", `/api/users/${String(data[0]?.user_id)}`, {
    agent_info: { wrap_up_time: "0", lag: "0", max_no_answer: "0" },
  });
  expect(put.status, await put.text()).toBe(200);
  const phone = new Phone({
    server: { address: LOOPBACK, port: server.sipPort },
    user: extn,
    password: user.password,
    domain: user.domain,
    localAddress: LOOPBACK,
    clock: systemClock(),
  });
  phones.push(phone);
  await phone.start();
  await phone.register();
  phone.answerAutomatically(0);
  await makeReady(server, extn);
}

it(`bridges each of ${CALLS} calls once and ends the other leg`, { timeout: 180_000 }, async () => {
  const result = await runSipp({
    scenario: "caller",
    users: [{ ...caller, dials: HOTLINE }],
    remotePort: server.sipPort,
    calls: CALLS,
    // One after the other, so that both phones are free for each.
    concurrent: 1,
    rate: 50,
    parameters: { talkMs: 100 },
    timeoutMs: 150_000,
  });
  expect(result.succeeded, explain(result)).toBe(CALLS);
  await until("both phones are idle", () =>
    Promise.resolve(phones.every(({ state }) => state === "idle") || undefined),
  );

  const facts = factsOf(server);
  const bridged = ofType(facts, "bridged");
  expect(new Set(bridged.map(({ call }) => call)).size).toBe(CALLS);
  expect(bridged).toHaveLength(CALLS);
  const dialled = ofType(facts, "leg-dialled").map(({ leg }) => leg);
  const ended = ofType(facts, "leg-ended").map(({ leg }) => leg);
  for (const leg of dialled) expect(ended.filter((other) => other === leg)).toHaveLength(1);
  expect(ofType(facts, "repaired")).toEqual([]);

  // Races there were: else this test shows nothing.
  const offers = ofType(facts, "offer-ended");
  expect(offers.filter(({ end }) => end === "answered")).toHaveLength(CALLS);
  expect(offers.filter(({ end }) => end === "lost-race").length).toBeGreaterThan(CALLS / 2);
  // Who lost the race does not see a missed call.
  for (const phone of phones) expect(phone.missedCalls).toBe(0);
  expect(await server.get(`/api/cc/agent_state?queue=${QUEUE}`)).toMatchObject(
    AGENTS.map(() => ({ state: "READY", callstate: "IDLE" })),
  );
});
