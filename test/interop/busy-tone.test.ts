// A gateway that does not tell that its caller has hung up, with real audio: its busy tone or one tone without end ends the call
// wherever nobody else is on the line; whoever speaks, plays music or talks with an agent is left alone.
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addExtension, addQueue, HOTLINE, makeReady, signOutAll, untilRecorded, userOf } from "./center.ts";
import { phoneOfNew, registeredPhone } from "./registered-phone.ts";
import { startServer, type Server } from "./server.ts";
import { until } from "./until.ts";

const SOUNDS = join(import.meta.dirname, "../../sounds");
const CHINA_HZ = 450;
const HALF_CYCLE_MS = 350;
/** Longer than the longest tone has to last. */
const LONG_MS = 13_000;

let server: Server;
let caller: Phone;
let agent: Phone;

beforeAll(async () => {
  server = await startServer({ environment: { XCC_BUSY_TONE: "on" } });
  await addQueue(server, { auto_record: "0" });
  agent = await phoneOfNew(server, "1001");
  await addExtension(server, "1000");
  agent.answerAutomatically(100);
});

beforeEach(async () => {
  caller = await registeredPhone(server, userOf("1000"));
});

afterEach(async () => {
  await caller.stop();
  await signOutAll(server);
});

afterAll(async () => {
  await agent.stop();
  expect(await server.stop()).toBe(0);
});

async function waiting(): Promise<unknown> {
  return (await server.post("/api/cc/ccc/ccQueueWaitNum", {}))["count"];
}

async function isInLine(): Promise<void> {
  await until("they are in line", async () => ((await waiting()) === 1 ? true : undefined));
}

/** On and off, until it is let go. */
function busyTone(phone: Phone): () => void {
  let isOn = false;
  const timer = setInterval(() => {
    isOn = !isOn;
    phone.playTone(isOn ? CHINA_HZ : undefined);
  }, HALF_CYCLE_MS);
  return () => clearInterval(timer);
}

it("a busy tone in a queue ends the call as if its caller had hung up, and the record says why", async () => {
  await caller.call(HOTLINE);
  await isInLine();
  const silence = busyTone(caller);
  try {
    await until("they are gone", async () => ((await waiting()) === 0 ? true : undefined));
  } finally {
    silence();
  }
  const [record] = await untilRecorded(server, "1000");
  const { record: whole } = (await server.get(`/api/cdrs/${record?.uuid ?? ""}`)) as {
    record: { way: { type: string }[] };
  };
  expect(whole.way.map(({ type }) => type)).toContain("tone-heard");
});

it("one tone without end does likewise", async () => {
  await caller.call(HOTLINE);
  await isInLine();
  caller.playTone(CHINA_HZ);
  await until("they are gone", async () => ((await waiting()) === 0 ? true : undefined));
});

it.each(["en/mailbox-keys.wav", "zh/mailbox-keys.wav", "music/moh/quiet-minute.wav"])(
  "%s is no tone",
  async (sound) => {
    await caller.call(HOTLINE);
    await isInLine();
    await caller.playWav(join(SOUNDS, sound), true);
    await wait(LONG_MS);
    expect(await waiting()).toBe(1);
  },
);

it("who talks with an agent is left to them", async () => {
  await makeReady(server, "1001");
  await caller.call(HOTLINE);
  caller.playTone(CHINA_HZ);
  await until("the agent hears it", () => Promise.resolve(agent.hears(CHINA_HZ) || undefined));
  await wait(LONG_MS);
  expect(agent.hears(CHINA_HZ)).toBe(true);
});
