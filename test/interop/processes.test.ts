// A switch in a process of its own: whatever becomes of the program that thinks, calls go on; real phones talk and wait.
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import type { Phone } from "../../demo/phone.ts";
import { addQueue, callRecords, HOTLINE, untilCallState } from "./center.ts";
import { GapWatch } from "./gap-watch.ts";
import { OwnSwitch, TALKERS_HZ, untilRinging } from "./own-switch.ts";
import { until } from "./until.ts";

const ROUNDS = Number(process.env["KILL_ROUNDS"] ?? 3);
const TALKING = 20;
const WAITING = 50;
/** What a listener takes for a click, beyond what the machine does to them anyhow. */
const MOST_SILENCE_MS = 200;
const UNDISTURBED_MS = 5_000;
/** How long the controller stands still. */
const FROZEN_MS = 3_000;
const LIMIT_MS = 300_000 + ROUNDS * 60_000;

let center: OwnSwitch | undefined;
let watch: GapWatch | undefined;

afterEach(async () => {
  watch?.stop();
  await center?.end();
});

function numbers(from: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(from + index));
}

/** Who calls, in the order of their calls: the first ones talk, and whoever leaves calls again, as the last. */
interface Callers {
  talking: readonly Phone[];
  waiting: readonly Phone[];
}

const title = `whoever waits (${WAITING}) or talks (${TALKING}) does not notice that the controller dies or stands still, ${ROUNDS} times`;

it(title, { timeout: LIMIT_MS }, async () => {
  const agents = numbers(1_001, TALKING);
  const talkers = numbers(2_001, TALKING);
  const waiters = numbers(3_001, WAITING);
  center = await OwnSwitch.start([...agents, ...talkers, ...waiters], { rtpPorts: 1_000 });
  const { server } = center;
  await addQueue(server);
  await center.agentsAtWork(agents);
  const talking = await center.callers(talkers);
  for (const phone of talking) await phone.call(HOTLINE);
  for (const extn of agents) await untilCallState(server, extn, "TALKING");
  const waiting = await center.callers(waiters);
  for (const phone of waiting) await waits(phone);
  // Who is served meanwhile hears music, then somebody; the others hear on.
  watch = new GapWatch([...talking.slice(ROUNDS), ...waiting.slice(ROUNDS)]);
  await wait(UNDISTURBED_MS);
  const undisturbedMs = watch.longestMs;
  const ends: Phone[] = [];
  for (const phone of [...talking, ...waiting]) {
    phone.onStep(({ type }) => {
      if (type === "ended") ends.push(phone);
    });
  }
  const callers: Callers = { talking, waiting };
  const offeredMs: number[] = [];
  const left: Phone[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    offeredMs.push(await strike(center, round, callers, left));
    for (const extn of agents) await untilCallState(server, extn, "TALKING");
    for (const phone of callers.talking) await untilHeard(phone);
  }
  const silence = `longest silence ${watch.longestMs} ms, undisturbed ${undisturbedMs} ms`;
  console.log(`offered again after ${offeredMs.map(Math.round).join(", ")} ms; ${silence}`);
  expect(watch.longestMs).toBeLessThanOrEqual(MOST_SILENCE_MS + undisturbedMs);
  expect(ends).toEqual(left);
  watch.stop();
  await recordsAreRight(center, [...talkers, ...waiters], { talked: TALKING + ROUNDS });
});

async function waits(phone: Phone): Promise<void> {
  await phone.call(HOTLINE);
  await until("they wait", () => Promise.resolve(phone.state === "talking" || undefined));
}

function untilHeard(phone: Phone): Promise<true> {
  return until("they hear an agent", () => Promise.resolve(phone.hears(TALKERS_HZ.agent) || undefined), 30_000);
}

/** Milliseconds from the blow, or from the end of the standstill, to the next offer. */
async function strike(own: OwnSwitch, round: number, callers: Callers, left: Phone[]): Promise<number> {
  const [leaves] = callers.talking;
  const [served, ...later] = callers.waiting;
  if (leaves === undefined || served === undefined) throw new Error("nobody waits or talks");
  const stands = round % 2 === 1;
  const controller = await own.part("controller");
  const { readies } = own;
  own.hurt(controller, stands ? "SIGSTOP" : "SIGKILL");
  const offered = untilRinging(own.agents);
  // While nobody is there to hear it.
  left.push(leaves);
  leaves.hangUp();
  if (stands) {
    await wait(FROZEN_MS);
    own.hurt(controller, "SIGCONT");
  }
  const offeredMs = await offered;
  if (!stands) await own.untilReadyAgain(readies);
  await untilHeard(served);
  // In order: nobody who came later.
  expect(later.filter((phone) => phone.hears(TALKERS_HZ.agent))).toEqual([]);
  await waits(leaves);
  callers.talking = [...callers.talking.slice(1), served];
  callers.waiting = [...later, leaves];
  return stands ? offeredMs - FROZEN_MS : offeredMs;
}

/** All of them hang up: each call has its one record, ended by its caller, and who talked has an agent in it. */
async function recordsAreRight(
  { server, phones }: OwnSwitch,
  callers: readonly string[],
  { talked }: { readonly talked: number },
): Promise<void> {
  for (const phone of phones) phone.answerAutomatically(undefined);
  // The last first, so that nobody is served any more.
  for (const phone of [...phones].reverse()) phone.hangUp();
  const count = callers.length + ROUNDS;
  const records = await until("all are recorded", async () => {
    const rows = await callRecords(server);
    return rows.length >= count ? rows : undefined;
  });
  expect(records).toHaveLength(count);
  expect([...new Set(records.map((row) => row.caller_id_number))].sort()).toEqual([...callers].sort());
  for (const row of records) expect(row).toMatchObject({ hangup_by: "caller", hangup_cause: "NORMAL_CLEARING" });
  expect(records.filter(({ agent }) => agent !== "")).toHaveLength(talked);
  for (const { agent, talk_ms: ms } of records) expect(ms > 0).toBe(agent !== "");
}
