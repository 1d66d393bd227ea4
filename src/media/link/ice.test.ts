import { describe, expect, it } from "vitest";
import { readCandidate } from "./candidate.ts";
import { Ice, PATIENCE_MS, type Credentials, type Peer } from "./ice.ts";
import { printStun, readStun } from "./stun.ts";

const ONE = { name: "oneone", password: "the-password-of-the-one" };
const OTHER = { name: "other", password: "the-password-of-the-other" };
const AT = { one: { address: "192.0.2.1", port: 1_000 }, other: { address: "192.0.2.2", port: 2_000 } };

/** Both sides and the network between them, in virtual time. */
class Pair {
  nowMs = 0;
  readonly one: Ice;
  other: Ice;
  /** By which address the other one is seen. */
  otherAt = AT.other;
  isCut = false;
  sent = 0;
  #random = 0;
  readonly #onTheWay: (() => void)[] = [];

  constructor() {
    this.one = this.#side((bytes, address, port) => {
      if (address !== this.otherAt.address || port !== this.otherAt.port) return;
      this.other.receive(bytes, AT.one.address, AT.one.port, this.nowMs);
    });
    this.other = this.#otherSide();
  }

  /** Its browser begins anew, and knows nothing of before. */
  renew(): void {
    this.other = this.#otherSide();
  }

  #otherSide(): Ice {
    return this.#side((bytes, address, port) => {
      if (address !== AT.one.address || port !== AT.one.port) return;
      this.one.receive(bytes, this.otherAt.address, this.otherAt.port, this.nowMs);
    });
  }

  #side(deliver: (bytes: Uint8Array, address: string, port: number) => void): Ice {
    const random = (bytes: number): string => (++this.#random).toString(16).padStart(bytes * 2, "0");
    return new Ice({
      send: (bytes, address, port) => {
        this.sent += 1;
        if (!this.isCut) this.#onTheWay.push(() => deliver(bytes, address, port));
      },
      random,
    });
  }

  run(forMs: number): void {
    for (const until = this.nowMs + forMs; this.nowMs < until;) {
      this.nowMs += 20;
      this.one.tick(this.nowMs);
      this.other.tick(this.nowMs);
      for (const deliver of this.#onTheWay.splice(0)) deliver();
    }
  }

  agree(isOneControlling = false, isOtherControlling = !isOneControlling, names = { one: ONE, other: OTHER }): void {
    this.one.agree(names.one, peer(names.other, "other"), isOneControlling, this.nowMs);
    this.other.agree(names.other, peer(names.one, "one"), isOtherControlling, this.nowMs);
  }
}

function peer(credentials: Credentials, where: keyof typeof AT, isLite = false): Peer {
  return { ...credentials, candidates: [{ ...AT[where], priority: 5 }], isLite };
}

describe("ICE", () => {
  it("finds the peer, whichever of both decides", () => {
    for (const isOneControlling of [true, false]) {
      const pair = new Pair();
      pair.agree(isOneControlling);
      expect(pair.one.state).toBe("checking");
      pair.run(600);
      expect([pair.one.state, pair.other.state]).toEqual(["connected", "connected"]);
      expect(pair.one.selected).toMatchObject(AT.other);
    }
  });

  it("settles who decides where both say the same", () => {
    for (const both of [true, false]) {
      const pair = new Pair();
      pair.agree(both, both);
      pair.run(1_500);
      expect([pair.one.state, pair.other.state]).toEqual(["connected", "connected"]);
    }
  });

  it("learns where a peer is that tells no address (mDNS), or another one", () => {
    const pair = new Pair();
    pair.otherAt = { address: "198.51.100.9", port: 40_000 };
    pair.one.agree(ONE, { ...OTHER, candidates: [], isLite: false }, false, 0);
    pair.other.agree(OTHER, peer(ONE, "one"), true, 0);
    pair.run(600);
    expect(pair.one.selected).toMatchObject(pair.otherAt);
    expect(pair.one.knows("198.51.100.9", 40_000)).toBe(true);
    expect(pair.one.knows("198.51.100.9", 40_001)).toBe(false);
  });

  it("gives up a peer that no longer answers after 30 s, and not one that does", () => {
    const pair = new Pair();
    pair.agree();
    pair.run(120_000);
    expect(pair.one.state).toBe("connected");
    pair.isCut = true;
    pair.run(PATIENCE_MS - 6_000);
    expect(pair.one.state).toBe("connected");
    pair.run(7_000);
    expect([pair.one.state, pair.one.selected]).toEqual(["lost", undefined]);
  });

  it("gives up where there is no way within 30 s", () => {
    const pair = new Pair();
    pair.isCut = true;
    pair.agree();
    pair.run(PATIENCE_MS + 1_000);
    expect([pair.one.state, pair.sent < 100]).toEqual(["lost", true]);
  });

  it("begins anew under new names, and goes on over the old way until there is a new one", () => {
    const pair = new Pair();
    pair.agree();
    pair.run(1_000);
    pair.otherAt = { address: "203.0.113.5", port: 5_000 };
    const names = { one: { ...ONE, name: "one-2" }, other: { ...OTHER, name: "other-2" } };
    pair.agree(false, true, names);
    expect(pair.one.selected).toMatchObject(AT.other);
    pair.run(1_000);
    expect(pair.one.selected).toMatchObject(pair.otherAt);
  });

  it("goes on with a browser that uses our former name with its own new one, as Chromium does after a restart", () => {
    const pair = new Pair();
    pair.agree();
    pair.run(1_000);
    pair.otherAt = { address: "203.0.113.5", port: 5_000 };
    const names = { one: { ...ONE, name: "one-2" }, other: { ...OTHER, name: "other-2" } };
    pair.one.agree(names.one, peer(names.other, "other"), false, pair.nowMs);
    pair.renew();
    pair.other.agree(names.other, peer(ONE, "one"), true, pair.nowMs);
    // The same as what it had before, but for its own name.
    pair.run(2_000);
    expect(pair.one.selected).toMatchObject(pair.otherAt);
    pair.run(60_000);
    expect([pair.one.state, pair.other.state]).toEqual(["connected", "connected"]);
  });

  it("takes nothing from whoever does not know the password, and answers nothing", () => {
    const pair = new Pair();
    pair.agree();
    pair.run(1_000);
    const before = pair.sent;
    for (const [password, username] of [
      ["guessed", "oneone:other"],
      [ONE.password, "someone:other"],
    ] as const) {
      const forged = { type: "request", username, priority: 9, isControlling: true, tieBreaker: 9n } as const;
      const bytes = printStun({ ...forged, useCandidate: true }, "00".repeat(12), password);
      for (let port = 1; port < 1_000; port += 1) pair.one.receive(bytes, "203.0.113.66", port, pair.nowMs);
    }
    expect(pair.sent).toBe(before);
    expect(pair.one.selected).toMatchObject(AT.other);
    expect(pair.one.knows("203.0.113.66", 7)).toBe(false);
  });

  it("keeps no more places of a peer than it says, however many that one checks from", () => {
    const pair = new Pair();
    pair.agree();
    const check = { type: "request", username: "oneone:other", priority: 9, isControlling: true } as const;
    const bytes = printStun({ ...check, tieBreaker: 9n, useCandidate: false }, "00".repeat(12), ONE.password);
    expect(readStun(bytes)).toBeDefined();
    for (let port = 1; port < 10_000; port += 1) pair.one.receive(bytes, "203.0.113.66", port, 1);
    expect([pair.one.knows("203.0.113.66", 5), pair.one.knows("203.0.113.66", 500)]).toEqual([true, false]);
  });
});

describe("a candidate", () => {
  it("is read where it is an address over UDP", () => {
    const read = readCandidate("842163049 1 udp 1677729535 198.51.100.7 46154 typ srflx raddr 0.0.0.0 rport 0");
    expect(read).toEqual({ address: "198.51.100.7", port: 46_154, priority: 1_677_729_535 });
    for (const line of [
      "1 1 udp 2113937151 0e3a0b2c-1111-2222-3333-444455556666.local 50000 typ host",
      "1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active",
      "1 2 udp 2113937151 192.0.2.1 5000 typ host",
      "1 1 udp 2113937151 224.0.0.1 5000 typ host",
      "1 1 udp 2113937151 0.0.0.0 5000 typ host",
      "1 1 udp 2113937151 192.0.2.1 99999 typ host",
      "nonsense",
    ]) {
      expect(readCandidate(line)).toBeUndefined();
    }
  });
});
