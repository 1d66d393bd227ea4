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
  for (const phone of waiting) {
    await phone.call(HOTLINE);
    await until("they wait", () => Promise.resolve(phone.state === "talking" || undefined));
  }
  // Who is served meanwhile hears music, then somebody; the others hear on.
  const through = [...talking.slice(ROUNDS), ...waiting.slice(ROUNDS)];
  watch = new GapWatch(through);
  await wait(UNDISTURBED_MS);
  const undisturbedMs = watch.longestMs;
  const gone = new Set<Phone>();
  for (const phone of [...talking, ...waiting]) {
    phone.onStep(({ type }) => {
      if (type === "ended") gone.add(phone);
    });
  }
  const offeredMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    offeredMs.push(await strike(center, round, { talking, waiting }));
    for (const extn of agents) await untilCallState(server, extn, "TALKING");
    for (const phone of talking.slice(ROUNDS)) {
      await until("they hear their agent", () => Promise.resolve(phone.hears(TALKERS_HZ.agent) || undefined));
    }
  }
  const silence = `longest silence ${watch.longestMs} ms, undisturbed ${undisturbedMs} ms`;
  console.log(`offered again after ${offeredMs.map(Math.round).join(", ")} ms; ${silence}`);
  expect(watch.longestMs).toBeLessThanOrEqual(MOST_SILENCE_MS + undisturbedMs);
  expect([...gone]).toEqual(talking.slice(0, ROUNDS));
  watch.stop();
  await recordsAreRight(center, { talkers, waiters });
});

interface Callers {
  readonly talking: readonly Phone[];
  readonly waiting: readonly Phone[];
}

/** Milliseconds from the blow, or from the end of the standstill, to the next offer. */
async function strike(own: OwnSwitch, round: number, { talking, waiting }: Callers): Promise<number> {
  const [leaves, served] = [talking[round], waiting[round]];
  if (leaves === undefined || served === undefined) throw new Error("not so many rounds");
  const stands = round % 2 === 1;
  const controller = await own.part("controller");
  const { readies } = own;
  own.hurt(controller, stands ? "SIGSTOP" : "SIGKILL");
  const offered = untilRinging(own.agents);
  // While nobody is there to hear it.
  leaves.hangUp();
  if (stands) {
    await wait(FROZEN_MS);
    own.hurt(controller, "SIGCONT");
  }
  const offeredMs = await offered;
  if (!stands) await own.untilReadyAgain(readies);
  await until("the next one is served", () => Promise.resolve(served.hears(TALKERS_HZ.agent) || undefined), 30_000);
  // In order: nobody who came later.
  expect(waiting.slice(round + 1).filter((phone) => phone.hears(TALKERS_HZ.agent))).toEqual([]);
  return stands ? offeredMs - FROZEN_MS : offeredMs;
}

/** All of them hang up: each call has its one record, ended by its caller, with the agent whom they talked to. */
async function recordsAreRight(
  { server, phones }: OwnSwitch,
  { talkers, waiters }: { readonly talkers: readonly string[]; readonly waiters: readonly string[] },
): Promise<void> {
  for (const phone of phones) phone.answerAutomatically(undefined);
  // The last first, so that nobody is served any more.
  for (const phone of [...phones].reverse()) phone.hangUp();
  const all = [...talkers, ...waiters];
  const records = await until("all are recorded", async () => {
    const rows = await callRecords(server);
    return rows.length >= all.length ? rows : undefined;
  });
  expect(records.map((row) => row.caller_id_number).sort()).toEqual(all);
  const spoken = new Set([...talkers, ...waiters.slice(0, ROUNDS)]);
  for (const row of records) {
    expect(row).toMatchObject({ hangup_by: "caller", hangup_cause: "NORMAL_CLEARING" });
    expect([row.caller_id_number, row.agent !== ""]).toEqual([row.caller_id_number, spoken.has(row.caller_id_number)]);
    expect(row.talk_ms > 0).toBe(spoken.has(row.caller_id_number));
  }
}
