// Calls through hotline, queue and agent: how soon a phone rings, how many a second, what they cost.
import { type Figure, percentile, type Report, shortly, table } from "./figures.ts";
import type { AudioPlan, CallPlan, Counts } from "./load/plan.ts";
import { FactTail } from "./fact-tail.ts";
import { NO_AUDIO, REAL_AUDIO } from "./load/plan.ts";
import { threadsBetween } from "./server.ts";
import {
  matched,
  measureEcho,
  offersSoFar,
  onStage,
  type Placed,
  register,
  type Stage,
  type StageOptions,
  warmUp,
  whileWatched,
} from "./stage.ts";

// -- offer latency --------------------------------------------------------------------------------------------------

export async function measureLatency(options: StageOptions, count: number): Promise<Report> {
  return onStage(options, async (stage) => {
    const { line, callers } = stage.installation;
    await register(stage, { users: line.agents, answerWithinMs: 0, talkMs: undefined, audio: NO_AUDIO });
    const calls: CallPlan = {
      ...{ users: callers, dialled: line.hotline, count, perSecond: 10, holdMs: 40, audio: NO_AUDIO },
    };
    await warmUp(stage, { ...calls, count: 300, perSecond: 100 });
    const [logs, busy] = await whileWatched(stage, () => stage.load.ask({ type: "call", calls, settleMs: 3_000 }));
    const placed = matched(logs, await offersSoFar(stage));
    const since = (from: (one: Placed) => number | undefined): readonly number[] =>
      placed.flatMap((one) => (one.offer === undefined ? [] : [one.offer.invitedAt - (from(one) ?? Number.NaN)]));
    const fromProven = since(({ call }) => call.authenticatedAt);
    const fromFirst = since(({ call }) => call.invitedAt);
    const echo = await measureEcho(stage.load, count, 20, 600);
    const what = "caller's INVITE -> agent's INVITE";
    const ms = { unit: "ms" };
    return {
      figures: [
        { ...ms, name: `${what}, p50`, value: percentile(fromProven, 50), target: 5, freeswitch: "67" },
        { ...ms, name: `${what}, p95`, value: percentile(fromProven, 95) },
        { ...ms, name: `${what}, p99`, value: percentile(fromProven, 99), target: 15, freeswitch: "124" },
        { ...ms, name: "  with the 407 round before it, p50", value: percentile(fromFirst, 50) },
        { ...ms, name: "  with the 407 round before it, p99", value: percentile(fromFirst, 99) },
        { ...ms, name: "  a bare UDP echo's round trip, p50", value: percentile(echo.tripsMs, 50) },
        { ...ms, name: "  a bare UDP echo's round trip, p99", value: percentile(echo.tripsMs, 99) },
        busy,
      ],
      details: `${fromProven.length} of ${count} calls, one after the other, 10 a second, of which each found an idle agent.`,
    };
  });
}

// -- throughput -----------------------------------------------------------------------------------------------------

export interface ThroughputPlan {
  readonly ratesPerSecond: readonly number[];
  readonly secondsPerRate: number;
  /** Calls a second with 50 packets each way; undefined: not measured. */
  readonly withAudioPerSecond: number | undefined;
}

const HOLD_MS = 3_000;
const CONNECTED_WITHIN_MS = 2_000;
const ECHO_SECONDS = 3;
const WANTED_SHARE = 99.5;
const WANTED_PER_SECOND = 80;
/** Threads that take less of a call are left out. */
const SMALLEST_SHOWN_MS = 0.05;

interface Rate {
  readonly perSecond: number;
  readonly calls: number;
  /** Percent of all calls whose agent was on the line within 2 s of the first INVITE. */
  readonly share: number;
  readonly connectP50Ms: number;
  readonly connectP99Ms: number;
  readonly cpuMsPerCall: number;
  readonly cores: number;
  readonly datagramsPerCall: number;
  readonly bytesPerDatagram: number;
  readonly sentAgain: number;
  readonly bridgedFacts: number;
  readonly generatorCores: number;
  readonly threads: ReadonlyMap<string, number>;
}

export async function measureThroughput(options: StageOptions, plan: ThroughputPlan): Promise<Report> {
  return onStage(options, async (stage) => {
    const rates: Rate[] = [];
    const { agents } = stage.installation.floor;
    await register(stage, { users: agents, answerWithinMs: 20, talkMs: undefined, audio: NO_AUDIO });
    await warmUp(stage, { ...callsAt(stage, 60, NO_AUDIO), count: 240, holdMs: 100 });
    for (const perSecond of plan.ratesPerSecond) {
      const rate = await measureRate(stage, perSecond, plan.secondsPerRate, NO_AUDIO);
      rates.push(rate);
      // Far beyond what it can do there is nothing more to learn.
      if (rate.share < 50) break;
    }
    let audible: Rate | undefined;
    if (plan.withAudioPerSecond !== undefined) {
      await register(stage, { users: agents, answerWithinMs: 20, talkMs: undefined, audio: REAL_AUDIO });
      audible = await measureRate(stage, plan.withAudioPerSecond, plan.secondsPerRate, REAL_AUDIO);
    }
    return throughputReport(stage, rates, audible);
  });
}

function callsAt({ installation }: Stage, perSecond: number, audio: AudioPlan): CallPlan {
  const { callers, floor } = installation;
  return { users: callers, dialled: floor.hotline, count: perSecond, perSecond, holdMs: HOLD_MS, audio };
}

async function measureRate(stage: Stage, perSecond: number, seconds: number, audio: AudioPlan): Promise<Rate> {
  const { server, load } = stage;
  const calls = { ...callsAt(stage, perSecond, audio), count: perSecond * seconds };
  const [cpuBefore, threadsBefore, before] = [
    await server.cpuMs(),
    await server.cpuByThread(),
    await load.ask({ type: "count" }),
  ];
  const began = performance.now();
  let bridged = 0;
  const tail = new FactTail(stage.installation.dataFolder, ({ type }) => (bridged += Number(type === "bridged")));
  tail.start();
  // Counted is what happens from now on.
  bridged = 0;
  const logs = await load.ask({ type: "call", calls, settleMs: HOLD_MS + 4_000 });
  const [cpuAfter, threadsAfter, after] = [
    await server.cpuMs(),
    await server.cpuByThread(),
    await load.ask({ type: "count" }),
  ];
  const ms = performance.now() - began;
  tail.stop();
  const placed = matched(logs, await offersSoFar(stage));
  const connectMs = placed.flatMap(({ call, offer }) =>
    offer?.acknowledgedAt === undefined || call.answeredAt === undefined ? [] : [offer.acknowledgedAt - call.invitedAt],
  );
  return {
    ...{ perSecond, calls: calls.count },
    share: (connectMs.filter((one) => one <= CONNECTED_WITHIN_MS).length / calls.count) * 100,
    connectP50Ms: percentile(connectMs, 50),
    connectP99Ms: percentile(connectMs, 99),
    cpuMsPerCall: (cpuAfter - cpuBefore) / calls.count,
    cores: (cpuAfter - cpuBefore) / ms,
    ...datagrams(before, after, calls.count),
    sentAgain: after.sentAgain - before.sentAgain,
    bridgedFacts: bridged,
    generatorCores: (after.ownCpuUs - before.ownCpuUs) / 1_000 / ms,
    threads: threadsBetween(threadsBefore, threadsAfter),
  };
}

/** As the server has them: what it receives and what it sends. */
function datagrams(before: Counts, after: Counts, calls: number): Pick<Rate, "datagramsPerCall" | "bytesPerDatagram"> {
  const count = after.sipSent + after.sipReceived - before.sipSent - before.sipReceived;
  const bytes = after.sipSentBytes + after.sipReceivedBytes - before.sipSentBytes - before.sipReceivedBytes;
  return { datagramsPerCall: count / calls, bytesPerDatagram: Math.round(bytes / count) };
}

async function throughputReport(stage: Stage, rates: readonly Rate[], audible: Rate | undefined): Promise<Report> {
  const failing = rates.findIndex(({ share }) => share < WANTED_SHARE);
  const best = failing < 0 ? rates.at(-1) : rates[failing - 1];
  const judged = rates.find(({ perSecond }) => perSecond === WANTED_PER_SECOND) ?? rates.at(-1);
  if (judged === undefined) throw new Error("no rate was measured");
  const perSecond = (judged.perSecond * judged.datagramsPerCall) / 2;
  const echo = await measureEcho(stage.load, Math.round(perSecond * ECHO_SECONDS), perSecond, judged.bytesPerDatagram);
  const echoPerCall = (echo.cpuMsPerDatagram * judged.datagramsPerCall) / 2;
  const figures: Figure[] = [
    {
      ...{ name: "calls a second, 3 s long, 99.5 % with an agent within 2 s", value: best?.perSecond ?? 0 },
      ...{ unit: "/s", target: WANTED_PER_SECOND, atLeast: true, freeswitch: "40" },
    },
    {
      ...{ name: `CPU per call of 3 s, signalling only, at ${judged.perSecond}/s`, value: judged.cpuMsPerCall },
      ...{ unit: "ms", target: 12, freeswitch: "35 to 39" },
    },
    { name: "  a bare UDP echo of the same datagrams, CPU per call", value: echoPerCall, unit: "ms" },
    { name: "  as a multiple of the echo", value: judged.cpuMsPerCall / echoPerCall, unit: "x" },
  ];
  if (audible !== undefined) {
    const name = `  CPU per call of 3 s with 50 packets/s each way, at ${audible.perSecond}/s`;
    figures.push({ name, value: audible.cpuMsPerCall, unit: "ms" });
  }
  return { figures, details: rateTable(audible === undefined ? rates : [...rates, audible], audible) };
}

function rateTable(rates: readonly Rate[], audible: Rate | undefined): string {
  const head = ["calls/s", "calls", "in 2 s", "bridged", "p50 ms", "p99 ms", "cores", "datagrams/call", "sent again"];
  const lines = rates.map((rate) => [
    labelOf(rate, audible),
    String(rate.calls),
    `${rate.share.toFixed(1)} %`,
    String(rate.bridgedFacts),
    shortly(rate.connectP50Ms),
    shortly(rate.connectP99Ms),
    shortly(rate.cores),
    shortly(rate.datagramsPerCall),
    String(rate.sentAgain),
    shortly(rate.generatorCores),
  ]);
  return `${table([...head, "generator cores"], lines)}\n\n${threadsTable(rates, audible)}`;
}

/** Where the processor time of a call goes. */
function threadsTable(rates: readonly Rate[], audible: Rate | undefined): string {
  const names = [...new Set(rates.flatMap(({ threads }) => [...threads.keys()]))].filter((name) =>
    rates.some(({ threads, calls }) => (threads.get(name) ?? 0) / calls >= SMALLEST_SHOWN_MS),
  );
  const lines = rates.map((rate) => [
    labelOf(rate, audible),
    shortly(rate.cpuMsPerCall),
    ...names.map((name) => shortly((rate.threads.get(name) ?? 0) / rate.calls)),
  ]);
  return table(["CPU ms per call, at calls/s", "all", ...names], lines);
}

function labelOf(rate: Rate, audible: Rate | undefined): string {
  return `${rate.perSecond}${rate === audible ? " with audio" : ""}`;
}
