import { describe, expect, test } from "vitest";
import { Latch, TAKEOVER_AFTER_MS } from "./latch.ts";

const SIGNALLED = ["192.168.1.10", 4_000] as const;
const NATTED = ["203.0.113.7", 61_000] as const;
const STRANGER = ["198.51.100.66", 5_555] as const;

function latchFor(endpoint: readonly [string, number]): Latch {
  const latch = new Latch();
  latch.expect(...endpoint);
  return latch;
}

/** A row of packets; how many were let in. */
function send(latch: Latch, from: readonly [string, number], count: number, nowMs: number, ssrc = 1, step = 1): number {
  let accepted = 0;
  for (let at = 0; at < count; at++) {
    if (latch.accept(from[0], from[1], ssrc, (0xfffe + at * step) & 0xffff, nowMs + at * 20)) accepted += 1;
  }
  return accepted;
}

function target(latch: Latch): readonly [string, number] {
  return [latch.address, latch.port];
}

describe("at the beginning", () => {
  test("sends to the signalled address, and lets its packets in at once", () => {
    const latch = latchFor(SIGNALLED);
    expect(target(latch)).toEqual(SIGNALLED);
    expect(send(latch, SIGNALLED, 1, 0)).toBe(1);
  });

  test("a phone behind NAT is believed at its second packet in a row", () => {
    const latch = latchFor(SIGNALLED);
    expect(send(latch, NATTED, 1, 0)).toBe(0);
    expect(target(latch)).toEqual(SIGNALLED);
    expect(send(latch, NATTED, 10, 20)).toBe(9);
    expect(target(latch)).toEqual(NATTED);
  });

  test("packets that are no stream are not: other SSRCs, jumping numbers, changing ports", () => {
    const latch = latchFor(SIGNALLED);
    for (let at = 0; at < 50; at++) expect(latch.accept(...STRANGER, at, at, at)).toBe(false);
    expect(send(latch, STRANGER, 50, 2_000, 1, 7)).toBe(0);
    for (let at = 0; at < 50; at++) expect(latch.accept("198.51.100.66", 5_000 + at, 1, at, 5_000)).toBe(false);
    expect(target(latch)).toEqual(SIGNALLED);
  });

  test.each([
    ["0.0.0.0", 4_000],
    ["::", 4_000],
    ["10.0.0.1", 0],
    ["phone.example.com", 4_000],
    ["", 4_000],
    ["10.0.0.1", 70_000],
  ])("nothing is sent to %s port %i", (address, port) => {
    expect(latchFor([address, port]).port).toBe(0);
  });

  test("IPv6", () => {
    expect(target(latchFor(["2001:db8::1", 4_000]))).toEqual(["2001:db8::1", 4_000]);
  });
});

describe("against injection", () => {
  test("a stranger beside a living source is never let in, however much it sends", () => {
    const latch = latchFor(SIGNALLED);
    for (let at = 0; at < 500; at++) {
      expect(latch.accept(...SIGNALLED, 1, at, at * 20)).toBe(true);
      expect(latch.accept(...STRANGER, 9, at, at * 20 + 1)).toBe(false);
    }
    expect(target(latch)).toEqual(SIGNALLED);
  });

  test("after a silence another source may take over, with five packets in a row", () => {
    const latch = latchFor(SIGNALLED);
    send(latch, SIGNALLED, 10, 0);
    expect(send(latch, NATTED, 20, 200)).toBe(0);
    expect(send(latch, NATTED, 4, 200 + TAKEOVER_AFTER_MS)).toBe(0);
    expect(latch.accept(...NATTED, 1, 2, 300 + TAKEOVER_AFTER_MS)).toBe(true);
    expect(target(latch)).toEqual(NATTED);
  });

  test("the signalled source comes back at once", () => {
    const latch = latchFor(SIGNALLED);
    send(latch, NATTED, 10, 0);
    expect(send(latch, SIGNALLED, 1, 220)).toBe(1);
    expect(target(latch)).toEqual(SIGNALLED);
  });
});

describe("a new description", () => {
  test("with the same address changes nothing that was learnt", () => {
    const latch = latchFor(SIGNALLED);
    send(latch, NATTED, 10, 0);
    latch.expect(...SIGNALLED);
    expect(target(latch)).toEqual(NATTED);
  });

  test("with another address is followed at once; the old place may send on for a little while", () => {
    const latch = latchFor(SIGNALLED);
    send(latch, SIGNALLED, 10, 0);
    latch.expect(...NATTED);
    expect(target(latch)).toEqual(NATTED);
    expect(send(latch, SIGNALLED, 4, 200)).toBe(0);
    expect(send(latch, NATTED, 1, 300)).toBe(1);
    expect(target(latch)).toEqual(NATTED);
  });
});
