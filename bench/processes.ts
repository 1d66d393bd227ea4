// What a switch in a process of its own costs: an offer's time, processor time of a call and memory, beside one process for all,
// in the same run.
import { setTimeout as sleep } from "node:timers/promises";
import { percentile, type Figure, type Report } from "./figures.ts";
import type { CallPlan } from "./load/plan.ts";
import { NO_AUDIO } from "./load/plan.ts";
import { matched, offersSoFar, onStage, register, warmUp, type StageOptions } from "./stage.ts";

type Mode = "shared" | "own";

/** One process remains the usual way where an offer comes later by more than this, p50. */
const MOST_LATER_MS = 1;
const IDLE_MS = 2_000;

interface Measured {
  readonly offersMs: readonly number[];
  readonly cpuMsPerCall: number;
  readonly idleMb: number;
}

export async function measureProcesses(options: StageOptions, count: number): Promise<Report> {
  const shared = await measureMode(options, "shared", count);
  const own = await measureMode(options, "own", count);
  const p = (of: Measured, share: number): number => percentile(of.offersMs, share);
  const ms = { unit: "ms" };
  const both = (name: string, share: number): readonly Figure[] => [
    { ...ms, name: `${name}, one process`, value: p(shared, share) },
    { ...ms, name: "  a switch of its own", value: p(own, share) },
  ];
  const what = "caller's INVITE -> agent's INVITE";
  return {
    figures: [
      ...both(`${what}, p50`, 50),
      { ...ms, name: "  later by", value: p(own, 50) - p(shared, 50), target: MOST_LATER_MS },
      ...both(`${what}, p99`, 99),
      { ...ms, name: "processor time per call, signalling only, one process", value: shared.cpuMsPerCall },
      { name: "  a switch of its own, as a multiple", value: own.cpuMsPerCall / shared.cpuMsPerCall, unit: "x" },
      { name: "memory with all phones registered, one process", value: shared.idleMb, unit: "MB" },
      { name: "  a switch of its own, three processes", value: own.idleMb, unit: "MB" },
    ],
    details: `${count} calls each, 10 a second, of which each found an idle agent.`,
  };
}

function measureMode(options: StageOptions, mode: Mode, count: number): Promise<Measured> {
  const environment = { ...options.environment, XCC_SWITCH_PROCESS: mode };
  return onStage({ ...options, environment }, async (stage) => {
    const { line, callers } = stage.installation;
    await register(stage, { users: line.agents, answerWithinMs: 0, talkMs: undefined, audio: NO_AUDIO });
    const calls: CallPlan = {
      ...{ users: callers, dialled: line.hotline, count, perSecond: 10, holdMs: 40, audio: NO_AUDIO },
    };
    await warmUp(stage, { ...calls, count: 300, perSecond: 100 });
    await sleep(IDLE_MS);
    const idleMb = await stage.server.rssMb();
    const before = await stage.server.cpuMs();
    const logs = await stage.load.ask({ type: "call", calls, settleMs: 3_000 });
    const cpuMsPerCall = ((await stage.server.cpuMs()) - before) / count;
    const offersMs = matched(logs, await offersSoFar(stage)).flatMap(({ call, offer }) =>
      offer === undefined ? [] : [offer.invitedAt - (call.authenticatedAt ?? Number.NaN)],
    );
    return { offersMs, cpuMsPerCall, idleMb };
  });
}
