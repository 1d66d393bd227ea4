// What a call costs in which more than two take part, beside a plain one of the same run: with sockets, in processor time of the
// media engine's whole process, and without, in that of who hears whom alone. The plain one stands beside the bare forwarder.
//   node bench/conversations.ts [--quick]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { figureTable, type Figure, type Report } from "./figures.ts";
import { hearingTable, measureHearing } from "./hearing.ts";
import {
  LEAST_LOAD_PERCENT,
  measurePoint,
  mediaTable,
  MOST_TIMES_THE_FORWARDER,
  writeMusic,
  type Row,
} from "./media.ts";

export interface ConversationsPlan {
  readonly calls: number;
  readonly secondsPerPoint: number;
  readonly rounds: number;
  /** Without sockets. */
  readonly hearingCalls: number;
}

export const CONVERSATIONS_FULL: ConversationsPlan = { calls: 20, secondsPerPoint: 3, rounds: 3, hearingCalls: 200 };
export const CONVERSATIONS_QUICK: ConversationsPlan = { calls: 20, secondsPerPoint: 1, rounds: 2, hearingCalls: 100 };

const KINDS = ["bare", "relay", "listen", "overhear", "overhear-music", "three-way"] as const;
const NAMES = {
  listen: "a call that somebody listens to",
  overhear: "... who would hear what is played to the agent",
  "overhear-music": "... who hears music that is played to the agent",
  "three-way": "a three-way call",
} as const;

export async function measureConversations(plan: ConversationsPlan): Promise<Report> {
  const rows = await cheapest(plan);
  const [bare, plain, ...others] = rows;
  if (bare === undefined || plain === undefined) throw new Error("the plain call was not measured");
  const figures = [beside(`a plain call beside the bare forwarder, ${plan.calls} calls`, plain, bare)];
  for (const row of others) {
    if (row.subject in NAMES) {
      const name = NAMES[row.subject as keyof typeof NAMES];
      figures.push({ ...beside(`${name} beside a plain one, ${plan.calls} calls`, row, plain), target: undefined });
    }
  }
  const hearing = measureHearing(plan.hearingCalls);
  for (const situation of ["listen", "overhear", "three-way"] as const) {
    const ratio = hearing.find((row) => row.situation === situation)?.ratio ?? Number.NaN;
    figures.push({ name: `... without the system calls: ${NAMES[situation]}`, value: ratio, unit: "x" });
  }
  return { figures, details: `${mediaTable(rows)}\n\n${hearingTable(hearing)}` };
}

/** In turns, and the cheapest of each: what else the machine does is in none of them, or in all. */
async function cheapest({ calls, secondsPerPoint, rounds }: ConversationsPlan): Promise<readonly Row[]> {
  const best = new Map<Row["subject"], Row>();
  const folder = await mkdtemp(join(tmpdir(), "xcc-conversations-bench-"));
  try {
    await writeMusic(folder);
    for (let round = 0; round < rounds; round++) {
      for (const kind of KINDS) {
        const row = await measurePoint(kind, calls, folder, secondsPerPoint, undefined);
        const known = best.get(kind);
        if (known === undefined || row.corePercentPerCall < known.corePercentPerCall) best.set(kind, row);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return KINDS.flatMap((kind) => best.get(kind) ?? []);
}

/** Processor time of a call of one kind as a multiple of that of another. */
function beside(name: string, row: Row, other: Row): Figure {
  const loadPercent = Math.min(row.loadPercent, other.loadPercent);
  const isLoaded = loadPercent >= LEAST_LOAD_PERCENT;
  const remark = isLoaded ? "" : ` (not judged: only ${loadPercent.toFixed(0)} % of the packets were sent)`;
  const value = row.corePercentPerCall / other.corePercentPerCall;
  return { name: name + remark, value, unit: "x", target: isLoaded ? MOST_TIMES_THE_FORWARDER : undefined };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { quick: { type: "boolean" } } });
  const report = await measureConversations(values.quick === true ? CONVERSATIONS_QUICK : CONVERSATIONS_FULL);
  console.log(`${figureTable(report.figures)}\n\n${report.details}`);
}
