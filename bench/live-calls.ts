// What a call costs that lives: memory, and the processor time of its audio through the whole server.
import { setTimeout as sleep } from "node:timers/promises";
import { type Report, shortly } from "./figures.ts";
import type { CallPlan } from "./load/plan.ts";
import { REAL_AUDIO, SIGN_OF_LIFE } from "./load/plan.ts";
import { threadsBetween, threadTable } from "./server.ts";
import { onStage, register, type StageOptions, warmUp } from "./stage.ts";

/** Calls are placed at a pace that is far from any limit. */
const PLACE_PER_SECOND = 40;
const GARBAGE_MS = 2_000;

export async function measureMemory(options: StageOptions, calls: number): Promise<Report> {
  // Asks V8 for a full collection at a signal: otherwise the figure is what garbage was lying about.
  const collecting = ["--expose-gc", "--import", new URL("./collect-garbage.ts", import.meta.url).href];
  return onStage({ ...options, nodeOptions: [...(options.nodeOptions ?? []), ...collecting] }, async (stage) => {
    const { server, load, installation } = stage;
    const { callers, floor } = installation;
    await register(stage, { users: floor.agents, answerWithinMs: 20, talkMs: undefined, audio: SIGN_OF_LIFE });
    const plan: CallPlan = {
      ...{ users: callers, dialled: floor.hotline, count: calls, perSecond: PLACE_PER_SECOND },
      ...{ holdMs: undefined, audio: SIGN_OF_LIFE },
    };
    await warmUp(stage, { ...plan, count: 2 * PLACE_PER_SECOND, holdMs: 500 });
    const settled = async (): Promise<number> => {
      server.signal("SIGUSR2");
      await sleep(GARBAGE_MS);
      return server.rssMb();
    };
    const before = await settled();
    await load.ask({ type: "place", calls: plan });
    const during = await settled();
    const { liveCalls } = await load.ask({ type: "count" });
    await load.ask({ type: "hang-up" });
    const after = await settled();
    return {
      figures: [
        {
          ...{ name: `memory per live call, ${calls} calls`, value: (during - before) / liveCalls },
          ...{ unit: "MB", target: 0.1, freeswitch: "0.8" },
        },
        { name: "  server without calls", value: before, unit: "MB" },
        { name: "  after they have ended", value: after, unit: "MB" },
      ],
      details: `${liveCalls} two-way calls lived; resident memory of the whole process after a full garbage collection.`,
    };
  });
}

export async function measureTalk(options: StageOptions, calls: number, seconds: number): Promise<Report> {
  return onStage(options, async (stage) => {
    const { server, load, installation } = stage;
    const { callers, floor } = installation;
    await register(stage, { users: floor.agents, answerWithinMs: 20, talkMs: undefined, audio: REAL_AUDIO });
    const rssBefore = await server.rssMb();
    await load.ask({
      type: "place",
      calls: {
        ...{ users: callers, dialled: floor.hotline, count: calls, perSecond: PLACE_PER_SECOND },
        ...{ holdMs: undefined, audio: REAL_AUDIO },
      },
    });
    await sleep(2_000);
    const [cpuBefore, threadsBefore, before] = [
      await server.cpuMs(),
      await server.cpuByThread(),
      await load.ask({ type: "count" }),
    ];
    const began = performance.now();
    await sleep(seconds * 1_000);
    const [cpuAfter, threadsAfter, after] = [
      await server.cpuMs(),
      await server.cpuByThread(),
      await load.ask({ type: "count" }),
    ];
    const ms = performance.now() - began;
    const rss = await server.rssMb();
    await load.ask({ type: "hang-up" });
    const corePercent = ((cpuAfter - cpuBefore) / ms) * 100;
    const [sent, received] = [after.audioSent - before.audioSent, after.audioReceived - before.audioReceived];
    return {
      figures: [
        {
          ...{
            name: "CPU per two-way call, 50 packets/s each way, no recording",
            value: corePercent / before.liveCalls,
          },
          ...{ unit: "% of a core", target: 0.15, freeswitch: "0.40" },
        },
        { name: "  packets lost", value: Math.max(0, 1 - received / sent) * 100, unit: "%" },
        {
          name: "  memory per call with audio running, garbage included",
          value: (rss - rssBefore) / before.liveCalls,
          unit: "MB",
        },
      ],
      details:
        `${before.liveCalls} calls for ${shortly(ms / 1_000)} s: ${shortly((sent / ms) * 1_000)} packets/s in, ` +
        `${shortly((received / ms) * 1_000)} out, ${shortly(corePercent)} % of a core in all.\n` +
        threadTable(threadsBetween(threadsBefore, threadsAfter), ms),
    };
  });
}
