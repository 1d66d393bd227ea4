import { describe, expect, it } from "vitest";
import { Guesses } from "./guesses.ts";
import type { Origin } from "./place.ts";

const NOW = 1_700_000_000_000;
const MINUTE_MS = 60_000;
const HERE = at("192.0.2.66");
const ELSEWHERE = at("198.51.100.7");

function at(place: string, port = "udp 40000"): Origin {
  return { place, port };
}

/** Guesses wrongly, as fast as they can, and counts those that were looked at. */
function looksAt(
  guesses: Guesses,
  tries: readonly (readonly [account: string, origin: Origin])[],
  now: number,
): number {
  let looked = 0;
  for (const [account, origin] of tries) {
    if (guesses.slowed(account, origin, now) !== undefined) guesses.unheard(account, origin, now);
    else {
      looked += 1;
      guesses.failed(account, origin, now);
    }
  }
  return looked;
}

function repeated(times: number, account: string, origin: Origin): (readonly [string, Origin])[] {
  return Array.from({ length: times }, () => [account, origin] as const);
}

/** One guess at each of so many accounts that do not exist. */
function sprayed(times: number, origin: Origin, from = 0): (readonly [string, Origin])[] {
  return Array.from({ length: times }, (_, index) => [`spray${from + index}`, origin] as const);
}

/** As `looksAt`, ten times a second for so long. */
function overTime(guesses: Guesses, tries: (round: number) => (readonly [string, Origin])[], forMs: number): number {
  let looked = 0;
  for (let round = 0; round * 100 < forMs; round++) looked += looksAt(guesses, tries(round), NOW + round * 100);
  return looked;
}

describe("guesses at one account from one address", () => {
  it("are looked at five times, then once a minute", () => {
    const guesses = new Guesses();
    expect(looksAt(guesses, repeated(100, "1001", HERE), NOW)).toBe(5);
    expect(guesses.slowed("1001", HERE, NOW)).toBe("account-there");
    expect(guesses.slowed("1001", HERE, NOW + MINUTE_MS - 1)).toBe("account-there");
    expect(looksAt(guesses, repeated(100, "1001", HERE), NOW + MINUTE_MS)).toBe(1);
    expect(overTime(new Guesses(), () => repeated(1, "1001", HERE), 10 * MINUTE_MS)).toBeLessThanOrEqual(15);
  });

  it("concern no other account and no other address", () => {
    const guesses = new Guesses();
    looksAt(guesses, repeated(100, "1001", HERE), NOW);
    expect(guesses.slowed("1002", HERE, NOW)).toBeUndefined();
    expect(guesses.slowed("1001", ELSEWHERE, NOW)).toBeUndefined();
  });

  it("are cleared by its success there only", () => {
    const guesses = new Guesses();
    looksAt(guesses, repeated(100, "1001", HERE), NOW);
    guesses.succeeded("1002", HERE, NOW);
    guesses.succeeded("1001", ELSEWHERE, NOW);
    expect(guesses.slowed("1001", HERE, NOW)).toBe("account-there");
    guesses.succeeded("1001", HERE, NOW);
    expect(guesses.slowed("1001", HERE, NOW)).toBeUndefined();
  });
});

describe("an address from which many accounts fail", () => {
  it("is slowed for those that failed there, and for no others", () => {
    const guesses = new Guesses();
    looksAt(guesses, sprayed(10, HERE), NOW);
    expect(guesses.slowed("spray0", HERE, NOW)).toBe("address");
    expect(guesses.slowed("1001", HERE, NOW)).toBeUndefined();
    expect(guesses.slowed("spray0", ELSEWHERE, NOW)).toBeUndefined();
  });

  it("that tries everybody's gets forty looked at, then six a minute; who was let in there lately is", () => {
    const guesses = new Guesses();
    guesses.succeeded("1001", HERE, NOW - 86_400_000);
    expect(looksAt(guesses, sprayed(1_000, HERE), NOW)).toBe(40);
    expect(guesses.slowed("1002", HERE, NOW)).toBe("address");
    expect(guesses.slowed("1001", HERE, NOW)).toBeUndefined();
    expect(looksAt(guesses, sprayed(1_000, HERE, 1_000), NOW + MINUTE_MS)).toBe(6);
    const fresh = (round: number): (readonly [string, Origin])[] => sprayed(1, HERE, round);
    expect(overTime(new Guesses(), fresh, 10 * MINUTE_MS)).toBeLessThanOrEqual(100);
  });

  it("is not given more by a good account in between", () => {
    const guesses = new Guesses();
    let looked = 0;
    for (let index = 0; index < 500; index++) {
      guesses.succeeded("mallory", HERE, NOW);
      looked += looksAt(guesses, sprayed(1, HERE, index), NOW);
    }
    expect(looked).toBe(40);
  });

  it("is closed to nobody by a few telephones with old passwords", () => {
    const guesses = new Guesses();
    const olds = Array.from({ length: 10 }, (_, index) => [`old${index}`, HERE] as const);
    // Each tries twice a minute, for two hours.
    for (let at = NOW; at < NOW + 120 * MINUTE_MS; at += MINUTE_MS / 2) {
      looksAt(guesses, olds, at);
      expect(guesses.slowed("1001", HERE, at)).toBeUndefined();
    }
  });
});

describe("an account that is guessed from many addresses", () => {
  const places = (count: number, from = 0): (readonly [string, Origin])[] =>
    Array.from(
      { length: count },
      (_, index) => ["1001", at(`10.${(from + index) >> 8}.${(from + index) & 255}.1`)] as const,
    );

  it("is looked at twenty times, then twice a minute", () => {
    const guesses = new Guesses();
    expect(looksAt(guesses, places(1_000), NOW)).toBe(20);
    expect(guesses.slowed("1001", ELSEWHERE, NOW)).toBe("account");
    expect(guesses.slowed("1002", ELSEWHERE, NOW)).toBeUndefined();
    expect(looksAt(guesses, places(1_000, 1_000), NOW + MINUTE_MS)).toBe(2);
  });

  it("is let in all the while where it was let in lately", () => {
    const guesses = new Guesses();
    guesses.succeeded("1001", HERE, NOW - 86_400_000);
    for (let minute = 0; minute < 60; minute++) {
      looksAt(guesses, places(100, 100 * minute), NOW + minute * MINUTE_MS);
      expect(guesses.slowed("1001", HERE, NOW + minute * MINUTE_MS)).toBeUndefined();
      guesses.succeeded("1001", HERE, NOW + minute * MINUTE_MS);
      expect(guesses.slowed("1001", ELSEWHERE, NOW + minute * MINUTE_MS)).toBe("account");
    }
  });

  it("stays so, however many names and addresses are made up meanwhile", () => {
    const guesses = new Guesses();
    looksAt(guesses, places(20), NOW);
    for (let index = 0; index < 30_000; index++)
      guesses.failed(`made up ${index}`, at(`2001:db8:0:${index}::/64`), NOW);
    expect(guesses.slowed("1001", ELSEWHERE, NOW)).toBe("account");
  });

  it("is treated the same whether it exists or not, and however long its name is", () => {
    const guesses = new Guesses();
    const name = "x".repeat(4_000);
    expect(looksAt(guesses, repeated(10, `${name}1`, HERE), NOW)).toBe(5);
    expect(guesses.slowed(`${name}1`, HERE, NOW)).toBe("account-there");
  });
});

describe("a telephone that was let in by a port of its own", () => {
  const phone = at("192.0.2.66", "udp 5060");

  it("is let in by it, whatever a neighbour behind the same address guesses", () => {
    const guesses = new Guesses();
    guesses.succeeded("1001", phone, NOW);
    for (let minute = 0; minute < 60; minute++) {
      const now = NOW + minute * MINUTE_MS;
      looksAt(guesses, [...repeated(100, "1001", HERE), ...sprayed(100, HERE, 100 * minute)], now);
      expect(guesses.slowed("1001", HERE, now)).toBeDefined();
      expect(guesses.slowed("1001", phone, now)).toBeUndefined();
      // It comes back once in ten minutes, and gives the neighbour no more than five guesses by that.
      if (minute % 10 === 9) guesses.succeeded("1001", phone, now);
    }
  });

  it("guesses no more by it than by any other", () => {
    const guesses = new Guesses();
    guesses.succeeded("1001", phone, NOW);
    expect(looksAt(guesses, repeated(100, "1001", phone), NOW)).toBe(5);
    guesses.succeeded("1002", phone, NOW);
    expect(looksAt(guesses, repeated(100, "1003", phone), NOW)).toBe(5);
  });
});

describe("findings", () => {
  it("name an address that hammers at one account, once a minute", () => {
    const guesses = new Guesses();
    const found: string[] = [];
    looksAt(guesses, repeated(5, "1001", HERE), NOW);
    for (let index = 0; index < 600; index++) found.push(...guesses.unheard("1001", HERE, NOW + index * 200));
    expect(found).toEqual(["address-guesses", "address-guesses"]);
  });

  it("do not name a telephone with an old password", () => {
    const guesses = new Guesses();
    for (let at = NOW; at < NOW + 120 * MINUTE_MS; at += 20_000) {
      const isSlowed = guesses.slowed("1001", HERE, at) !== undefined;
      expect(isSlowed ? guesses.unheard("1001", HERE, at) : guesses.failed("1001", HERE, at)).toEqual([]);
    }
  });

  it("name an address that tries everybody's", () => {
    const guesses = new Guesses();
    const found = sprayed(40, HERE).map(([account, origin]) => guesses.failed(account, origin, NOW));
    expect(found.slice(0, 39).flat()).toEqual([]);
    expect(found[39]).toEqual(["address-guesses"]);
  });

  it("name who guesses an account that many guess, and not its own telephone", () => {
    const guesses = new Guesses();
    guesses.succeeded("1001", HERE, NOW);
    const found = Array.from({ length: 22 }, (_, host) => guesses.failed("1001", at(`10.0.0.${host}`), NOW));
    expect(found.slice(0, 19).flat()).toEqual([]);
    expect(found.slice(19).flat()).toEqual(["account-is-guessed", "account-is-guessed", "account-is-guessed"]);
    expect(guesses.failed("1001", HERE, NOW)).toEqual([]);
  });
});
