// Calls that agents made to numbers outside: how many, how many of those were reached and how long they talked, and why the
// others were not reached. A call counts in the interval in which it began.
import type { AgentId } from "../core/model.ts";
import type { Cause } from "../core/switch.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { Grid, type GridRow } from "./grid.ts";
import { callingAgent } from "./wrap-up.ts";
import type { ReportParts } from "./queue-report.ts";
import { timesOf } from "../core/report/talk-record.ts";

export interface OutgoingFigures {
  /** reached + the sum of `notReached` + dialling */
  readonly calls: number;
  /** The number outside was talked with. */
  readonly reached: number;
  /** Neither reached nor over yet. */
  readonly dialling: number;
  /** By the cause with which the last attempt ended. */
  readonly notReached: Readonly<Record<Cause, number>>;
  /** Of the agents who made them, without hold; whoever went on with the number after them is not in it. */
  readonly talkMs: number;
  readonly holdMs: number;
  /** Of both, for one who was reached; undefined: nobody was. */
  readonly meanMs: number | undefined;
}

function noCauses(): Record<Cause, number> {
  return {
    ...{ normal: 0, busy: 0, "no-answer": 0, rejected: 0, unreachable: 0, cancelled: 0, "answered-elsewhere": 0 },
    ...{ "no-such-number": 0, "not-allowed": 0, congestion: 0, "media-failed": 0, vanished: 0, "protocol-error": 0 },
    ...{ "time-limit": 0, shutdown: 0, crashed: 0, "do-not-disturb": 0 },
  };
}

class OutgoingCell {
  #calls = 0;
  #reached = 0;
  #dialling = 0;
  #talkMs = 0;
  #holdMs = 0;
  readonly #notReached = noCauses();

  take(record: CallRecord, now: number): void {
    this.#calls += 1;
    if (record.talks.length > 0) this.#reached += 1;
    else if (record.endedAt === undefined) this.#dialling += 1;
    else this.#notReached[causeOf(record)] += 1;
    for (const talk of record.talks) {
      if (callingAgent(record, talk) === undefined) continue;
      const { talkMs, holdMs } = timesOf(talk, now);
      this.#talkMs += talkMs;
      this.#holdMs += holdMs;
    }
  }

  figures(): OutgoingFigures {
    const [talkMs, holdMs, reached] = [this.#talkMs, this.#holdMs, this.#reached];
    return {
      ...{ calls: this.#calls, reached, dialling: this.#dialling, notReached: this.#notReached, talkMs, holdMs },
      meanMs: reached === 0 ? undefined : (talkMs + holdMs) / reached,
    };
  }
}

/** Of the last line that was tried; where none was, the call's. */
function causeOf({ legs, cause }: CallRecord): Cause {
  return legs.findLast((leg) => leg.role === "callee" && leg.trunk !== undefined)?.cause ?? cause ?? "normal";
}

/** Who made this call to a number outside; undefined: it was none, or nobody was signed in at the phone. */
export function madeOutside(record: CallRecord): AgentId | undefined {
  const first = record.way.find(({ type }) => type !== "known-caller");
  return first?.type === "outside" ? callingAgent(record, {}) : undefined;
}

/** No queue and no hotline is in such a call: where one is asked for there are none. */
export class OutgoingReport {
  readonly #parts: ReportParts;
  readonly #grid: Grid<OutgoingCell>;
  readonly #total = new OutgoingCell();

  constructor(parts: ReportParts) {
    this.#parts = parts;
    this.#grid = new Grid(parts.intervals, () => new OutgoingCell());
  }

  take(record: CallRecord): void {
    const { filter, now } = this.#parts;
    const agent = madeOutside(record);
    if (agent === undefined || filter.queue !== undefined || filter.hotline !== undefined) return;
    if ((filter.agent ?? agent) !== agent) return;
    const cell = this.#grid.at(agent, record.startedAt);
    if (cell === undefined) return;
    cell.take(record, now);
    this.#total.take(record, now);
  }

  get size(): number {
    return this.#grid.size;
  }

  rows(): readonly GridRow<OutgoingFigures>[] {
    return this.#grid.rows().map((row) => ({ ...row, cell: row.cell.figures() }));
  }

  total(): OutgoingFigures {
    return this.#total.figures();
  }
}
