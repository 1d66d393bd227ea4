import { expect, test } from "vitest";
import { emptyFields, readRtp, writeRtpHeader } from "../wire/rtp.ts";
import type { RtpFields } from "../wire/rtp.ts";
import { Outgoing } from "./outgoing.ts";

function fieldsOf(bytes: Uint8Array): RtpFields {
  const fields = emptyFields();
  if (!readRtp(bytes, fields)) throw new Error("no RTP");
  return fields;
}

function ours(outgoing: Outgoing, nowMs: number): RtpFields {
  const bytes = new Uint8Array(172);
  outgoing.frame(bytes, 8, 160, nowMs);
  return fieldsOf(bytes);
}

function relayed(
  outgoing: Outgoing,
  sequence: number,
  timestamp: number,
  nowMs: number,
  stream = 1,
): RtpFields | undefined {
  const bytes = new Uint8Array(172);
  writeRtpHeader(bytes, 0, false, 0, sequence & 0xffff, timestamp >>> 0, 99);
  const sent = outgoing.relay(bytes, fieldsOf(bytes), 8, stream, nowMs);
  return sent ? fieldsOf(bytes) : undefined;
}

test("one stream for the peer: SSRC, sequence and time go on over every switch, the marker tells of it", () => {
  const outgoing = new Outgoing(7, 0xfffe, 0xffff_ff00);
  const packets = [
    ours(outgoing, 0),
    ours(outgoing, 20),
    relayed(outgoing, 500, 1_000_000, 40),
    relayed(outgoing, 501, 1_000_160, 60),
    relayed(outgoing, 9, 5, 100, 2),
    ours(outgoing, 120),
  ];
  expect(packets.map((packet) => packet?.ssrc)).toEqual([7, 7, 7, 7, 7, 7]);
  expect(packets.map((packet) => packet?.sequence)).toEqual([0xffff, 0, 1, 2, 3, 4]);
  const times = packets.map((packet) => ((packet?.timestamp ?? 0) - 0xffff_ff00) >>> 0);
  expect(times).toEqual([160, 320, 480, 640, 960, 1_120]);
  expect(packets.map((packet) => packet?.marker)).toEqual([true, false, true, false, true, true]);
});

test("gaps and disorder of a relayed stream stay what they are", () => {
  const outgoing = new Outgoing(7, 100, 0);
  const order = [0xfffe, 0xffff, 1, 0, 4];
  const first = relayed(outgoing, 0xfffd, 0, 0);
  const sent = order.map((sequence, at) => relayed(outgoing, sequence, ((sequence + 3) & 0xffff) * 160, 20 + at * 20));
  expect(sent.map((packet) => ((packet?.sequence ?? 0) - (first?.sequence ?? 0)) & 0xffff)).toEqual([1, 2, 4, 3, 7]);
  expect(sent.map((packet) => (packet?.timestamp ?? 0) - (first?.timestamp ?? 0))).toEqual([160, 320, 640, 480, 1_120]);
  // What is sent next lies behind the furthest, not behind the latest.
  expect((ours(outgoing, 200).sequence - (first?.sequence ?? 0)) & 0xffff).toBe(8);
});

test("a packet of before the switch, late, does not take a number that is used", () => {
  const outgoing = new Outgoing(7, 100, 0);
  expect(relayed(outgoing, 50, 8_000, 0)).toBeDefined();
  expect(relayed(outgoing, 49, 7_840, 5)).toBeUndefined();
  expect(relayed(outgoing, 51, 8_160, 20)).toBeDefined();
});

test("after a pause the timestamp has followed the clock", () => {
  const outgoing = new Outgoing(7, 100, 0);
  const before = ours(outgoing, 0);
  outgoing.pause();
  const after = ours(outgoing, 5_000);
  expect(after.timestamp - before.timestamp).toBe(40_000);
  expect([after.sequence - before.sequence, after.marker]).toEqual([1, true]);
});

test("CSRC list, extension and padding of the source are not passed on", () => {
  const outgoing = new Outgoing(7, 100, 0);
  const bytes = new Uint8Array(12 + 4 + 8 + 160 + 4).fill(0xaa);
  writeRtpHeader(bytes, 0, true, 0, 1, 1, 99);
  bytes[0] = 0xb1;
  bytes.set([0, 0, 0, 1], 16);
  bytes[bytes.length - 1] = 4;
  const fields = fieldsOf(bytes);
  expect([fields.payloadStart, fields.payloadEnd]).toEqual([24, 184]);
  outgoing.relay(bytes, fields, 8, 1, 0);
  const sent = bytes.subarray(fields.payloadStart - 12, fields.payloadEnd);
  expect(fieldsOf(sent)).toMatchObject({ ssrc: 7, payloadType: 8, payloadStart: 12, payloadEnd: 172 });
});

test("an event keeps the timestamp of its beginning while time goes on", () => {
  const outgoing = new Outgoing(7, 100, 0);
  const start = ours(outgoing, 0).timestamp;
  const times = [0, 160, 320].map((sinceStart, at) => {
    const bytes = new Uint8Array(16);
    outgoing.event(bytes, 101, at === 0, sinceStart, 4, 20 + at * 20);
    return fieldsOf(bytes).timestamp - start;
  });
  outgoing.gap(80);
  expect(times).toEqual([160, 160, 160]);
  expect(ours(outgoing, 100).timestamp - start).toBe(800);
});
