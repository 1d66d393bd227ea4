// Hotlines: the calls of each number, and what became of those of its callers who came to a queue. A call counts in the
// interval in which it came to the hotline, a visit of a queue in that in which it began.
import type { CallRecord } from "../core/report/call-record.ts";
import { Grid, type GridRow } from "./grid.ts";
import { isHotline, isMeant, QueueCell, type QueueFigures, type ReportParts } from "./queue-report.ts";
import { visitsOf, type Visit } from "./visits.ts";

export interface HotlineFigures {
  /** = closed + answered + unanswered + living. */
  readonly calls: number;
  /** There was no row for the time. */
  readonly closed: number;
  /** Somebody talked with the caller. */
  readonly answered: number;
  readonly unanswered: number;
  /** Neither over nor answered yet. */
  readonly living: number;
  readonly queues: QueueFigures;
}

class HotlineCell {
  #closed = 0;
  #answered = 0;
  #unanswered = 0;
  #living = 0;
  readonly #queues = new QueueCell();

  takeCall(record: CallRecord, at: number, isClosed: boolean): void {
    if (isClosed) this.#closed += 1;
    else if (record.talks.some((talk) => talk.startedAt >= at)) this.#answered += 1;
    else if (record.endedAt === undefined) this.#living += 1;
    else this.#unanswered += 1;
  }

  takeVisit(visit: Visit, targetMs: number): void {
    this.#queues.take(visit, targetMs);
  }

  figures(): HotlineFigures {
    const [closed, answered, unanswered, living] = [this.#closed, this.#answered, this.#unanswered, this.#living];
    const calls = closed + answered + unanswered + living;
    return { calls, closed, answered, unanswered, living, queues: this.#queues.figures() };
  }
}

/** `filter.queue` and `filter.agent` restrict the visits of queues, not the calls. */
export class HotlineReport {
  readonly #parts: ReportParts;
  readonly #grid: Grid<HotlineCell>;
  readonly #total = new HotlineCell();

  constructor(parts: ReportParts) {
    this.#parts = parts;
    this.#grid = new Grid(parts.intervals, () => new HotlineCell());
  }

  take(record: CallRecord): void {
    const { filter, targetMs, now } = this.#parts;
    for (const step of record.way) {
      if (step.type !== "hotline" && step.type !== "closed") continue;
      if (!isHotline(filter, step.number)) continue;
      const cell = this.#grid.at(step.number, step.at);
      if (cell === undefined) continue;
      for (const one of [cell, this.#total]) one.takeCall(record, step.at, step.type === "closed");
    }
    for (const visit of visitsOf(record, now)) {
      if (visit.hotline === undefined || !isMeant(filter, visit)) continue;
      const cell = this.#grid.at(visit.hotline, visit.joinedAt);
      if (cell === undefined) continue;
      for (const one of [cell, this.#total]) one.takeVisit(visit, targetMs);
    }
  }

  get size(): number {
    return this.#grid.size;
  }

  rows(): readonly GridRow<HotlineFigures>[] {
    return this.#grid.rows().map((row) => ({ ...row, cell: row.cell.figures() }));
  }

  total(): HotlineFigures {
    return this.#total.figures();
  }
}
