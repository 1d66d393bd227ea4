// Who guesses passwords of telephones, and who must not suffer from it. A server of its own; each test has addresses and
// accounts of its own, for what was counted is not forgotten in between.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startCenter, userOf } from "../interop/center.ts";
import type { Server } from "../interop/server.ts";
import { counted, isStale, Knocker, type Knock } from "./knocker.ts";

/** What credentials are looked at so often, and once more after each such time; see docs/sip.md. */
const OF_ONE_ACCOUNT = { most: 5, againMs: 60_000 };
const OF_AN_ADDRESS = { most: 40, againMs: 10_000 };
const OF_ALL_ADDRESSES = { most: 20, againMs: 30_000 };
/** Not looked at, right or wrong. */
const SLOWED = 500;
const OFFICE = Array.from({ length: 20 }, (_, index) => String(1020 + index));
const PROXY = "127.0.0.50";

let server: Server;
const knockers: Knocker[] = [];

beforeAll(async () => {
  const others = Array.from({ length: 12 }, (_, index) => String(1001 + index));
  server = await startCenter([...others, ...OFFICE], { environment: { XCC_SIP_TRUSTED_PROXIES: PROXY } });
});

afterEach(() => {
  for (const knocker of knockers.splice(0)) knocker.stop();
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

async function at(address: string): Promise<Knocker> {
  const knocker = new Knocker(address, server.sipPort);
  await knocker.start();
  knockers.push(knocker);
  return knocker;
}

function right(user: string): Knock {
  return { user, password: userOf(user).password };
}

function wrong(user: string): Knock {
  return { user, password: "Guess-1" };
}

/** No more guesses were looked at than may be since `began` (of `performance.now`). */
function expectFew(
  statuses: readonly (number | undefined)[],
  { most, againMs }: { readonly most: number; readonly againMs: number },
  began: number,
): void {
  const counts = counted(statuses);
  expect(counts).toEqual({ 403: expect.any(Number) as number, [SLOWED]: expect.any(Number) as number });
  expect(counts[403]).toBeGreaterThanOrEqual(most);
  expect(counts[403]).toBeLessThanOrEqual(most + Math.ceil((performance.now() - began) / againMs));
}

/** Right credentials behind wrong ones: where the next guess may be looked at, the wrong ones are that guess. */
async function expectUnheard(knocker: Knocker, wrongly: Knock, rightly: Knock): Promise<void> {
  const [, status] = await Promise.all([knocker.status(wrongly), knocker.status(rightly)]);
  expect(status).toBe(SLOWED);
}

describe("who has one good account", () => {
  it("gets no more guesses at others by it", async () => {
    const mallory = await at("127.0.0.66");
    const statuses: (number | undefined)[] = [];
    const began = performance.now();
    for (let guess = 0; guess < 100; guess++) {
      expect(await mallory.status(right("1001"))).toBe(200);
      statuses.push(await mallory.status(wrong("1002")));
    }
    expectFew(statuses, OF_ONE_ACCOUNT, began);
    await expectUnheard(mallory, wrong("1002"), right("1002"));
    expect(await (await at("127.0.0.67")).status(right("1002"))).toBe(200);
  });

  it("gets no more guesses of one password at everybody's accounts", async () => {
    const mallory = await at("127.0.0.68");
    const phone = await at("127.0.0.68");
    expect(await phone.status(right("1003"))).toBe(200);
    const statuses: (number | undefined)[] = [];
    const began = performance.now();
    for (let guess = 0; guess < 200; guess++) {
      expect(await mallory.status(right("1001"))).toBe(200);
      statuses.push(await mallory.status(wrong(`2${String(guess).padStart(3, "0")}`)));
    }
    expectFew(statuses, OF_AN_ADDRESS, began);
    await expectUnheard(mallory, wrong("2999"), right("1004"));
    expect(await phone.status(right("1003"))).toBe(200);
  });
});

describe("an office behind one address", () => {
  it("is not silenced by one telephone with an old password", async () => {
    const phones = await at("127.0.0.20");
    const old = await at("127.0.0.20");
    const [bad = "", ...good] = OFFICE;
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 20; attempt++) await old.status(wrong(bad));
      for (const user of good) expect(await phones.status(right(user))).toBe(200);
    }
    expect(await phones.status({ ...right("1021"), method: "INVITE" })).toBe(404);
  });

  it("is not silenced by somebody inside who guesses at everybody", async () => {
    const phone = await at("127.0.0.12");
    expect(await phone.status(right("1010"))).toBe(200);
    const guest = await at("127.0.0.12");
    for (let guess = 0; guess < 60; guess++) await guest.status(wrong(guess % 2 === 0 ? "1010" : `5${String(guess)}`));
    await expectUnheard(guest, wrong("1010"), right("1010"));
    expect(await phone.status(right("1010"))).toBe(200);
    expect(await phone.status({ ...right("1010"), method: "INVITE" })).toBe(404);
  });

  it("is not silenced by forged datagrams, which are told nothing", async () => {
    const phone = await at("127.0.0.10");
    expect(await phone.status(right("1005"))).toBe(200);
    const elsewhere = await at("127.0.0.11");
    const forger = await at("127.0.0.10");
    const nonces = ["0".repeat(60), "made-up", await elsewhere.nonce("1005")];
    for (let packet = 0; packet < 60; packet++) {
      const nonce = nonces[packet % nonces.length] ?? "";
      const answer = await forger.knock({ ...(packet % 2 === 0 ? wrong("1005") : right("1005")), nonce });
      expect(answer?.status).toBe(401);
      expect(answer !== undefined && isStale(answer)).toBe(true);
    }
    expect(await phone.status(right("1005"))).toBe(200);
    expect(await phone.status({ ...right("1005"), method: "INVITE" })).toBe(404);
    expect(await (await at("127.0.0.10")).status(right("1006"))).toBe(200);
  });
});

describe("an account that is guessed from many addresses", () => {
  it("is guessed slowly, and its telephone is served all the same", async () => {
    const phone = await at("127.0.0.30");
    expect(await phone.status(right("1007"))).toBe(200);
    const statuses: (number | undefined)[] = [];
    const began = performance.now();
    for (let host = 1; host <= 100; host++) {
      const guesser = await at(`127.0.1.${String(host)}`);
      statuses.push(await guesser.status(wrong("1007")), await guesser.status(wrong("1007")));
      if (host % 20 === 0) expect(await phone.status(right("1007"))).toBe(200);
    }
    expectFew(statuses, OF_ALL_ADDRESSES, began);
    const stranger = await at("127.0.1.200");
    await stranger.nonce("1007");
    await expectUnheard(stranger, wrong("1007"), right("1007"));
    expect(await phone.status({ ...right("1007"), method: "INVITE" })).toBe(404);
    expect(server.log).toContain('"msg":"An account is guessed from many addresses"');
  });
});

describe("behind a proxy that is trusted", () => {
  it("each client is counted by their own address", async () => {
    const proxy = await at(PROXY);
    const statuses: (number | undefined)[] = [];
    const began = performance.now();
    for (let guess = 0; guess < 100; guess++) {
      statuses.push(
        await proxy.status({ ...wrong(guess % 2 === 0 ? "1008" : `3${String(guess)}`), client: "198.51.100.7" }),
      );
    }
    expectFew(statuses, OF_AN_ADDRESS, began);
    expect(await proxy.status({ ...right("1008"), client: "198.51.100.7" })).toBe(SLOWED);
    expect(await proxy.status({ ...right("1008"), client: "198.51.100.8" })).toBe(200);
    const nonce = await proxy.nonce("1008");
    expect((await proxy.knock({ ...right("1008"), client: "198.51.100.8", nonce }))?.status).toBe(401);
  });

  it("whoever else names clients is not believed", async () => {
    const mallory = await at("127.0.0.51");
    const statuses: (number | undefined)[] = [];
    const began = performance.now();
    for (let guess = 0; guess < 40; guess++) {
      statuses.push(await mallory.status({ ...wrong("1009"), client: `198.51.100.${String(guess)}` }));
    }
    expectFew(statuses, OF_ONE_ACCOUNT, began);
  });
});
