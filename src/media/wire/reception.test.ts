import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Reception } from "./reception.ts";

function receive(sequences: readonly number[]): Reception {
  const reception = new Reception();
  const [first = 0] = sequences;
  reception.begin(1, first);
  for (const sequence of sequences) reception.count(sequence & 0xffff);
  return reception;
}

function run(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

describe("loss (RFC 3550 A.1, A.3)", () => {
  test("none, across the wrap of the sequence number", () => {
    const reception = receive(run(65_500, 100));
    expect([reception.packetsReceived, reception.packetsLost]).toEqual([100, 0]);
    expect(reception.report()).toMatchObject({ highestSequence: 0x1_0000 + 63, cumulativeLost: 0, fractionLost: 0 });
  });

  test("a tenth", () => {
    const reception = receive(run(0, 1_000).filter((sequence) => sequence % 10 !== 5));
    expect([reception.packetsReceived, reception.packetsLost]).toEqual([900, 100]);
    expect(reception.report()).toMatchObject({ cumulativeLost: 100, fractionLost: 25 });
  });

  test("the fraction is since the last report", () => {
    const reception = receive(run(0, 100).filter((sequence) => sequence % 2 === 0));
    expect(reception.report()?.fractionLost).toBeGreaterThan(120);
    for (const sequence of run(99, 100)) reception.count(sequence);
    expect(reception.report()).toMatchObject({ fractionLost: 0, cumulativeLost: 49 });
  });

  test("out of order is no loss, twice is not less than none", () => {
    expect(receive([1, 3, 2, 5, 4]).packetsLost).toBe(0);
    const doubled = receive([1, 1, 2, 2, 3, 3]);
    expect(doubled.packetsLost).toBe(0);
    expect(doubled.report()?.cumulativeLost).toBe(-3);
    expect(receive([1, 1, 1, 1, 5, 5]).packetsLost).toBe(3);
    // The same number one turn of the wheel later is no copy.
    expect(receive(run(0, 0x1_0000 + 300)).packetsLost).toBe(0);
  });

  test("one stray number moves nothing, two in a row are a restart", () => {
    const stray = receive([...run(0, 10), 30_000, ...run(10, 10)]);
    expect(stray.packetsLost).toBe(0);
    const restarted = receive([...run(0, 10), ...run(30_000, 10)]);
    expect([restarted.packetsReceived, restarted.packetsLost]).toEqual([20, 0]);
    expect(restarted.report()?.highestSequence).toBe(30_009);
  });

  test("a new SSRC begins anew, and the totals run on", () => {
    const reception = receive([1, 2, 4]);
    reception.begin(2, 500);
    for (const sequence of [500, 502]) reception.count(sequence);
    expect([reception.packetsReceived, reception.packetsLost]).toEqual([5, 2]);
    expect(reception.report()).toMatchObject({ ssrc: 2, cumulativeLost: 1 });
  });

  test("before anything came there is nothing to report", () => {
    expect(new Reception().report()).toBeUndefined();
  });

  test("any subset in any order within a hundred: the loss is what is missing between its ends", () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 60 }), (base, kept) => {
        const all = [0, ...kept];
        const reception = receive(all.map((offset) => (base + offset) & 0xffff));
        expect(reception.packetsLost).toBe(Math.max(...all) + 1 - all.length);
      }),
    );
  });
});

describe("jitter (RFC 3550 A.8)", () => {
  test("an even stream has none, whatever its clocks read", () => {
    const reception = receive([0]);
    for (let at = 0; at < 500; at++) reception.timing((0xffff_f000 + at * 160) >>> 0, 1e6 + at * 20);
    expect(reception.jitterMs).toBe(0);
  });

  test("follows the formula J += (|D| - J) / 16", () => {
    const reception = receive([0]);
    let ideal = 0;
    let before = 0;
    for (let at = 0; at < 400; at++) {
      const late = (at * 7) % 11;
      reception.timing(at * 160, at * 20 + late);
      if (at > 0) ideal += (Math.abs(late - before) - ideal) / 16;
      before = late;
    }
    expect(Math.abs(reception.jitterMs - ideal)).toBeLessThan(0.15);
    expect(ideal).toBeGreaterThan(2);
  });

  test("a leap of the sender's timeline is not the network's doing", () => {
    const reception = receive([0]);
    reception.timing(0, 0);
    reception.timing(1_000_000, 20);
    expect(reception.jitterMs).toBe(0);
  });
});
