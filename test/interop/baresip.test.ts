// baresip as caller and as agent, through the whole server: what the one says the other hears, and the recording has both.
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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
import { heardMs, readChannels, TEST_TONES_HZ } from "./tone.ts";

const CALLER_HZ = TEST_TONES_HZ[0];
const AGENT_HZ = TEST_TONES_HZ[1];
const TALK_MS = 4_000;
/** What a jitter buffer, and the moment it takes to connect, may cost of it. */
const CLEARLY_HEARD_MS = 2_000;

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

function msOf(samples: Int16Array | undefined, hz: number | "silence" | "other"): number {
  return samples === undefined ? 0 : (heardMs(samples).get(hz) ?? 0);
}

async function recordingOf(uuid: string): Promise<readonly Int16Array[]> {
  const { record } = (await server.get(`/api/cdrs/${uuid}`)) as {
    readonly record: { readonly recordings: readonly Json[] };
  };
  return readChannels(join(server.dataFolder, "recordings", String(record.recordings[0]?.["file"])));
}

describe.each([
  { name: "UDP, both PCMA", caller: {}, agent: {} },
  {
    name: "TCP, both PCMU",
    caller: { transport: "tcp", codecs: ["PCMU"] },
    agent: { transport: "tcp", codecs: ["PCMU"] },
  },
  {
    name: "a caller with PCMU on TCP and an agent with PCMA on UDP",
    caller: { transport: "tcp", codecs: ["PCMU"] },
    agent: { codecs: ["PCMA"] },
  },
] as const)("a call through hotline and queue, $name", (options) => {
  it("is heard at both ends and in the recording, each on its own channel", async () => {
    const answering = await phone(agent, { autoAnswer: true, toneHz: AGENT_HZ, ...options.agent });
    const calling = await phone(caller, { toneHz: CALLER_HZ, ...options.caller });
    await makeReady(server, agent.number);
    const before = (await callRecords(server)).length;

    await calling.dial(HOTLINE);
    await answering.event("CALL_ESTABLISHED");
    await untilCallState(server, agent.number, "TALKING");
    await wait(TALK_MS);
    await calling.hangUp();
    await answering.event("CALL_CLOSED");

    expect(msOf(calling.heard()[0], AGENT_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    expect(msOf(answering.heard()[0], CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    expect(msOf(calling.heard()[0], CALLER_HZ)).toBe(0);
    expect(msOf(answering.heard()[0], AGENT_HZ)).toBe(0);

    const [record] = await untilRecorded(server, caller.number, before + 1);
    expect(record).toMatchObject({
      destination_number: HOTLINE,
      agent: agent.number,
      queue: "support",
      hangup_by: "caller",
    });
    const [left, right] = await recordingOf(record?.uuid ?? "");
    expect(msOf(left, CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    expect(msOf(left, AGENT_HZ)).toBe(0);
    expect(msOf(right, AGENT_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    expect(msOf(right, CALLER_HZ)).toBe(0);
  });
});
