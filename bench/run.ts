// `npm run bench`: figures with what was wanted of them, each beside a reference measured in the same run. Never a test.
//   --quick            shorter, rougher
//   --only a,b         engine, log, latency, throughput, footprint, memory, talk, waiting, media, conversations, http, live, processes; load only where it is named
//   --cpu-prof FOLDER  profiles of the server under load, for Chromium's developer tools
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measureLatency, measureThroughput } from "./calls.ts";
import { type ConcurrentPlan, measureConcurrentCalls } from "./concurrent-calls.ts";
import {
  CONVERSATIONS_FULL,
  CONVERSATIONS_QUICK,
  type ConversationsPlan,
  measureConversations,
} from "./conversations.ts";
import { measureEngine } from "./engine.ts";
import { measureGrowth, measureEventLog, measureMemoryOfWaiting, measureSimulator } from "./engine-growth.ts";
import { measureFootprint } from "./footprint.ts";
import { measureApi } from "./http.ts";
import { figureTable, type Figure, type Report, verdict } from "./figures.ts";
import { prepareInstallation } from "./installation.ts";
import { LIVE_FULL, LIVE_QUICK, type LivePlan, measureLive } from "./live.ts";
import { measureLogAtWork } from "./log-at-work.ts";
import { measureMemory, measureTalk } from "./live-calls.ts";
import {
  LEAST_LOAD_PERCENT,
  measureMedia,
  MEDIA_BENCH_DEFAULTS,
  mediaTable,
  MOST_TIMES_THE_FORWARDER,
  type Row,
} from "./media.ts";
import { measurePreview } from "./preview.ts";
import { measureProcesses } from "./processes.ts";
import type { StageOptions } from "./stage.ts";
import { measureWaiting } from "./waiting.ts";

const PARTS = [
  "engine",
  "log",
  "latency",
  "throughput",
  "footprint",
  "memory",
  "talk",
  "waiting",
  "media",
  "conversations",
  "http",
  "live",
  "processes",
] as const;
/** As many calls as the machine bears, for a minute: half as long again as all the rest. */
const LONG_PARTS = ["load"] as const;
type Part = (typeof PARTS)[number] | (typeof LONG_PARTS)[number];

/** Calls whose events and facts are written down to see what they take. */
const LOGGED_CALLS = 5_000;
/** With which the memory of the whole process is measured. */
const FOOTPRINT_CALLS = 200;

interface Extent {
  readonly latencyCalls: number;
  readonly rates: readonly number[];
  readonly secondsPerRate: number;
  /** Undefined: not measured. */
  readonly withAudioPerSecond: number | undefined;
  readonly mediaCalls: readonly number[];
  readonly waitingCallers: number;
  readonly servingSeconds: number;
  readonly liveCalls: number;
  readonly talkCalls: number;
  readonly talkSeconds: number;
  readonly mediaSeconds: number;
  readonly conversations: ConversationsPlan;
  readonly live: LivePlan;
  readonly engineMs: number;
  /** Per kind of request, and as long again for its bare handler. */
  readonly httpSeconds: number;
  readonly load: ConcurrentPlan;
}

const LOAD = { sizes: [100, 150, 200, 250, 300, 350, 400, 450, 500], perSecond: 80 };
const FULL: Extent = {
  ...{ latencyCalls: 200, rates: [20, 40, 60, 80, 100], secondsPerRate: 10 },
  ...{ liveCalls: 300, talkCalls: 100, talkSeconds: 10, mediaSeconds: 4, engineMs: 3_000, httpSeconds: 4 },
  ...{ withAudioPerSecond: 40, mediaCalls: [50, 200, 500], waitingCallers: 500, servingSeconds: 10 },
  conversations: CONVERSATIONS_FULL,
  live: LIVE_FULL,
  load: { ...LOAD, secondsPerSize: 8, holdSeconds: 60, rateSeconds: 60 },
};
const QUICK: Extent = {
  ...{ latencyCalls: 50, rates: [80], secondsPerRate: 5 },
  ...{ liveCalls: 100, talkCalls: 50, talkSeconds: 4, mediaSeconds: 1, engineMs: 1_000, httpSeconds: 2 },
  ...{ withAudioPerSecond: undefined, mediaCalls: [200], waitingCallers: 200, servingSeconds: 5 },
  conversations: CONVERSATIONS_QUICK,
  live: LIVE_QUICK,
  load: { ...LOAD, secondsPerSize: 4, holdSeconds: 10, rateSeconds: 10 },
};

async function engineReport(ms: number): Promise<Report> {
  const steady: Figure[] = [
    [1_000, 500],
    [100, 500],
  ].map(([agents = 0, waiting = 0]) => ({
    ...{ name: `engine steps, ${agents} agents, ${waiting} callers waiting`, unit: "/s", atLeast: true },
    value: measureEngine(agents, waiting, ms).stepsPerSecond,
    ...(agents === 1_000 ? { target: 100_000, freeswitch: "a sweep every 100 ms" } : {}),
  }));
  const logged = measureEventLog(LOGGED_CALLS);
  const growth = measureGrowth(ms);
  const rest = [...measureMemoryOfWaiting(), ...(await measureSimulator()), ...logged, ...measurePreview()];
  const figures = [...steady, ...growth, ...rest];
  return { figures, details: "" };
}

function mediaReport(rows: readonly Row[]): Report {
  const figures = rows.flatMap((row): Figure[] => {
    if (row.ratio === undefined) return [];
    const sameSize = rows.filter(({ subject, size }) => size === row.size && [row.subject, "bare"].includes(subject));
    const loadPercent = Math.min(...sameSize.map((one) => one.loadPercent));
    const isLoaded = loadPercent >= LEAST_LOAD_PERCENT;
    const remark = isLoaded ? "" : ` (not judged: only ${loadPercent.toFixed(0)} % of the packets were sent)`;
    const name = `media against the bare forwarder: ${row.subject}, ${row.size} calls${remark}`;
    const target = row.subject === "relay" && isLoaded ? MOST_TIMES_THE_FORWARDER : undefined;
    return [{ name, value: row.ratio, unit: "x", target }];
  });
  return { figures, details: mediaTable(rows) };
}

async function measure(part: Part, extent: Extent, stage: StageOptions): Promise<Report> {
  switch (part) {
    case "engine":
      return engineReport(extent.engineMs);
    case "log":
      return { figures: await measureLogAtWork(), details: "" };
    case "latency":
      return measureLatency(stage, extent.latencyCalls);
    case "throughput": {
      const { rates: ratesPerSecond, secondsPerRate, withAudioPerSecond } = extent;
      return measureThroughput(stage, { ratesPerSecond, secondsPerRate, withAudioPerSecond });
    }
    case "footprint":
      return measureFootprint(stage, FOOTPRINT_CALLS);
    case "memory":
      return measureMemory(stage, extent.liveCalls);
    case "talk":
      return measureTalk(stage, extent.talkCalls, extent.talkSeconds);
    case "waiting":
      return measureWaiting(stage, {
        ...{ callers: extent.waitingCallers, musicSeconds: 5, servingSeconds: extent.servingSeconds },
      });
    case "load":
      return measureConcurrentCalls(stage, extent.load);
    case "http":
      return measureApi(extent.httpSeconds);
    case "live":
      return measureLive(extent.live);
    case "processes":
      return measureProcesses(stage, extent.latencyCalls);
    case "conversations":
      return measureConversations(extent.conversations);
    case "media":
      return mediaReport(
        await measureMedia({ ...MEDIA_BENCH_DEFAULTS, secondsPerPoint: extent.mediaSeconds, calls: extent.mediaCalls }),
      );
  }
}

/** What could not be measured is missed, and the other parts are measured all the same. */
function failed(error: unknown): Report {
  process.exitCode = 1;
  const name = `could not be measured: ${error instanceof Error ? error.message : String(error)}`;
  return { figures: [{ name, value: Number.NaN, unit: "", target: 0 }], details: "" };
}

function partsOf(only: string | undefined): readonly Part[] {
  if (only === undefined) return PARTS;
  const names = only.split(",");
  const all: readonly Part[] = [...PARTS, ...LONG_PARTS];
  const unknown = names.filter((name) => !all.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`--only: ${unknown.join(", ")} is none of ${all.join(", ")}`);
  return all.filter((part) => names.includes(part));
}

async function runBench(): Promise<void> {
  const options = { quick: { type: "boolean" }, only: { type: "string" }, "cpu-prof": { type: "string" } } as const;
  const { values } = parseArgs({ options });
  const parts = partsOf(values.only);
  const extent = values.quick === true ? QUICK : FULL;
  const profile = values["cpu-prof"];
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpu?.model ?? "?"}, ${cpus().length} cores, ${gigabytes} GiB; Node ${process.version}`);
  const installation = await prepareInstallation();
  const nodeOptions = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
  const figures: Figure[] = [];
  try {
    for (const part of parts) {
      console.log(`\n== ${part}`);
      const report = await measure(part, extent, { installation, nodeOptions }).catch(failed);
      console.log(figureTable(report.figures));
      if (report.details !== "") console.log(`\n${report.details}`);
      figures.push(...report.figures);
    }
  } finally {
    await installation.remove();
  }
  const missed = figures.filter((figure) => verdict(figure) === "missed");
  const judged = figures.filter((figure) => verdict(figure) !== "");
  console.log(`\n${judged.length - missed.length} of ${judged.length} targets met`);
  for (const { name } of missed) console.log(`  missed: ${name}`);
}

// An interrupted run takes its server and its folder with it: both go at the process's exit.
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

await runBench();
