// Browsers as phones, with JsSIP and SIP.js as they are, through the whole server: what the one says the other hears, and the
// recording has both.
import { mkdirSync } from "node:fs";
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
  userOf,
} from "./center.ts";
import { leasePorts } from "./ports.ts";
import type { Json, Server } from "./server.ts";
import type { SippUser } from "./sipp.ts";
import { until } from "./until.ts";
import { heardMs, readChannels, TEST_TONES_HZ, writeToneWav } from "./tone.ts";

const WIDE_HZ = 16_000;
const [CALLER_HZ, AGENT_HZ, TOP_HZ, BELOW_HZ] = TEST_TONES_HZ;
const LAST_HZ = 2_950;
const MENU = "4001";
const PROMPT_S = 30;
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
  await addMenu();
});

/** Three prompts below one another, by keys 1 and 2. */
async function addMenu(): Promise<void> {
  const own = join(server.dataFolder, "sounds");
  mkdirSync(own, { recursive: true });
  for (const [name, hz] of [
    ["top", TOP_HZ],
    ["below", BELOW_HZ],
    ["last", LAST_HZ],
  ] as const) {
    writeToneWav(join(own, `${name}.wav`), hz, PROMPT_S);
  }
  const menu = { type: "next", repeat_timeout: 30 };
  await server.post("/api/xcc/ivrs/add", { ...menu, name: "top", nbr: "6000", media_file: "top" });
  await server.post("/api/xcc/ivrs/add", { ...menu, name: "below", parent_id: 1, digits: "1", media_file: "below" });
  await server.post("/api/xcc/ivrs/add", { ...menu, name: "last", parent_id: 2, digits: "2", media_file: "last" });
  await server.post("/api/xcc/hotlines/add", { nbr: MENU, period_enable: "0", type: "ivr", numbers: "6000" });
}

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

/** The file of the call that is over and was none of these. */
async function recordingOf(before: ReadonlySet<string>): Promise<string> {
  return until("the call is recorded", async () => {
    const record = (await callRecords(server)).find(({ uuid }) => !before.has(uuid));
    if (record === undefined) return undefined;
    const { record: whole } = (await server.get(`/api/cdrs/${record.uuid}`)) as {
      readonly record: { readonly recordings: readonly Json[] };
    };
    const file = whole.recordings[0]?.["file"];
    return typeof file === "string" ? file : undefined;
  });
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
    const before = new Set((await callRecords(server)).map(({ uuid }) => uuid));
    await calling.dial(HOTLINE);
    await untilCallState(server, agent.number, "TALKING");
    await calling.untilHears(AGENT_HZ);
    await answering.untilHears(CALLER_HZ);
    await wait(TALK_MS);
    await calling.does("hold");
    await answering.untilHearsOther(CALLER_HZ);
    await calling.does("unhold");
    await answering.untilHears(CALLER_HZ);
    await calling.untilHears(AGENT_HZ);
    const [ends, hears] = callers === "jssip" ? [calling, answering] : [answering, calling];
    await ends.does("hangUp");
    await hears.untilNoted("ended");
    // Two browsers speak in wideband, and are recorded so; their tones are low, so that every second sample tells of them.
    const wide = readChannels(join(server.dataFolder, "recordings", await recordingOf(before)), WIDE_HZ);
    const recording = wide.map((samples) => samples.filter((_, index) => index % 2 === 0));
    expect(heardMs(recording[0] ?? new Int16Array()).get(CALLER_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
    expect(heardMs(recording[1] ?? new Int16Array()).get(AGENT_HZ)).toBeGreaterThan(CLEARLY_HEARD_MS);
  });
});

describe.each(["jssip", "sip.js"] as const)("a caller with %s", (client) => {
  it("presses keys, in the media and by signalling", async () => {
    const calling = await phone(caller, client, CALLER_HZ);
    await calling.dial(MENU);
    await calling.untilHears(TOP_HZ);
    await calling.key("1", "media");
    await calling.untilHears(BELOW_HZ);
    await calling.key("2", "info");
    await calling.untilHears(LAST_HZ);
    await calling.does("hangUp");
    await calling.untilNoted("ended");
  });
});

it("a browser that begins ICE anew in a call is heard on", async () => {
  const calling = await phone(caller, "jssip", CALLER_HZ);
  await calling.dial(MENU);
  await calling.untilHears(TOP_HZ);
  const before = await calling.iceName();
  await calling.does("restartIce");
  await expect.poll(() => calling.iceName(), { timeout: 5_000 }).not.toBe(before);
  await wait(1_000);
  await calling.key("1", "media");
  await calling.untilHears(BELOW_HZ);
});

it("a browser that shows another certificate than it tells of is not talked with, and the log says why", async () => {
  const calling = await phone(caller, "jssip", CALLER_HZ);
  await calling.dial(MENU, true);
  await calling.untilNoted("ended remote");
  expect(server.log).toContain("certificate is not the one that signalling has told of");
});

it("a browser that is gone without a word is given up within 35 s", async () => {
  const answering = await phone(agent, "jssip", AGENT_HZ);
  await answering.answering();
  const calling = await phone(caller, "sip.js", CALLER_HZ);
  await makeReady(server, agent.number);
  await calling.dial(HOTLINE);
  await answering.untilHears(CALLER_HZ);
  const since = performance.now();
  await calling.kill();
  await answering.untilNoted("ended", 40_000);
  expect(performance.now() - since).toBeLessThan(36_000);
});
