// What is simulated: a day with its callers and its agents, as data. Times of day count from the day's beginning.
import type { AgentConfig, QueueConfig } from "../core/model.ts";
import type { ServiceLevelName } from "../core/report/answered-in-time.ts";
import type { Distribution } from "./draw.ts";

export interface Scenario {
  readonly name: string;
  /** Time of day at which it begins, milliseconds since midnight: for what is shown. */
  readonly startMs: number;
  readonly durationMs: number;
  /** Figures are told for each interval. */
  readonly intervalMs: number;
  /** What happens before it is not counted: a floor that begins empty is not what it will be. */
  readonly warmUpMs: number;
  /** How many days are simulated, each with a seed of its own: 1, 2, 3 ... */
  readonly seeds: number;
  readonly serviceLevel: { readonly definition: ServiceLevelName; readonly targetMs: number };
  readonly queues: readonly QueueConfig[];
  readonly streams: readonly Stream[];
  readonly groups: readonly Group[];
}

/** Callers of one kind. They come independently of one another (Poisson). */
export interface Stream {
  readonly queue: string;
  /** How many are expected in each interval; the last one goes on. */
  readonly expected: readonly number[];
  readonly talk: Distribution;
  /** Undefined: they never hang up. */
  readonly patience: Distribution | undefined;
}

/** A stretch of time, from (included) to (excluded), counted from the scenario's beginning. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Agents of one kind. */
export interface Group {
  readonly name: string;
  readonly queues: readonly string[];
  readonly config: Omit<AgentConfig, "agent" | "name">;
  /** From the phone's first ring to its answer. */
  readonly answersAfter: Distribution;
  /** The shares of offers that they let ring, and that they reject. */
  readonly misses: number;
  readonly rejects: number;
  readonly people: readonly Presence[];
}

/** When one agent is there, and on break. */
export interface Presence {
  readonly shifts: readonly Span[];
  readonly breaks: readonly Span[];
}

export function intervalsOf({ durationMs, intervalMs }: Scenario): number {
  return Math.ceil(durationMs / intervalMs);
}

/** So many agents in each interval: the first is there whenever anybody is, and so on. */
export function peopleOf(counts: readonly number[], intervalMs: number): Presence[] {
  const most = Math.max(0, ...counts);
  return Array.from({ length: most }, (_, index) => ({
    shifts: spansWhere(counts, (count) => count > index).map(({ fromMs, toMs }) => ({
      fromMs: fromMs * intervalMs,
      toMs: toMs * intervalMs,
    })),
    breaks: [],
  }));
}

/** Runs of neighbouring items for which something holds, as indices. */
function spansWhere(counts: readonly number[], holds: (count: number) => boolean): Span[] {
  const spans: Span[] = [];
  let from: number | undefined;
  for (const [index, count] of counts.entries()) {
    if (holds(count)) from ??= index;
    else if (from !== undefined) {
      spans.push({ fromMs: from, toMs: index });
      from = undefined;
    }
  }
  if (from !== undefined) spans.push({ fromMs: from, toMs: counts.length });
  return spans;
}

/** `09:30` of so many milliseconds since midnight. */
export function clockText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
