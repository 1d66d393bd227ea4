// Sessions of phones that speak SRTP: in a switchboard, in virtual time.
import { expect, test } from "vitest";
import { readRtcp } from "../wire/rtcp.ts";
import { carries, talk, VirtualRig } from "../session/virtual-rig.ts";
import type { Secured } from "./shield.ts";
import { SrtpReceiver, SrtpSender } from "./srtp.ts";
import { SUITES, type MasterKey, type SuiteName } from "./suites.ts";

function key(suite: SuiteName, seed: number): MasterKey {
  const { keyBytes, saltBytes } = SUITES[suite];
  return { suite, nameBytes: 0, keyAndSalt: Uint8Array.from({ length: keyBytes + saltBytes }, (_, n) => n + seed) };
}

function keys(suite: SuiteName, seed = 1): Secured {
  return { ours: key(suite, seed), theirs: key(suite, seed + 100) };
}

const SOFT = "AES_CM_128_HMAC_SHA1_80";

test.each(Object.keys(SUITES) as SuiteName[])("a phone over %s talks with a plain one", (suite) => {
  const rig = new VirtualRig();
  const secured = rig.phone("a", { secured: keys(suite) });
  const plain = rig.phone("b", { codec: "PCMU", payloadType: 0 });
  talk(rig, "x", "a", "b");
  rig.run(2_000, () => {
    secured.say(700);
    plain.say(1_100);
  });
  expect(carries(rig.sentTo("a").slice(-50), 1_100)).toBe(true);
  expect(carries(rig.sentTo("b").slice(-50), 700)).toBe(true);
  expect(rig.switchboard.counters.packetsUnopened).toBe(0);
});

test("plain audio to a secured session is nobody's, wherever it comes from, and so is what comes twice", () => {
  const rig = new VirtualRig();
  const phone = rig.phone("a", { secured: keys(SOFT) });
  const other = rig.phone("b");
  talk(rig, "x", "a", "b");
  const packets: Uint8Array[] = [];
  const sealer = new SrtpSender(key(SOFT, 150));
  rig.run(1_000, () => {
    phone.say(700);
    const loud = phone.packet(1_500);
    // Plain, and sealed under a key that is not theirs; from the phone's own place.
    rig.arriveAsItIs("a", loud, phone.address, phone.port);
    rig.arriveAsItIs("a", Uint8Array.from(sealer.rtp(loud) ?? []), phone.address, phone.port);
    packets.push(loud);
    other.say();
  });
  expect(carries(rig.sentTo("b").slice(-30), 700)).toBe(true);
  expect(rig.switchboard.counters.packetsUnopened).toBe(2 * packets.length);
  expect(rig.switchboard.counters.packetsStranger).toBe(0);
});

test("a key that stays goes on over a new agreement, a new one takes its place, and late packets of the former are heard", () => {
  const rig = new VirtualRig();
  const first = keys(SOFT);
  const phone = rig.phone("a", { secured: first });
  const other = rig.phone("b");
  talk(rig, "x", "a", "b");
  const say = (): void => {
    phone.say(700);
    other.say(1_100);
  };
  rig.run(400, say);
  rig.do({ ...phone.connect, secured: first });
  rig.run(400, say);
  const second = keys("AEAD_AES_128_GCM", 30);
  rig.do({ ...phone.connect, secured: second });
  const before = rig.sentTo("b").length;
  // The phone has not heard of it yet: what it sends is under its former key.
  for (let n = 0; n < 3; n++) phone.say(700);
  expect(rig.sentTo("b").length).toBe(before + 3);
  rig.secure("a", second);
  rig.run(1_000, say);
  expect(carries(rig.sentTo("a").slice(-30), 1_100)).toBe(true);
  expect(carries(rig.sentTo("b").slice(-30), 700)).toBe(true);
  expect(rig.switchboard.counters.packetsUnopened).toBe(0);
  // And now nothing more is taken that is under the former one.
  rig.secure("a", first);
  phone.say(700);
  expect(rig.switchboard.counters.packetsUnopened).toBe(1);
});

test("reports go out sealed and are read", () => {
  const rig = new VirtualRig();
  const secured = keys(SOFT);
  const phone = rig.phone("a", { secured });
  rig.run(6_000, () => phone.say(700));
  const [report] = rig.controls.filter(({ session }) => session === "a");
  const opened = new SrtpReceiver(secured.ours).rtcp(Uint8Array.from(report?.bytes ?? []));
  expect(readRtcp(report?.bytes.subarray(0, -14) ?? new Uint8Array(0))?.cname).toBeUndefined();
  const contents = opened === undefined ? undefined : readRtcp(opened);
  expect(contents?.reports[0]?.blocks[0]).toMatchObject({ ssrc: phone.ssrc, fractionLost: 0 });
  const ours = contents?.reports[0]?.ssrc ?? 0;
  // A report of theirs: 7 lost.
  const theirs = Buffer.from(
    `81c90007${phone.ssrc.toString(16)}${ours.toString(16).padStart(8, "0")}00000007${"0".repeat(32)}`,
    "hex",
  );
  const sealed = Uint8Array.from(new SrtpSender(secured.theirs).rtcp(theirs) ?? []);
  rig.arriveControl("a", Uint8Array.from(theirs), phone.address, phone.port + 1);
  expect(rig.switchboard.counters.packetsUnopened).toBe(1);
  rig.arriveControl("a", sealed, phone.address, phone.port + 1);
  rig.do({ type: "close", session: "a" });
  expect(rig.of("closed")[0]?.statistics.remotePacketsLost).toBe(7);
});

test("what is not secured any more is plain", () => {
  const rig = new VirtualRig();
  const phone = rig.phone("a", { secured: keys(SOFT) });
  rig.run(200, () => phone.say(700));
  rig.secure("a", undefined);
  rig.do(phone.connect);
  rig.run(200, () => phone.say(700));
  expect(rig.switchboard.counters.packetsUnopened).toBe(0);
});
