// Phones that speak G.722 and Opus: with one another, with G.711, in mixes and recordings.
import { describe, expect, test } from "vitest";
import { energy, goertzel } from "../audio/goertzel.ts";
import { codecOf } from "../codec/codecs.ts";
import type { MediaCodec } from "../vocabulary.ts";
import { converse, play, pressEvent, talk, VirtualRig } from "./virtual-rig.ts";
import type { SentPacket } from "./virtual-rig.ts";

const NUMBERS: Readonly<Record<MediaCodec, number>> = { PCMA: 8, PCMU: 0, G722: 9, opus: 96 };
/** In what only wideband carries. */
const HIGH_HZ = 5_500;

function rigOf(codecs: Readonly<Record<string, MediaCodec>>) {
  const rig = new VirtualRig({ digitsInRecordings: true });
  const phones = Object.fromEntries(
    Object.entries(codecs).map(([name, codec]) => [name, rig.phone(name, { codec, payloadType: NUMBERS[codec] })]),
  );
  return { rig, phone: (name: string) => phones[name] ?? expect.fail(`no phone ${name}`) };
}

/** What its phone hears, put together as it came. */
function heardIn(packets: readonly SentPacket[], codec: MediaCodec): Int16Array {
  const decoder = codecOf(codec).decoder();
  const all: number[] = [];
  const samples = new Int16Array(3_200);
  for (const { payload, fields } of packets) {
    if (fields.payloadType !== 101)
      all.push(...samples.subarray(0, decoder.decode(samples, payload, 0, payload.length)));
  }
  return Int16Array.from(all);
}

/** What part of it, without its beginning, is that tone. */
function shareOf(samples: Int16Array, hz: number, rateHz: number): number {
  const start = Math.floor(samples.length / 3);
  const count = samples.length - start;
  return goertzel(samples, start, count, hz, rateHz) / ((energy(samples, start, count) * count) / 2);
}

function shareHeard(rig: VirtualRig, who: string, codec: MediaCodec, hz: number): number {
  return shareOf(heardIn(rig.sentTo(who), codec), hz, codecOf(codec).rateHz);
}

test.each(["G722", "opus"] as const)("two that speak %s are relayed untouched", (codec) => {
  const { rig, phone } = rigOf({ a: codec, b: codec });
  talk(rig, "x", "a", "b");
  const said: Uint8Array[] = [];
  rig.run(400, () => {
    const packet = phone("a").packet(HIGH_HZ, NUMBERS[codec]);
    said.push(packet.slice(12));
    phone("a").send(packet);
  });
  const sent = rig.sentTo("b");
  expect(sent.map(({ payload }) => Buffer.from(payload))).toEqual(said.map((payload) => Buffer.from(payload)));
  const ticks = codecOf(codec).clockHz / 50;
  const steps = sent.slice(1).map(({ fields }, at) => (fields.timestamp - (sent[at]?.fields.timestamp ?? 0)) >>> 0);
  expect(new Set(steps)).toEqual(new Set([ticks]));
  expect(shareHeard(rig, "b", codec, HIGH_HZ)).toBeGreaterThan(0.9);
});

describe.each([
  ["PCMA", "G722"],
  ["PCMU", "opus"],
  ["G722", "opus"],
] as const)("%s and %s hear one another", (one, other) => {
  test("at the rate that both have, every 20 ms, in one stream", () => {
    const { rig, phone } = rigOf({ a: one, b: other });
    talk(rig, "x", "a", "b");
    const [aHz, bHz] = one === "G722" ? [HIGH_HZ, 6_000] : [700, 1_100];
    rig.run(1_500, () => {
      phone("a").send(phone("a").packet(aHz, NUMBERS[one]));
      phone("b").send(phone("b").packet(bHz, NUMBERS[other]));
    });
    expect(shareHeard(rig, "b", other, aHz)).toBeGreaterThan(0.9);
    expect(shareHeard(rig, "a", one, bHz)).toBeGreaterThan(0.9);
    for (const [who, codec] of [
      ["a", one],
      ["b", other],
    ] as const) {
      const sent = rig.sentTo(who);
      expect(sent.length).toBeGreaterThan(70);
      expect(new Set(sent.map(({ fields }) => fields.payloadType))).toEqual(new Set([NUMBERS[codec]]));
      const steps = sent.slice(1).map(({ fields }, at) => (fields.timestamp - (sent[at]?.fields.timestamp ?? 0)) >>> 0);
      expect(new Set(steps)).toEqual(new Set([codecOf(codec).clockHz / 50]));
    }
  });
});

test("three in three codecs hear the two others", () => {
  const codecs = { a: "PCMA", b: "G722", c: "opus" } as const;
  const { rig, phone } = rigOf(codecs);
  talk(rig, "x", "a", "b", "c");
  const pitch = { a: 700, b: HIGH_HZ, c: 1_500 };
  rig.run(1_500, () => {
    for (const who of ["a", "b", "c"] as const) phone(who).send(phone(who).packet(pitch[who], NUMBERS[codecs[who]]));
  });
  expect(shareHeard(rig, "c", "opus", pitch.b)).toBeGreaterThan(0.4);
  expect(shareHeard(rig, "c", "opus", pitch.a)).toBeGreaterThan(0.4);
  // What a telephone at 8 kHz cannot have is filtered away, and does not fold back to 2.5 kHz.
  expect(shareHeard(rig, "a", "PCMA", pitch.c)).toBeGreaterThan(0.97);
  expect(shareHeard(rig, "a", "PCMA", 8_000 - HIGH_HZ)).toBeLessThan(0.001);
});

describe("recordings", () => {
  test("of two in wideband are kept at 16 kHz", () => {
    const { rig, phone } = rigOf({ a: "G722", b: "opus" });
    talk(rig, "x", "a", "b");
    rig.do({ type: "record", id: 1, path: "/r", left: ["a"], right: ["b"] });
    rig.run(2_000, () => {
      phone("a").send(phone("a").packet(HIGH_HZ, NUMBERS.G722));
      phone("b").send(phone("b").packet(6_000, NUMBERS.opus));
    });
    rig.do({ type: "stop-recording", id: 1 });
    const [file] = rig.files;
    expect(file?.format).toEqual({ channels: 2, rateHz: 16_000 });
    expect(shareOf(file?.channel(0) ?? new Int16Array(), HIGH_HZ, 16_000)).toBeGreaterThan(0.95);
    expect(shareOf(file?.channel(1) ?? new Int16Array(), 6_000, 16_000)).toBeGreaterThan(0.9);
    expect(rig.of("recorded")).toMatchObject([{ durationMs: 2_000 }]);
  });

  test("of one in wideband and one in G.711 at 8 kHz", () => {
    const { rig, phone } = rigOf({ a: "G722", b: "PCMA" });
    talk(rig, "x", "a", "b");
    rig.do({ type: "record", id: 1, path: "/r", left: ["a"], right: ["b"] });
    rig.run(2_000, () => {
      phone("a").send(phone("a").packet(700, NUMBERS.G722));
      phone("b").say(1_100);
    });
    rig.do({ type: "stop-recording", id: 1 });
    const [file] = rig.files;
    expect(file?.format).toEqual({ channels: 2, rateHz: 8_000 });
    expect(shareOf(file?.channel(0) ?? new Int16Array(), 700, 8_000)).toBeGreaterThan(0.97);
    expect(shareOf(file?.channel(1) ?? new Int16Array(), 1_100, 8_000)).toBeGreaterThan(0.97);
  });

  test("have what was said before a lost packet in its place, and it fades", () => {
    const { rig, phone } = rigOf({ a: "G722", b: "G722" });
    rig.do({ type: "record", id: 1, path: "/r", left: ["a"], right: ["b"] });
    rig.run(2_000, (at) => {
      const packet = phone("a").packet(1_000, NUMBERS.G722);
      if (at % 10 !== 5) phone("a").send(packet);
    });
    rig.do({ type: "stop-recording", id: 1 });
    const left = rig.files[0]?.channel(0) ?? new Int16Array();
    // Frame 25 is one of those: its first half is louder than its second, and it goes on where the one before it ended.
    const lost = 25 * 320;
    const [first, second] = [energy(left, lost, 160), energy(left, lost + 160, 160)];
    expect(first).toBeGreaterThan(energy(left, lost - 160, 160) / 4);
    expect(second).toBeLessThan(first / 2);
    expect(Math.abs((left[lost] ?? 0) - (left[lost - 1] ?? 0))).toBeLessThan(3_700);
  });
});

describe("sounds and keys", () => {
  test.each(["G722", "opus"] as const)("a tone is played to who speaks %s", (codec) => {
    const { rig } = rigOf({ a: codec });
    play(rig, "a", 1, 1_000, 1_000);
    rig.run(1_000);
    expect(rig.sentTo("a")).toHaveLength(50);
    expect(shareHeard(rig, "a", codec, 1_000)).toBeGreaterThan(0.95);
  });

  test.each([
    ["G722", 160],
    ["opus", 960],
  ] as const)("keys are sent to %s in its own clock", (codec, ticks) => {
    const { rig } = rigOf({ a: codec });
    rig.do({ type: "send-digits", session: "a", digits: "5" });
    rig.run(300);
    const events = rig.sentTo("a").filter(({ fields }) => fields.payloadType === 101);
    const durations = events.map(({ payload }) => ((payload[2] ?? 0) << 8) | (payload[3] ?? 0));
    expect(durations).toEqual([1, 2, 3, 4, 5, 5, 5].map((frames) => frames * ticks));
    expect(new Set(events.map(({ fields }) => fields.timestamp)).size).toBe(1);
  });

  test("a key from a phone in Opus is told once, and goes on to one in G.711 in that one's clock", () => {
    const { rig, phone } = rigOf({ a: "opus", b: "PCMA" });
    talk(rig, "x", "a", "b");
    for (let n = 1; n <= 5; n++) phone("a").event(7, n * 960, false, 96_000, n === 1);
    for (let n = 0; n < 3; n++) phone("a").event(7, 4_800, true, 96_000);
    rig.run(300);
    expect(rig.of("digit")).toEqual([{ type: "digit", session: "a", digit: "7" }]);
    const events = rig.sentTo("b").filter(({ fields }) => fields.payloadType === 101);
    expect(events.map(({ payload }) => ((payload[2] ?? 0) << 8) | (payload[3] ?? 0)).at(-1)).toBe(800);
    pressEvent(phone("b"), 3, 4_000);
    rig.run(300);
    expect(rig.of("digit").at(-1)).toEqual({ type: "digit", session: "b", digit: "3" });
  });

  test("keys in the audio are heard where there are no events", () => {
    const { rig, phone } = rigOf({ a: "G722", b: "opus" });
    for (const [who, codec] of [
      ["a", "G722"],
      ["b", "opus"],
    ] as const) {
      const { connect } = phone(who);
      rig.do({ ...connect, payloadType: NUMBERS[codec], digitsPayloadType: undefined });
    }
    rig.do({ type: "send-digits", session: "a", digits: "1" }, { type: "send-digits", session: "b", digits: "9" });
    rig.run(100);
    expect(heardIn(rig.sentTo("a"), "G722").some((sample) => sample > 4_000)).toBe(true);
    expect(heardIn(rig.sentTo("b"), "opus").some((sample) => sample > 4_000)).toBe(true);
  });
});

test("who changes from G.711 to G.722 within the talk is heard at once, and who hears them too", () => {
  const { rig, phone } = rigOf({ a: "PCMA", b: "PCMA" });
  talk(rig, "x", "a", "b");
  rig.run(200, () => phone("a").say(700));
  rig.do({ ...phone("b").connect, codec: "G722", payloadType: 9 });
  const since = rig.sent.length;
  rig.run(1_000, () => phone("a").say(700));
  const sent = rig.sent.slice(since).filter(({ session }) => session === "b");
  expect(new Set(sent.map(({ fields }) => fields.payloadType))).toEqual(new Set([9]));
  expect(shareOf(heardIn(sent, "G722"), 700, 16_000)).toBeGreaterThan(0.9);
});

test("who listens in hears what plays on a phone in wideband", () => {
  const { rig } = rigOf({ a: "G722", s: "opus", b: "PCMA" });
  rig.do({
    type: "converse",
    conversation: "x",
    parties: [
      { session: "a", hears: [] },
      { session: "s", hears: [], playedTo: "a" },
    ],
  });
  play(rig, "a", 1, 1_000, 1_500);
  rig.run(1_200);
  expect(shareHeard(rig, "s", "opus", 1_000)).toBeGreaterThan(0.9);
  converse(rig, "x", { a: "", s: "" });
});
