// Browsers as phones, with JsSIP and SIP.js as they are, through the whole server: what the one says the other hears, and the
// recording has both.
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { BrowserPhone, PhonePages, type Client } from "./browser-phone.ts";
import {
  addQueue,
  callRecords,
  HOTLINE,
  makeReady,
  signOutAll,
  startCenter,
  untilCallState,
  untilRecorded,
  userOf,
} from "./center.ts";
import { leasePorts } from "./ports.ts";
import type { Json, Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";
import { heardMs, readChannels, TEST_TONES_HZ } from "./tone.ts";

const CALLER_HZ = TEST_TONES_HZ[0];
const AGENT_HZ = TEST_TONES_HZ[1];
const TALK_MS = 3_000;
const CLEARLY_HEARD_MS = 1_500;

let server: Server;
let pages: PhonePages;
const caller = userOf("1000");
const agent = userOf("1001");
const phones: BrowserPhone[] = [];

beforeAll(async () => {
  pages = await PhonePages.start();
  const ports = await leasePorts(100);
  const environment = {
    XCC_ALLOWED_ORIGINS: pages.origin,
    XCC_WEBRTC_PORTS: `${String(ports.from)}-${String(ports.to)}`,
  };
  server = await startCenter([caller.number, agent.number], { environment });
  await addQueue(server);
});

afterEach(async () => {
  await signOutAll(server);
  await Promise.all(phones.splice(0).map((phone) => phone.stop()));
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  pages.stop();
});

async function phone(user: SippUser, client: Client, toneHz: number): Promise<BrowserPhone> {
  const started = await BrowserPhone.start(user, { client, pages, httpPort: server.httpPort, toneHz });
  phones.push(started);
  return started;
}

describe.each([
  { callers: "jssip", agents: "sip.js" },
  { callers: "sip.js", agents: "jssip" },
] as const)("a caller with $callers and an agent with $agents", ({ callers, agents }) => {
  it("hear one another, over hold, and are recorded", async () => {
    const answering = await phone(agent, agents, AGENT_HZ);
    await answering.answering();
    const calling = await phone(caller, callers, CALLER_HZ);
    await makeReady(server, agent.number);
    const before = (await callRecords(server, `&cidNumber=${caller.number}`)).length;
    await calling.dial(HOTLINE);
    await untilCallState(server, agent.number, "TALKING");
    await calling.untilHears(AGENT_HZ);
    await answering.untilHears(CALLER_HZ);
    await wait(TALK_MS);
    await calling.does("hangUp");
    await answering.untilNoted("ended");
    const [record] = await untilRecorded(server, caller.number, before + 1);
    const { record: whole } = (await server.get(`/api/cdrs/${String(record?.uuid)}`)) as {
      readonly record: { readonly recordings: readonly Json[] };
    };
    const recording = readChannels(join(server.dataFolder, "recordings", String(whole.recordings[0]?.["file"])));
    expect(heardMs(recording[0] ?? new Int16Array()).get(CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    expect(heardMs(recording[1] ?? new Int16Array()).get(AGENT_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  });
});
