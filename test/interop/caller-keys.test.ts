// Keys that callers press, with real phones: the survey after a call, and being called back.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startBaresip, type Baresip } from "./baresip.ts";
import { addQueue, HOTLINE, signOutAll, startCenter, untilRecorded, userOf } from "./center.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain } from "./sipp.ts";
import { TEST_TONES_HZ, writeToneWav } from "./tone.ts";
import { until } from "./until.ts";

const CALLER = "1000";
const AGENT = "1001";

let server: Server;
let phones: Phones;
let caller: Baresip | undefined;

beforeAll(async () => {
  server = await startCenter([CALLER, AGENT]);
  phones = new Phones(server);
  const own = join(server.dataFolder, "sounds", "zh");
  mkdirSync(own, { recursive: true });
  // Short ones: nobody listens to what they say.
  for (const prompt of ["survey", "goodbye", "callback-promised"]) {
    writeToneWav(join(own, `${prompt}.wav`), TEST_TONES_HZ[1], 1);
  }
  await addQueue(server, { survey: 1, callback_key: "1", auto_record: "0" });
});

afterEach(async () => {
  await caller?.stop();
  await phones.stop();
  await signOutAll(server);
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

it("whom their agent has left says by a key how it was", async () => {
  const agent = await phones.atWork(AGENT, { parameters: { talkMs: 500 } });
  caller = await startBaresip({ ...userOf(CALLER), serverPort: server.sipPort });
  await caller.dial(HOTLINE);
  await caller.event("CALL_ESTABLISHED");
  await untilRecord("they are asked", ({ survey }) => survey !== undefined && survey !== null);
  await caller.press("4");
  await caller.event("CALL_CLOSED");
  const done = await agent.done;
  expect(done.code, explain(done)).toBe(0);
  const [record] = await untilRecorded(server, CALLER);
  expect(record).toMatchObject({ hangup_by: "callee", agent: AGENT });
  const whole = await untilRecord("their answer is written down", ({ survey }) => (survey as Json)["score"] === 4);
  expect(whole["survey"]).toMatchObject({ queue: "support", agent: AGENT });
  expect(await server.get("/api/surveys")).toMatchObject({ total: { talks: 1, invited: 1, answered: 1, average: 4 } });
});

it("who asks to be called back is, when an agent has answered for them", async () => {
  caller = await startBaresip({ ...userOf(CALLER), serverPort: server.sipPort });
  await caller.dial(HOTLINE);
  await caller.event("CALL_ESTABLISHED");
  await caller.press("1");
  // The center hangs up when it has promised.
  await caller.event("CALL_CLOSED");
  const agent = await phones.atWork(AGENT);
  await caller.event("CALL_INCOMING");
  await caller.answer();
  await untilRecord("they talk", ({ talks }) => (talks as readonly unknown[]).length === 1);
  await caller.hangUp();
  const done = await agent.done;
  expect(done.code, explain(done)).toBe(0);
  await untilRecorded(server, CALLER, 2);
  const { way, legs } = await untilRecord("it is over", ({ endedAt }) => endedAt !== undefined && endedAt !== null);
  expect(way).toMatchObject([
    { type: "hotline" },
    { type: "queue", outcome: "answered", agent: AGENT },
    { type: "callback-promised", number: CALLER },
  ]);
  expect(legs).toMatchObject([
    { role: "caller", number: CALLER },
    { role: "callee", number: AGENT },
    { role: "caller", number: CALLER },
  ]);
});

/** Until that is true of the record of the caller's latest call. */
async function untilRecord(what: string, holds: (record: Json) => boolean): Promise<Json> {
  return until(what, async () => {
    const { data } = (await server.get(`/api/cdrs?cidNumber=${CALLER}`)) as { readonly data: readonly Json[] };
    const uuid = data[0]?.["uuid"] as string | undefined;
    if (uuid === undefined) return undefined;
    const { record } = (await server.get(`/api/cdrs/${uuid}`)) as { readonly record: Json };
    return holds(record) ? record : undefined;
  });
}
