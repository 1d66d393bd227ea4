import { expect, test } from "vitest";
import type { LegId } from "../../core/model.ts";
import type { SwitchEvent } from "../../core/switch.ts";
import type { MediaStatistics } from "../../media/index.ts";
import { SoundWatch } from "./sound-watch.ts";

const NOTHING: MediaStatistics = {
  ...{ codec: "PCMA", packetsSent: 0, packetsReceived: 0, packetsLost: 0, jitterMs: 2 },
  ...{
    remotePacketsLost: undefined,
    remoteJitterMs: undefined,
    roundTripMs: undefined,
    mos: undefined,
    remoteMos: undefined,
  },
};

class Rig {
  readonly told: SwitchEvent[] = [];
  talking = ["a"];
  now = NOTHING;
  readonly watch = new SoundWatch({
    clock: { now: () => 0, date: () => 0, wakeAt: () => () => undefined },
    talking: () => this.talking.map((session) => ({ leg: session as LegId, session })),
    statisticsOf: () => this.now,
    tell: (event) => void this.told.push(event),
  });

  /** Ten seconds, of whose five hundred packets each way so many do not come. */
  pass(lost: number, remoteLost?: number): void {
    const { packetsSent, packetsReceived, packetsLost, remotePacketsLost } = this.now;
    this.now = {
      ...this.now,
      ...{ packetsSent: packetsSent + 500, packetsReceived: packetsReceived + 500 - lost },
      packetsLost: packetsLost + lost,
      remotePacketsLost: remoteLost === undefined ? remotePacketsLost : (remotePacketsLost ?? 0) + remoteLost,
    };
    this.watch.look();
  }

  figure(line: string): number | undefined {
    const samples = this.watch.measures().flatMap(({ name, samples }) => samples.map((one) => ({ name, ...one })));
    return samples.find(({ name, labels }) => `${name}${labels?.["sound"] ?? ""}` === line)?.value;
  }
}

test("a leg that is heard well is never told of", () => {
  const rig = new Rig();
  for (let at = 0; at < 5; at++) rig.pass(at % 2, 1);
  expect(rig.told).toEqual([]);
  expect(rig.figure("xcc_rtp_legsgood")).toBe(1);
});

test("one that is not is told of by its last ten seconds, again when it changes, and when it is well again", () => {
  const rig = new Rig();
  rig.pass(0);
  for (const lost of [0, 50, 51, 150, 0, 0]) rig.pass(lost);
  expect(rig.told).toEqual(
    [3.39, 2.09, 4.39].map((mos) => ({ type: "leg-sound", leg: "a", mos: expect.closeTo(mos, 1) as number })),
  );
});

test("what the peer does not get counts as much as what does not come from it", () => {
  const rig = new Rig();
  rig.pass(0);
  rig.pass(0, 0);
  rig.pass(0, 150);
  expect(rig.told).toMatchObject([{ mos: expect.closeTo(2.09, 1) as number }]);
  expect(rig.figure("xcc_rtp_legspoor")).toBe(1);
  expect(rig.figure("xcc_rtp_lowest_mos")).toBeCloseTo(2.09, 1);
});

test("one without audio has no figure, and one that has ended is forgotten", () => {
  const rig = new Rig();
  rig.watch.look();
  rig.watch.look();
  expect(rig.figure("xcc_rtp_legsunknown")).toBe(1);
  expect(rig.figure("xcc_rtp_lowest_mos")).toBeUndefined();
  rig.talking = [];
  rig.watch.look();
  expect(rig.figure("xcc_rtp_legsunknown")).toBe(0);
});
