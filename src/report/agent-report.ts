// Agents: what they were offered and how it ended, their conversations, and what they did with their time. Offers count
// when they were made and conversations when they began; time is cut at the intervals' ends.
import type { OfferEnd } from "../core/facts.ts";
import { activityOf, noTimes, occupancyOf } from "./activity.ts";
import type { AgentSpan } from "./agent-spans.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { Grid, type GridRow } from "./grid.ts";
import { HandlingSum, isHotline, type Handling, type ReportParts } from "./queue-report.ts";
import { visitsOf } from "./visits.ts";

/** What an agent was, in the order it is shown. Idle: ready and without a call; break: the same, but not ready. */
export const AGENT_TIMES = ["idle", "ringing", "dialing", "talking", "held", "wrap-up", "break"] as const;
export type AgentTime = (typeof AGENT_TIMES)[number];

export interface AgentFigures {
  readonly offers: number;
  /** Their sum, with those that ring, is `offers`. */
  readonly offerEnds: Readonly<Record<OfferEnd, number>>;
  readonly ringing: number;
  readonly handling: Handling;
  /** The sum of `times`. */
  readonly signedInMs: number;
  readonly times: Readonly<Record<AgentTime, number>>;
  /** The time of breaks, by their reasons. */
  readonly breaks: readonly { readonly reason: string; readonly ms: number }[];
  /** 0 to 1; undefined: they could not have handled calls. */
  readonly occupancy: number | undefined;
}

class AgentCell {
  #offers = 0;
  #ringing = 0;
  readonly #ends: Record<OfferEnd, number> = {
    ...{ answered: 0, "no-answer": 0, rejected: 0, busy: 0, "do-not-disturb": 0 },
    ...{ unreachable: 0, "media-refused": 0, "lost-race": 0, withdrawn: 0 },
  };
  readonly handling = new HandlingSum();
  readonly #times: Record<AgentTime, number> = {
    ...{ idle: 0, ringing: 0, dialing: 0, talking: 0, held: 0, "wrap-up": 0, break: 0 },
  };
  readonly #activities = noTimes();
  readonly #breaks = new Map<string, number>();

  takeOffer(end: OfferEnd | undefined): void {
    this.#offers += 1;
    if (end === undefined) this.#ringing += 1;
    else this.#ends[end] += 1;
  }

  takeTime(span: AgentSpan, ms: number): void {
    const time = timeOf(span);
    this.#times[time] += ms;
    this.#activities[activityOf(span)] += ms;
    if (time === "break") this.#breaks.set(span.reason, (this.#breaks.get(span.reason) ?? 0) + ms);
  }

  figures(): AgentFigures {
    const occupancy = occupancyOf(this.#activities);
    return {
      offers: this.#offers,
      offerEnds: this.#ends,
      ringing: this.#ringing,
      handling: this.handling.figures(),
      signedInMs: AGENT_TIMES.reduce((sum, time) => sum + this.#times[time], 0),
      times: this.#times,
      breaks: [...this.#breaks].map(([reason, ms]) => ({ reason, ms })),
      occupancy: Number.isNaN(occupancy) ? undefined : occupancy,
    };
  }
}

function timeOf({ state, callState }: AgentSpan): AgentTime {
  switch (callState) {
    case "IDLE":
      return state === "READY" ? "idle" : "break";
    case "DIALING":
      return "dialing";
    case "RINGING":
      return "ringing";
    case "TALKING":
      return "talking";
    case "HELD":
      return "held";
    case "ACW":
      return "wrap-up";
  }
}

/** `filter.queue` and `filter.hotline` restrict calls; an agent's time belongs to all their queues at once. */
export class AgentReport {
  readonly #parts: ReportParts;
  readonly #grid: Grid<AgentCell>;
  readonly #total = new AgentCell();

  constructor(parts: ReportParts) {
    this.#parts = parts;
    this.#grid = new Grid(parts.intervals, () => new AgentCell());
  }

  take(record: CallRecord): void {
    const { filter } = this.#parts;
    for (const visit of visitsOf(record, this.#parts.now)) {
      if ((filter.queue ?? visit.queue) !== visit.queue || !isHotline(filter, visit.hotline)) continue;
      for (const offer of visit.offers) {
        for (const cell of this.#cells(offer.agent, offer.at)) cell.takeOffer(offer.end);
      }
      for (const talk of visit.talks) {
        if (talk.agent === undefined) continue;
        for (const cell of this.#cells(talk.agent, talk.startedAt)) cell.handling.take(talk);
      }
    }
  }

  takeSpan(span: AgentSpan): void {
    if (!this.#isMeant(span.agent)) return;
    for (const { cell, ms } of this.#grid.during(span.agent, span.from, span.to ?? this.#parts.now)) {
      cell.takeTime(span, ms);
      this.#total.takeTime(span, ms);
    }
  }

  /** Theirs of that instant, and the total. */
  #cells(agent: string, at: number): readonly AgentCell[] {
    const cell = this.#isMeant(agent) ? this.#grid.at(agent, at) : undefined;
    return cell === undefined ? [] : [cell, this.#total];
  }

  #isMeant(agent: string): boolean {
    return (this.#parts.filter.agent ?? agent) === agent;
  }

  get size(): number {
    return this.#grid.size;
  }

  rows(): readonly GridRow<AgentFigures>[] {
    return this.#grid.rows().map((row) => ({ ...row, cell: row.cell.figures() }));
  }

  total(): AgentFigures {
    return this.#total.figures();
  }
}
