import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InbandDigits } from "../audio/inband-digits.ts";
import { toneShare } from "../audio/goertzel.ts";
import { digitTone, tone } from "../audio/tone.ts";
import { A_LAW } from "../audio/g711.ts";
import { Sound } from "../play/sound.ts";
import { readRtcp } from "../wire/rtcp.ts";
import { writeRtpHeader } from "../wire/rtp.ts";
import { DigitReceiver } from "../wire/telephone-event.ts";
import { decoded, VirtualRig } from "./virtual-rig.ts";
import type { Phone, SentPacket } from "./virtual-rig.ts";

/** Is there (nearly) nothing but this tone in what the packets carry? */
function carries(packets: readonly SentPacket[], hz: number): boolean {
  const samples = decoded(packets);
  return samples.length >= 160 && toneShare(samples, 0, samples.length, hz) > 0.95;
}

function join(rig: VirtualRig, bridge: string, ...sessions: readonly string[]): void {
  for (const session of sessions) rig.do({ type: "join", session, bridge });
}

function play(
  rig: VirtualRig,
  session: string,
  id: number,
  frequencyHz: number,
  totalMs: number,
  interruptible = true,
): void {
  const source = { type: "tone", frequenciesHz: [frequencyHz], onMs: totalMs, offMs: 0, totalMs } as const;
  rig.do({ type: "play", session, id, sources: [source], repeat: false, interruptible });
}

function pressEvent(phone: Phone, event: number, timestamp: number): void {
  for (let n = 1; n <= 5; n++) phone.event(event, n * 160, false, timestamp, n === 1);
  for (let n = 0; n < 3; n++) phone.event(event, 800, true, timestamp);
}

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
    const heard = decoded(rig.sentTo("a"));
    expect(toneShare(heard, 0, 1_040, 800)).toBeGreaterThan(0.99);
    expect(Math.max(...heard.subarray(1_040, 1_320))).toBeLessThan(10);
    expect(toneShare(heard, 1_320, 1_040, 800)).toBeGreaterThan(0.99);
    // The stream goes on without a hole.
    expect(rig.sentTo("a")).toHaveLength(16);
  });

  test("another prompt, stop, join and close each stop what plays; each play ends once", () => {
    const rig = new VirtualRig();
    rig.phone("a");
    play(rig, "a", 1, 400, 5_000);
    play(rig, "a", 2, 400, 5_000);
    rig.do({ type: "stop", session: "a" }, { type: "stop", session: "a" });
    play(rig, "a", 3, 400, 5_000);
    join(rig, "x", "a");
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

describe("two in a bridge", () => {
  test("each hears the other, at once and unchanged, in one stream", () => {
    const rig = new VirtualRig();
    const [a, b] = [rig.phone("a"), rig.phone("b")];
    rig.run(100);
    join(rig, "x", "a", "b");
    const before = rig.sent.length;
    a.say(440);
    expect(rig.sent).toHaveLength(before + 1);
    rig.run(1_000, () => {
      a.say(440);
      b.say(700);
    });
    const [toA, toB] = [rig.sentTo("a").slice(5), rig.sentTo("b").slice(5)];
    expect([toA.length, toB.length]).toEqual([50, 51]);
    expect([carries(toA, 700), carries(toB, 440)]).toEqual([true, true]);
    const all = rig.sentTo("b").map(({ fields }) => fields);
    expect(new Set(all.map(({ ssrc }) => ssrc)).size).toBe(1);
    expect(all.slice(1).every(({ sequence }, at) => ((sequence - (all[at]?.sequence ?? 0)) & 0xffff) === 1)).toBe(true);
    expect(all.map(({ marker }, at) => (marker ? at : -1)).filter((at) => at >= 0)).toEqual([0, 5]);
  });

  test("PCMA and PCMU are converted", () => {
    const rig = new VirtualRig();
    const [a, b] = [rig.phone("a"), rig.phone("b", { codec: "PCMU", payloadType: 0 })];
    join(rig, "x", "a", "b");
    rig.run(400, () => {
      a.say(440);
      b.say(700);
    });
    expect(rig.sentTo("b").every(({ fields }) => fields.payloadType === 0)).toBe(true);
    expect(carries(rig.sentTo("b"), 440)).toBe(true);
    expect(rig.sentTo("a").every(({ fields }) => fields.payloadType === 8)).toBe(true);
    expect(carries(rig.sentTo("a"), 700)).toBe(true);
  });

  test("a phone that changes to the other law by itself is understood", () => {
    const rig = new VirtualRig();
    const [a] = [rig.phone("a"), rig.phone("b")];
    join(rig, "x", "a", "b");
    rig.run(200, () => {
      const bytes = a.packet(440);
      // The same sound, as mu-law.
      for (let at = 12; at < bytes.length; at++) bytes[at] = 0xff;
      bytes[1] = 0;
      a.send(bytes);
    });
    expect(rig.sentTo("b").every(({ payload }) => payload.every((byte) => byte === 0xd5))).toBe(true);
  });

  test("events go on with the other's payload type, or as tones where there are none", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b", { digitsPayloadType: 96 });
    join(rig, "x", "a", "b");
    rig.run(20, () => a.say());
    pressEvent(a, 9, 50_000);
    const events = rig.sentTo("b").filter(({ fields }) => fields.payloadType === 96);
    expect(events).toHaveLength(8);
    expect(new Set(events.map(({ fields }) => fields.timestamp)).size).toBe(1);

    rig.phone("c", { digitsPayloadType: undefined });
    rig.do({ type: "leave", session: "b" });
    join(rig, "x", "c");
    pressEvent(a, 3, 70_000);
    rig.run(200);
    const detector = new InbandDigits();
    const heard = decoded(rig.sentTo("c"));
    expect(detector.feed(heard, heard.length)).toBe("3");
  });

  test("who is played to does not hear the other meanwhile, and does again afterwards", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    join(rig, "x", "a", "b");
    rig.run(100, () => a.say(440));
    play(rig, "b", 1, 1_000, 200);
    rig.run(300, () => a.say(440));
    const sent = rig.sentTo("b");
    expect(carries(sent.slice(0, 5), 440)).toBe(true);
    expect(carries(sent.slice(5, 15), 1_000)).toBe(true);
    expect(carries(sent.slice(-4), 440)).toBe(true);
    expect(
      sent.slice(1).every(({ fields }, at) => ((fields.sequence - (sent[at]?.fields.sequence ?? 0)) & 0xffff) === 1),
    ).toBe(true);
  });

  test("on hold nobody is heard: receive and send each hold", () => {
    const rig = new VirtualRig();
    const [a, b] = [rig.phone("a"), rig.phone("b")];
    join(rig, "x", "a", "b");
    rig.do({ ...a.connect, receive: false });
    rig.run(100, () => a.say(440));
    expect(rig.sentTo("b")).toEqual([]);
    rig.do({ ...a.connect, send: false });
    rig.run(100, () => b.say(440));
    expect(rig.sentTo("a")).toEqual([]);
  });

  test("leaving ends it for both; who is left alone gets silence", () => {
    const rig = new VirtualRig();
    const [a] = [rig.phone("a"), rig.phone("b")];
    join(rig, "x", "a", "b");
    rig.run(100, () => a.say(440));
    rig.do({ type: "leave", session: "a" });
    rig.run(100, () => a.say(440));
    expect(carries(rig.sentTo("b").slice(0, 5), 440)).toBe(true);
    expect(
      rig
        .sentTo("b")
        .slice(5)
        .every(({ payload }) => payload.every((byte) => byte === A_LAW.silence)),
    ).toBe(true);
    expect(rig.sentTo("b")).toHaveLength(10);
  });
});

describe("three in a bridge", () => {
  test("each hears the others and not itself, whatever the order of packets", () => {
    const rig = new VirtualRig();
    const phones = [rig.phone("a"), rig.phone("b"), rig.phone("c")];
    const pitch = [400, 700, 1_100];
    join(rig, "x", "a", "b", "c");
    rig.run(1_000, (at) => {
      for (const [index, phone] of phones.entries()) {
        // The third one's network swaps every two packets.
        if (index < 2) phone.say(pitch[index]);
        else if (at % 2 === 1) {
          const [first, second] = [phone.packet(pitch[index]), phone.packet(pitch[index])];
          phone.send(second);
          phone.send(first);
        }
      }
    });
    for (const [index, session] of ["a", "b", "c"].entries()) {
      const heard = decoded(rig.sentTo(session).slice(10));
      expect(heard.length).toBeGreaterThan(160 * 35);
      const shares = pitch.map((hz) => toneShare(heard, 0, heard.length, hz));
      expect(shares.map((share) => share > 0.4)).toEqual([0, 1, 2].map((other) => other !== index));
      expect(shares[index]).toBeLessThan(0.01);
    }
  });

  test("back to two it is relayed again, without a seam in the numbers", () => {
    const rig = new VirtualRig();
    const [a] = [rig.phone("a"), rig.phone("b"), rig.phone("c")];
    join(rig, "x", "a", "b", "c");
    rig.run(200, () => a.say(440));
    rig.do({ type: "close", session: "c" });
    rig.run(200, () => a.say(440));
    const sent = rig.sentTo("b");
    expect(carries(sent.slice(-9), 440)).toBe(true);
    expect(
      sent.slice(1).every(({ fields }, at) => ((fields.sequence - (sent[at]?.fields.sequence ?? 0)) & 0xffff) === 1),
    ).toBe(true);
  });
});

describe("digits to the peer", () => {
  test("as events, one for each, with the audio held back meanwhile", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    join(rig, "x", "a", "b");
    rig.run(100, () => a.say(440));
    rig.do({ type: "send-digits", session: "b", digits: "15" });
    rig.run(800, () => a.say(440));
    const receiver = new DigitReceiver();
    let heard = "";
    for (const { fields, payload } of rig.sentTo("b")) {
      if (fields.payloadType !== 101) continue;
      heard += receiver.receive(fields.timestamp, fields.marker, payload, 0, payload.length) ?? "";
    }
    expect(heard).toBe("15");
    expect(rig.sentTo("b").filter(({ fields }) => fields.payloadType === 101)).toHaveLength(14);
    expect(carries(rig.sentTo("b").slice(-10), 440)).toBe(true);
    const numbers = rig.sentTo("b").map(({ fields }) => fields.sequence);
    expect(numbers.slice(1).every((sequence, at) => ((sequence - (numbers[at] ?? 0)) & 0xffff) === 1)).toBe(true);
  });

  test("as tones where events were not agreed on", () => {
    const rig = new VirtualRig();
    rig.phone("a", { digitsPayloadType: undefined });
    rig.do({ type: "send-digits", session: "a", digits: "12" });
    rig.do({ type: "send-digits", session: "a", digits: "3x" });
    rig.run(1_000);
    const heard = decoded(rig.sentTo("a"));
    expect(new InbandDigits().feed(heard, heard.length)).toBe("123");
  });

  test("in-band digits are heard where events were not agreed on, and only there", () => {
    const rig = new VirtualRig();
    const phones = [rig.phone("a", { digitsPayloadType: undefined }), rig.phone("b")];
    const samples = digitTone("6", 100);
    for (const phone of phones) {
      for (let frame = 0; frame < 5; frame++) {
        const bytes = phone.packet();
        for (let at = 0; at < 160; at++) bytes[12 + at] = A_LAW.encode[(samples[frame * 160 + at] ?? 0) & 0xffff] ?? 0;
        phone.send(bytes);
      }
    }
    expect(rig.of("digit")).toEqual([{ type: "digit", session: "a", digit: "6" }]);
  });
});

describe("recording", () => {
  test("each on a channel of its own, aligned in time, with what was lost as silence", () => {
    const rig = new VirtualRig();
    const [a, b] = [rig.phone("a"), rig.phone("b", { codec: "PCMU", payloadType: 0 })];
    join(rig, "x", "a", "b");
    rig.run(100, () => a.say(300));
    rig.do({ type: "record", id: 5, left: "a", right: "b", path: "/r/5.wav" });
    rig.files[0]?.opened();
    rig.run(3_000, (at) => {
      const fromA = a.packet(440);
      if (at < 25 || at >= 50) a.send(fromA);
      if (at >= 100) b.say(700);
    });
    rig.do({ type: "stop-recording", id: 5 });
    const file = rig.files[0];
    if (file === undefined) throw new Error("no file");
    const [left, right] = [file.channel(0), file.channel(1)];
    expect(rig.of("recording")).toEqual([{ type: "recording", id: 5 }]);
    expect(rig.of("recorded")).toEqual([
      { type: "recorded", id: 5, path: "/r/5.wav", durationMs: 3_000, sizeBytes: 44 + 3_000 * 32 },
    ]);
    expect(toneShare(left, 0, 4_000, 440)).toBeGreaterThan(0.95);
    expect(left.subarray(4_000, 8_000).every((sample) => sample === 0)).toBe(true);
    expect(toneShare(left, 8_000, 15_000, 440)).toBeGreaterThan(0.95);
    expect(right.subarray(0, 16_000).every((sample) => sample === 0)).toBe(true);
    expect(toneShare(right, 16_000, 8_000, 700)).toBeGreaterThan(0.95);
  });

  test("a new SSRC with other timestamps goes on in its place", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    rig.do({ type: "record", id: 1, left: "a", right: "b", path: "/r/1.wav" });
    rig.run(1_000, () => a.say(440));
    a.ssrc += 77;
    a.timestamp = 5;
    a.sequence = 40_000;
    rig.run(1_000, () => a.say(440));
    rig.do({ type: "close", session: "b" });
    const left = rig.files[0]?.channel(0) ?? new Int16Array();
    expect(left.length).toBe(16_000);
    // The first packet of an SSRC that comes out of the blue is not believed.
    const silent = left.reduce((count, sample) => count + (sample === 0 ? 1 : 0), 0);
    expect(silent).toBeLessThan(800);
  });

  test("RFC 4733 digits are silence in it, or tones where that is wanted", () => {
    for (const digitsInRecordings of [false, true]) {
      const rig = new VirtualRig({ digitsInRecordings });
      const a = rig.phone("a");
      rig.phone("b");
      rig.do({ type: "record", id: 1, left: "a", right: "b", path: "/r/1.wav" });
      rig.run(200, () => a.say());
      const timestamp = a.timestamp + 160;
      rig.run(100, (at) => {
        a.event(4, (at + 1) * 160, at === 4, timestamp, at === 0);
        // This phone sends the tone along.
        const packet = a.packet();
        const samples = digitTone("4", 100);
        for (let n = 0; n < 160; n++) packet[12 + n] = A_LAW.encode[(samples[at * 160 + n] ?? 0) & 0xffff] ?? 0;
        a.send(packet);
      });
      rig.run(700, () => a.say());
      rig.do({ type: "stop-recording", id: 1 });
      const left = rig.files[0]?.channel(0) ?? new Int16Array();
      expect(new InbandDigits().feed(left, left.length)).toBe(digitsInRecordings ? "4" : "");
    }
  });

  test("a disk that fails ends the recording and not the call", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    join(rig, "x", "a", "b");
    rig.do({ type: "record", id: 1, left: "a", right: "b", path: "/r/1.wav" });
    rig.files[0]?.opened();
    rig.run(1_500, () => a.say(440));
    rig.files[0]?.failed("no space left on device");
    const before = rig.sentTo("b").length;
    rig.run(500, () => a.say(440));
    expect(rig.sentTo("b").length - before).toBe(25);
    rig.do({ type: "stop-recording", id: 1 }, { type: "close", session: "a" });
    expect(rig.of("failed")).toEqual([
      { type: "failed", session: undefined, id: 1, reason: "no space left on device" },
    ]);
    expect(rig.of("recorded")).toEqual([]);
  });

  test("two at once of the same sessions; closing everything finishes both", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    for (const id of [1, 2]) rig.do({ type: "record", id, left: "a", right: "b", path: `/r/${id}.wav` });
    rig.do({ type: "record", id: 2, left: "a", right: "b", path: "/r/again.wav" });
    rig.run(500, () => a.say(440));
    let isDone = false;
    rig.switchboard.closeAll(() => (isDone = true));
    expect(isDone).toBe(true);
    expect(rig.of("recorded").map(({ id }) => id)).toEqual([1, 2]);
    expect(rig.of("failed").map(({ id }) => id)).toEqual([2]);
    expect(rig.of("closed")).toHaveLength(2);
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

  test("what the peer reports stands in the statistics; what others say does not", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.run(40);
    const ssrc = rig.sentTo("a")[0]?.fields.ssrc ?? 0;
    const report = (lost: number): Uint8Array => {
      const bytes = new Uint8Array(32);
      bytes.set([0x81, 201, 0, 7]);
      new DataView(bytes.buffer).setUint32(8, ssrc);
      bytes.set([10, 0, 0, lost], 12);
      bytes[23] = 80;
      return bytes;
    };
    rig.arriveControl("a", report(9), a.address, 7_001);
    rig.arriveControl("a", report(200), "198.51.100.66", 7_001);
    rig.arriveControl("a", Uint8Array.of(1, 2, 3), a.address, 7_001);
    rig.do({ type: "close", session: "a" });
    expect(rig.of("closed")[0]?.statistics).toMatchObject({ remotePacketsLost: 9, remoteJitterMs: 10 });
    expect(rig.controls.at(-1)?.port).toBe(7_001);
    expect(rig.switchboard.counters).toMatchObject({ packetsStray: 1, packetsMalformed: 1 });
  });
});

describe("bad input", () => {
  test("is counted by its kind and reaches nobody", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    join(rig, "x", "a", "b");
    a.say();
    const before = rig.sentTo("b").length;
    a.send(Uint8Array.of(0x80));
    a.send(a.packet().fill(0xff, 0, 1));
    a.send(a.packet(0, 77));
    a.send(a.packet(0, 13));
    rig.arrive("a", a.packet(), "198.51.100.66", 4_000);
    expect(rig.sentTo("b").length).toBe(before);
    expect(rig.switchboard.counters).toMatchObject({ packetsMalformed: 2, packetsUnknownType: 2, packetsStray: 1 });
  });

  test("a foreign SSRC from the right address now and then changes nothing; one that stays is followed", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    join(rig, "x", "a", "b");
    let foreign = 0;
    rig.run(1_000, (at) => {
      a.say(440);
      if (at % 3 !== 0) return;
      const stray = new Uint8Array(172);
      writeRtpHeader(stray, 0, false, 8, at, at, 0xbad + (at % 2));
      a.send(stray);
      foreign += 1;
    });
    expect(rig.sentTo("b")).toHaveLength(50);
    expect(rig.switchboard.counters.packetsStray).toBe(foreign);
    expect(carries(rig.sentTo("b"), 440)).toBe(true);
    a.ssrc = 4;
    rig.run(200, () => a.say(440));
    expect(rig.sentTo("b")).toHaveLength(59);
  });

  test("no bytes and no order of commands make it throw or fail a session", () => {
    const packet = fc.uint8Array({ maxLength: 400 }).map((bytes) => {
      if (bytes.length > 1 && (bytes[1] ?? 0) % 2 === 0)
        bytes.set([0x80 | ((bytes[0] ?? 0) & 0x3f), [8, 0, 101][bytes.length % 3] ?? 0]);
      return bytes;
    });
    const session = fc.constantFrom("a", "b", "c");
    const step = fc.oneof(
      fc.record({ what: fc.constant("packet" as const), session, bytes: packet }),
      fc.record({ what: fc.constant("control" as const), session, bytes: packet }),
      fc.record({
        what: fc.constantFrom("join", "leave", "play", "digits", "record", "unrecord", "close", "open"),
        session,
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const rig = new VirtualRig();
        for (const one of ["a", "b", "c"]) rig.phone(one, { digitsPayloadType: one === "c" ? undefined : 101 });
        for (const [at, one] of steps.entries()) {
          const id = at;
          switch (one.what) {
            case "packet":
              rig.arrive(one.session, one.bytes, "10.9.9.9", 9);
              break;
            case "control":
              rig.arriveControl(one.session, one.bytes, "10.9.9.9", 9);
              break;
            case "join":
              join(rig, "x", one.session);
              break;
            case "leave":
              rig.do({ type: "leave", session: one.session });
              break;
            case "play":
              play(rig, one.session, id, 400, 100);
              break;
            case "digits":
              rig.do({ type: "send-digits", session: one.session, digits: "1#" });
              break;
            case "record":
              rig.do({ type: "record", id: 1, left: "a", right: one.session, path: "/r" });
              break;
            case "unrecord":
              rig.do({ type: "stop-recording", id: 1 });
              break;
            case "close":
              rig.do({ type: "close", session: one.session });
              break;
            case "open":
              if (!rig.events.some((event) => event.type === "closed" && event.session === one.session)) break;
              rig.do({ type: "open", session: one.session, near: undefined });
              break;
          }
          rig.run(20);
        }
        rig.switchboard.closeAll(() => undefined);
        const faults = rig.of("failed").filter(({ reason }) => reason.startsWith("internal fault"));
        expect(faults).toEqual([]);
        expect(rig.of("closed")).toHaveLength(rig.of("opened").length);
        expect(rig.switchboard.isBusy).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
