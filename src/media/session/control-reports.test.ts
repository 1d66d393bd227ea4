import { describe, expect, test } from "vitest";
import { Reception } from "../wire/reception.ts";
import { printRtcp } from "../wire/rtcp.ts";
import { ControlReports } from "./control-reports.ts";
import { Outgoing } from "./outgoing.ts";

const PORT = 7_001;
const RTP_PORT = 7_000;
const WALL_MS = 1_767_225_600_250;

/** One end: it sends a stream of its own and hears that of `other`. */
function end(ssrc: number, other: number) {
  const outgoing = new Outgoing(ssrc, 1, 1);
  const reception = new Reception();
  reception.begin(other, 1);
  reception.count(1);
  const reports = new ControlReports(outgoing, reception);
  return {
    reports,
    /** Its clock on the wall is an hour off that of the other. */
    tell: (nowMs: number, wallMs: number): Uint8Array => {
      outgoing.packetsSent += 1;
      return reports.print(nowMs, wallMs, false);
    },
  };
}

describe("the round trip", () => {
  test("is what lies between our report and the answer, without the time that it lay there; both ends measure it", () => {
    const [near, far] = [end(1, 2), end(2, 1)];
    far.reports.receive(near.tell(0, WALL_MS), PORT, RTP_PORT, 30);
    near.reports.receive(far.tell(4_030, WALL_MS + 3_600_000), PORT, RTP_PORT, 4_080);
    expect(near.reports.roundTripMs).toBeCloseTo(80, 0);
    far.reports.receive(near.tell(9_080, WALL_MS + 9_080), PORT, RTP_PORT, 9_110);
    expect(far.reports.roundTripMs).toBeCloseTo(80, 0);
  });

  test("is not measured by a stamp that was never sent, nor by a stay that is longer than the time that passed", () => {
    const near = end(1, 2);
    const told = near.tell(0, WALL_MS);
    const stamp = new DataView(told.buffer).getUint32(10);
    const block = { ssrc: 1, fractionLost: 0, cumulativeLost: 0, highestSequence: 1, jitter: 0 };
    const answer = (lastStamp: number, sinceLast: number): Uint8Array =>
      printRtcp({ ssrc: 2, sender: undefined, block: { ...block, lastStamp, sinceLast }, cname: "x", bye: false });
    near.reports.receive(answer(0, 0), PORT, RTP_PORT, 50);
    near.reports.receive(answer(stamp + 1, 0), PORT, RTP_PORT, 50);
    expect(near.reports.roundTripMs).toBeUndefined();
    near.reports.receive(answer(stamp, 0xffff_ffff), PORT, RTP_PORT, 50);
    expect(near.reports.roundTripMs).toBe(0);
    near.reports.receive(answer(stamp, 0), PORT, RTP_PORT, 60);
    expect(near.reports.roundTripMs).toBe(60);
  });
});
