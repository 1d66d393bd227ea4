import { describe, expect, test } from "vitest";
import { InbandDigits } from "../audio/inband-digits.ts";
import { toneShare } from "../audio/goertzel.ts";
import { digitTone } from "../audio/tone.ts";
import { A_LAW } from "../codec/g711.ts";
import { DigitReceiver } from "../wire/telephone-event.ts";
import { carries, decoded, talk, play, pressEvent, VirtualRig } from "./virtual-rig.ts";

describe("two in a talk", () => {
  test("each hears the other, at once and unchanged, in one stream", () => {
    const rig = new VirtualRig();
    const [a, b] = [rig.phone("a"), rig.phone("b")];
    rig.run(100);
    talk(rig, "x", "a", "b");
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
    talk(rig, "x", "a", "b");
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
    talk(rig, "x", "a", "b");
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
    talk(rig, "x", "a", "b");
    rig.run(20, () => a.say());
    pressEvent(a, 9, 50_000);
    const events = rig.sentTo("b").filter(({ fields }) => fields.payloadType === 96);
    expect(events).toHaveLength(8);
    expect(new Set(events.map(({ fields }) => fields.timestamp)).size).toBe(1);

    rig.phone("c", { digitsPayloadType: undefined });
    talk(rig, "x", "a", "c");
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
    talk(rig, "x", "a", "b");
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

  test("a digit by signalling goes on as one in the media", () => {
    const rig = new VirtualRig();
    rig.phone("a");
    rig.phone("b");
    talk(rig, "x", "a", "b");
    rig.do({ type: "inject-digit", session: "a", digit: "3" });
    rig.run(300);
    expect(rig.of("digit")).toEqual([{ type: "digit", session: "a", digit: "3" }]);
    expect(rig.sentTo("b").filter(({ fields }) => fields.payloadType === 101)).toHaveLength(7);
    expect(rig.sentTo("a")).toEqual([]);
  });

  test("while one says nothing, the other gets a packet a second, and then all of it again", () => {
    const rig = new VirtualRig();
    const a = rig.phone("a");
    rig.phone("b");
    talk(rig, "x", "a", "b");
    rig.run(1_000, () => a.say(440));
    rig.run(10_000);
    const kept = rig.sentTo("b").slice(50);
    expect(kept.length).toBeGreaterThanOrEqual(8);
    expect(kept.length).toBeLessThanOrEqual(11);
    expect(kept.every(({ payload }) => payload.every((byte) => byte === A_LAW.silence))).toBe(true);
    a.timestamp += 10 * 8_000;
    rig.run(1_000, () => a.say(440));
    const all = rig.sentTo("b");
    expect(carries(all.slice(-50), 440)).toBe(true);
    expect(
      all.slice(1).every(({ fields }, at) => ((fields.sequence - (all[at]?.fields.sequence ?? 0)) & 0xffff) === 1),
    ).toBe(true);
  });

  test("on hold nobody is heard: receive and send each hold", () => {
    const rig = new VirtualRig();
    const [a, b] = [rig.phone("a"), rig.phone("b")];
    talk(rig, "x", "a", "b");
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
    talk(rig, "x", "a", "b");
    rig.run(100, () => a.say(440));
    talk(rig, "x", "b");
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

describe("three in a talk", () => {
  test("each hears the others and not itself, whatever the order of packets", () => {
    const rig = new VirtualRig();
    const phones = [rig.phone("a"), rig.phone("b"), rig.phone("c")];
    const pitch = [400, 700, 1_100];
    talk(rig, "x", "a", "b", "c");
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
    talk(rig, "x", "a", "b", "c");
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
    talk(rig, "x", "a", "b");
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
        // A copy of a packet must not stretch the tone.
        for (let copy = 0; copy < 2; copy++) phone.send(Uint8Array.from(bytes));
      }
    }
    expect(rig.of("digit")).toEqual([{ type: "digit", session: "a", digit: "6" }]);
  });
});
