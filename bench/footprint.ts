// How much of a machine's memory the server takes as it is, garbage and all: at its first start, at the next one, idle, and
// with two-way calls whose phones send real audio.
import { setTimeout as sleep } from "node:timers/promises";
import type { Report } from "./figures.ts";
import { emptyInstallation } from "./installation.ts";
import { REAL_AUDIO } from "./load/plan.ts";
import { ServerProcess } from "./server.ts";
import { onStage, register, type StageOptions } from "./stage.ts";

const PLACE_PER_SECOND = 20;
const SETTLE_MS = 5_000;
const TALK_MS = 10_000;
const START_TARGET_MB = 450;
const IDLE_TARGET_MB = 300;
const TALK_TARGET_MB = 350;

export async function measureFootprint(options: StageOptions, calls: number): Promise<Report> {
  const [first, next] = await starts();
  const talking = await whileTalking(options, calls);
  const idle = { unit: "MB", target: IDLE_TARGET_MB };
  const start = { unit: "MB", target: START_TARGET_MB };
  return {
    figures: [
      { name: "memory at the first start, at most", value: first.peakMb, ...start },
      { name: "  idle after it", value: first.idleMb, ...idle },
      { name: "memory at the next start, at most", value: next.peakMb, ...start },
      { name: "  idle after it", value: next.idleMb, ...idle },
      {
        ...{ name: `memory with ${String(talking.lived)} two-way calls, audio running`, value: talking.talkMb },
        ...{ unit: "MB", target: TALK_TARGET_MB, freeswitch: "194" },
      },
      { name: "  before, with all phones registered", value: talking.registeredMb, unit: "MB" },
      { name: "  at most, since the start", value: talking.peakMb, unit: "MB" },
    ],
    details:
      "Resident memory of the process as it is, nothing collected on purpose; making a database is another process.",
  };
}

interface Start {
  readonly peakMb: number;
  readonly idleMb: number;
}

/** On an empty folder, and once more on what that has left. */
async function starts(): Promise<readonly [Start, Start]> {
  const installation = await emptyInstallation();
  const one = async (): Promise<Start> => {
    const server = await ServerProcess.start(installation);
    try {
      await sleep(SETTLE_MS);
      return { peakMb: await server.peakMb(), idleMb: await server.rssMb() };
    } finally {
      await server.stop();
    }
  };
  try {
    return [await one(), await one()];
  } finally {
    await installation.remove();
  }
}

async function whileTalking(
  options: StageOptions,
  calls: number,
): Promise<{ lived: number; talkMb: number; registeredMb: number; peakMb: number }> {
  return onStage(options, async (stage) => {
    const { server, load, installation } = stage;
    const { callers, floor } = installation;
    await register(stage, { users: floor.agents, answerWithinMs: 20, talkMs: undefined, audio: REAL_AUDIO });
    const registeredMb = await server.rssMb();
    await load.ask({
      type: "place",
      calls: {
        ...{ users: callers, dialled: floor.hotline, count: calls, perSecond: PLACE_PER_SECOND },
        ...{ holdMs: undefined, audio: REAL_AUDIO },
      },
    });
    await sleep(TALK_MS);
    const { liveCalls: lived } = await load.ask({ type: "count" });
    const talkMb = await server.rssMb();
    const peakMb = await server.peakMb();
    await load.ask({ type: "hang-up" });
    return { lived, talkMb, registeredMb, peakMb };
  });
}
