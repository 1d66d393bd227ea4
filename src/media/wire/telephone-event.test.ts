import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DigitReceiver, DigitSender } from "./telephone-event.ts";

interface Packet {
  readonly event: number;
  readonly end: boolean;
  readonly duration: number;
  readonly timestamp: number;
  readonly marker: boolean;
}

/** One digit as RFC 4733 has it sent: updates, then the end three times. */
function digit(event: number, timestamp: number, updates = 5): Packet[] {
  const packets: Packet[] = [];
  for (let n = 1; n <= updates; n++) {
    packets.push({ event, end: false, duration: n * 160, timestamp, marker: n === 1 });
  }
  for (let n = 0; n < 3; n++) packets.push({ event, end: true, duration: updates * 160, timestamp, marker: false });
  return packets;
}

function hear(packets: readonly Packet[], receiver = new DigitReceiver()): string {
  let heard = "";
  for (const { event, end, duration, timestamp, marker } of packets) {
    const bytes = Uint8Array.of(event, (end ? 0x80 : 0) | 10, duration >> 8, duration & 255);
    heard += receiver.receive(timestamp >>> 0, marker, bytes, 0, 4) ?? "";
  }
  return heard;
}

describe("receiving", () => {
  test("all sixteen digits, one each", () => {
    const packets = Array.from({ length: 16 }, (_, event) => digit(event, 1_000 + event * 2_000)).flat();
    expect(hear(packets)).toBe("0123456789*#ABCD");
  });

  test("all ends lost, and the first packets too", () => {
    const packets = [...digit(5, 1_000).slice(2, 4), ...digit(5, 3_000).slice(3, 5), ...digit(6, 5_000).slice(7)];
    expect(hear(packets)).toBe("556");
  });

  test("any part of an event, in any order, any number of times, is one digit", () => {
    const some = fc.array(fc.constantFrom(...digit(7, 4_000_000_000)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(some, (packets) => {
        expect(hear(packets)).toBe("7");
      }),
    );
  });

  test("an end of the last event behind the beginning of the next one", () => {
    const [first, second] = [digit(1, 1_000), digit(2, 3_000)];
    expect(hear([...first.slice(0, 6), ...second.slice(0, 1), ...first.slice(6), ...second.slice(1)])).toBe("12");
  });

  test("timestamps that wrap", () => {
    expect(hear([...digit(1, 0xffff_fff0), ...digit(1, 2_000)])).toBe("11");
  });

  test("a key held longer than the field can say is one digit (segments)", () => {
    const segment = (timestamp: number): Packet[] => [
      { event: 3, end: false, duration: 160, timestamp, marker: timestamp === 0 },
      { event: 3, end: false, duration: 0xffff, timestamp, marker: false },
    ];
    expect(hear([...segment(0), ...segment(0xffff), ...segment(0x1_fffe), ...digit(3, 300_000)])).toBe("33");
  });

  test("a gateway that moves the timestamp along with the tone", () => {
    const moving = digit(9, 8_000).map((packet, n) => ({ ...packet, timestamp: 8_000 + n * 160 }));
    expect(hear([...moving, ...digit(9, 20_000)])).toBe("99");
  });

  test("what is no digit (flash, fax) is not told", () => {
    expect(hear([...digit(16, 1_000), ...digit(36, 3_000), ...digit(255, 6_000), ...digit(4, 9_000)])).toBe("4");
  });

  test("too short a payload is nothing", () => {
    expect(new DigitReceiver().receive(1, true, Uint8Array.of(1, 10, 0), 0, 3)).toBeUndefined();
  });

  test("a sender whose clock began anew is heard", () => {
    expect(hear([...digit(1, 10_000_000), ...digit(2, 500)])).toBe("12");
  });

  test("knows when the key is down", () => {
    const receiver = new DigitReceiver();
    hear(digit(1, 1_000), receiver);
    expect([999, 1_000, 1_799, 1_800].map((timestamp) => receiver.isDownAt(timestamp))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

/** Every frame until it is done: what a session would send. */
function send(digits: string): ({ marker: boolean; sinceStart: number; bytes: number[] } | undefined)[] {
  const sender = new DigitSender();
  sender.add(digits);
  const frames = [];
  while (sender.busy) {
    const bytes = new Uint8Array(6);
    const frame = sender.next(bytes, 2);
    frames.push(frame === undefined ? undefined : { ...frame, bytes: [...bytes.subarray(2)] });
  }
  return frames;
}

describe("sending", () => {
  test("one digit: 100 ms, marker on the first, the end three times with the same duration", () => {
    const frames = send("5");
    expect(frames.map((frame) => frame?.marker)).toEqual([true, false, false, false, false, false, false]);
    expect(frames.map((frame) => (frame?.bytes[2] ?? 0) * 256 + (frame?.bytes[3] ?? 0))).toEqual([
      160, 320, 480, 640, 800, 800, 800,
    ]);
    expect(frames.map((frame) => (frame?.bytes[1] ?? 0) >> 7)).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(frames.map((frame) => frame?.sinceStart)).toEqual([0, 160, 320, 480, 640, 800, 960]);
    expect(frames.every((frame) => frame?.bytes[0] === 5)).toBe(true);
  });

  test("between two digits there is a pause of at least 80 ms", () => {
    const frames = send("11");
    expect(frames.filter((frame) => frame === undefined).length).toBeGreaterThanOrEqual(4);
    expect(frames.filter((frame) => frame?.marker === true)).toHaveLength(2);
  });

  test("what is no digit is left out; no more wait than the limit", () => {
    expect(send("x 1-a")).toHaveLength(send("1A").length);
    expect(send("ü€")).toHaveLength(0);
    expect(send("1".repeat(1_000)).filter((frame) => frame?.marker === true)).toHaveLength(DigitSender.LIMIT);
  });

  test("what is sent is heard", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9*#A-D]{1,20}$/), (digits) => {
        const receiver = new DigitReceiver();
        let heard = "";
        for (const [at, frame] of send(digits).entries()) {
          if (frame === undefined) continue;
          const timestamp = at * 160 - frame.sinceStart;
          heard += receiver.receive(timestamp, frame.marker, Uint8Array.from(frame.bytes), 0, 4) ?? "";
        }
        expect(heard).toBe(digits);
      }),
    );
  });
});
