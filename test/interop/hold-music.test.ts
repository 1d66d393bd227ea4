// Who is held hears the queue's music, with real audio: until the hold ends, and never over what the holding phone itself sends.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, HOTLINE, makeReady, untilRecorded } from "./center.ts";
import { phoneOfNew } from "./registered-phone.ts";
import { startServer, type Server } from "./server.ts";
import { heard as heardIn, readChannels } from "./tone.ts";
import { until } from "./until.ts";

const CALLER_HZ = 620;
const AGENT_HZ = 1_050;
/** The dial tone stands in for music. */
const MUSIC = "tone_stream://dial";
const MUSIC_HZ = 450;
const PHONES_MUSIC_HZ = 1_730;

let server: Server;
let caller: Phone;
let agent: Phone;

beforeEach(async () => {
  server = await startServer();
  caller = await phoneOfNew(server, "1000", CALLER_HZ);
  agent = await phoneOfNew(server, "1001", AGENT_HZ);
  await addQueue(server, { moh_sound: MUSIC });
  await makeReady(server, "1001");
  agent.answerAutomatically(100);
  await caller.call(HOTLINE);
  await bothTalk();
});

afterEach(async () => {
  await caller.stop();
  await agent.stop();
  expect(await server.stop()).toBe(0);
});

function heard(what: string, holds: () => boolean): Promise<true> {
  return until(what, () => Promise.resolve(holds() || undefined));
}

async function bothTalk(): Promise<void> {
  await heard("the caller hears the agent", () => caller.hears(AGENT_HZ) && !caller.hears(MUSIC_HZ));
  await heard("the agent hears the caller", () => agent.hears(CALLER_HZ) && !agent.hears(MUSIC_HZ));
}

async function recordedChannels(): Promise<readonly [Int16Array, Int16Array]> {
  const [record] = await untilRecorded(server, "1000");
  const response = await server.request("GET", `/api/media_files/${String(record?.media_file_id)}`);
  const path = join(server.dataFolder, "recorded.wav");
  writeFileSync(path, Buffer.from(await response.arrayBuffer()));
  const [left = new Int16Array(0), right = new Int16Array(0)] = readChannels(path);
  return [left, right];
}

describe("a caller who is held", () => {
  it("hears what the agent's phone sends, and the queue's music where it sends nothing, until the hold ends", async () => {
    agent.hold();
    agent.fallSilent();
    await heard("music", () => caller.hears(MUSIC_HZ) && !caller.hears(AGENT_HZ));
    // A phone with music of its own: it is passed on.
    agent.playTone(PHONES_MUSIC_HZ);
    agent.speakAgain();
    await heard("the phone's own", () => caller.hears(PHONES_MUSIC_HZ) && !caller.hears(MUSIC_HZ));
    agent.fallSilent();
    await heard("music again", () => caller.hears(MUSIC_HZ) && !caller.hears(AGENT_HZ));
    agent.resume();
    agent.playTone(AGENT_HZ);
    agent.speakAgain();
    await bothTalk();
    // Nobody has said any of it: neither music is in the recording.
    caller.hangUp();
    const [left, right] = await recordedChannels();
    for (const [channel, voiceHz] of [
      [left, CALLER_HZ],
      [right, AGENT_HZ],
    ] as const) {
      const windows = heardIn(channel, [CALLER_HZ, AGENT_HZ, MUSIC_HZ, PHONES_MUSIC_HZ]);
      expect(windows.filter((what) => what === voiceHz).length).toBeGreaterThan(5);
      expect(windows).not.toContain(MUSIC_HZ);
      expect(windows).not.toContain(PHONES_MUSIC_HZ);
    }
  });
});

describe("an agent whose caller holds", () => {
  it("hears music, and nobody hears any where both hold", async () => {
    caller.hold();
    caller.fallSilent();
    await heard("music", () => agent.hears(MUSIC_HZ) && !agent.hears(CALLER_HZ));
    agent.hold();
    agent.fallSilent();
    await heard("silence", () => !agent.hears(MUSIC_HZ) && !caller.hears(MUSIC_HZ) && !caller.hears(AGENT_HZ));
    caller.resume();
    caller.speakAgain();
    await heard("music for the caller", () => caller.hears(MUSIC_HZ));
    agent.resume();
    agent.speakAgain();
    await bothTalk();
  });
});
