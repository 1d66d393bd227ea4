import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyFields, isRtcp, readRtp, sequenceDistance, timestampDistance, writeRtpHeader } from "./rtp.ts";

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));
}

function read(bytes: Uint8Array): ReturnType<typeof emptyFields> | undefined {
  const fields = emptyFields();
  return readRtp(bytes, fields) ? fields : undefined;
}

describe("what is read", () => {
  test("a plain packet of PCMA", () => {
    expect(read(bytesOf("80 88 fffe 80000000 deadbeef d5d5d5d5"))).toEqual({
      marker: true,
      payloadType: 8,
      sequence: 0xfffe,
      timestamp: 0x8000_0000,
      ssrc: 0xdead_beef,
      payloadStart: 12,
      payloadEnd: 16,
    });
  });

  test("CSRC list, header extension and padding are stepped over", () => {
    const csrc = "00000001 00000002";
    const extension = "bede 0002 1122334455667788";
    const packet = bytesOf(`b2 00 0001 00000001 00000002 ${csrc} ${extension} ffff 000003`);
    expect(read(packet)).toMatchObject({ payloadStart: 32, payloadEnd: 34, payloadType: 0, marker: false });
  });

  test("a payload may be empty", () => {
    expect(read(bytesOf("80 08 0001 00000001 00000002"))).toMatchObject({ payloadStart: 12, payloadEnd: 12 });
  });
});

describe("what is refused", () => {
  test.each([
    ["nothing", ""],
    ["shorter than a header", "80 08 0001 00000001 000000"],
    ["version 1", "40 08 0001 00000001 00000002 d5"],
    ["version 3", "c0 08 0001 00000001 00000002 d5"],
    ["a CSRC list beyond the end", "8f 08 0001 00000001 00000002 d5d5"],
    ["an extension without its length", "90 08 0001 00000001 00000002 be"],
    ["an extension beyond the end", "90 08 0001 00000001 00000002 bede ffff 00"],
    ["padding of nothing", "a0 08 0001 00000001 00000002 d500"],
    ["padding larger than the payload", "a0 08 0001 00000001 00000002 d5ff"],
    ["padding that reaches into the extension", "b0 08 0001 00000001 00000002 bede 0000 05"],
  ])("%s", (_what, hex) => {
    expect(read(bytesOf(hex))).toBeUndefined();
  });
});

describe("properties", () => {
  test("whatever comes, the payload lies within the packet, or it is refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isVersion2) => {
        if (isVersion2 && bytes.length > 0) bytes[0] = 0x80 | ((bytes[0] ?? 0) & 0x3f);
        const fields = read(bytes);
        if (fields === undefined) return;
        expect(fields.payloadStart).toBeGreaterThanOrEqual(12);
        expect(fields.payloadEnd).toBeGreaterThanOrEqual(fields.payloadStart);
        expect(fields.payloadEnd).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2_000 },
    );
  });

  test("what is written is read", () => {
    const word = fc.integer({ min: 0, max: 0xffff_ffff });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.nat(127),
        fc.nat(0xffff),
        word,
        word,
        (marker, payloadType, sequence, timestamp, ssrc) => {
          const bytes = new Uint8Array(20);
          writeRtpHeader(bytes, 4, marker, payloadType, sequence, timestamp, ssrc);
          const fields = { marker, payloadType, sequence, timestamp, ssrc, payloadStart: 12, payloadEnd: 16 };
          expect(read(bytes.subarray(4))).toEqual(fields);
        },
      ),
    );
  });

  test("distances go the short way round", () => {
    expect([sequenceDistance(0xffff, 0), sequenceDistance(0, 0xffff), sequenceDistance(10, 12)]).toEqual([1, -1, 2]);
    expect([timestampDistance(0xffff_ff60, 0), timestampDistance(0, 0xffff_ff60)]).toEqual([160, -160]);
  });
});

test("RTCP on the same port is told from RTP with the marker set", () => {
  expect(["80c8", "80c9", "80cb", "8088", "8008", "80e5", "80"].map((hex) => isRtcp(bytesOf(hex)))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
