// Queues: what became of who joined them, how long they waited, and the conversations that followed. Everything counts in
// the interval in which its caller joined, so that no caller is counted twice and the figures of a row belong together.
import {
  SERVICE_LEVELS,
  serviceLevelOf,
  type ServiceLevel,
  type ServiceLevelName,
} from "../core/report/answered-in-time.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { Grid, type GridRow } from "./grid.ts";
import type { Interval } from "./intervals.ts";
import { percentile } from "./percentile.ts";
import { countLeaving, noCounts, type QueueCounts } from "../core/report/queue-counts.ts";
import { visitsOf, type Talk, type Visit } from "./visits.ts";

/** What is undefined does not restrict. */
export interface ReportFilter {
  readonly queue?: string | undefined;
  /** Who answered. */
  readonly agent?: string | undefined;
  /** Which number was dialled before, in whichever way it is written. */
  readonly hotline?: string | undefined;
  /** By what numbers are compared; undefined: as they are written. */
  readonly normal?: ((number: string) => string) | undefined;
}

export interface ReportParts {
  readonly intervals: readonly Interval[];
  readonly targetMs: number;
  readonly filter: ReportFilter;
  /** Until when what goes on has gone on, milliseconds since 1970. */
  readonly now: number;
}

/** Of waits, milliseconds; undefined where there are none. */
export interface Waits {
  readonly meanMs: number | undefined;
  readonly p50Ms: number | undefined;
  readonly p95Ms: number | undefined;
  readonly maxMs: number | undefined;
}

/** Conversations: how many, and their milliseconds all together. */
export interface Handling {
  readonly talks: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  /** Of all three, for one conversation. */
  readonly meanMs: number | undefined;
}

export interface VisitCounts extends QueueCounts {
  /**
   * Of the answered: whom an agent then sent out of the queues before anybody else of the center talked with them. They stay
   * among the answered, as the short ones stay among the abandoned.
   */
  readonly answeredThenOut: number;
}

export interface QueueFigures {
  /** With who waits among the offered. */
  readonly counts: VisitCounts;
  /** They have not left yet. */
  readonly waiting: number;
  readonly answeredWait: Waits;
  /** Of all who have left, whatever became of them. */
  readonly wait: Waits;
  readonly handling: Handling;
  readonly serviceLevels: Readonly<Record<ServiceLevelName, ServiceLevel>>;
}

export class QueueCell {
  readonly #counts = { ...noCounts(), answeredThenOut: 0 };
  readonly #answeredWaits: number[] = [];
  readonly #waits: number[] = [];
  readonly #handling = new HandlingSum();
  #waiting = 0;

  take({ outcome, waitMs, talks, sentOut }: Visit, targetMs: number): void {
    if (outcome === undefined || waitMs === undefined) {
      this.#counts.offered += 1;
      this.#waiting += 1;
      return;
    }
    countLeaving(this.#counts, outcome, waitMs, targetMs);
    this.#waits.push(waitMs);
    if (outcome === "answered") this.#answeredWaits.push(waitMs);
    if (sentOut) this.#counts.answeredThenOut += 1;
    for (const talk of talks) this.#handling.take(talk);
  }

  figures(): QueueFigures {
    const counts = this.#counts;
    const levels = SERVICE_LEVELS.map((name) => [name, serviceLevelOf(name, counts)] as const);
    return {
      counts,
      waiting: this.#waiting,
      answeredWait: waitsOf(this.#answeredWaits),
      wait: waitsOf(this.#waits),
      handling: this.#handling.figures(),
      serviceLevels: Object.fromEntries(levels) as Record<ServiceLevelName, ServiceLevel>,
    };
  }
}

export class HandlingSum {
  #talks = 0;
  #talkMs = 0;
  #holdMs = 0;
  #wrapUpMs = 0;

  take({ talkMs, holdMs, wrapUpMs }: Talk): void {
    this.#talks += 1;
    this.#talkMs += talkMs;
    this.#holdMs += holdMs;
    this.#wrapUpMs += wrapUpMs;
  }

  figures(): Handling {
    const [talks, talkMs, holdMs, wrapUpMs] = [this.#talks, this.#talkMs, this.#holdMs, this.#wrapUpMs];
    const meanMs = talks === 0 ? undefined : (talkMs + holdMs + wrapUpMs) / talks;
    return { talks, talkMs, holdMs, wrapUpMs, meanMs };
  }
}

function waitsOf(waits: readonly number[]): Waits {
  const sorted = [...waits].sort((a, b) => a - b);
  const sum = sorted.reduce((total, wait) => total + wait, 0);
  return {
    meanMs: sorted.length === 0 ? undefined : sum / sorted.length,
    p50Ms: percentile(sorted, 50),
    p95Ms: percentile(sorted, 95),
    maxMs: sorted.at(-1),
  };
}

export function isMeant(filter: ReportFilter, visit: Visit): boolean {
  const { queue, agent } = filter;
  return (
    (queue === undefined || visit.queue === queue) &&
    (agent === undefined || visit.agent === agent) &&
    isHotline(filter, visit.hotline)
  );
}

export function isHotline({ hotline, normal }: ReportFilter, number: string | undefined): boolean {
  if (hotline === undefined || hotline === number) return true;
  return number !== undefined && normal !== undefined && normal(hotline) === normal(number);
}

export class QueueReport {
  readonly #parts: ReportParts;
  readonly #grid: Grid<QueueCell>;
  readonly #total = new QueueCell();

  constructor(parts: ReportParts) {
    this.#parts = parts;
    this.#grid = new Grid(parts.intervals, () => new QueueCell());
  }

  take(record: CallRecord): void {
    const { filter, targetMs, now } = this.#parts;
    for (const visit of visitsOf(record, now)) {
      if (!isMeant(filter, visit)) continue;
      const cell = this.#grid.at(visit.queue, visit.joinedAt);
      if (cell === undefined) continue;
      cell.take(visit, targetMs);
      this.#total.take(visit, targetMs);
    }
  }

  get size(): number {
    return this.#grid.size;
  }

  rows(): readonly GridRow<QueueFigures>[] {
    return this.#grid.rows().map((row) => ({ ...row, cell: row.cell.figures() }));
  }

  total(): QueueFigures {
    return this.#total.figures();
  }
}
