import { describe, expect, test } from "vitest";
import { toneShare } from "../audio/goertzel.ts";
import type { Phone } from "../session/virtual-rig.ts";
import { talk, VirtualRig } from "../session/virtual-rig.ts";

function record(limits: { longestMs?: number; silenceMs?: number } = {}): { rig: VirtualRig; phone: Phone } {
  const rig = new VirtualRig();
  const phone = rig.phone("a");
  const { longestMs = 60_000, silenceMs = 60_000 } = limits;
  rig.do({ type: "record-message", id: 5, session: "a", path: "/r/5.wav", longestMs, silenceMs });
  rig.files[0]?.opened();
  return { rig, phone };
}

function samplesOf(rig: VirtualRig): Int16Array {
  return rig.files[0]?.channel(0) ?? new Int16Array();
}

const SECOND = 8_000;
/** Kept behind the last word. */
const TAIL_MS = 200;

describe("a message", () => {
  test("is what was said until it is stopped, on one channel, without the silence at the end", () => {
    const { rig, phone } = record();
    rig.run(3_000, () => phone.say(440));
    rig.run(4_000, () => phone.say());
    rig.do({ type: "stop-recording", id: 5 });
    expect(rig.of("recording")).toEqual([{ type: "recording", id: 5 }]);
    const durationMs = 3_000 + TAIL_MS;
    const sizeBytes = 44 + durationMs * 16;
    expect(rig.of("recorded")).toEqual([{ type: "recorded", id: 5, path: "/r/5.wav", durationMs, sizeBytes }]);
    const samples = samplesOf(rig);
    expect(samples.length).toBe(durationMs * 8);
    expect(toneShare(samples, 0, 3 * SECOND, 440)).toBeGreaterThan(0.95);
  });

  test("ends by itself when nothing more is said, pauses within it are kept", () => {
    const { rig, phone } = record({ silenceMs: 2_000 });
    rig.run(1_000, () => phone.say(440));
    rig.run(1_500, () => phone.say());
    rig.run(1_000, () => phone.say(440));
    rig.run(1_900, () => phone.say());
    expect(rig.of("recorded")).toEqual([]);
    rig.run(1_000, () => phone.say());
    const tailMs = (rig.of("recorded")[0]?.durationMs ?? 0) - 3_500;
    // The end of the tone rings on by a frame or so.
    expect(Math.abs(tailMs - TAIL_MS)).toBeLessThanOrEqual(40);
    rig.do({ type: "stop-recording", id: 5 });
    expect(rig.of("recorded")).toHaveLength(1);
  });

  test("ends where a busy tone is all that is heard, and nothing of that is kept", () => {
    const { rig, phone } = record();
    const busy = (cycles: number): void => {
      for (let cycle = 0; cycle < cycles; cycle++) {
        rig.run(340, () => phone.say(450));
        rig.run(360, () => phone.say());
      }
    };
    rig.run(1_000, () => phone.say(700));
    rig.run(1_000, () => phone.say());
    busy(9);
    const [kept] = rig.of("recorded");
    expect(Math.abs((kept?.durationMs ?? 0) - 1_000 - TAIL_MS)).toBeLessThanOrEqual(100);
    // What ends before it is sure is not kept either, and where nobody has spoken there is no message.
    const other = record();
    for (let cycle = 0; cycle < 4; cycle++) {
      other.rig.run(340, () => other.phone.say(450));
      other.rig.run(360, () => other.phone.say());
    }
    other.rig.do({ type: "stop-recording", id: 5 });
    expect(other.rig.of("recorded")).toMatchObject([{ durationMs: 0, sizeBytes: 0 }]);
  });

  test("ends where the phone sends nothing at all", () => {
    const { rig, phone } = record({ silenceMs: 2_000 });
    rig.run(1_000, () => phone.say(440));
    rig.run(3_000);
    expect(rig.of("recorded")).toMatchObject([{ id: 5, durationMs: 1_000 + TAIL_MS }]);
  });

  test("ends at its greatest length", () => {
    const { rig, phone } = record({ longestMs: 2_000 });
    rig.run(4_000, () => phone.say(440));
    expect(rig.of("recorded")).toMatchObject([{ durationMs: 2_000, sizeBytes: 44 + 32_000 }]);
  });

  test("ends with its session, and with everything", () => {
    const { rig, phone } = record();
    rig.phone("b");
    rig.do({ type: "record-message", id: 6, session: "b", path: "/r/6.wav", longestMs: 9_000, silenceMs: 9_000 });
    rig.run(1_000, () => phone.say(440));
    rig.do({ type: "close", session: "a" });
    expect(rig.of("recorded")).toMatchObject([{ id: 5, durationMs: 1_000 }]);
    rig.switchboard.closeAll(() => undefined);
    expect(rig.of("recorded")).toMatchObject([{ id: 5 }, { id: 6, durationMs: 0 }]);
    expect(rig.switchboard.isBusy).toBe(false);
  });

  test("in which nothing was said has no length and leaves no file", () => {
    const { rig, phone } = record({ silenceMs: 2_000 });
    rig.run(3_000, () => phone.say());
    expect(rig.of("recorded")).toMatchObject([{ durationMs: 0, sizeBytes: 0 }]);
    expect(samplesOf(rig)).toHaveLength(0);
  });

  test("has what the network swapped in its place, what came late up to half a second too, and what it lost as silence", () => {
    const { rig, phone } = record();
    const late: Uint8Array[] = [];
    rig.run(3_000, (at) => {
      const packet = phone.packet(440);
      // One in ten is lost, one in five comes 400 ms late, one in seven after its neighbour.
      if (at % 10 === 3) return;
      if (at % 5 === 1 || at % 7 === 2) late.push(packet);
      else phone.send(packet);
      if (at % 5 === 1 && at > 20) phone.send(late.shift() ?? packet);
      else if (at % 7 === 3 && late.length > 0) phone.send(late.pop() ?? packet);
    });
    for (const packet of late) phone.send(packet);
    rig.run(200);
    rig.do({ type: "stop-recording", id: 5 });
    const samples = samplesOf(rig);
    const frames = Array.from({ length: 150 }, (_, at) => toneShare(samples, at * 160, 160, 440));
    for (const [at, share] of frames.entries()) {
      if (at % 10 === 3) expect(share).toBe(0);
      else expect(share).toBeGreaterThan(0.9);
    }
  });

  test("is of its own session alone, in a conversation as well, and beside another recording", () => {
    const { rig, phone } = record();
    const other = rig.phone("b");
    talk(rig, "x", "a", "b");
    rig.do({ type: "record", id: 6, left: ["a"], right: ["b"], path: "/r/6.wav" });
    rig.run(1_000, () => {
      phone.say(440);
      other.say(1_000);
    });
    rig.do({ type: "stop-recording", id: 5 }, { type: "stop-recording", id: 6 });
    expect(toneShare(samplesOf(rig), 0, SECOND, 440)).toBeGreaterThan(0.95);
    expect(rig.files[1]?.channel(1).length).toBe(SECOND);
  });

  test("fails for nobody, under a number that is taken, and with its disk; the call goes on", () => {
    const { rig, phone } = record();
    const limits = { longestMs: 1_000, silenceMs: 1_000 };
    rig.do(
      { type: "record-message", id: 7, session: "x", path: "/r/7.wav", ...limits },
      { type: "record-message", id: 5, session: "a", path: "/r/5.wav", ...limits },
    );
    expect(rig.of("failed").map(({ id, reason }) => `${String(id)} ${reason}`)).toEqual([
      "7 there is no such session",
      "5 a recording of that id is running",
    ]);
    rig.run(500, () => phone.say(440));
    rig.files[0]?.failed("no space left on device");
    rig.run(500, () => phone.say(440));
    rig.do({ type: "stop-recording", id: 5 });
    expect(rig.of("failed").at(-1)).toMatchObject({ session: undefined, id: 5, reason: "no space left on device" });
    expect(rig.of("recorded")).toEqual([]);
    expect(rig.switchboard.isBusy).toBe(true);
  });
});
