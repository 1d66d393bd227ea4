import { createSocket } from "node:dgram";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { InbandDigits, printWav, tone, toneShare } from "../../src/media/index.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { Child } from "./child.ts";
import { MediaEngineRig } from "./media-engine-rig.ts";
import { MediaPhone } from "./media-phone.ts";
import { leasePorts, LOOPBACK } from "./ports.ts";
import { heardMs, lengthMsOf, median, readChannels, toneShares } from "./tone.ts";

const RECORDER = join(import.meta.dirname, "media-recorder.ts");
const A_HZ = 620;
const B_HZ = 1_050;
const C_HZ = 1_730;

let folder = "";
let rig: MediaEngineRig;
const phones: MediaPhone[] = [];

async function phone(codec: "PCMA" | "PCMU" = "PCMA"): Promise<MediaPhone> {
  const one = await MediaPhone.open(codec);
  phones.push(one);
  return one;
}

/** Milliseconds of the tone in what was heard. */
function toneMs(samples: readonly number[] | Int16Array, hz: number): number {
  return heardMs(Int16Array.from(samples)).get(hz) ?? 0;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-media-"));
  rig = await MediaEngineRig.start();
});

afterEach(async () => {
  for (const one of phones.splice(0)) one.close();
  await rig.engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("two phones", () => {
  test.each([
    ["PCMA", "PCMA"],
    ["PCMU", "PCMU"],
    ["PCMA", "PCMU"],
  ] as const)("%s and %s hear each other, and the recording has each on its channel", async (first, second) => {
    const [a, b] = [await phone(first), await phone(second)];
    const [toA, toB] = [await rig.session("a", a), await rig.session("b", b)];
    rig.talk("x", "a", "b");
    const path = join(folder, "new", "call.wav");
    rig.engine.send({ type: "record", id: 1, left: ["a"], right: ["b"], path });
    await rig.event("recording");
    a.say(toA, tone([A_HZ], 8_000));
    b.say(toB, tone([B_HZ], 8_000));
    await Promise.all([a.heard(3_000), b.heard(3_000)]);
    rig.engine.send({ type: "stop-recording", id: 1 });
    rig.engine.send({ type: "close", session: "b" });
    const recorded = await rig.event("recorded");
    const closed = await rig.event("closed");
    expect(toneMs(a.samples, B_HZ)).toBeGreaterThan(2_500);
    expect(toneMs(b.samples, A_HZ)).toBeGreaterThan(2_500);
    expect(toneMs(a.samples, A_HZ)).toBe(0);
    const [left, right] = readChannels(path);
    expect(toneMs(left ?? [], A_HZ)).toBeGreaterThan(2_500);
    expect(toneMs(right ?? [], B_HZ)).toBeGreaterThan(2_500);
    expect(recorded.sizeBytes).toBe(statSync(path).size);
    expect(Math.abs(recorded.durationMs - (left?.length ?? 0) / 8)).toBeLessThan(1);
    expect(closed.statistics).toMatchObject({ codec: second, packetsLost: 0 });
    expect(closed.statistics.packetsReceived).toBeGreaterThan(140);
    expect(new Set(b.packets.map(({ ssrc }) => ssrc)).size).toBe(1);
  });

  test("a network that loses, doubles and swaps: the recording has everything that came in its place", async () => {
    const [a, b] = [await phone(), await phone()];
    const [toA] = [await rig.session("a", a), await rig.session("b", b)];
    rig.talk("x", "a", "b");
    const path = join(folder, "call.wav");
    rig.engine.send({ type: "record", id: 1, left: ["a"], right: ["b"], path });
    // A third of a second of each pitch, so that order can be heard.
    const steps = [500, 700, 900, 1_100, 1_300, 1_500];
    const melody = Int16Array.from(steps.flatMap((hz) => [...tone([hz], 2_560)]));
    a.say(toA, melody, (n) => {
      if (n % 16 === 15) return "is lost";
      if (n % 5 === 1) return "comes twice";
      return n % 7 === 2 ? "comes after the next" : "passes";
    });
    // All of it and the beginning of its repetition.
    await a.said(melody.length + 1_600);
    // What was relayed has the same holes and no more.
    await expect.poll(() => b.packets.length).toBeGreaterThan(100);
    a.hush();
    rig.engine.send({ type: "stop-recording", id: 1 });
    rig.engine.send({ type: "close", session: "a" });
    await rig.event("recorded");
    const { statistics } = await rig.event("closed");
    const [left] = readChannels(path);
    if (left === undefined) throw new Error("no channel");
    const begin = left.findIndex((sample) => Math.abs(sample) > 500);
    for (const [at, hz] of steps.entries()) {
      const start = begin + at * 2_560;
      // The last of sixteen packets is missing: silence of its length.
      expect(toneShare(left, start + 160, 2_080, hz)).toBeGreaterThan(0.9);
      expect(Math.max(...left.subarray(start + 2_400 + 8, start + 2_560 - 8))).toBeLessThan(50);
    }
    expect(statistics.packetsLost).toBeGreaterThanOrEqual(5);
  });

  test("three hear the sum of the others", async () => {
    const trio = [await phone(), await phone("PCMU"), await phone()];
    for (const [at, hz] of [A_HZ, B_HZ, C_HZ].entries()) {
      const one = trio[at];
      if (one !== undefined) one.say(await rig.session(`s${at}`, one), tone([hz], 8_000));
    }
    rig.talk("x", "s0", "s1", "s2");
    await Promise.all(trio.map((one) => one.heard(500)));
    for (const one of trio) one.forget();
    await Promise.all(trio.map((one) => one.heard(2_000)));
    for (const [at, one] of trio.entries()) {
      const windows = toneShares(Int16Array.from(one.samples), [A_HZ, B_HZ, C_HZ]);
      const usual = [0, 1, 2].map((other) => median(windows.map((shares) => shares[other] ?? 0)));
      expect(usual.map((share) => share > 0.35)).toEqual([0, 1, 2].map((other) => other !== at));
      // Never, not just usually: one does not hear oneself.
      expect(Math.max(...windows.map((shares) => shares[at] ?? 1))).toBeLessThan(0.02);
    }
  });
});

describe("prompts", () => {
  test("a WAV of 44.1 kHz is heard, its end told in time, the beat even", async () => {
    const path = join(folder, "prompt.wav");
    writeFileSync(path, printWav([tone([A_HZ], 88_200, 9_000, 44_100), tone([A_HZ], 88_200, 9_000, 44_100)], 44_100));
    const one = await phone();
    await rig.session("a", one);
    const sources = [{ type: "wav", path }] as const;
    const play = (id: number): void =>
      rig.engine.send({ type: "play", session: "a", id, sources, repeat: false, interruptible: true });
    play(1);
    await rig.event("played", ({ id }) => id === 1);
    one.forget();
    const startedAt = performance.now();
    play(2);
    const { ended } = await rig.event("played", ({ id }) => id === 2);
    const tookMs = performance.now() - startedAt;
    expect(ended).toBe("end");
    expect(tookMs).toBeGreaterThan(1_990);
    // A second round, or an end that is told by a watchdog, would take twice as long.
    expect(tookMs).toBeLessThan(3_900);
    expect(toneMs(one.samples, A_HZ)).toBeGreaterThanOrEqual(1_900);
    const { packets } = one;
    // Between packets a second apart, the middle of all such pairs: one that came late says nothing about the beat.
    const apart = packets.slice(50).map(({ atMs }, n) => (atMs - (packets[n]?.atMs ?? 0)) / 50);
    expect(Math.abs(median(apart) - 20)).toBeLessThan(0.4);
    const steps = packets.slice(1).map(({ timestamp }, at) => (timestamp - (packets[at]?.timestamp ?? 0)) >>> 0);
    expect(new Set(steps)).toEqual(new Set([160]));
  });

  test("music is the same for all; a digit ends a prompt; what is not there fails", async () => {
    writeFileSync(join(folder, "a.wav"), printWav([tone([B_HZ], 16_000)]));
    const [a, b] = [await phone(), await phone("PCMU")];
    const [toA] = [await rig.session("a", a), await rig.session("b", b)];
    for (const session of ["a", "b"]) {
      const sources = [{ type: "music", folder }] as const;
      rig.engine.send({ type: "play", session, id: 1, sources, repeat: true, interruptible: true });
    }
    for (const one of [a, b]) await expect.poll(() => toneMs(one.samples, B_HZ)).toBeGreaterThan(700);
    a.say(toA, new Int16Array(160));
    a.press("7");
    expect(await rig.event("digit")).toMatchObject({ session: "a", digit: "7" });
    expect(await rig.event("played")).toMatchObject({ session: "a", ended: "digit" });
    const nothing = { type: "wav", path: join(folder, "none.wav") } as const;
    const broken = { type: "wav", path: join(folder, "broken.wav") } as const;
    writeFileSync(broken.path, "this is no sound");
    for (const [id, source] of [nothing, broken, { type: "music", folder: join(folder, "none") } as const].entries()) {
      rig.engine.send({
        type: "play",
        session: "a",
        id: 10 + id,
        sources: [source],
        repeat: false,
        interruptible: false,
      });
    }
    // The first two are replaced by the third before they are found missing, or fail: each has one outcome.
    await rig.event("failed", ({ id }) => id === 12);
    const outcomes = rig.events.filter((event) => "id" in event && event.id !== undefined && event.id >= 10);
    expect(outcomes).toHaveLength(3);
  });
});

describe("digits", () => {
  test("as events from phone to phone and from the engine, and as tones for a phone without events", async () => {
    const [a, b] = [await phone(), await phone()];
    const [toA, toB] = [await rig.session("a", a), await rig.session("b", b, false)];
    rig.talk("x", "a", "b");
    a.say(toA, new Int16Array(160));
    a.press("159#");
    await rig.event("digit", ({ digit }) => digit === "#");
    await expect.poll(() => new InbandDigits().feed(Int16Array.from(b.samples), b.samples.length)).toBe("159#");
    expect(rig.all("digit").map(({ digit }) => digit)).toEqual(["1", "5", "9", "#"]);

    rig.engine.send({ type: "send-digits", session: "a", digits: "42" });
    await expect.poll(() => a.digits).toBe("42");

    // Two keys as tones: a second of each pair.
    b.say(toB, tone([770, 1_336], 4_000, 12_000));
    expect(await rig.event("digit", ({ session }) => session === "b")).toMatchObject({ digit: "5" });
  });
});

describe("ports and files", () => {
  test("a port that somebody holds is passed over, the last one taken fails the next open, and ports come back", async () => {
    const ports = await leasePorts(6);
    const { from } = ports;
    const squatter = createSocket("udp4");
    squatter.bind(from + 1, LOOPBACK);
    await once(squatter, "listening");
    const small = await MediaEngineRig.start({ ports, portRestMs: 1_500 });
    try {
      for (const session of ["a", "b", "c"]) small.engine.send({ type: "open", session, near: undefined });
      expect(await small.event("failed")).toMatchObject({ session: "c", id: undefined });
      expect(small.all("opened").map(({ port }) => port)).toEqual([from + 2, from + 4]);
      // In one go: the port rests from its session's end on.
      small.engine.send({ type: "close", session: "a" });
      small.engine.send({ type: "open", session: "d", near: undefined });
      await small.event("failed", ({ session }) => session === "d");
      expect(await small.openedInTheEnd("e")).toBe(from + 2);
    } finally {
      await small.engine.stop();
      squatter.close();
    }
  });

  test("ports bound ahead are used like all others: every one of the range once, and then none", async () => {
    const names = Array.from({ length: 20 }, (_, at) => `s${at}`);
    // The first few find ports that are ready, the others must wait for theirs.
    for (const session of names) rig.engine.send({ type: "open", session, near: undefined });
    await expect.poll(() => rig.all("opened").length).toBe(names.length);
    expect(new Set(rig.all("opened").map(({ port }) => port)).size).toBe(names.length);
    rig.engine.send({ type: "open", session: "late", near: undefined });
    expect(await rig.event("failed")).toMatchObject({ session: "late" });
  });

  test("a recording that cannot be written fails, an old one is not overwritten, and the call goes on", async () => {
    const [a, b] = [await phone(), await phone()];
    const [toA] = [await rig.session("a", a), await rig.session("b", b)];
    rig.talk("x", "a", "b");
    const old = join(folder, "old.wav");
    writeFileSync(old, "an old recording");
    rig.engine.send({ type: "record", id: 1, left: ["a"], right: ["b"], path: old });
    rig.engine.send({ type: "record", id: 2, left: ["a"], right: ["b"], path: join(old, "below", "a", "file.wav") });
    await rig.event("failed", ({ id }) => id === 1);
    await rig.event("failed", ({ id }) => id === 2);
    expect(statSync(old).size).toBe(16);
    a.say(toA, tone([A_HZ], 8_000));
    await expect.poll(() => toneMs(b.samples, A_HZ)).toBeGreaterThan(300);
  });

  test("a full disk ends the recording, keeps what is on it playable, and the call goes on", async () => {
    const path = join(folder, "full.wav");
    // No file of this process may grow beyond 100 blocks: writes then fail as on a full disk.
    const command = `ulimit -f 100; exec "$0" "$@"`;
    const recorder = new Child("/bin/sh", ["-c", command, process.execPath, RECORDER, path]);
    expect(await recorder.line(/^failed /, PATIENCE_MS)).toContain("EFBIG");
    expect(Number((await recorder.line(/^heard /, PATIENCE_MS)).slice(6))).toBeGreaterThan(40);
    const [left] = readChannels(path);
    expect(toneMs(left ?? [], 620)).toBeGreaterThan(300);
  });

  test("kill -9 leaves a recording that plays, with a header that tells the truth", async () => {
    const path = join(folder, "killed.wav");
    const message = join(folder, "message.wav");
    const recorder = new Child(process.execPath, [RECORDER, path, message]);
    await recorder.line(/^recording$/, PATIENCE_MS);
    // The header is renewed once a second.
    for (const file of [path, message]) await expect.poll(() => lengthMsOf(file)).toBeGreaterThan(1_800);
    await recorder.stop("SIGKILL");
    const [left, right] = readChannels(path);
    if (left === undefined || right === undefined) throw new Error("no channels");
    expect(left.length * 4 + 44).toBe(statSync(path).size);
    expect(toneMs(left, 620)).toBeGreaterThan(left.length / 8 - 300);
    expect(toneMs(right, 1_050)).toBeGreaterThan(right.length / 8 - 300);
    const [said = new Int16Array(), ...others] = readChannels(message);
    expect(others).toEqual([]);
    expect(said.length * 2 + 44).toBe(statSync(message).size);
    expect(toneMs(said, 620)).toBeGreaterThan(said.length / 8 - 300);
  });

  test("a message ends with its silence, which is cut off; where nothing was said there is no file", async () => {
    const [a, b] = [await phone(), await phone()];
    const toA = await rig.session("a", a);
    await rig.session("b", b);
    const [said, unsaid] = [join(folder, "said.wav"), join(folder, "new", "unsaid.wav")];
    const limits = { longestMs: 60_000, silenceMs: 1_500 };
    a.say(toA, tone([A_HZ], 8_000));
    rig.engine.send({ type: "record-message", id: 1, session: "a", path: said, ...limits });
    rig.engine.send({ type: "record-message", id: 2, session: "b", path: unsaid, ...limits });
    await sleep(1_500);
    a.hush();
    const recorded = await rig.event("recorded", ({ id }) => id === 1);
    const [left = new Int16Array()] = readChannels(said);
    expect(recorded).toMatchObject({ durationMs: left.length / 8, sizeBytes: statSync(said).size });
    expect(toneMs(left, A_HZ)).toBeGreaterThan(left.length / 8 - 400);
    expect(left.length / 8).toBeGreaterThan(1_000);
    expect(await rig.event("recorded", ({ id }) => id === 2)).toMatchObject({ durationMs: 0, sizeBytes: 0 });
    expect(existsSync(unsaid)).toBe(false);
  });
});

describe("trouble", () => {
  test("a flood of garbage and of strangers does not reach the call", async () => {
    const [a, b, stranger] = [await phone(), await phone(), await phone()];
    const [toA] = [await rig.session("a", a), await rig.session("b", b)];
    rig.talk("x", "a", "b");
    a.say(toA, tone([A_HZ], 8_000));
    await sleep(200);
    stranger.say(toA, tone([C_HZ], 8_000));
    for (let n = 0; n < 2_000; n++) {
      const bytes = Uint8Array.from({ length: (n * 37) % 300 }, (_, at) => (n * 31 + at * 17) & 255);
      if (bytes.length > 0 && n % 2 === 0) bytes[0] = 0x80 | (n & 0x3f);
      stranger.send(toA + (n % 3 === 0 ? 1 : 0), bytes);
      if (n % 100 === 0) await sleep(5);
    }
    await expect.poll(() => toneMs(b.samples, A_HZ)).toBeGreaterThan(1_000);
    await expect.poll(async () => (await rig.engine.probe())[0]?.packetsStranger).toBeGreaterThan(20);
    expect(rig.engine.packetsStranger).toBeGreaterThan(20);
    expect((await rig.engine.probe())[0]?.packetsMalformed).toBeGreaterThan(100);
    expect(toneMs(b.samples, C_HZ)).toBe(0);
    expect(rig.all("failed")).toEqual([]);
  });

  test("a phone that falls silent is noticed, and so is its return", async () => {
    const watchful = await MediaEngineRig.start({ silentAfterMs: 3_000 });
    try {
      const one = await phone();
      const port = await watchful.session("a", one);
      one.say(port, tone([A_HZ], 8_000));
      await sleep(3_500);
      expect(watchful.all("silent")).toEqual([]);
      one.hush();
      expect((await watchful.event("silent")).silentMs).toBeGreaterThanOrEqual(3_000);
      one.say(port, tone([A_HZ], 8_000));
      await watchful.event("resumed");
    } finally {
      await watchful.engine.stop();
    }
  });

  test("a worker that dies is told with all its sessions, and the next one takes calls", async () => {
    const program = new URL("./media-crash-worker.ts", import.meta.url);
    const frail = await MediaEngineRig.start({ program });
    try {
      for (const session of ["a", "b"]) frail.engine.send({ type: "open", session, near: undefined });
      await frail.event("opened", ({ session }) => session === "b");
      const play = { type: "play", session: "a", id: 4, sources: [], repeat: false, interruptible: false } as const;
      frail.engine.send(play);
      frail.engine.send({ type: "send-digits", session: "a", digits: "1" });
      const probed = frail.engine.probe();
      await frail.event("closed", ({ session }) => session === "b");
      expect(await probed).toEqual([]);
      expect(frail.events.slice(2).map((event) => event.type)).toEqual(["engine-failed", "failed", "closed", "closed"]);
      expect(frail.all("engine-failed")[0]?.reason).toContain("nobody foresaw");
      await frail.openedInTheEnd("c");
    } finally {
      await frail.engine.stop();
    }
  });

  test("stopping closes each session once, and finishes the recording", async () => {
    const [a, b] = [await phone(), await phone()];
    const [toA] = [await rig.session("a", a), await rig.session("b", b)];
    const path = join(folder, "last.wav");
    rig.engine.send({ type: "record", id: 1, left: ["a"], right: ["b"], path });
    await rig.event("recording");
    a.say(toA, tone([A_HZ], 8_000));
    await expect.poll(async () => (await rig.engine.probe())[0]?.packetsReceived).toBeGreaterThan(35);
    await rig.engine.stop();
    expect(rig.all("closed").map(({ session }) => session)).toEqual(["a", "b"]);
    expect(rig.all("recorded")).toHaveLength(1);
    expect(toneMs(readChannels(path)[0] ?? [], A_HZ)).toBeGreaterThan(400);
    rig.engine.send({ type: "open", session: "late", near: undefined });
    expect(await rig.event("failed")).toMatchObject({ session: "late" });
  });
});
