// A full queue, a caller who is told their place, and what becomes of them when they have waited long enough: with real phones.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startBaresip, type Baresip } from "./baresip.ts";
import { addQueue, HOTLINE, startCenter, untilRecorded, userOf } from "./center.ts";
import type { Json, Server } from "./server.ts";
import { Phones } from "./sipp-center.ts";
import { explain } from "./sipp.ts";
import { heardMs, TEST_TONES_HZ, writeToneWav } from "./tone.ts";
import { until } from "./until.ts";

const [AGENT_HZ, MUSIC_HZ, PLACE_HZ] = TEST_TONES_HZ;
/** So that enough of it is heard. */
const TALK_MS = 1_500;

let server: Server;
let phones: Phones;
let waiting: Baresip | undefined;

beforeAll(async () => {
  server = await startCenter(["1000", "1001", "1002"]);
  phones = new Phones(server);
  const own = join(server.dataFolder, "sounds");
  for (const folder of ["zh", "music/beep"]) mkdirSync(join(own, folder), { recursive: true });
  writeToneWav(join(own, "zh", "you-are-number.wav"), PLACE_HZ, 1);
  writeToneWav(join(own, "music", "beep", "beep.wav"), MUSIC_HZ, 1);
  await addQueue(server, {
    ...{ moh_sound: "local_stream://beep", capacity: 1, notify_position: "true", notify_position_interval: 2 },
    ...{ wait_timeout: 12, wait_timeout_action: { action: "transfer", type: "number", data: "1001" } },
  });
});

afterEach(async () => {
  await waiting?.stop();
  await phones.stop();
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

it("a caller hears their place between the music, is sent on in time; nobody joins a full queue", async () => {
  const target = await phones.waiting("1001");
  waiting = await startBaresip({ ...userOf("1000"), serverPort: server.sipPort });
  await waiting.dial(HOTLINE);
  await waiting.event("CALL_ESTABLISHED");

  const turnedAway = await phones.call("1002", { scenario: "caller-refused", parameters: { status: 486 } });
  expect(turnedAway.code, explain(turnedAway)).toBe(0);
  expect(await wayOf("1002")).toMatchObject([
    { type: "hotline" },
    { type: "queue", position: 0, outcome: "overflowed" },
  ]);

  // They are sent to a phone that answers; it talks until they hang up.
  await untilTalking("1000");
  await wait(TALK_MS);
  await waiting.hangUp();
  const called = await target.done;
  expect(called.code, explain(called)).toBe(0);
  const way = await wayOf("1000");
  expect(way).toMatchObject([
    { type: "hotline" },
    { type: "queue", position: 1, outcome: "timed-out" },
    { type: "sent-on", limit: "timed-out", to: "number", target: "1001" },
    { type: "extension", extn: "1001" },
  ]);

  const heard = heardMs(waiting.heard()[0] ?? new Int16Array());
  // They were told after 2, 4, 6, 8 and 10 seconds, at most a second of it each time.
  expect(heard.get(PLACE_HZ)).toBeGreaterThan(1_000);
  expect(heard.get(PLACE_HZ)).toBeLessThan(6_500);
  expect(heard.get(MUSIC_HZ)).toBeGreaterThan(1_500);
  expect(heard.get(AGENT_HZ)).toBeGreaterThan(300);
});

async function wayOf(caller: string): Promise<unknown> {
  const [record] = await untilRecorded(server, caller);
  const { record: whole } = (await server.get(`/api/cdrs/${record?.uuid ?? ""}`)) as { readonly record: Json };
  return whole["way"];
}

async function untilTalking(caller: string): Promise<void> {
  await until(`${caller} talks`, async () => {
    const { data } = (await server.get(`/api/cdrs?cidNumber=${caller}`)) as { readonly data: readonly Json[] };
    return (await talksOf(String(data[0]?.["uuid"]))) > 0 ? true : undefined;
  });
}

async function talksOf(uuid: string): Promise<number> {
  const { record } = (await server.get(`/api/cdrs/${uuid}`)) as {
    readonly record: { readonly talks: readonly unknown[] };
  };
  return record.talks.length;
}
