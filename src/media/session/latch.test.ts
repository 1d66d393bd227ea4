import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RtpSource } from "../vocabulary.ts";
import { Latch, LEARNING_MS, PAUSE_MS, TAKEOVER_AFTER_MS } from "./latch.ts";
import type { Expectation } from "./latch.ts";

type Place = readonly [address: string, port: number];

const SIGNALLED: Place = ["192.168.1.10", 4_000];
const ELSEWHERE: Place = ["192.168.1.11", 4_002];
/** Where the phone's NAT lets its SIP and its audio out. */
const NAT = "203.0.113.7";
const NATTED: Place = [NAT, 61_000];
const STRANGER: Place = ["198.51.100.66", 5_555];
const SSRC = 0x1234_5678;
const FOREIGN_SSRC = 0xbad;

function expecting([address, port]: Place, signalledFrom: string | undefined): Expectation {
  return { address, port, signalledFrom };
}

/** A phone behind NAT: it names a private address. */
function natted(policy: RtpSource = "strict", signalledFrom: string | undefined = NAT): Latch {
  const latch = new Latch(policy);
  latch.expect(expecting(SIGNALLED, signalledFrom), 0);
  return latch;
}

/** A phone that is where it says. */
function direct(policy: RtpSource = "strict"): Latch {
  const latch = new Latch(policy);
  latch.expect(expecting(SIGNALLED, SIGNALLED[0]), 0);
  return latch;
}

/** A row of packets of 20 ms; how many were taken. */
function send(latch: Latch, from: Place, count: number, nowMs: number, ssrc = FOREIGN_SSRC, first = 0xfffe): number {
  let taken = 0;
  for (let at = 0; at < count; at++) {
    if (latch.judge(...from, ssrc, (first + at) & 0xffff, nowMs + at * 20) === "peer") taken += 1;
  }
  return taken;
}

function target(latch: Latch): Place {
  return [latch.address, latch.port];
}

describe("at the beginning", () => {
  test("sends to the signalled address, and lets its packets in at once", () => {
    const latch = natted();
    expect(target(latch)).toEqual(SIGNALLED);
    expect(send(latch, SIGNALLED, 1, 0)).toBe(1);
  });

  test("a phone behind NAT is believed at its second packet in a row from where its signalling came", () => {
    const latch = natted();
    expect(send(latch, NATTED, 1, 0)).toBe(0);
    expect(target(latch)).toEqual(SIGNALLED);
    expect(send(latch, NATTED, 10, 20)).toBe(9);
    expect(target(latch)).toEqual(NATTED);
  });

  test("and also when it says nothing for an hour", () => {
    for (const latch of [natted(), direct()]) {
      expect(send(latch, STRANGER, 1_000, LEARNING_MS)).toBe(0);
      const from: Place = latch.judge(...NATTED, 1, 1, 3_600_000) === "candidate" ? NATTED : [SIGNALLED[0], 9];
      expect(send(latch, from, 3, 3_600_000)).toBe(2);
      expect(target(latch)).toEqual(from);
    }
  });

  test("packets that are no stream are not believed: other SSRCs, jumping numbers, changing ports", () => {
    const latch = natted("strict");
    for (let at = 0; at < 50; at++) expect(latch.judge(...NATTED, at, at, at)).toBe("candidate");
    for (let at = 0; at < 50; at++) expect(latch.judge(...NATTED, 1, at * 7, at)).toBe("candidate");
    for (let at = 0; at < 50; at++) expect(latch.judge(NAT, 5_000 + at, 1, at, 50)).toBe("candidate");
    expect(target(latch)).toEqual(SIGNALLED);
  });

  test("who comes from a third address is believed in the first seconds only, and after a fifth of a second of speech", () => {
    expect(send(natted(), STRANGER, 9, 0)).toBe(0);
    expect(send(natted(), STRANGER, 20, 0)).toBe(11);
    expect(send(natted(), STRANGER, 1_000, LEARNING_MS)).toBe(0);
    expect(send(natted("strict", undefined), STRANGER, 20, 0)).toBe(11);
  });

  test("where signalling came from the address that it names nobody else is", () => {
    const latch = direct();
    expect(send(latch, STRANGER, 1_000, 0)).toBe(0);
    expect(latch.judge(...STRANGER, 1, 1, 0)).toBe("stranger");
  });

  test("on hold by 0.0.0.0, or with port 0, there is no third address to look for", () => {
    for (const [address, port] of [
      ["0.0.0.0", 4_000],
      ["192.168.1.10", 0],
    ] as const) {
      const latch = new Latch();
      latch.expect({ address, port, signalledFrom: NAT }, 0);
      expect(send(latch, STRANGER, 100, 0)).toBe(0);
    }
  });

  test.each([
    ["0.0.0.0", 4_000],
    ["::", 4_000],
    ["10.0.0.1", 0],
    ["phone.example.com", 4_000],
    ["", 4_000],
    ["10.0.0.1", 70_000],
  ])("nothing is sent to %s port %i", (address, port) => {
    const latch = new Latch();
    latch.expect({ address, port, signalledFrom: NAT }, 0);
    expect(latch.port).toBe(0);
  });

  test("IPv6, however it is written, and IPv4 on a socket of both", () => {
    const six = new Latch();
    six.expect(expecting(["2001:DB8:0::1", 4_000], "2001:db8::1"), 0);
    expect(target(six)).toEqual(["2001:DB8:0::1", 4_000]);
    expect(send(six, ["2001:db8::1", 4_000], 1, 0)).toBe(1);
    const both = direct();
    expect(send(both, [`::ffff:${SIGNALLED[0]}`, SIGNALLED[1]], 1, 0)).toBe(1);
    const said = new Latch();
    said.expect({ address: `::FFFF:${SIGNALLED[0]}`, port: 4_000, signalledFrom: NAT }, 0);
    expect(send(said, SIGNALLED, 1, 0)).toBe(1);
  });
});

describe("a guess is put right", () => {
  test("a stranger who was first loses the session to the signalled place at once, to the signaller in two packets", () => {
    for (const [from, missed] of [
      [SIGNALLED, 0],
      [NATTED, 1],
    ] as const) {
      const latch = natted();
      expect(send(latch, STRANGER, 300, 0)).toBeGreaterThan(0);
      expect(target(latch)).toEqual(STRANGER);
      // Long after the first seconds, and while the stranger goes on.
      for (let at = 0; at < 50; at++) {
        const nowMs = 60_000 + at * 20;
        expect(latch.judge(...from, SSRC, at, nowMs)).toBe(at < missed ? "candidate" : "peer");
        expect(latch.judge(...STRANGER, FOREIGN_SSRC, 298 + at, nowMs + 5)).toBe(at < missed ? "peer" : "stranger");
      }
      expect(target(latch)).toEqual(from);
    }
  });

  test("a stranger who sprays while it is looked for does not keep the phone's row from being seen", () => {
    const latch = natted();
    let taken = 0;
    for (let at = 0; at < 20; at++) {
      if (latch.judge(...NATTED, SSRC, at, at * 20) === "peer") taken += 1;
      for (let n = 0; n < 5; n++) latch.judge(...STRANGER, FOREIGN_SSRC, at * 5 + n, at * 20 + n);
    }
    expect(taken).toBe(19);
  });

  test("among equals the second one takes over after a pause, in the first seconds; then no more", () => {
    const other: Place = ["198.51.100.77", 6_000];
    const latch = natted();
    send(latch, STRANGER, 12, 0);
    expect(send(latch, other, 9, 230)).toBe(0);
    expect(send(latch, other, 20, 630 + PAUSE_MS)).toBe(16);
    expect(target(latch)).toEqual(other);
    expect(send(latch, STRANGER, 200, LEARNING_MS + 10_000)).toBe(0);
  });
});

describe("once the peer is known", () => {
  test("a stranger beside it is never let in, however much is sent", () => {
    const latch = natted();
    for (let at = 0; at < 500; at++) {
      expect(latch.judge(...SIGNALLED, SSRC, at, at * 20)).toBe("peer");
      expect(latch.judge(...STRANGER, FOREIGN_SSRC, at, at * 20 + 1)).toBe("stranger");
      expect(latch.judge(NAT, 5_000, FOREIGN_SSRC, at, at * 20 + 2)).toBe("stranger");
    }
    expect(target(latch)).toEqual(SIGNALLED);
  });

  test("nor in its silence, and it is heard again after minutes", () => {
    const latch = natted();
    send(latch, NATTED, 10, 0, SSRC);
    for (const from of [STRANGER, [NAT, 61_002] as const, ["10.0.0.1", 61_000] as const]) {
      expect(send(latch, from, 500, 3_000)).toBe(0);
      expect(send(latch, from, 500, 60_000)).toBe(0);
    }
    expect(send(latch, NATTED, 3, 300_000, SSRC, 8)).toBe(3);
  });

  test("another port of its address is believed with the same SSRC and the numbers that follow", () => {
    const moved: Place = [NAT, 61_500];
    const latch = natted();
    send(latch, NATTED, 10, 0, SSRC);
    expect(send(latch, moved, 20, 400, SSRC, 8)).toBe(19);
    expect(target(latch)).toEqual(moved);
    // What comes late from the old port moves nothing back.
    expect(latch.judge(...NATTED, SSRC, 7, 820)).toBe("stranger");
  });

  test.each([
    ["with another SSRC", [NAT, 61_500], FOREIGN_SSRC, 8],
    ["with numbers from long ago", [NAT, 61_500], SSRC, 0xfff0],
    ["with numbers far ahead", [NAT, 61_500], SSRC, 4_000],
    ["at another address", ["203.0.113.8", 61_000], SSRC, 8],
  ] as const)("but not %s", (_, from, ssrc, first) => {
    const latch = natted();
    send(latch, NATTED, 10, 0, SSRC);
    expect(send(latch, from, 4, 6_000, ssrc, first)).toBe(0);
  });

  test("another SSRC from the same place is the peer", () => {
    const latch = direct();
    send(latch, SIGNALLED, 10, 0, SSRC);
    expect(send(latch, SIGNALLED, 10, 200, FOREIGN_SSRC, 40_000)).toBe(10);
  });

  test("the signalled source comes back at once", () => {
    const latch = natted();
    send(latch, NATTED, 10, 0);
    expect(send(latch, SIGNALLED, 1, 220)).toBe(1);
    expect(target(latch)).toEqual(SIGNALLED);
  });

  test("no one who does not know the SSRC gets in, whatever they send, from wherever, while the phone is silent", () => {
    const place = fc.tuple(
      fc.constantFrom(NAT, SIGNALLED[0], STRANGER[0], "10.0.0.1", "::1", `::ffff:${NAT}`),
      fc.integer({ min: 1, max: 65_535 }),
    );
    const packet = fc.record({
      from: place,
      ssrc: fc.oneof(fc.constant(FOREIGN_SSRC), fc.integer({ min: 0, max: 0xffff_ffff })),
      first: fc.integer({ min: 0, max: 0xffff }),
      count: fc.integer({ min: 1, max: 12 }),
      afterMs: fc.integer({ min: 0, max: 5_000 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(NATTED, SIGNALLED), fc.array(packet, { maxLength: 40 }), (phone, packets) => {
        const latch = natted();
        send(latch, phone, 3, 0, SSRC);
        let nowMs = LEARNING_MS;
        for (const { from, ssrc, first, count, afterMs } of packets) {
          const isPhone = from[1] === phone[1] && from[0].endsWith(phone[0]);
          const isSignalled = from[1] === SIGNALLED[1] && from[0] === SIGNALLED[0];
          if (isPhone || isSignalled || ssrc === SSRC) continue;
          nowMs += afterMs;
          expect(send(latch, from, count, nowMs, ssrc, first)).toBe(0);
          nowMs += count * 20;
        }
        expect(target(latch)).toEqual(phone);
        expect(send(latch, phone, 3, nowMs, SSRC, 1)).toBe(3);
      }),
    );
  });
});

describe("a new description", () => {
  test("with the same address changes nothing that was learnt, and lets nobody in", () => {
    const latch = natted();
    send(latch, NATTED, 10, 0, SSRC);
    latch.expect(expecting(SIGNALLED, NAT), 60_000);
    expect(target(latch)).toEqual(NATTED);
    expect(send(latch, [NAT, 61_500], 100, 61_000)).toBe(0);
    expect(send(latch, STRANGER, 100, 61_000)).toBe(0);
    expect(send(latch, NATTED, 3, 64_000, SSRC, 8)).toBe(3);
  });

  test("with the same address opens the learning again where nobody was heard", () => {
    const latch = natted();
    latch.expect(expecting(SIGNALLED, NAT), 60_000);
    expect(send(latch, STRANGER, 20, 60_000)).toBe(11);
  });

  test("with another address is followed at once; the old place may send on for a little while", () => {
    const latch = natted();
    send(latch, NATTED, 10, 0, SSRC);
    latch.expect(expecting(ELSEWHERE, NAT), 200);
    expect(target(latch)).toEqual(ELSEWHERE);
    expect(send(latch, NATTED, 4, 200, SSRC, 8)).toBe(0);
    expect(send(latch, ELSEWHERE, 1, 300, SSRC)).toBe(1);
    expect(target(latch)).toEqual(ELSEWHERE);
  });

  test("with another port behind the same NAT is followed, though the old port spoke for longer than a while", () => {
    const latch = natted();
    send(latch, NATTED, 10, 0, SSRC);
    latch.expect(expecting(["192.168.1.10", 4_002], NAT), 200);
    expect(send(latch, NATTED, 10, 200, SSRC, 8)).toBe(6);
    expect(send(latch, [NAT, 61_002], 20, 400 + PAUSE_MS, FOREIGN_SSRC)).toBe(16);
  });

  test("from another address: the phone has moved, and its old place does not keep it", () => {
    const roamed: Place = ["192.0.2.99", 40_000];
    const latch = natted();
    send(latch, NATTED, 10, 0, SSRC);
    latch.expect(expecting(SIGNALLED, roamed[0]), 60_000);
    expect(target(latch)).toEqual(NATTED);
    expect(send(latch, roamed, 10, 60_000, SSRC, 8)).toBe(9);
    expect(target(latch)).toEqual(roamed);
    expect(send(latch, NATTED, 50, 70_000, FOREIGN_SSRC)).toBe(0);
  });
});

describe("the setting for odd networks", () => {
  const OTHER_PORT: Place = [NAT, 61_500];

  test.each([
    ["strict", OTHER_PORT, 0],
    ["strict", STRANGER, 0],
    ["address", OTHER_PORT, 16],
    ["address", STRANGER, 0],
    ["loose", OTHER_PORT, 16],
    ["loose", STRANGER, 16],
  ] as const)("%s, 20 packets from %s after a silence: %i are taken", (policy, from, taken) => {
    const latch = natted(policy);
    send(latch, NATTED, 10, 0, SSRC);
    expect(send(latch, from, 20, 6_000)).toBe(0 === taken ? 0 : 16);
    expect(target(latch)).toEqual(taken === 0 ? NATTED : from);
  });

  test.each(["address", "loose"] as const)("%s: nobody is put out who speaks", (policy) => {
    const latch = natted(policy);
    send(latch, NATTED, 2, 0, SSRC);
    for (let at = 0; at < 500; at++) {
      expect(latch.judge(...NATTED, SSRC, at, at * 20)).toBe("peer");
      expect(latch.judge(...OTHER_PORT, FOREIGN_SSRC, at, at * 20 + 1)).toBe("stranger");
    }
    expect(send(latch, OTHER_PORT, 20, 10_000 + TAKEOVER_AFTER_MS / 2)).toBe(0);
  });

  test("loose: a carrier that answers from another place than it rang is followed after a short pause", () => {
    const latch = natted("loose");
    send(latch, SIGNALLED, 100, 0, SSRC);
    latch.expect(expecting(SIGNALLED, NAT), 20_000);
    send(latch, SIGNALLED, 5, 20_000, SSRC, 98);
    expect(send(latch, STRANGER, 20, 20_100 + PAUSE_MS)).toBe(16);
    expect(target(latch)).toEqual(STRANGER);
  });
});

describe("RTCP", () => {
  test("is heard from where the peer is, or may be", () => {
    const latch = natted();
    expect([SIGNALLED[0], NAT, STRANGER[0]].map((address) => latch.knows(address))).toEqual([true, true, false]);
    send(latch, NATTED, 10, 0);
    expect([SIGNALLED[0], NAT, STRANGER[0]].map((address) => latch.knows(address))).toEqual([false, true, false]);
  });
});
