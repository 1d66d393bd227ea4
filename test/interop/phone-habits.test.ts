// What phones do besides: a key that is sent in the media and by signalling as well, and hold in all its spellings.
import { afterAll, beforeAll, expect, it } from "vitest";
import { addExtension, addQueue, HOTLINE, userOf } from "./center.ts";
import { factsOf, ofType } from "./facts.ts";
import { phoneOfNew } from "./registered-phone.ts";
import { startServer, type Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain, runSipp } from "./sipp.ts";
import { until } from "./until.ts";

const AGENT_HZ = 1_050;

let server: Server;

beforeAll(async () => {
  server = await startServer();
  await addExtension(server, "1001");
  await server.post("/api/xcc/ivrs/add", {
    name: "menu",
    type: "next",
    nbr: "6000",
    repeat_timeout: 30,
    repeat_prompts: 9,
  });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

it("counts once where it comes both ways, and each way alone is enough", async () => {
  const result = await runSipp({
    ...{ scenario: "caller-two-ways", users: [userOf("1001", "6000")], remotePort: server.sipPort, calls: 1 },
    parameters: { gapMs: 2_000, talkMs: 2_000 },
  });
  expect(result.succeeded, explain(result)).toBe(1);
  // No key means anything there: each that is understood is a wrong one.
  expect(ofType(factsOf(server), "menu-key").map(({ keys }) => keys)).toEqual(["7", "8", "9"]);
});

it("holds by UPDATE, by no address, by `inactive`, twice, and resumes at another port: each is one hold", async () => {
  await addExtension(server, "1002");
  await addQueue(server);
  const caller = await phoneOfNew(server, "1003");
  const phones = new Phones(server);
  const told = (type: "leg-held" | "leg-resumed") => ofType(factsOf(server), type).length;
  try {
    const agent = await phones.atWork("1002", { scenario: "agent-holds-otherwise", toneHz: AGENT_HZ });
    await caller.call(HOTLINE);
    for (const hold of [1, 2, 3]) {
      await until(`hold ${hold}`, () => Promise.resolve(told("leg-held") === hold || undefined));
      await until(`its end`, () => Promise.resolve(told("leg-resumed") === hold || undefined));
      await until("the agent is heard", () => Promise.resolve(caller.hears(AGENT_HZ) || undefined));
    }
    const result = await agent.done;
    expect(result.code, explain(result)).toBe(0);
    expect([told("leg-held"), told("leg-resumed")]).toEqual([3, 3]);
  } finally {
    await caller.stop();
    await phones.stop();
  }
});
