// A server and a load generator that has registered its phones there: what each measurement begins with.
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "./figures.ts";
import type { Installation } from "./installation.ts";
import { LoadGenerator } from "./load/generator.ts";
import type { AgentPlan, CallLog, CallPlan, OfferLog } from "./load/plan.ts";
import { ServerProcess, type ServerOptions } from "./server.ts";

export interface StageOptions extends ServerOptions {
  readonly installation: Installation;
}

export interface Stage {
  readonly installation: Installation;
  readonly server: ServerProcess;
  readonly load: LoadGenerator;
}

/** What of the server's start is not to be measured: compiled code, a first checkpoint, the registrations. */
const SETTLE_MS = 1_000;

/** Runs `act` with a server of its own, on the same installation, and cleans up whatever happens. */
export async function onStage<T>(options: StageOptions, act: (stage: Stage) => Promise<T>): Promise<T> {
  const { installation } = options;
  const server = await ServerProcess.start(installation, options);
  const load = new LoadGenerator();
  try {
    load.start();
    const { domain, password } = installation;
    await load.ask({ type: "start", setup: { sipPort: server.sipPort, domain, password } });
    return await act({ installation, server, load });
  } finally {
    await load.stop();
    await server.stop();
  }
}

/** Rejects where not every phone could register: whatever came after would measure something else. */
export async function register({ load }: Stage, agents: AgentPlan): Promise<void> {
  const accepted = await load.ask({ type: "register", agents });
  const wanted = agents.users.length;
  if (accepted < wanted) throw new Error(`${accepted} of ${wanted} phones could register`);
  await sleep(SETTLE_MS);
}

/** Calls that nobody counts, so that what is counted runs as in a server that has been up for a while. */
export async function warmUp(stage: Stage, calls: CallPlan): Promise<void> {
  await stage.load.ask({ type: "call", calls, settleMs: (calls.holdMs ?? 0) + 5_000 });
  await offersSoFar(stage);
}

/** An agent's BYE comes a moment after the caller's own is answered. */
const LAST_BYE_MS = 300;

/** What the agents' phones have seen since the last time. */
export async function offersSoFar({ load }: Stage): Promise<readonly OfferLog[]> {
  await sleep(LAST_BYE_MS);
  return load.ask({ type: "offers" });
}

export interface Placed {
  readonly call: CallLog;
  /** The last offer of this call; undefined: it reached no agent's phone. */
  readonly offer: OfferLog | undefined;
}

/** Which offer belongs to which call: a caller's number is in one call at a time. */
export function matched(calls: readonly CallLog[], offers: readonly OfferLog[]): readonly Placed[] {
  const byCaller = Map.groupBy(offers, ({ caller }) => caller);
  return calls.map((call) => {
    const until = call.endedAt ?? Number.POSITIVE_INFINITY;
    const offer = byCaller
      .get(call.user)
      ?.findLast(({ invitedAt }) => invitedAt >= call.invitedAt && invitedAt <= until);
    return { call, offer };
  });
}

/** Runs `act` and tells how busy the machine was, as far as the server's main thread noticed. */
export async function whileWatched<T>({ server }: Stage, act: () => Promise<T>): Promise<[T, Figure]> {
  const [cpuBefore, waitBefore] = [await server.mainCpuMs(), await server.coreWaitMs()];
  const value = await act();
  const waitedMs = (await server.coreWaitMs()) - waitBefore;
  const share = (waitedMs / (waitedMs + (await server.mainCpuMs()) - cpuBefore)) * 100;
  return [
    value,
    { name: "  of its time to run, the server's main thread had to wait for a core", value: share, unit: "%" },
  ];
}

export interface EchoFigures {
  readonly tripsMs: readonly number[];
  readonly cpuMsPerDatagram: number;
}

/** The same number of datagrams of the same size through a program that only sends them back. */
export async function measureEcho(
  load: LoadGenerator,
  count: number,
  perSecond: number,
  bytes: number,
): Promise<EchoFigures> {
  const echo = fork(new URL("./sip-echo.ts", import.meta.url));
  try {
    const [port] = (await once(echo, "message")) as [number];
    const warm = { type: "echo", port, count: 500, perSecond: 1_000, bytes } as const;
    await load.ask(warm);
    const before = await cpuOf(echo);
    const tripsMs = await load.ask({ ...warm, count, perSecond });
    const after = await cpuOf(echo);
    return { tripsMs, cpuMsPerDatagram: (after - before) / count };
  } finally {
    echo.disconnect();
  }
}

async function cpuOf(echo: ReturnType<typeof fork>): Promise<number> {
  const answered = once(echo, "message");
  echo.send("cpu");
  const [usage] = (await answered) as [NodeJS.CpuUsage];
  return (usage.user + usage.system) / 1_000;
}
