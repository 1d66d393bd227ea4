import { describe, expect, it } from "vitest";
import { isProven, kindOf, printStun, readStun } from "./stun.ts";

const TRANSACTION = "b7e7a701bc34d686fa87dfae";

/** RFC 5769 section 2.1. */
const SAMPLE_REQUEST = Buffer.from(
  "000100582112a442b7e7a701bc34d686fa87dfae" +
    "802200105354554e207465737420636c69656e74" +
    "002400046e0001ff80290008932ff9b151263b36" +
    "000600096576746a3a68367659202020" +
    "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf",
  "hex",
);
const PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

describe("a STUN message", () => {
  it("is read as RFC 5769 has it, and proven by its password", () => {
    const read = readStun(SAMPLE_REQUEST);
    expect(read).toMatchObject({ type: "request", transaction: TRANSACTION, username: "evtj:h6vY" });
    expect(read).toMatchObject({ priority: 0x6e0001ff, useCandidate: false });
    expect(read?.role).toEqual({ isControlling: false, tieBreaker: 0x932ff9b151263b36n });
    expect(read && isProven(SAMPLE_REQUEST, read, PASSWORD)).toBe(true);
    expect(read && isProven(SAMPLE_REQUEST, read, "another")).toBe(false);
  });

  it("of RFC 5769 section 2.2 is printed byte for byte but for what we leave out, and one of IPv6 too", () => {
    const four = printStun({ type: "response", address: "192.0.2.1", port: 32853 }, TRANSACTION, PASSWORD);
    expect(Buffer.from(four).toString("hex")).toContain("002000080001a147e112a643");
    const six = printStun(
      { type: "response", address: "2001:db8:1234:5678:11:2233:4455:6677", port: 32853 },
      TRANSACTION,
      PASSWORD,
    );
    expect(Buffer.from(six).toString("hex")).toContain("002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9");
  });

  it("of ours is read again", () => {
    const role = { isControlling: true, tieBreaker: 77n };
    const check = { type: "request", username: "a:b", priority: 5, useCandidate: true, ...role } as const;
    const bytes = printStun(check, TRANSACTION, "secret");
    const read = readStun(bytes);
    expect(read).toMatchObject({ type: "request", username: "a:b", priority: 5, useCandidate: true, role });
    expect(read && isProven(bytes, read, "secret")).toBe(true);
    const error = readStun(printStun({ type: "error", code: 487, reason: "Role Conflict" }, TRANSACTION, "secret"));
    expect(error).toMatchObject({ type: "error", errorCode: 487 });
  });

  it("that is cut, changed or something else is none, and never throws", () => {
    for (let length = 0; length < SAMPLE_REQUEST.length; length += 1) {
      expect(readStun(SAMPLE_REQUEST.subarray(0, length))).toBeUndefined();
    }
    for (let at = 0; at < SAMPLE_REQUEST.length; at += 1) {
      const changed = Buffer.from(SAMPLE_REQUEST);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const read = readStun(changed);
      expect(read !== undefined && isProven(changed, read, PASSWORD)).toBe(false);
    }
  });

  it("is told from DTLS and RTP by its first byte", () => {
    expect([0, 3, 4, 20, 63, 64, 128, 191, 192].map((first) => kindOf(Uint8Array.of(first)))).toEqual([
      ...["stun", "stun", "unknown", "dtls", "dtls", "unknown", "rtp", "rtp", "unknown"],
    ]);
  });
});
