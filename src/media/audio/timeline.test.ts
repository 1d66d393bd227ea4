import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MU_LAW } from "../codec/g711.ts";
import { Timeline } from "./timeline.ts";

const MIX = { rateHz: 8_000, capacitySamples: 8_192, delaySamples: 320, maxDelaySamples: 960 } as const;

/** A packet whose 160 samples all have the level that byte `mark` stands for. */
function put(timeline: Timeline, nowMs: number, timestamp: number, mark: number, marker = false, samples = 160): void {
  const all = new Int16Array(samples).fill(MU_LAW.decode[mark] ?? 0);
  timeline.place(Math.round(nowMs * 8), {
    ...{ timestamp: timestamp >>> 0, marker, clockHz: 8_000, fades: false },
    ...{ samplesAt: () => all, countAt: () => samples },
  });
}

/** Reads frame after frame; each is told by the level in its middle. */
function read(timeline: Timeline, fromMs: number, frames: number): (number | undefined)[] {
  const frame = new Int16Array(160);
  return Array.from({ length: frames }, (_, at) => {
    timeline.read((fromMs + at * 20) * 8, frame, 160);
    const level = frame[80] ?? 0;
    return level === 0 ? undefined : MU_LAW.encode[level & 0xffff];
  });
}

describe("order", () => {
  test("an even stream comes out after the delay, complete", () => {
    const timeline = new Timeline(MIX, 0);
    for (let at = 0; at < 5; at++) put(timeline, at * 20, at * 160, at + 1);
    expect(read(timeline, 0, 8)).toEqual([undefined, undefined, 1, 2, 3, 4, 5, undefined]);
  });

  test("any order within the delay, copies included, comes out in order", () => {
    const packets = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 });
    fc.assert(
      fc.property(packets, fc.nat(), (order, start) => {
        const timeline = new Timeline({ ...MIX, delaySamples: 1_600, maxDelaySamples: 1_600 }, 0);
        put(timeline, 0, start, 0x10);
        for (const n of [...order, ...order]) put(timeline, 20, start + n * 160, 0x10 + n);
        const expected = [1, 2, 3, 4, 5, 6].map((n) => (order.includes(n) ? 0x10 + n : undefined));
        expect(read(timeline, 200, 7)).toEqual([0x10, ...expected]);
      }),
    );
  });

  test("a lost packet is silence of its length, and what follows stays in its place", () => {
    const timeline = new Timeline(MIX, 0);
    for (const at of [0, 1, 3, 4]) put(timeline, at * 20, 0xffff_ff60 + at * 160, at + 1);
    expect(read(timeline, 40, 5)).toEqual([1, 2, undefined, 4, 5]);
  });

  test("one that comes too late is dropped and hurts no other", () => {
    const timeline = new Timeline(MIX, 0);
    for (const at of [0, 1, 3]) put(timeline, at * 20, at * 160, at + 1);
    expect(read(timeline, 40, 3)).toEqual([1, 2, undefined]);
    put(timeline, 100, 2 * 160, 3);
    put(timeline, 100, 4 * 160, 5);
    expect(read(timeline, 100, 2)).toEqual([4, 5]);
  });

  test("packets of 10 and of 60 ms", () => {
    const timeline = new Timeline(MIX, 0);
    put(timeline, 0, 0, 1, false, 480);
    put(timeline, 60, 480, 2, false, 80);
    put(timeline, 70, 560, 3, false, 80);
    expect(read(timeline, 40, 4)).toEqual([1, 1, 1, 3]);
  });
});

describe("clocks", () => {
  test("a stray timestamp tears nothing along; two, or a marker, begin a new timeline", () => {
    const timeline = new Timeline(MIX, 0);
    put(timeline, 0, 0, 1);
    put(timeline, 20, 900_000, 9);
    // Somewhat late, but its place is where it always was.
    put(timeline, 35, 160, 2);
    expect(read(timeline, 40, 2)).toEqual([1, 2]);
    put(timeline, 80, 900_000, 3, true);
    put(timeline, 100, 900_160, 4);
    expect(read(timeline, 120, 2)).toEqual([3, 4]);
  });

  test("after a restart of the stream the new one is at its place at once", () => {
    const timeline = new Timeline(MIX, 0);
    put(timeline, 0, 0, 1);
    timeline.restart();
    put(timeline, 20, 3_000_000_000, 2);
    expect(read(timeline, 40, 2)).toEqual([1, 2]);
  });

  test.each([1.001, 0.999])(
    "a sender whose clock runs %f as fast is followed for minutes, losing next to nothing",
    (speed) => {
      const timeline = new Timeline(MIX, 0);
      const frame = new Int16Array(160);
      let heard = 0;
      const frames = 15_000;
      let sent = 0;
      for (let at = 0; at < frames; at++) {
        while ((sent * 20) / speed <= at * 20) {
          put(timeline, (sent * 20) / speed, sent * 160, 0x20);
          sent += 1;
        }
        timeline.read(at * 160, frame, 160);
        if (frame[80] !== 0) heard += 1;
      }
      expect(heard).toBeGreaterThan(frames * 0.99);
    },
  );

  test("a slow network makes the delay grow, a calm one takes it back", () => {
    const timeline = new Timeline(MIX, 0);
    const frame = new Int16Array(160);
    const arrivals = Array.from({ length: 2_000 }, (_, at) => ({
      at,
      ms: at * 20 + (at < 500 && at % 5 === 4 ? 70 : 0),
    })).sort((one, other) => one.ms - other.ms);
    let delay = 0;
    let next = 0;
    for (let at = 0; at < 2_000; at++) {
      for (let one = arrivals[next]; one !== undefined && one.ms <= at * 20; one = arrivals[++next]) {
        put(timeline, one.ms, one.at * 160, 0x20);
      }
      timeline.read(at * 160, frame, 160);
      if (at === 499) delay = timeline.delaySamples;
    }
    expect(delay).toBeGreaterThan(480);
    expect(timeline.delaySamples).toBe(320);
  });

  test("a way that has become longer for good is followed after three packets", () => {
    const timeline = new Timeline(MIX, 0);
    const heard: (number | undefined)[] = [];
    for (let at = 0; at < 60; at++) {
      // 100 ms more from the twentieth packet on.
      if (at < 20) put(timeline, at * 20, at * 160, 0x20);
      else if (at >= 25) put(timeline, at * 20, (at - 5) * 160, 0x21);
      heard.push(...read(timeline, at * 20, 1));
    }
    expect(heard.slice(30, 60)).toEqual(new Array(30).fill(0x21));
  });

  test("a reader that leaves time out does not hear what belonged there", () => {
    const timeline = new Timeline(MIX, 0);
    for (let at = 0; at < 10; at++) put(timeline, at * 20, at * 160, at + 1);
    expect(read(timeline, 40, 1)).toEqual([1]);
    expect(read(timeline, 160, 2)).toEqual([7, 8]);
    expect(read(timeline, 160 + 8_192 / 8, 2)).toEqual([undefined, undefined]);
  });
});

describe("other clocks and rates", () => {
  /** 20 ms at 16 kHz, all of one level. */
  function wide(clockHz: number, frame: number, level: number) {
    const samples = new Int16Array(320).fill(level);
    const timestamp = (0xffff_ff00 + (frame * clockHz) / 50) >>> 0;
    return { timestamp, marker: false, clockHz, fades: true, samplesAt: () => samples, countAt: () => 320 };
  }

  const settings = { rateHz: 16_000, capacitySamples: 16_384, delaySamples: 640, maxDelaySamples: 1_920 } as const;

  function levels(timeline: Timeline, frames: number): number[] {
    const out = new Int16Array(320);
    return Array.from({ length: frames }, (_, at) => {
      timeline.read(at * 320 + 640, out, 320);
      return out[160] ?? 0;
    });
  }

  test.each([8_000, 48_000])("a clock of %i Hz, past its end, puts packets 20 ms apart", (clockHz) => {
    const timeline = new Timeline(settings, 0);
    for (const frame of [0, 2, 1, 3]) timeline.place(frame * 320, wide(clockHz, frame, 100 * (frame + 1)));
    expect(levels(timeline, 5)).toEqual([100, 200, 300, 400, 0]);
  });

  test("what was lost fades within 20 ms, and what comes late after all takes its place", () => {
    const timeline = new Timeline(settings, 0);
    for (const frame of [0, 3]) timeline.place(frame * 320, wide(48_000, frame, 1_000));
    expect(levels(timeline, 4)).toEqual([1_000, 500, 0, 1_000]);
    const other = new Timeline(settings, 0);
    for (const frame of [0, 2, 1]) other.place(640, wide(48_000, frame, 1_000 + frame));
    expect(levels(other, 6).slice(2, 5)).toEqual([1_000, 1_001, 1_002]);
  });
});
