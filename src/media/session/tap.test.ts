import { describe, expect, test } from "vitest";
import { InbandDigits } from "../audio/inband-digits.ts";
import { toneShare } from "../audio/goertzel.ts";
import { digitTone } from "../audio/tone.ts";
import { A_LAW } from "../codec/g711.ts";
import { talk, VirtualRig } from "./virtual-rig.ts";

describe("recording", () => {
  test("each on a channel of its own, aligned in time, with what was lost as silence", () => {
    const rig = new VirtualRig();
    const [a, b] = [rig.phone("a"), rig.phone("b", { codec: "PCMU", payloadType: 0 })];
    talk(rig, "x", "a", "b");
    rig.run(100, () => a.say(300));
    rig.do({ type: "record", id: 5, left: ["a"], right: ["b"], path: "/r/5.wav" });
    rig.files[0]?.opened();
    rig.run(3_000, (at) => {
      const fromA = a.packet(440);
      if (at < 25 || at >= 50) a.send(fromA);
      if (at >= 100) b.say(700);
    });
    rig.do({ type: "stop-recording", id: 5 });
    const file = rig.files[0];
    if (file === undefined) throw new Error("no file");
    const [left, right] = [file.channel(0), file.channel(1)];
    expect(rig.of("recording")).toEqual([{ type: "recording", id: 5 }]);
    expect(rig.of("recorded")).toEqual([
      { type: "recorded", id: 5, path: "/r/5.wav", durationMs: 3_000, sizeBytes: 44 + 3_000 * 32 },
    ]);
    expect(toneShare(left, 0, 4_000, 440)).toBeGreaterThan(0.95);
    expect(left.subarray(4_000, 8_000).every((sample) => sample === 0)).toBe(true);
    expect(toneShare(left, 8_000, 15_000, 440)).toBeGreaterThan(0.95);
    expect(right.subarray(0, 16_000).every((sample) => sample === 0)).toBe(true);
    expect(toneShare(right, 16_000, 8_000, 700)).toBeGreaterThan(0.95);
  });

  test("a new SSRC with other timestamps goes on in its place", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    rig.do({ type: "record", id: 1, left: ["a"], right: ["b"], path: "/r/1.wav" });
    rig.run(1_000, () => a.say(440));
    a.ssrc += 77;
    a.timestamp = 5;
    a.sequence = 40_000;
    rig.run(1_000, () => a.say(440));
    rig.do({ type: "stop-recording", id: 1 });
    const left = rig.files[0]?.channel(0) ?? new Int16Array();
    expect(left.length).toBe(16_000);
    // The first packet of an SSRC that comes out of the blue is not believed.
    const silent = left.reduce((count, sample) => count + (sample === 0 ? 1 : 0), 0);
    expect(silent).toBeLessThan(800);
  });

  test("RFC 4733 digits are silence in it, or tones where that is wanted", () => {
    for (const digitsInRecordings of [false, true]) {
      const rig = new VirtualRig({ digitsInRecordings });
      const a = rig.phone("a");
      rig.phone("b");
      rig.do({ type: "record", id: 1, left: ["a"], right: ["b"], path: "/r/1.wav" });
      rig.run(200, () => a.say());
      const timestamp = a.timestamp + 160;
      rig.run(100, (at) => {
        a.event(4, (at + 1) * 160, at === 4, timestamp, at === 0);
        // This phone sends the tone along.
        const packet = a.packet();
        const samples = digitTone("4", 100);
        for (let n = 0; n < 160; n++) packet[12 + n] = A_LAW.encode[(samples[at * 160 + n] ?? 0) & 0xffff] ?? 0;
        a.send(packet);
      });
      rig.run(700, () => a.say());
      rig.do({ type: "stop-recording", id: 1 });
      const left = rig.files[0]?.channel(0) ?? new Int16Array();
      expect(new InbandDigits().feed(left, left.length)).toBe(digitsInRecordings ? "4" : "");
    }
  });

  test("a disk that fails ends the recording and not the call", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    talk(rig, "x", "a", "b");
    rig.do({ type: "record", id: 1, left: ["a"], right: ["b"], path: "/r/1.wav" });
    rig.files[0]?.opened();
    rig.run(1_500, () => a.say(440));
    rig.files[0]?.failed("no space left on device");
    const before = rig.sentTo("b").length;
    rig.run(500, () => a.say(440));
    expect(rig.sentTo("b").length - before).toBe(25);
    rig.do({ type: "stop-recording", id: 1 }, { type: "close", session: "a" });
    expect(rig.of("failed")).toEqual([
      { type: "failed", session: undefined, id: 1, reason: "no space left on device" },
    ]);
    expect(rig.of("recorded")).toEqual([]);
  });

  test("two at once of the same sessions; closing everything finishes both", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    for (const id of [1, 2]) rig.do({ type: "record", id, left: ["a"], right: ["b"], path: `/r/${id}.wav` });
    rig.do({ type: "record", id: 2, left: ["a"], right: ["b"], path: "/r/again.wav" });
    rig.run(500, () => a.say(440));
    let isDone = false;
    rig.switchboard.closeAll(() => (isDone = true));
    expect(isDone).toBe(true);
    expect(rig.of("recorded").map(({ id }) => id)).toEqual([1, 2]);
    expect(rig.of("failed").map(({ id }) => id)).toEqual([2]);
    expect(rig.of("closed")).toHaveLength(2);
  });
});
