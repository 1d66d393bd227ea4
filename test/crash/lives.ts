// A center at work that is killed at any moment, again and again: everything that it has answered for is found by the next
// start, nothing is half there, and the same agents go on serving.
//
//   phones, writers --answers--> ledger          kill -9, start          ledger == what is found
//
// Each run makes three rounds on each database, at moments that its seed chooses. More, or one again:
//   CRASH_ROUNDS=30 CRASH_SEED=1234 npx vitest run -c vitest.crash.config.ts
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import { leasePort } from "../interop/ports.ts";
import type { Server } from "../interop/server.ts";
import { until } from "../interop/until.ts";
import { expectCalls, recordsOf } from "./call-checks.ts";
import { MortalCenter, type DatabaseKind } from "./center.ts";
import { expectAgents, expectConfiguration, expectNothingStuck } from "./checks.ts";
import { expectMessages, expectNoStrayFiles, expectRecordings } from "./file-checks.ts";
import { Ledger } from "./ledger.ts";
import { CrashPhones } from "./phones.ts";
import { AGENTS, furnish, LATE_AGENT, LATER_QUEUE, type Furnished } from "./plan.ts";
import { makeAllReady, writeUntilDeath } from "./writers.ts";

const ROUNDS = Number(process.env["CRASH_ROUNDS"] ?? 3);
/** Of the moments, and of what agents do. */
export const SEED = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);
/** How long there is traffic before the kill. */
const LEAST_MS = 2_500;
const MOST_MS = 5_500;
/** Kills on the way of a start, as shares of the time that it takes. */
const START_SHARES = [0.25, 0.5, 0.75, 0.95];

interface World extends Furnished {
  readonly center: MortalCenter;
  readonly ledger: Ledger;
  readonly agentPorts: readonly number[];
}

/** All of it on one database. */
export async function liveManyLives(kind: DatabaseKind): Promise<void> {
  const center = await MortalCenter.make(kind);
  try {
    const ledger = new Ledger();
    const furnished = await furnish(await center.start());
    const agentPorts = [await leasePort(), await leasePort(), await leasePort()];
    const world: World = { ...furnished, center, ledger, agentPorts };
    const chance = chanceOf(SEED);
    for (let round = 0; round < ROUNDS; round += 1) {
      await liveAndDie(world, round, nextBelow(chance, 2 ** 31), LEAST_MS + nextBelow(chance, MOST_MS - LEAST_MS));
      await expectEverything(world, await center.start(), round);
    }
    await diesWhileItStarts(world);
    await keepsItsPromises(world);
    console.log(`${kind}, seed ${SEED}: ${ledger.summary}`);
    expect(await center.stop()).toBe(0);
    const { code, said } = await center.replay();
    expect(said).toContain("the same facts came of them, byte for byte");
    expect(code).toBe(0);
  } finally {
    await center.remove();
  }
}

/** A round: everybody is served first, then there is traffic of all kinds, and in the middle of it the end. */
async function liveAndDie(world: World, round: number, seed: number, afterMs: number): Promise<void> {
  const { center, ledger } = world;
  const phones = new CrashPhones(center.server, ledger, round);
  await phones.agents(world);
  await expectEverybodyServed(world, phones);
  const writing = writeUntilDeath(center.server, ledger, round, seed);
  await phones.traffic();
  await wait(afterMs);
  ledger.killedAt[round] = await center.kill();
  await Promise.all([phones.end(), writing]);
}

/** As many calls as agents: each agent gets one. */
async function expectEverybodyServed({ center, ledger }: World, phones: CrashPhones): Promise<void> {
  await makeAllReady(center.server, ledger);
  const numbers = await phones.prove();
  const served = await until("the calls that prove it are written down", async () => {
    const calls = ledger.placed.filter(({ number }) => numbers.includes(number));
    const records = [...(await recordsOf(center.server, calls)).values()];
    return records.every(({ record }) => record.endedAt !== undefined) ? records : undefined;
  });
  const agents = served.flatMap(({ record }) => record.talks.map(({ agent }) => agent));
  expect(agents.toSorted(), "everybody is served, by every agent").toEqual([...AGENTS]);
}

async function expectEverything({ center, ledger }: World, server: Server, round?: number): Promise<void> {
  const placed = ledger.placed.filter((call) => round === undefined || call.round === round);
  await expectConfiguration(server, ledger);
  await expectAgents(server, ledger);
  await expectNothingStuck(server, ledger.promised.length);
  const found = await recordsOf(server, placed);
  expectCalls(ledger, placed, found);
  await expectRecordings(server, found.values(), ledger);
  await expectMessages(server, ledger, placed);
  const all = round === undefined ? found : await recordsOf(server, ledger.placed);
  const files = [...all.values()].flatMap(({ record }) => record.recordings.flatMap(({ file }) => file ?? []));
  await expectNoStrayFiles(center.dataFolder, server, new Set(files));
}

async function diesWhileItStarts(world: World): Promise<void> {
  await world.center.kill();
  for (const share of START_SHARES) await world.center.startAndKill(share);
  await expectEverything(world, await world.center.start());
}

/** Whoever was promised a call gets it, over all that. */
async function keepsItsPromises(world: World): Promise<void> {
  const { center, ledger } = world;
  const { promised } = ledger;
  const phones = new CrashPhones(center.server, ledger, ROUNDS);
  await phones.agents(world);
  await expectEverybodyServed(world, phones);
  await center.server.post("/api/cc/ccc/ccLogin", { agent: LATE_AGENT, extn: LATE_AGENT, queue: LATER_QUEUE });
  await center.server.post("/api/cc/ccc/ccGoReady", { agent: LATE_AGENT });
  await until("all who were promised a call have had it", async () => {
    const found = await recordsOf(center.server, promised);
    const talked = [...found.values()].filter(({ record }) => record.endedAt !== undefined && record.talks.length > 0);
    return talked.length === promised.length ? true : undefined;
  });
  await expectNothingStuck(center.server, 0);
  await phones.end();
}
