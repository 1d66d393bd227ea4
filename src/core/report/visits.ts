// A call's visits of queues, from its record: what the reports about queues, hotlines and agents count.
import type { QueueOutcome } from "../facts.ts";
import type { AgentId, QueueName } from "../model.ts";
import type { CallRecord } from "./call-record.ts";
import { timesOf, type TalkTimes } from "./talk-record.ts";
import type { OfferRecord, QueueStep } from "./way.ts";

export interface Visit {
  readonly queue: QueueName;
  /** The hotline that he had dialled before; undefined: none. */
  readonly hotline: string | undefined;
  readonly joinedAt: number;
  /** Undefined: he waits. */
  readonly outcome: QueueOutcome | undefined;
  readonly waitMs: number | undefined;
  /** Who answered. */
  readonly agent: AgentId | undefined;
  readonly offers: readonly OfferRecord[];
  /** The conversation that followed; undefined: none has. */
  readonly talk: Talk | undefined;
}

/** Milliseconds. */
export interface Talk extends TalkTimes {
  readonly startedAt: number;
  /** Of after-call work that is over. */
  readonly wrapUpMs: number;
}

/**
 * Whoever was only on his way to a queue when the call ended has not visited it; whom it had no room for has. `now`: until
 * when a conversation that goes on has gone on.
 */
export function visitsOf(record: CallRecord, now: number): readonly Visit[] {
  const visits: Visit[] = [];
  let hotline: string | undefined;
  for (const [index, step] of record.way.entries()) {
    if (step.type === "hotline" || step.type === "closed") hotline = step.number;
    if (step.type !== "queue" || (step.position === 0 && step.outcome === undefined)) continue;
    const { queue, at, outcome, waitMs, agent, offers } = step;
    const next = record.way.slice(index + 1).find(({ type }) => type === "queue")?.at ?? Number.POSITIVE_INFINITY;
    visits.push({
      queue,
      hotline,
      joinedAt: at,
      outcome,
      waitMs,
      agent,
      offers,
      talk: talkAfter(record, step, next, now),
    });
  }
  return visits;
}

/** The first one with the agent who answered, before the caller came to another queue. */
function talkAfter(record: CallRecord, step: QueueStep, before: number, now: number): Talk | undefined {
  const { agent, leftAt, outcome } = step;
  if (outcome !== "answered" || agent === undefined || leftAt === undefined) return undefined;
  const talk = record.talks.find((one) => {
    return one.agent === agent && one.startedAt >= leftAt && one.startedAt <= before;
  });
  if (talk === undefined) return undefined;
  return { ...timesOf(talk, now), startedAt: talk.startedAt, wrapUpMs: talk.wrapUpMs ?? 0 };
}
