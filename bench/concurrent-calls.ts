// Two-way calls through a menu and a queue, more and more of them, until one is lost or audio is; then as many as went well are
// held for a minute. And calls for a minute at the rate that is wanted.
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { measureThroughput } from "./calls.ts";
import { type Figure, type Report, shortly, table } from "./figures.ts";
import type { CallPlan, Counts } from "./load/plan.ts";
import { REAL_AUDIO } from "./load/plan.ts";
import { threadsBetween, threadTable } from "./server.ts";
import { onStage, register, type Stage, type StageOptions } from "./stage.ts";

export interface ConcurrentPlan {
  /** Numbers of calls, rising. */
  readonly sizes: readonly number[];
  readonly secondsPerSize: number;
  readonly holdSeconds: number;
  /** Calls a second, and for how long. */
  readonly perSecond: number;
  readonly rateSeconds: number;
}

const PLACE_PER_SECOND = 40;
const SETTLE_MS = 2_000;
/** Of a phone: one every 20 ms; two phones a call. */
const PACKETS_PER_CALL = 100;
const MOST_LOST_PERCENT = 0.1;
/** With fewer of the packets sent than this, the generator and not the server was at its limit. */
const LEAST_SENT_PERCENT = 99;
const WANTED_CALLS = 500;
/** When a minute does not go well at the size that went well for seconds, it is tried with so many less. */
const HOLD_TRIES = 3;

interface Stretch {
  readonly calls: number;
  readonly seconds: number;
  /** Calls that were no longer there at the end, or never came to an agent. */
  readonly callsLost: number;
  /** Of what the phones should have sent. */
  readonly sentPercent: number;
  readonly lostPercent: number;
  /** Datagrams that the kernel dropped since a socket was full: at the server's, at the generator's. */
  readonly dropped: readonly [number, number];
  readonly serverCores: number;
  readonly generatorCores: number;
  readonly threads: ReadonlyMap<string, number>;
}

export async function measureConcurrentCalls(options: StageOptions, plan: ConcurrentPlan): Promise<Report> {
  const { sizes, secondsPerSize, holdSeconds } = plan;
  const concurrent = await onStage(options, async (stage) => {
    await register(stage, {
      ...{ users: stage.installation.floor.agents, answerWithinMs: 20, talkMs: undefined, audio: REAL_AUDIO },
    });
    const stretches: Stretch[] = [];
    for (const size of sizes) {
      await grow(stage, size);
      const stretch = await watch(stage, size, secondsPerSize);
      stretches.push(stretch);
      if (!isWell(stretch)) break;
    }
    await stage.load.ask({ type: "hang-up" });
    const held = await hold(stage, stretches, holdSeconds);
    return concurrentReport(stretches, held);
  });
  const { perSecond, rateSeconds: secondsPerRate } = plan;
  const rate = await measureThroughput(options, {
    ...{ ratesPerSecond: [perSecond], secondsPerRate, withAudioPerSecond: undefined },
  });
  return {
    figures: [
      ...concurrent.figures,
      ...rate.figures.map((figure) => ({ ...figure, name: `${figure.name}, ${secondsPerRate} s` })),
    ],
    details: `${concurrent.details}\n\n${rate.details}`,
  };
}

/** So many calls in all, each through the menu. */
async function grow({ load, installation }: Stage, size: number): Promise<void> {
  const { callers, menu } = installation;
  const count = size - (await load.ask({ type: "count" })).liveCalls;
  if (count <= 0) return;
  const calls: CallPlan = {
    ...{
      users: callers,
      dialled: menu,
      count,
      perSecond: PLACE_PER_SECOND,
      holdMs: undefined,
      key: "1",
      audio: REAL_AUDIO,
    },
  };
  await load.ask({ type: "place", calls });
}

async function watch({ server, load }: Stage, calls: number, seconds: number): Promise<Stretch> {
  await sleep(SETTLE_MS);
  const look = async () => ({
    ...{ at: performance.now(), cpuMs: await server.cpuMs(), threads: await server.cpuByThread() },
    ...{ counts: await load.ask({ type: "count" }), dropped: await droppedDatagrams() },
  });
  const before = await look();
  await sleep(seconds * 1_000);
  const after = await look();
  const ms = after.at - before.at;
  const sent = after.counts.audioSent - before.counts.audioSent;
  const received = after.counts.audioReceived - before.counts.audioReceived;
  return {
    ...{ calls, seconds, callsLost: calls - liveIn(after.counts) },
    sentPercent: (sent / ((calls * PACKETS_PER_CALL * ms) / 1_000)) * 100,
    lostPercent: Math.max(0, 1 - received / sent) * 100,
    dropped: [after.dropped[0] - before.dropped[0], after.dropped[1] - before.dropped[1]],
    serverCores: (after.cpuMs - before.cpuMs) / ms,
    generatorCores: (after.counts.ownCpuUs - before.counts.ownCpuUs) / 1_000 / ms,
    threads: threadsBetween(before.threads, after.threads),
  };
}

/** Those who are on both ends. */
function liveIn({ liveCalls, talkingAgents }: Counts): number {
  return Math.min(liveCalls, talkingAgents);
}

function isWell({ callsLost, lostPercent, sentPercent }: Stretch): boolean {
  return callsLost === 0 && lostPercent < MOST_LOST_PERCENT && sentPercent >= LEAST_SENT_PERCENT;
}

/** The largest number that goes well for the whole time; each try is told. */
async function hold(stage: Stage, stretches: readonly Stretch[], seconds: number): Promise<readonly Stretch[]> {
  const wells = stretches.filter(isWell).map(({ calls }) => calls);
  const tried: Stretch[] = [];
  for (const size of wells.toReversed().slice(0, HOLD_TRIES)) {
    await grow(stage, size);
    const stretch = await watch(stage, size, seconds);
    tried.push(stretch);
    await stage.load.ask({ type: "hang-up" });
    if (isWell(stretch)) break;
  }
  return tried;
}

/** Of all UDP sockets that are open now, as the kernel counts them: the server's RTP range, and everybody else's. */
async function droppedDatagrams(): Promise<readonly [number, number]> {
  const lines = (await readFile("/proc/net/udp", "utf8")).trimEnd().split("\n").slice(1);
  let [ofServer, ofOthers] = [0, 0];
  for (const line of lines) {
    const fields = line.trim().split(/\s+/);
    const port = Number.parseInt(fields[1]?.split(":")[1] ?? "0", 16);
    const drops = Number(fields.at(-1));
    if (port >= 10_000 && port < 20_000) ofServer += drops;
    else ofOthers += drops;
  }
  return [ofServer, ofOthers];
}

function concurrentReport(stretches: readonly Stretch[], held: readonly Stretch[]): Report {
  const best = held.findLast(isWell);
  const last = best ?? held.at(-1) ?? stretches.at(-1);
  const seconds = last?.seconds ?? 0;
  const figures: Figure[] = [
    {
      ...{ name: `two-way calls through menu and queue, held ${seconds} s: none lost, under 0.1 % of packets` },
      ...{ value: best?.calls ?? 0, unit: "", target: WANTED_CALLS, atLeast: true },
    },
    { name: "  packets lost", value: best?.lostPercent ?? Number.NaN, unit: "%" },
    { name: "  cores of the server", value: best?.serverCores ?? Number.NaN, unit: "" },
    { name: "  cores of the load generator", value: best?.generatorCores ?? Number.NaN, unit: "" },
  ];
  const threads = last === undefined ? "" : threadTable(last.threads, last.seconds * 1_000);
  return { figures, details: `${stretchTable([...stretches, ...held])}\n\n${threads}` };
}

function stretchTable(stretches: readonly Stretch[]): string {
  const head = ["calls", "s", "lost", "sent %", "lost %", "dropped: server", "generator", "server cores", "generator"];
  const lines = stretches.map((one) => [
    String(one.calls),
    String(one.seconds),
    String(one.callsLost),
    shortly(one.sentPercent),
    shortly(one.lostPercent),
    ...one.dropped.map(String),
    shortly(one.serverCores),
    shortly(one.generatorCores),
  ]);
  return table(head, lines);
}
