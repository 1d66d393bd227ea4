import { describe, expect, test } from "vitest";
import { toneShare } from "../audio/goertzel.ts";
import { tone } from "../audio/tone.ts";
import { A_LAW } from "../codec/g711.ts";
import { Sound } from "../play/sound.ts";
import { readRtcp } from "../wire/rtcp.ts";
import { carries, decoded, talk, play, pressEvent, VirtualRig } from "./virtual-rig.ts";

describe("opening and closing", () => {
  test("a session is opened, closed once, with its statistics, and its link is free", () => {
    const rig = new VirtualRig();
    const phone = rig.phone("a");
    rig.run(200, () => phone.say(440));
    rig.do({ type: "close", session: "a" }, { type: "close", session: "a" });
    expect(rig.of("opened")).toHaveLength(1);
    expect(rig.of("closed")).toEqual([
      {
        type: "closed",
        session: "a",
        statistics: {
          codec: "PCMA",
          packetsSent: 10,
          packetsReceived: 10,
          packetsLost: 0,
          jitterMs: 0,
          remotePacketsLost: undefined,
          remoteJitterMs: undefined,
          ...{ roundTripMs: undefined, mos: 4.4, remoteMos: undefined },
        },
      },
    ]);
    expect(rig.closed).toEqual(["a"]);
    expect(rig.switchboard.isBusy).toBe(false);
  });

  test("where no port is free the open fails, and nothing is left", () => {
    const rig = new VirtualRig();
    rig.refusal = "no RTP port is free";
    rig.phone("a");
    rig.do({ type: "close", session: "a" });
    expect(rig.events).toEqual([{ type: "failed", session: "a", id: undefined, reason: "no RTP port is free" }]);
    expect(rig.switchboard.sessions).toBe(0);
  });

  test("silence is sent from the connect on, in an even beat, and nothing on hold", () => {
    const rig = new VirtualRig();
    const { connect } = rig.phone("a");
    rig.run(1_000);
    const sent = rig.sentTo("a");
    expect(sent).toHaveLength(50);
    expect(sent.every(({ payload }) => payload.length === 160 && payload.every((byte) => byte === A_LAW.silence))).toBe(
      true,
    );
    expect(new Set(sent.slice(1).map(({ atMs }, at) => atMs - (sent[at]?.atMs ?? 0)))).toEqual(new Set([20]));
    rig.do({ ...connect, send: false });
    rig.run(1_000);
    expect(rig.sentTo("a")).toHaveLength(50);
    rig.do(connect);
    rig.run(20);
    const resumed = rig.sentTo("a").at(-1);
    expect(resumed?.fields.marker).toBe(true);
    expect(((resumed?.fields.timestamp ?? 0) - (sent.at(-1)?.fields.timestamp ?? 0)) >>> 0).toBe(8_160);
  });
});

test("the packets of a key held down are no jitter", () => {
  const rig = new VirtualRig();
  const phone = rig.phone("a");
  const timestamp = phone.timestamp + 160;
  rig.run(100, () => phone.say());
  rig.run(400, (at) => phone.event(1, (at + 1) * 160, false, timestamp + 800));
  phone.timestamp += 20 * 160;
  rig.run(100, () => phone.say());
  rig.do({ type: "close", session: "a" });
  expect(rig.of("closed")[0]?.statistics.jitterMs).toBe(0);
});

describe("playing", () => {
  test("a prompt is heard whole, and its end is told when it is over, not before", () => {
    const rig = new VirtualRig();
    rig.phone("a");
    // 130 ms: not a whole number of frames.
    rig.sounds.sounds.set("/p/one.wav", new Sound(tone([800], 1_040)));
    const sources = [
      { type: "wav", path: "/p/one.wav" },
      { type: "silence", durationMs: 35 },
      { type: "wav", path: "/p/one.wav" },
    ] as const;
    rig.do({ type: "play", session: "a", id: 1, sources, repeat: false, interruptible: false });
    rig.run(280);
    expect(rig.of("played")).toEqual([]);
    rig.run(40);
    expect(rig.of("played")).toEqual([{ type: "played", session: "a", id: 1, ended: "end" }]);
    expect(rig.of("playing")).toMatchObject([{ session: "a", id: 1 }]);
    const heard = decoded(rig.sentTo("a"));
    expect(toneShare(heard, 0, 1_040, 800)).toBeGreaterThan(0.99);
    expect(Math.max(...heard.subarray(1_040, 1_320))).toBeLessThan(10);
    expect(toneShare(heard, 1_320, 1_040, 800)).toBeGreaterThan(0.99);
    // The stream goes on without a hole.
    expect(rig.sentTo("a")).toHaveLength(16);
  });

  test("another prompt, stop, somebody to hear and close each stop what plays; each play ends once", () => {
    const rig = new VirtualRig();
    rig.phone("a");
    play(rig, "a", 1, 400, 5_000);
    play(rig, "a", 2, 400, 5_000);
    rig.do({ type: "stop", session: "a" }, { type: "stop", session: "a" });
    play(rig, "a", 3, 400, 5_000);
    rig.phone("b");
    talk(rig, "x", "a", "b");
    expect(rig.of("played").map(({ id }) => id)).toEqual([1, 2, 3]);
    play(rig, "a", 4, 400, 5_000);
    rig.do({ type: "close", session: "a" });
    expect(rig.of("played").map(({ id, ended }) => [id, ended])).toEqual([1, 2, 3, 4].map((id) => [id, "stopped"]));
    expect(rig.events.at(-1)?.type).toBe("closed");
  });

  test("a digit interrupts where it may, whichever way it comes", () => {
    const rig = new VirtualRig();
    const phone = rig.phone("a");
    play(rig, "a", 1, 400, 5_000, true);
    rig.run(100);
    pressEvent(phone, 5, 80_000);
    play(rig, "a", 2, 400, 5_000, true);
    rig.do({ type: "inject-digit", session: "a", digit: "7" });
    play(rig, "a", 3, 400, 100, false);
    rig.do({ type: "inject-digit", session: "a", digit: "8" });
    rig.run(200);
    expect(rig.of("digit").map(({ digit }) => digit)).toEqual(["5", "7", "8"]);
    expect(rig.of("played").map(({ ended }) => ended)).toEqual(["digit", "digit", "end"]);
  });

  test("what is still being fetched can be stopped, interrupted and replaced", () => {
    const rig = new VirtualRig();
    rig.phone("a");
    rig.sounds.isSlow = true;
    rig.sounds.sounds.set("/p/one.wav", new Sound(tone([800], 800)));
    for (const id of [1, 2, 3]) {
      const sources = [{ type: "wav", path: id === 3 ? "/none.wav" : "/p/one.wav" }] as const;
      rig.do({ type: "play", session: "a", id, sources, repeat: false, interruptible: true });
      if (id === 2) rig.do({ type: "inject-digit", session: "a", digit: "1" });
    }
    rig.sounds.release();
    rig.run(300);
    expect(rig.of("played").map(({ id, ended }) => [id, ended])).toEqual([
      [1, "stopped"],
      [2, "digit"],
    ]);
    expect(rig.of("failed")).toEqual([{ type: "failed", session: "a", id: 3, reason: "no such file" }]);
  });

  test("nothing at all is over at once, even repeated; repeated, a prompt never is", () => {
    const rig = new VirtualRig();
    rig.phone("a");
    rig.do({ type: "play", session: "a", id: 1, sources: [], repeat: true, interruptible: false });
    rig.run(20);
    expect(rig.of("played")).toHaveLength(1);
    const sources = [{ type: "tone", frequenciesHz: [600], onMs: 50, offMs: 0, totalMs: 50 }] as const;
    rig.do({ type: "play", session: "a", id: 2, sources, repeat: true, interruptible: false });
    rig.run(2_000);
    expect(rig.of("played")).toHaveLength(1);
    expect(
      rig
        .sentTo("a")
        .slice(1)
        .every(({ payload }) => payload.some((byte) => byte !== A_LAW.silence)),
    ).toBe(true);
  });

  test("all who listen to a folder hear the same place of it, in either law, one file after the other", () => {
    const rig = new VirtualRig();
    rig.phone("a");
    rig.phone("b", { codec: "PCMU", payloadType: 0 });
    rig.sounds.sounds.set("/moh/1.wav", new Sound(tone([500], 2_400)));
    rig.sounds.sounds.set("/moh/2.wav", new Sound(tone([900], 2_400)));
    const listen = (session: string): void =>
      rig.do({
        type: "play",
        session,
        id: 1,
        sources: [{ type: "music", folder: "/moh" }],
        repeat: true,
        interruptible: false,
      });
    listen("a");
    rig.run(200);
    listen("b");
    rig.run(600);
    expect(carries(rig.sentTo("a").slice(0, 15), 500)).toBe(true);
    expect(carries(rig.sentTo("a").slice(15, 30), 900)).toBe(true);
    const a = decoded(rig.sentTo("a").slice(10, 40));
    const b = decoded(rig.sentTo("b").slice(10, 40));
    expect(a.every((sample, at) => Math.abs(sample - (b[at] ?? 0)) < 600)).toBe(true);
  });
});

describe("silence of the peer", () => {
  test("is told once, and its end", () => {
    const rig = new VirtualRig({ silentAfterMs: 10_000 });
    const a = rig.phone("a");
    rig.run(5_000, () => a.say());
    rig.run(9_000);
    expect(rig.of("silent")).toEqual([]);
    rig.run(30_000);
    expect(rig.of("silent")).toHaveLength(1);
    expect(rig.of("silent")[0]?.silentMs).toBeGreaterThanOrEqual(10_000);
    rig.run(1_000, () => a.say());
    expect(rig.of("resumed")).toHaveLength(1);
    rig.run(12_000);
    expect(rig.of("silent")).toHaveLength(2);
  });

  test("is none while nothing was agreed on, and is counted from the agreement on", () => {
    const rig = new VirtualRig({ silentAfterMs: 10_000 });
    const { connect } = rig.phone("a", { receive: false });
    rig.run(30_000);
    expect(rig.of("silent")).toEqual([]);
    rig.do(connect);
    rig.run(9_000);
    expect(rig.of("silent")).toEqual([]);
    rig.run(3_000);
    expect(rig.of("silent")).toHaveLength(1);
  });
});

describe("RTCP", () => {
  test("a report every five seconds or so, with what came and went; a bye at the end", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.run(20_000, (at) => {
      const packet = a.packet();
      if (at % 10 !== 3) a.send(packet);
    });
    rig.do({ type: "close", session: "a" });
    const reports = rig.controls.map(({ bytes }) => readRtcp(bytes));
    expect(reports.length).toBeGreaterThanOrEqual(4);
    expect(rig.controls.every(({ port }) => port === 4_001)).toBe(true);
    const last = reports.at(-1);
    expect(last?.byes).toHaveLength(1);
    expect(last?.reports[0]).toMatchObject({
      sender: { packets: 1_000, octets: 160_000 },
      blocks: [{ ssrc: a.ssrc, cumulativeLost: 100 }],
    });
  });

  test("goes where the peer says that it wants it (RFC 3605), and is taken from there", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a", { rtcp: { port: 5_555, address: undefined } });
    rig.run(11_000, () => a.say());
    expect(rig.controls.length).toBeGreaterThan(0);
    expect(rig.controls.every(({ port, address }) => port === 5_555 && address === a.address)).toBe(true);
    const receiverReport = Uint8Array.of(0x80, 201, 0, 1, 0, 0, 0, 99);
    rig.arriveControl("a", receiverReport, a.address, 4_001);
    expect(rig.switchboard.counters).toMatchObject({ packetsStranger: 1 });
    rig.arriveControl("a", receiverReport, a.address, 5_555);
    rig.do({ ...a.connect, rtcp: { port: 6_666, address: "10.0.0.99" } });
    rig.arriveControl("a", receiverReport, "10.0.0.99", 6_666);
    rig.arriveControl("a", receiverReport, "10.0.0.98", 6_666);
    expect(rig.switchboard.counters).toMatchObject({ packetsStranger: 2 });
    rig.do({ type: "close", session: "a" });
    expect(rig.controls.at(-1)).toMatchObject({ port: 6_666, address: "10.0.0.99" });
  });

  test("what the peer reports stands in the statistics; what others say does not", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.run(40, () => a.say());
    const ssrc = rig.sentTo("a")[0]?.fields.ssrc ?? 0;
    const report = (lost: number): Uint8Array => {
      const bytes = new Uint8Array(32);
      bytes.set([0x81, 201, 0, 7]);
      new DataView(bytes.buffer).setUint32(4, a.ssrc);
      new DataView(bytes.buffer).setUint32(8, ssrc);
      bytes.set([10, 0, 0, lost], 12);
      bytes[23] = 80;
      return bytes;
    };
    rig.arriveControl("a", report(9), a.address, 7_001);
    const aboutAnother = report(77);
    aboutAnother[8] = 0xee;
    rig.arriveControl("a", aboutAnother, a.address, 7_001);
    rig.arriveControl("a", report(200), "198.51.100.66", 7_001);
    rig.arriveControl("a", Uint8Array.of(1, 2, 3), a.address, 7_001);
    rig.do({ type: "close", session: "a" });
    expect(rig.of("closed")[0]?.statistics).toMatchObject({ remotePacketsLost: 9, remoteJitterMs: 10 });
    expect(rig.controls.at(-1)?.port).toBe(7_001);
    expect(rig.switchboard.counters).toMatchObject({ packetsStranger: 1, packetsMalformed: 1 });
  });
});
