// A caller presses keys, as telephone events (RFC 4733), through two menus into a queue; each key cuts off the prompt.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startBaresip, type Baresip } from "./baresip.ts";
import { addQueue, HOTLINE, QUEUE, startCenter, untilCallState, untilRecorded, userOf } from "./center.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain } from "./sipp.ts";
import { heardMs, TEST_TONES_HZ, writeToneWav } from "./tone.ts";

const [AGENT_HZ, TOP_HZ, BELOW_HZ] = TEST_TONES_HZ;
/** Nobody waits for their end. */
const PROMPT_S = 12;
/** So long they listen to each before they press a key. */
const LISTENS_MS = 1_500;
const TALK_MS = 2_000;

let server: Server;
let phones: Phones;
let caller: Baresip | undefined;

beforeAll(async () => {
  server = await startCenter(["1000", "1001"]);
  phones = new Phones(server);
  const own = join(server.dataFolder, "sounds");
  mkdirSync(own, { recursive: true });
  writeToneWav(join(own, "top.wav"), TOP_HZ, PROMPT_S);
  writeToneWav(join(own, "below.wav"), BELOW_HZ, PROMPT_S);
  await addQueue(server, {}, { queue: QUEUE, hotline: "4999" });
  const menu = { type: "next", repeat_timeout: 10 };
  await server.post("/api/xcc/ivrs/add", { ...menu, name: "top", nbr: "6000", media_file: "top" });
  await server.post("/api/xcc/ivrs/add", { ...menu, name: "below", parent_id: 1, digits: "1", media_file: "below" });
  const transfer = { type: "transfer", business_type: "queue", numbers: QUEUE };
  await server.post("/api/xcc/ivrs/add", { ...transfer, name: "desk", parent_id: 2, digits: "25" });
  await server.post("/api/xcc/hotlines/add", { nbr: HOTLINE, period_enable: "0", type: "ivr", numbers: "6000" });
});

afterEach(async () => {
  await caller?.stop();
  await phones.stop();
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

it("keys lead through two menus into a queue, and cut off what is being said", async () => {
  const agent = await phones.atWork("1001", { toneHz: AGENT_HZ });
  caller = await startBaresip({ ...userOf("1000"), serverPort: server.sipPort });
  await caller.dial(HOTLINE);
  await caller.event("CALL_ESTABLISHED");
  await wait(LISTENS_MS);
  await caller.press("1");
  await wait(LISTENS_MS);
  await caller.press("25");
  await untilCallState(server, "1001", "TALKING");
  await wait(TALK_MS);
  await caller.hangUp();
  const answered = await agent.done;
  expect(answered.code, explain(answered)).toBe(0);

  const heard = heardMs(caller.heard()[0] ?? new Int16Array());
  for (const hz of [TOP_HZ, BELOW_HZ]) {
    expect(heard.get(hz) ?? 0).toBeGreaterThan(300);
    expect(heard.get(hz) ?? 0).toBeLessThan((PROMPT_S * 1000) / 2);
  }
  expect(heard.get(AGENT_HZ) ?? 0).toBeGreaterThan(TALK_MS / 4);

  const [record] = await untilRecorded(server, "1000");
  expect(record).toMatchObject({ agent: "1001", queue: QUEUE, destination_number: HOTLINE });
  const { record: whole } = (await server.get(`/api/cdrs/${record?.uuid ?? ""}`)) as { readonly record: Json };
  expect(whole["way"]).toMatchObject([
    { type: "hotline", number: HOTLINE },
    {
      ...{ type: "ivr", number: "6000" },
      steps: [
        { type: "entered", name: "top" },
        { type: "key", keys: "1", meaning: "child" },
        { type: "entered", name: "below" },
        { type: "key", keys: "25", meaning: "child" },
        { type: "entered", name: "desk" },
        { type: "left", to: "queue" },
      ],
    },
    { type: "queue", queue: QUEUE, outcome: "answered", agent: "1001" },
  ]);
});
