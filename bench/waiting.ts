// Five hundred callers who wait with music, and ten agents: how soon a free agent has the next one, in which order, and
// what the music costs.
import { setTimeout as sleep } from "node:timers/promises";
import type { Fact } from "../src/core/facts.ts";
import { type Figure, percentile, type Report, shortly } from "./figures.ts";
import type { Counts, OfferLog } from "./load/plan.ts";
import { NO_AUDIO, SIGN_OF_LIFE } from "./load/plan.ts";
import { threadsBetween, threadTable } from "./server.ts";
import { onStage, register, type Stage, type StageOptions, warmUp, whileWatched } from "./stage.ts";

export interface WaitingPlan {
  readonly callers: number;
  readonly musicSeconds: number;
  readonly servingSeconds: number;
}

const ARRIVE_PER_SECOND = 50;
/** An agent's call, on average; ten of them then serve about ten callers a second. */
const TALK_MS = 1_000;
const MUSIC_PACKETS_PER_SECOND = 50;

export async function measureWaiting(options: StageOptions, plan: WaitingPlan): Promise<Report> {
  return onStage(options, async (stage) => {
    const { load, installation } = stage;
    const { line } = installation;
    await warm(stage);
    await arrive(stage, plan.callers, ARRIVE_PER_SECOND);
    const music = await measureMusic(stage, plan.musicSeconds);
    // As many come as are served, so that the line stays as long as it is.
    const perSecond = (line.agents.length * 1_000) / TALK_MS;
    await register(stage, { users: line.agents, answerWithinMs: 20, talkMs: TALK_MS, audio: NO_AUDIO });
    const [, busy] = await whileWatched(stage, () => arrive(stage, plan.servingSeconds * perSecond, perSecond));
    const { liveCalls } = await load.ask({ type: "count" });
    const facts = stage.server.facts();
    const idleMs = idleTimes(await load.ask({ type: "offers" }));
    await load.ask({ type: "hang-up" });
    const order = serviceOrder(facts);
    return {
      figures: [...latencyFigures(idleMs), busy, overtakingFigure(order), ...music.figures],
      details:
        `${order.offers} offers while ${liveCalls} calls lived, ${idleMs.length} of them to an agent who had just hung up.\n` +
        music.details,
    };
  });
}

/** Other agents, another hotline, the same code. */
async function warm(stage: Stage): Promise<void> {
  const { callers, floor } = stage.installation;
  const users = floor.agents.slice(0, 20);
  await register(stage, { users, answerWithinMs: 0, talkMs: undefined, audio: NO_AUDIO });
  await warmUp(stage, {
    ...{ users: callers, dialled: floor.hotline, count: 300, perSecond: 100, holdMs: 40, audio: NO_AUDIO },
  });
}

async function arrive({ load, installation }: Stage, count: number, perSecond: number): Promise<void> {
  const { callers, line } = installation;
  const calls = { users: callers, dialled: line.hotline, count, perSecond, holdMs: undefined, audio: SIGN_OF_LIFE };
  await load.ask({ type: "place", calls });
}

async function measureMusic({ server, load }: Stage, seconds: number): Promise<Report> {
  await sleep(2_000);
  const before = await load.ask({ type: "count" });
  const [cpuBefore, threadsBefore] = [await server.cpuMs(), await server.cpuByThread()];
  const began = performance.now();
  await sleep(seconds * 1_000);
  const [cpuAfter, threadsAfter] = [await server.cpuMs(), await server.cpuByThread()];
  const ms = performance.now() - began;
  const after = await load.ask({ type: "count" });
  return {
    figures: musicFigures(before, after, cpuAfter - cpuBefore, ms),
    details: threadTable(threadsBetween(threadsBefore, threadsAfter), ms),
  };
}

function musicFigures(before: Counts, after: Counts, cpuMs: number, ms: number): Figure[] {
  const perSecond = ((after.audioReceived - before.audioReceived) / ms) * 1_000;
  const wanted = before.liveCalls * MUSIC_PACKETS_PER_SECOND;
  return [
    {
      ...{ name: `CPU for the music to ${before.liveCalls} callers`, value: (cpuMs / ms) * 100 },
      ...{ unit: "% of a core", target: 40, freeswitch: "160" },
    },
    { name: `  packets a second heard, of ${shortly(wanted)}`, value: perSecond, unit: "/s" },
  ];
}

function latencyFigures(idleMs: readonly number[]): Figure[] {
  const name = "agent hangs up -> their next INVITE";
  return [
    { name: `${name}, p50`, value: percentile(idleMs, 50), unit: "ms", target: 3, freeswitch: "970" },
    { name: `${name}, p95`, value: percentile(idleMs, 95), unit: "ms", target: 10, freeswitch: "1 110" },
    { name: `${name}, p99`, value: percentile(idleMs, 99), unit: "ms" },
  ];
}

/** From an agent's BYE to the next INVITE at their phone. */
function idleTimes(offers: readonly OfferLog[]): readonly number[] {
  return [...Map.groupBy(offers, ({ agent }) => agent).values()].flatMap((ofAgent) => {
    const inOrder = ofAgent.toSorted((a, b) => a.invitedAt - b.invitedAt);
    return inOrder.flatMap((offer, index) => {
      const next = inOrder[index + 1];
      return next === undefined || offer.endedAt === undefined ? [] : [next.invitedAt - offer.endedAt];
    });
  });
}

interface Order {
  readonly offers: number;
  /** Offers of a caller while one who had joined earlier had none. */
  readonly overtaking: number;
}

/** From the facts: each offer must go to the one who has waited longest of those without an offer. */
export function serviceOrder(facts: readonly Fact[]): Order {
  /** In the order of joining, since that is the order in which a map keeps its keys; true: has an offer. */
  const line = new Map<string, boolean>();
  let offers = 0;
  let overtaking = 0;
  for (const fact of facts) {
    if (fact.type === "queue-joined") line.set(fact.call, false);
    else if (fact.type === "queue-left" || fact.type === "call-ended") line.delete(fact.call);
    else if (fact.type === "offer-ended" && line.has(fact.call)) line.set(fact.call, fact.end === "answered");
    else if (fact.type === "offer-made") {
      offers += 1;
      const first = firstWithoutOffer(line);
      if (first !== fact.call) overtaking += 1;
      line.set(fact.call, true);
    }
  }
  return { offers, overtaking };
}

function firstWithoutOffer(line: ReadonlyMap<string, boolean>): string | undefined {
  for (const [call, hasOffer] of line) if (!hasOffer) return call;
  return undefined;
}

function overtakingFigure({ offers, overtaking }: Order): Figure {
  return {
    ...{ name: "callers served while an older one waited", value: (overtaking / offers) * 100, unit: "%" },
    ...{ target: 0, freeswitch: "27 to 49" },
  };
}
