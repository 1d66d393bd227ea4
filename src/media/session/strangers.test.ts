// Audio belongs to its peer: what comes from anybody else is heard by nobody, recorded nowhere and presses no key.
import { describe, expect, test } from "vitest";
import { digitTone } from "../audio/tone.ts";
import { A_LAW } from "../codec/g711.ts";
import { readRtcp } from "../wire/rtcp.ts";
import { writeRtpHeader } from "../wire/rtp.ts";
import { carries, talk, pressEvent, VirtualRig } from "./virtual-rig.ts";
import type { Phone } from "./virtual-rig.ts";

const STRANGER = "198.51.100.66";
/** Where the phone's NAT lets its SIP and its audio out. */
const NAT = "203.0.113.7";
const PRIVATE = "192.168.1.10";
const VOICE_HZ = 440;
const STRANGER_HZ = 1_730;
const SILENCE = A_LAW.silence;

/** Two phones that talk and are recorded; the first is the one that strangers are after. */
class Call {
  readonly rig = new VirtualRig();
  readonly phone: Phone;

  constructor(change: Parameters<VirtualRig["phone"]>[1] = {}) {
    this.phone = this.rig.phone("a", change);
    this.rig.phone("b");
    talk(this.rig, "x", "a", "b");
    this.rig.do({ type: "record", id: 1, left: ["a"], right: ["b"], path: "/r/1.wav" });
    this.rig.files[0]?.opened();
  }

  /** One behind NAT, which has spoken for so long. */
  static behindNat(spokenMs: number): Call {
    const call = new Call({ address: PRIVATE, signalledFrom: NAT });
    call.phone.address = NAT;
    call.phone.port = 61_000;
    call.speak(spokenMs);
    return call;
  }

  speak(ms: number): void {
    this.rig.run(ms, () => this.phone.say(VOICE_HZ));
  }

  /** What "b" is sent that is no silence. */
  get heard() {
    return this.rig.sentTo("b").filter(({ payload }) => !payload.every((byte) => byte === SILENCE));
  }

  forget(): void {
    this.rig.sent.length = 0;
    this.rig.events.length = 0;
  }

  get recorded(): Int16Array {
    return this.rig.files[0]?.channel(0) ?? new Int16Array();
  }
}

/** Somebody with a socket of their own, who sends a tone as a phone would. */
class Stranger {
  readonly #rig: VirtualRig;
  readonly #voice: Phone;
  readonly #address: string;
  readonly #port: number;

  constructor(call: Call, address: string, port: number) {
    this.#rig = call.rig;
    this.#voice = new VirtualRig().phone("voice");
    this.#address = address;
    this.#port = port;
  }

  say(): void {
    this.send(this.#voice.packet(STRANGER_HZ));
  }

  send(bytes: Uint8Array): void {
    this.#rig.arrive("a", bytes, this.#address, this.#port);
  }

  press(event: number): void {
    const { ssrc } = this.#voice;
    for (let n = 1; n <= 8; n++) {
      const bytes = new Uint8Array(16);
      writeRtpHeader(bytes, 0, n === 1, 101, 9_000 + n, 90_000, ssrc);
      bytes.set([event, n > 5 ? 0x8a : 0x0a, 0, 160], 12);
      this.send(bytes);
    }
  }
}

/** One at an address of their own, one at the phone's. */
function strangersOf(call: Call): readonly [Stranger, Stranger] {
  return [new Stranger(call, STRANGER, 5_555), new Stranger(call, call.phone.address, 5_556)];
}

describe("while the phone says nothing", () => {
  const calls: readonly (readonly [string, () => Call])[] = [
    [
      "where it says",
      () => {
        const call = new Call();
        call.speak(1_000);
        return call;
      },
    ],
    ["behind NAT", () => Call.behindNat(1_000)],
  ];

  test.each(calls)("two strangers are heard by nobody, and it is heard when it speaks again: %s", (_, begin) => {
    const call = begin();
    const strangers = strangersOf(call);
    call.forget();
    call.rig.run(60_000, () => {
      for (const stranger of strangers) for (let n = 0; n < 8; n++) stranger.say();
    });
    for (const stranger of strangers) stranger.press(5);
    expect(call.heard).toEqual([]);
    expect(call.rig.of("digit")).toEqual([]);
    // What is said to the phone went nowhere else.
    const { address, port } = call.phone;
    expect(new Set(call.rig.sentTo("a").map((sent) => `${sent.address} ${sent.port}`))).toEqual(
      new Set([`${address} ${port}`]),
    );
    call.rig.run(400, () => {
      call.phone.say(VOICE_HZ);
      for (const stranger of strangers) stranger.say();
    });
    expect(call.heard).toHaveLength(20);
    expect(carries(call.heard, VOICE_HZ)).toBe(true);
    pressEvent(call.phone, 7, call.phone.timestamp + 160);
    expect(call.rig.of("digit")).toMatchObject([{ digit: "7" }]);
    call.rig.do({ type: "stop-recording", id: 1 });
    expect(call.recorded.subarray(8_000 + 800, 8 * 61_000 - 800).every((sample) => sample === 0)).toBe(true);
  });

  test("the attempts are counted, and told of once", () => {
    const call = Call.behindNat(1_000);
    const strangers = strangersOf(call);
    for (let n = 0; n < 100; n++) for (const stranger of strangers) stranger.say();
    expect(call.rig.switchboard.counters).toMatchObject({ packetsStranger: 200, packetsStray: 1 });
    expect(call.rig.of("stranger")).toEqual([{ type: "stranger", session: "a", address: NAT, port: 5_556 }]);
  });

  test("their tones are no digits where digits come in band", () => {
    const call = new Call({ digitsPayloadType: undefined });
    call.speak(1_000);
    const samples = digitTone("5", 400);
    call.rig.run(10_000);
    for (const stranger of strangersOf(call)) {
      for (let at = 0; at + 160 <= samples.length; at += 160) {
        const bytes = new Uint8Array(172);
        writeRtpHeader(bytes, 0, false, 8, at / 160, at, 0xbad);
        for (let n = 0; n < 160; n++) bytes[12 + n] = A_LAW.encode[(samples[at + n] ?? 0) & 0xffff] ?? 0;
        stranger.send(bytes);
      }
    }
    call.rig.run(200);
    expect(call.rig.of("digit")).toEqual([]);
  });
});

describe("before the phone has said anything", () => {
  test("a stranger who comes late is not heard, and the phone is, however late", () => {
    const call = new Call({ address: PRIVATE, signalledFrom: NAT });
    const stranger = new Stranger(call, STRANGER, 5_555);
    call.rig.run(5_000);
    call.rig.run(60_000, () => stranger.say());
    expect(call.heard).toEqual([]);
    expect(call.rig.sentTo("a").every(({ address }) => address === PRIVATE)).toBe(true);
    call.phone.address = NAT;
    call.phone.port = 61_000;
    call.rig.run(400, () => {
      call.phone.say(VOICE_HZ);
      stranger.say();
    });
    expect(call.heard).toHaveLength(19);
    expect(carries(call.heard, VOICE_HZ)).toBe(true);
    call.rig.run(1_000);
    expect(call.rig.sentTo("a").at(-1)).toMatchObject({ address: NAT, port: 61_000 });
  });

  test("one who comes in the first seconds loses the call as soon as the phone speaks", () => {
    const call = new Call({ address: PRIVATE, signalledFrom: NAT });
    const stranger = new Stranger(call, STRANGER, 5_555);
    call.rig.run(20_000, () => stranger.say());
    expect(call.heard.length).toBeGreaterThan(0);
    call.phone.address = NAT;
    call.rig.run(60, () => {
      call.phone.say(VOICE_HZ);
      stranger.say();
    });
    call.forget();
    call.rig.run(1_000, () => {
      call.phone.say(VOICE_HZ);
      stranger.say();
    });
    expect(call.heard).toHaveLength(50);
    expect(carries(call.heard, VOICE_HZ)).toBe(true);
    expect(call.rig.sentTo("a").every(({ address }) => address === NAT)).toBe(true);
  });
});

describe("a phone that is right", () => {
  test("though its NAT moves it to another port in a silence", () => {
    const call = Call.behindNat(1_000);
    call.rig.run(120_000);
    call.phone.port = 61_500;
    call.forget();
    call.speak(400);
    expect(call.heard).toHaveLength(19);
    call.rig.run(1_000);
    expect(call.rig.sentTo("a").at(-1)).toMatchObject({ address: NAT, port: 61_500 });
    expect(call.rig.switchboard.counters.packetsStranger).toBe(0);
  });

  test("though it changes its SSRC by itself, with other numbers", () => {
    const call = Call.behindNat(1_000);
    call.forget();
    call.phone.ssrc += 1;
    call.phone.sequence = 40_000;
    call.phone.timestamp = 7;
    call.speak(400);
    expect(call.heard).toHaveLength(19);
    expect(carries(call.heard.slice(1), VOICE_HZ)).toBe(true);
    expect(call.rig.switchboard.counters.packetsStranger).toBe(0);
  });

  test("though it suppresses silence: heard from its first packet on, after minutes", () => {
    const call = Call.behindNat(1_000);
    call.rig.run(180_000);
    expect(call.rig.of("silent")).toHaveLength(2);
    call.forget();
    const bytes = call.phone.packet(VOICE_HZ);
    call.phone.timestamp += 180 * 8_000;
    bytes[1] = (bytes[1] ?? 0) | 0x80;
    new DataView(bytes.buffer).setUint32(4, call.phone.timestamp);
    call.phone.send(bytes);
    call.speak(400);
    expect(call.heard).toHaveLength(21);
    expect(call.rig.of("resumed")).toHaveLength(1);
    expect(call.rig.switchboard.counters.packetsStranger).toBe(0);
  });

  test("when it says that it has moved: its old place is put aside, and strangers gain nothing", () => {
    const call = Call.behindNat(1_000);
    const strangers = strangersOf(call);
    call.rig.do({ ...call.phone.connect, address: "192.0.2.44", port: 4_100, signalledFrom: "192.0.2.44" });
    call.forget();
    // Some packets are still under way from the old place.
    call.speak(60);
    call.rig.run(5_000, () => {
      for (const stranger of strangers) for (let n = 0; n < 8; n++) stranger.say();
    });
    expect(call.heard).toEqual([]);
    expect(call.rig.sentTo("a").every(({ address }) => address === "192.0.2.44")).toBe(true);
    call.phone.address = "192.0.2.44";
    call.phone.port = 4_100;
    call.speak(400);
    expect(call.heard).toHaveLength(20);
    expect(carries(call.heard, VOICE_HZ)).toBe(true);
  });
});

describe("RTCP", () => {
  /** A receiver report without blocks. */
  function report(ssrc: number): Uint8Array {
    const bytes = new Uint8Array(8);
    bytes.set([0x80, 201, 0, 1]);
    new DataView(bytes.buffer).setUint32(4, ssrc);
    return bytes;
  }

  test("does not tell the phone's SSRC to a neighbour at its address", () => {
    const call = Call.behindNat(1_000);
    for (const port of [5_556, 5_557]) call.rig.arriveControl("a", report(0xbad), NAT, port);
    new Stranger(call, NAT, 5_558).send(report(0xbad));
    call.rig.run(20_000, () => call.phone.say());
    const toA = call.rig.controls.filter(({ session }) => session === "a");
    expect(toA.length).toBeGreaterThan(2);
    expect(new Set(toA.map(({ port }) => port))).toEqual(new Set([61_001]));
    expect(readRtcp(toA.at(-1)?.bytes ?? new Uint8Array())?.reports[0]?.blocks[0]?.ssrc).toBe(call.phone.ssrc);
    expect(call.rig.switchboard.counters.packetsStranger).toBe(3);
  });

  test("follows the phone, whose SSRC proves it, to the port that its NAT gave it", () => {
    const call = Call.behindNat(1_000);
    call.rig.arriveControl("a", report(call.phone.ssrc), NAT, 62_345);
    call.rig.run(10_000, () => call.phone.say());
    expect(call.rig.controls.filter(({ session }) => session === "a").at(-1)?.port).toBe(62_345);
  });
});
