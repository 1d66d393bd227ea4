// The few figures that people ask a call record for.
import type { AgentId, QueueName } from "../model.ts";
import type { QueueOutcome } from "../facts.ts";
import type { CallRecord, LegRecord } from "./call-record.ts";
import type { QueueStep } from "./way.ts";

/** Durations are milliseconds; of a call that still lives they say how far it has come. */
export interface CallSummary {
  /** inbound: over a trunk to us; outbound: from a phone of ours over a trunk; internal: between phones of ours. */
  readonly direction: "inbound" | "outbound" | "internal";
  /** The last queue it waited in. */
  readonly queue: QueueName | undefined;
  /** What became of that. */
  readonly outcome: QueueOutcome | undefined;
  /** The first that the call came to. */
  readonly hotline: string | undefined;
  /** Who talked with the caller last. */
  readonly agent: AgentId | undefined;
  /** The leg that was talked with last, else the one dialled last. */
  readonly peer: LegRecord | undefined;
  /** In queues, all together. */
  readonly waitMs: number;
  /** How long the phone rang that was answered; where none was, the one that rang longest. */
  readonly ringMs: number;
  /** In conversations, without the time on hold. */
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
}

export function summaryOf(record: CallRecord): CallSummary {
  const queues = record.way.filter((step): step is QueueStep => step.type === "queue");
  const callees = record.legs.filter((leg) => leg.role === "callee");
  const lastTalk = record.talks.at(-1);
  const peer = callees.find((leg) => leg.leg === lastTalk?.leg) ?? callees.at(-1);
  const bridgedMs = sum(record.talks.map((talk) => (talk.endedAt ?? record.lastAt) - talk.startedAt));
  const holdMs = Math.min(bridgedMs, sum(record.legs.map((leg) => leg.holdMs)));
  return {
    direction: directionOf(record, callees),
    queue: queues.at(-1)?.queue,
    outcome: queues.at(-1)?.outcome,
    hotline: record.way.find((step) => step.type === "hotline")?.number,
    agent: lastTalk?.agent,
    peer,
    waitMs: sum(queues.map((step) => step.waitMs ?? 0)),
    ringMs: lastTalk !== undefined && peer !== undefined ? rungMs(peer) : Math.max(0, ...callees.map(rungMs)),
    talkMs: bridgedMs - holdMs,
    holdMs,
    wrapUpMs: sum(record.talks.map((talk) => talk.wrapUpMs ?? 0)),
  };
}

function directionOf(record: CallRecord, callees: readonly LegRecord[]): CallSummary["direction"] {
  if (record.origin.type === "trunk") return "inbound";
  return callees.some((leg) => leg.trunk !== undefined) ? "outbound" : "internal";
}

function rungMs(leg: LegRecord): number {
  if (leg.ringingAt === undefined) return 0;
  return Math.max(0, (leg.answeredAt ?? leg.endedAt ?? leg.ringingAt) - leg.ringingAt);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
