import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printRtcp, readRtcp, stampOf } from "./rtcp.ts";
import type { RtcpToSend } from "./rtcp.ts";

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));
}

/** A sender report with one block and the source description behind it, as a desk phone sends them. */
const CAPTURED = `
  81c8 000c  11223344  e0000000 80000000  000003e8  00000032 00001f40
             55667788  20 000005  0001 0203  00000040  00000000 00000000
  81ca 0003  11223344  01 03 614062 000000`;

const TO_SEND: RtcpToSend = {
  ssrc: 0x1122_3344,
  sender: { wallMs: 1_767_225_600_250, timestamp: 4_000_000_000, packets: 50, octets: 8_000 },
  block: {
    ssrc: 7,
    fractionLost: 12,
    cumulativeLost: 3,
    highestSequence: 0x1_0005,
    jitter: 40,
    lastStamp: 0x8000_4000,
    sinceLast: 98_304,
  },
  cname: "1122@media",
  bye: true,
};

test("a captured report", () => {
  expect(readRtcp(bytesOf(CAPTURED))).toEqual({
    reports: [
      {
        ssrc: 0x1122_3344,
        stamp: 0x0000_8000,
        sender: { wallMs: (0xe000_0000 - 2_208_988_800) * 1000 + 500, timestamp: 1000, packets: 50, octets: 8000 },
        blocks: [
          {
            ssrc: 0x5566_7788,
            fractionLost: 32,
            cumulativeLost: 5,
            highestSequence: 0x1_0203,
            jitter: 64,
            lastStamp: 0,
            sinceLast: 0,
          },
        ],
      },
    ],
    cname: "a@b",
    byes: [],
  });
});

test("more packets than were sent: the loss is negative", () => {
  const block = {
    ssrc: 1,
    fractionLost: 0,
    cumulativeLost: -2,
    highestSequence: 9,
    jitter: 0,
    lastStamp: 0,
    sinceLast: 0,
  };
  expect(readRtcp(printRtcp({ ...TO_SEND, block }))?.reports[0]?.blocks[0]?.cumulativeLost).toBe(-2);
});

test("what is printed is read: sender report, description, bye", () => {
  const { ssrc, sender, block } = TO_SEND;
  expect(readRtcp(printRtcp(TO_SEND))).toEqual({
    reports: [{ ssrc, sender, stamp: stampOf(sender?.wallMs ?? 0), blocks: [block] }],
    cname: "1122@media",
    byes: [ssrc],
  });
});

test("with nothing sent or received it is an empty receiver report, and every length is whole words", () => {
  for (const cname of ["", "a", "ab", "abc", "abcd", "x".repeat(300)]) {
    const bytes = printRtcp({ ssrc: 5, sender: undefined, block: undefined, cname, bye: false });
    expect(bytes.length % 4).toBe(0);
    expect(bytes[1]).toBe(201);
    expect(readRtcp(bytes)).toMatchObject({ reports: [{ ssrc: 5, blocks: [] }], byes: [] });
  }
});

describe("what is refused", () => {
  test.each([
    ["nothing", ""],
    ["version 1", "41c9 0001 00000001"],
    ["a length beyond the end", "80c9 0002 00000001"],
    ["a description first", "81ca 0001 00000001"],
    ["more blocks than there is room for", "9fc8 0006 00000001 00000000 00000000 00000000 00000000 00000000"],
    ["a report cut short", "81c9 0001 00000001"],
    ["bytes left over", "80c9 0001 00000001 80"],
  ])("%s", (_what, hex) => {
    expect(readRtcp(bytesOf(hex))).toBeUndefined();
  });

  test("a hundred parts in one datagram", () => {
    expect(readRtcp(bytesOf("80c9 0001 00000001".repeat(32)))).toBeDefined();
    expect(readRtcp(bytesOf("80c9 0001 00000001".repeat(33)))).toBeUndefined();
  });
});

test("other kinds of packets behind a report are stepped over", () => {
  expect(readRtcp(bytesOf("80c9 0001 00000001 80cf 0001 00000001 81cb 0001 00000001"))).toMatchObject({ byes: [1] });
});

test("no bytes make it throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(200, 201, 202, 203, 204), (bytes, type) => {
      if (bytes.length > 1) {
        bytes[0] = 0x80 | ((bytes[0] ?? 0) & 0x1f);
        bytes[1] = type;
      }
      readRtcp(bytes);
      // Behind a good report, the same bytes are looked into.
      const good = bytesOf("80c9 0001 00000001");
      const joined = new Uint8Array(good.length + bytes.length);
      joined.set(good);
      joined.set(bytes, good.length);
      readRtcp(joined);
    }),
    { numRuns: 2_000 },
  );
});
