// Who hangs up and who answers in the very same instant: nothing rings on, nobody talks to silence, nobody talks with two.
//
// In the suite a part of the calls is made. All of them, 1 000 for each strategy, in about two minutes:
//   RACE_CALLS=1000 npx vitest run -c vitest.interop.config.ts test/interop/races.test.ts
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { FactTail } from "../../bench/fact-tail.ts";
import type { Fact } from "../../src/core/facts.ts";
import { addQueue, agentRow, callRecords, makeReady, startCenter, untilRecorded } from "./center.ts";
import { ofType, udpSocketsOf } from "./facts.ts";
import {
  ANSWERED_ELSEWHERE,
  automaticPhones,
  callsOf,
  expectCleanEnd,
  expectNoComplaint,
  expectNothingLeft,
  RacingCallers,
  RTP_PORTS,
  type HangUp,
} from "./races.ts";
import type { Server } from "./server.ts";
import { runSipp, type SippResult, type SippRun } from "./sipp.ts";
import { until } from "./until.ts";

/** From 0 to 1 s. */
const STEPS = Array.from({ length: 101 }, (_, step) => step);
/** How long phones ring, in steps of 10 ms. */
const LONG = 50;
const SHORT = 10;

const numbers = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + index));

const DESKS = ["2000", "2001"] as const;
const HUNTED = numbers(2100, 20);
const SERVED = numbers(2200, 20);

/** Calls for each of the strategies. */
const CALLS = Number(process.env["RACE_CALLS"] ?? 200);
/** Pairs of phones that have calls side by side, one at a time each. */
const PAIRS = 5;
/** Pairs whose second phone begins to ring as the first one answers. That takes 10 s, so there are many of them. */
const SLOW_PAIRS = Math.ceil(CALLS / 8);
const SLOW_ROUNDS = CALLS >= 1_000 ? 8 : 1;
const RING_ALL = numbers(3000, 2 * PAIRS);
const IN_TURN = numbers(3100, 2 * PAIRS);
const FIRST = numbers(4000, SLOW_PAIRS);
const SECOND = numbers(5000, SLOW_PAIRS);
const CALLERS = numbers(1000, 8 + 2 * PAIRS + SLOW_ROUNDS);

const racing = new RacingCallers();
let server: Server;
let sockets: number;
let tail: FactTail;
const facts: Fact[] = [];
const running: SippRun[] = [];

beforeAll(async () => {
  const extns = [...CALLERS, ...DESKS, ...HUNTED, ...SERVED, ...RING_ALL, ...IN_TURN, ...FIRST, ...SECOND];
  server = await startCenter(extns, { rtpPorts: RTP_PORTS });
  tail = new FactTail(server.dataFolder, (fact) => facts.push(fact));
  tail.start();
  sockets = await settledSockets();
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((run) => run.stop()));
});

afterAll(async () => {
  tail.stop();
  expect(await server.stop()).toBe(0);
});

/** How many UDP sockets the server has when it has bound its ports ahead. */
async function settledSockets(): Promise<number> {
  let before = 0;
  return until("the server binds no more ports", async () => {
    const now = udpSocketsOf(server.pid);
    if (now === before) return now;
    before = now;
    await wait(500);
    return undefined;
  });
}

/** All facts so far. */
function seen(): readonly Fact[] {
  tail.look();
  return facts;
}

async function phonesAtWork(extns: readonly string[], ringMs: number, queue?: string): Promise<SippRun> {
  const run = await automaticPhones(server, extns, { ringMs });
  running.push(run);
  if (queue !== undefined) await Promise.all(extns.map((extn) => makeReady(server, extn, queue)));
  return run;
}

async function addDesk(nbr: string, extn: string): Promise<void> {
  await server.post("/api/xcc/hotlines/add", { nbr, type: "only", numbers: extn });
}

it("a caller may hang up at any instant", async () => {
  const call = (extn: string, dials: string, hangUps: readonly HangUp[], concurrent: number): Promise<SippResult> =>
    runSipp({
      scenario: racing.scenario,
      users: hangUps.map((hangUp) => racing.user(extn, dials, hangUp)),
      ...{ remotePort: server.sipPort, calls: hangUps.length, rate: 50, concurrent, timerMs: 1, timeoutMs: 60_000 },
      patient: true,
    });
  await addDesk("9400", DESKS[0]);
  await addDesk("9401", DESKS[1]);
  await addQueue(server, { auto_record: "0" }, { queue: "hunted", hotline: "9402" });
  await addQueue(server, { auto_record: "0" }, { queue: "served", hotline: "9403" });
  const phones = await Promise.all([
    phonesAtWork([DESKS[0]], LONG * 10),
    phonesAtWork([DESKS[1]], 1),
    phonesAtWork(HUNTED, LONG * 10, "hunted"),
    phonesAtWork(SERVED, SHORT * 10, "served"),
  ]);

  // The caller of a queue is answered when the agent's phone begins to ring; they do not see when the agent answers.
  const sinceRinging = (step: number): HangUp => ({ afterRinging: step, afterAnswer: Math.max(0, step - LONG) });
  const series = [
    { caller: "1000", dials: "9400", hangUps: STEPS.map(sinceRinging), concurrent: 40 },
    { caller: "1001", dials: "9401", hangUps: STEPS.map((step) => ({ afterAnswer: step })), concurrent: 40 },
    { caller: "1002", dials: "9402", hangUps: STEPS.map((step) => ({ afterAnswer: step })), concurrent: 18 },
    { caller: "1003", dials: "9403", hangUps: STEPS.map((step) => ({ afterAnswer: SHORT + step })), concurrent: 18 },
    // Again and again as the phone answers: CANCEL against 200.
    { caller: "1004", dials: "9400", hangUps: numbers(0, 30).map(() => sinceRinging(LONG)), concurrent: 10 },
  ];
  const results = await Promise.all(
    series.map(({ caller, dials, hangUps, concurrent }) => call(caller, dials, hangUps, concurrent)),
  );
  for (const [index, result] of results.entries()) expectNoComplaint(result, series[index]?.hangUps.length ?? 0);

  for (const { caller, hangUps } of series) await untilRecorded(server, caller, hangUps.length);
  for (const { caller, hangUps } of series) {
    expect(await callRecords(server, `&cidNumber=${caller}`)).toHaveLength(hangUps.length);
    const calls = callsOf(seen(), [caller]);
    expect(calls).toHaveLength(hangUps.length);
    for (const one of calls) expectCleanEnd(one);
    for (const { facts } of calls) expect(ofType(facts, "call-ended")).toMatchObject([{ by: "caller" }]);
  }
  await expectAllFree();
  await expectNothingLeft(server, sockets);
  for (const [index, run] of phones.entries()) {
    const rung = callsOf(seen(), CALLERS).flatMap(({ facts }) =>
      ofType(facts, "leg-dialled").filter(({ to }) => to.type === "extension" && isAt(index, to.extn)),
    );
    expectNoComplaint(await run.stop(), rung.length);
  }
});

function isAt(phones: number, extn: string): boolean {
  return [[DESKS[0]], [DESKS[1]], HUNTED, SERVED][phones]?.includes(extn) === true;
}

async function expectAllFree(): Promise<void> {
  for (const [queue, agents] of [
    ["hunted", HUNTED],
    ["served", SERVED],
  ] as const) {
    for (const agent of agents) {
      await until(`${agent} is free`, async () => {
        const row = await agentRow(server, agent, queue);
        return row?.state === "READY" && row.callstate === "IDLE" && row.agent_uuid === "" ? true : undefined;
      });
    }
  }
}

/** They hang up soon, and see why they have lost. */
const AUTOMATIC = { ringMs: 20, talkMs: 60, afterTalk: "hang-up", onCancel: ANSWERED_ELSEWHERE };

/** A queue for each pair, with hotlines from `firstHotline` on. */
async function addPairs(strategy: string, agents: readonly string[], firstHotline: number): Promise<readonly string[]> {
  const hotlines = numbers(firstHotline, agents.length / 2);
  await Promise.all(
    hotlines.map(async (hotline, index) => {
      const queue = `q${hotline}`;
      await addQueue(server, { strategy, auto_record: "0" }, { queue, hotline });
      for (const agent of agents.slice(2 * index, 2 * index + 2)) await makeReady(server, agent, queue);
    }),
  );
  return hotlines;
}

function callingInTurn(callers: readonly string[], hotlines: readonly string[], calls: number): Promise<SippResult[]> {
  return Promise.all(
    hotlines.map((hotline, index) =>
      runSipp({
        scenario: racing.scenario,
        users: [racing.user(callers[index] ?? "", hotline, { afterAnswer: undefined })],
        // One after the other, so that both phones are free for each.
        ...{ remotePort: server.sipPort, calls, rate: 100, concurrent: 1, timerMs: 1, patient: true },
        ...{ timeoutMs: 20_000 + 100 * CALLS },
      }),
    ),
  );
}

/** Each was answered once, by one of two, and written down once. The offers that ended otherwise, by how. */
async function expectOneTalkEach(callers: readonly string[], calls: number): Promise<ReadonlyMap<string, number>> {
  for (const caller of callers) {
    await untilRecorded(server, caller, calls / callers.length);
    expect(await callRecords(server, `&cidNumber=${caller}`)).toHaveLength(calls / callers.length);
  }
  const made = callsOf(seen(), callers);
  expect(made).toHaveLength(calls);
  for (const call of made) {
    expectCleanEnd(call);
    expect(ofType(call.facts, "bridged"), call.call).toHaveLength(1);
    expect(ofType(call.facts, "queue-left"), call.call).toMatchObject([{ outcome: "answered" }]);
  }
  const ends = made.flatMap(({ facts }) => ofType(facts, "offer-ended").map(({ end }) => end));
  return new Map(Object.entries(Object.groupBy(ends, (end) => end)).map(([end, all]) => [end, all.length]));
}

/** No phone of theirs has missed anything, and none was left alone. */
async function expectPhonesWell(phones: SippRun, callers: readonly string[]): Promise<void> {
  const dialled = callsOf(seen(), callers).flatMap(({ facts }) => ofType(facts, "leg-dialled"));
  expectNoComplaint(await phones.stop(), dialled.length);
}

it(`${CALLS} calls to two phones that answer by themselves, on each strategy`, async () => {
  const together = { callers: CALLERS.slice(8, 8 + PAIRS), strategy: "ring-all", agents: RING_ALL, hotline: 7000 };
  const inTurn = {
    ...{
      callers: CALLERS.slice(8 + PAIRS, 8 + 2 * PAIRS),
      strategy: "ring-progressively",
      agents: IN_TURN,
      hotline: 7100,
    },
  };
  const ends = await Promise.all(
    [together, inTurn].map(async ({ callers, strategy, agents, hotline }) => {
      const phones = await automaticPhones(server, agents, AUTOMATIC);
      running.push(phones);
      const hotlines = await addPairs(strategy, agents, hotline);
      const results = await callingInTurn(callers, hotlines, CALLS / PAIRS);
      for (const result of results) expectNoComplaint(result, CALLS / PAIRS);
      const ended = await expectOneTalkEach(callers, CALLS);
      await expectPhonesWell(phones, callers);
      return ended;
    }),
  );
  // Races there were: else this test shows nothing. In turn the first phone always was the quicker one.
  expect(ends[0]?.get("lost-race")).toBeGreaterThan(CALLS / 2);
  expect(ends[1]?.get("lost-race")).toBeUndefined();
  await expectNothingLeft(server, sockets);
});

it("one phone answers as the next one begins to ring", async () => {
  const callers = CALLERS.slice(-SLOW_ROUNDS);
  const quick = { ...AUTOMATIC, ringMs: 1 };
  const phones = await Promise.all([
    automaticPhones(server, FIRST, { ...AUTOMATIC, ringMs: 10_000 }),
    automaticPhones(server, SECOND, quick),
  ]);
  running.push(...phones);
  const hotlines = await addPairs(
    "ring-progressively",
    FIRST.flatMap((first, index) => [first, SECOND[index] ?? ""]),
    8000,
  );
  for (const caller of callers) {
    // Another caller each time: who answered them last would be the first one to ring for them.
    const users = hotlines.map((hotline) => racing.user(caller, hotline, { afterAnswer: undefined }));
    const result = await runSipp({
      ...{ scenario: racing.scenario, users, remotePort: server.sipPort, calls: users.length, rate: 50 },
      ...{ timerMs: 1, patient: true, timeoutMs: 60_000 },
    });
    expectNoComplaint(result, users.length);
  }
  const ends = await expectOneTalkEach(callers, callers.length * SLOW_PAIRS);
  expect(ends.get("lost-race")).toBeGreaterThan(0);
  await expectNothingLeft(server, sockets);
});
