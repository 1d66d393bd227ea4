// A call's visits of queues, from its record: what the reports about queues, hotlines and agents count.
import type { QueueOutcome } from "../core/facts.ts";
import type { AgentId, QueueName } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { timesOf, type TalkRecord, type TalkTimes } from "../core/report/talk-record.ts";
import type { OfferRecord, QueueStep } from "../core/report/way.ts";

export interface Visit {
  readonly queue: QueueName;
  /** The hotline that they had dialled before; undefined: none. */
  readonly hotline: string | undefined;
  readonly joinedAt: number;
  /** Undefined: they wait. */
  readonly outcome: QueueOutcome | undefined;
  readonly waitMs: number | undefined;
  /** Who answered. */
  readonly agent: AgentId | undefined;
  readonly offers: readonly OfferRecord[];
  /** The conversations with people of the center that followed, before the caller came to another queue. */
  readonly talks: readonly Talk[];
  /** An agent of theirs sent them out of the queues, and nobody else of the center talked with them. */
  readonly sentOut: boolean;
}

/** Milliseconds. */
export interface Talk extends TalkTimes {
  /** Who talked; undefined: nobody was signed in there. */
  readonly agent: AgentId | undefined;
  readonly startedAt: number;
  /** Of after-call work that is over. */
  readonly wrapUpMs: number;
}

/**
 * Whoever was only on their way to a queue when the call ended has not visited it; whom it had no room for has. `now`: until
 * when a conversation that goes on has gone on.
 */
export function visitsOf(record: CallRecord, now: number): readonly Visit[] {
  const visits: Visit[] = [];
  let hotline: string | undefined;
  for (const [index, step] of record.way.entries()) {
    if (step.type === "hotline" || step.type === "closed") hotline = step.number;
    if (step.type !== "queue" || (step.position === 0 && step.outcome === undefined)) continue;
    const { queue, at, outcome, waitMs, agent, offers } = step;
    const next = record.way.slice(index + 1).find(({ type }) => type === "queue")?.at;
    const talks = talksAfter(record, step, next ?? Number.POSITIVE_INFINITY);
    visits.push({
      ...{ queue, hotline, joinedAt: at, outcome, waitMs, agent, offers },
      talks: talks.map((talk) => talkOf(talk, now)),
      sentOut: next === undefined && isSentOut(record, step, talks),
    });
  }
  return visits;
}

function talkOf(talk: TalkRecord, now: number): Talk {
  const { agent = talk.by, startedAt, wrapUpMs = 0, callersAgent } = talk;
  return { ...timesOf(talk, now), agent, startedAt, wrapUpMs: callersAgent === undefined ? wrapUpMs : 0 };
}

/** From the first one with the agent who answered on. */
function talksAfter(record: CallRecord, step: QueueStep, before: number): readonly TalkRecord[] {
  const { agent, leftAt, outcome } = step;
  if (outcome !== "answered" || agent === undefined || leftAt === undefined) return [];
  const first = record.talks.findIndex((one) => {
    return one.agent === agent && one.startedAt >= leftAt && one.startedAt <= before;
  });
  if (first < 0) return [];
  return record.talks
    .slice(first)
    .filter((talk, index) => index === 0 || (talk.startedAt < before && isOurs(record, talk)));
}

/** With a phone of ours. */
function isOurs({ legs }: CallRecord, { leg }: Pick<TalkRecord, "leg">): boolean {
  return legs.find((one) => one.leg === leg)?.trunk === undefined;
}

/**
 * Whom somebody else of the center talked with was not sent out of it by the one who answered; whom nobody took outside, so
 * that the one who answered had them again, was not sent out either.
 */
function isSentOut({ conversation, legs }: CallRecord, step: QueueStep, own: readonly TalkRecord[]): boolean {
  const [first, last] = [own[0], own.at(-1)];
  if (conversation === undefined || first === undefined || last === undefined) return false;
  if (own.some(({ agent, by }) => (agent ?? by) !== step.agent)) return false;
  const isTransfer = conversation.transfers.some(({ at, from, queue, to, result }) => {
    const isOut = to.type !== "queue" && result !== "returned" && result !== "queue";
    return isOut && from === last.leg && queue === step.queue && at >= last.startedAt;
  });
  const inThreeWay = conversation.consults.some((consult) => {
    const leg = legs.find((one) => one.leg === consult.leg);
    return consult.begunAt >= first.startedAt && consult.ms.both > 0 && leg?.trunk === undefined;
  });
  return isTransfer && !inThreeWay;
}
