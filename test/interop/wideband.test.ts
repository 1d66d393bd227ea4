// baresip in G.722 and Opus, through the whole server: with one another, with phones in G.711, and in recordings.
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startBaresip } from "./baresip.ts";
import type { Baresip, BaresipOptions } from "./baresip.ts";
import {
  addQueue,
  callRecords,
  HOTLINE,
  makeReady,
  startCenter,
  untilCallState,
  untilRecorded,
  userOf,
} from "./center.ts";
import type { Json, Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";
import { heardMs, RATE_HZ, readChannels, TEST_TONES_HZ } from "./tone.ts";

const TALK_MS = 4_000;
const CLEARLY_HEARD_MS = 2_000;
/** What a telephone at 8 kHz cannot carry. */
const [CALLER_HIGH_HZ, AGENT_HIGH_HZ] = [5_300, 6_100];
const [CALLER_HZ, AGENT_HZ] = TEST_TONES_HZ;
const WIDE_HZ = 16_000;

let server: Server;
const caller = userOf("1000");
const agent = userOf("1001");
const phones: Baresip[] = [];

beforeAll(async () => {
  server = await startCenter([caller.number, agent.number]);
  await addQueue(server);
});

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

async function phone(user: SippUser, options: Partial<BaresipOptions>): Promise<Baresip> {
  const started = await startBaresip({ ...user, serverPort: server.sipPort, ...options });
  phones.push(started);
  return started;
}

/** For how long a tone was heard; the judges count at 8 kHz, where a tone of another rate lies elsewhere. */
function msOf(samples: Int16Array | undefined, hz: number, rateHz: number = RATE_HZ): number {
  const scale = RATE_HZ / rateHz;
  return samples === undefined ? 0 : (heardMs(samples, [hz * scale]).get(hz * scale) ?? 0) * scale;
}

async function talk(calling: Baresip, answering: Baresip, number = HOTLINE): Promise<void> {
  await calling.dial(number);
  await answering.event("CALL_ESTABLISHED");
  await untilCallState(server, agent.number, "TALKING");
  await wait(TALK_MS);
  await calling.hangUp();
  await answering.event("CALL_CLOSED");
}

async function recordingOf(uuid: string, rateHz: number): Promise<readonly Int16Array[]> {
  const { record } = (await server.get(`/api/cdrs/${uuid}`)) as {
    readonly record: { readonly recordings: readonly Json[] };
  };
  return readChannels(join(server.dataFolder, "recordings", String(record.recordings[0]?.["file"])), rateHz);
}

it("two that would rather speak G.722 do, hear one another in wideband, and are recorded so", async () => {
  const codecs = ["G722", "PCMA"] as const;
  const answering = await phone(agent, { autoAnswer: true, toneHz: AGENT_HIGH_HZ, rateHz: WIDE_HZ, codecs });
  const calling = await phone(caller, { toneHz: CALLER_HIGH_HZ, rateHz: WIDE_HZ, codecs });
  await makeReady(server, agent.number);
  const before = (await callRecords(server)).length;
  await talk(calling, answering);

  expect(msOf(calling.heard(WIDE_HZ)[0], AGENT_HIGH_HZ, WIDE_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  expect(msOf(answering.heard(WIDE_HZ)[0], CALLER_HIGH_HZ, WIDE_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  const [record] = await untilRecorded(server, caller.number, before + 1);
  const [left, right] = await recordingOf(record?.uuid ?? "", WIDE_HZ);
  expect(msOf(left, CALLER_HIGH_HZ, WIDE_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  expect(msOf(right, AGENT_HIGH_HZ, WIDE_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
});

it.each([
  { name: "G.722", codec: "G722", rateHz: 16_000 },
  { name: "Opus", codec: "opus", rateHz: 48_000 },
] as const)("one that speaks nothing but $name and one in G.711 hear one another", async ({ codec, rateHz }) => {
  const answering = await phone(agent, { autoAnswer: true, toneHz: AGENT_HZ, codecs: ["PCMA"] });
  const calling = await phone(caller, { toneHz: CALLER_HZ, codecs: [codec] });
  await makeReady(server, agent.number);
  const before = (await callRecords(server)).length;
  await talk(calling, answering);

  expect(calling.log).toContain(`audio decoder: ${codec}`);
  expect(msOf(calling.heard(rateHz)[0], AGENT_HZ, rateHz)).toBeGreaterThan(CLEARLY_HEARD_MS);
  expect(msOf(answering.heard()[0], CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  const [record] = await untilRecorded(server, caller.number, before + 1);
  const [left, right] = await recordingOf(record?.uuid ?? "", RATE_HZ);
  expect(msOf(left, CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  expect(msOf(right, AGENT_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
});

it("one who calls a phone in G.711 speaks that, though they would rather speak G.722", async () => {
  const answering = await phone(agent, { autoAnswer: true, toneHz: AGENT_HZ, codecs: ["PCMA"] });
  const calling = await phone(caller, { toneHz: CALLER_HZ, codecs: ["G722", "PCMA"] });
  await talk(calling, answering, agent.number);
  expect(calling.log).toContain("audio decoder: PCMA");
  expect(calling.log).not.toContain("audio decoder: G722");
  expect(msOf(calling.heard()[0], AGENT_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  expect(msOf(answering.heard()[0], CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
});
