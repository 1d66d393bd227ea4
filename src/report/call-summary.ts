// The few figures that people ask a call record for.
import type { AgentId, QueueName } from "../core/model.ts";
import type { QueueOutcome } from "../core/facts.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { LegRecord } from "../core/report/leg-record.ts";
import { timesOf } from "../core/report/talk-record.ts";
import type { QueueStep } from "../core/report/way.ts";

/** One side of a call; what is undefined it does not have, or nobody knows. */
export interface Party {
  /** A phone of ours. */
  readonly extn: string | undefined;
  /** Who was signed in at the phone. */
  readonly agent: AgentId | undefined;
  /** The number at the other end of an outside line. */
  readonly outside: string | undefined;
}

/** Durations are milliseconds. */
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
  /** Who made the call, and who took it: the last one who talked with the caller, whichever way they came to it. */
  readonly caller: Party;
  readonly answered: Party;
  /** The leg that was talked with last, else the one dialled last. */
  readonly peer: LegRecord | undefined;
  /** In queues, all together. */
  readonly waitMs: number;
  /** How long the phone rang that was answered; where none was, the one that rang longest. */
  readonly ringMs: number;
  /** In conversations, without the time on hold. */
  readonly talkMs: number;
  /** In conversations, counted once where both sides held. */
  readonly holdMs: number;
  /** Of after-call work that is over. */
  readonly wrapUpMs: number;
}

/** `now`: until when what goes on has gone on. */
export function summaryOf(record: CallRecord, now: number): CallSummary {
  const queues = record.way.filter((step): step is QueueStep => step.type === "queue");
  const callees = record.legs.filter((leg) => leg.role === "callee");
  const lastTalk = record.talks.at(-1);
  const peer = record.legs.find((leg) => leg.leg === lastTalk?.leg) ?? callees.at(-1);
  const rungMs = (leg: LegRecord): number => rungUntil(leg, record.endedAt ?? now);
  const talks = record.talks.map((talk) => timesOf(talk, now));
  return {
    direction: directionOf(record, callees),
    queue: queues.at(-1)?.queue,
    outcome: queues.at(-1)?.outcome,
    hotline: record.way.find((step) => step.type === "hotline")?.number,
    agent: lastTalk?.agent,
    ...{ caller: callingParty(record), answered: answeringParty(record, peer) },
    peer,
    waitMs: sum(queues.map((step) => step.waitMs ?? waitedUntil(step, record.endedAt ?? now))),
    ringMs: lastTalk !== undefined && peer !== undefined ? rungMs(peer) : Math.max(0, ...callees.map(rungMs)),
    talkMs: sum(talks.map(({ talkMs }) => talkMs)),
    holdMs: sum(talks.map(({ holdMs }) => holdMs)),
    wrapUpMs: sum([...record.talks, ...(record.otherWork ?? [])].map(({ wrapUpMs = 0 }) => wrapUpMs)),
  };
}

function callingParty({ origin, callerNumber, legs }: CallRecord): Party {
  if (origin.type === "trunk") return { extn: undefined, agent: undefined, outside: callerNumber };
  const agent = legs.find((leg) => leg.role === "caller")?.signedIn;
  return { extn: origin.extn, agent, outside: undefined };
}

function answeringParty({ talks }: CallRecord, peer: LegRecord | undefined): Party {
  const talk = talks.at(-1);
  if (talk === undefined || peer?.leg !== talk.leg) return { extn: undefined, agent: talk?.by, outside: undefined };
  const { number, agent } = peer.sentOnTo ?? { number: peer.number, agent: talk.by };
  const [extn, outside] = peer.trunk === undefined ? [number, undefined] : [undefined, number];
  return { extn, agent, outside };
}

function directionOf(record: CallRecord, callees: readonly LegRecord[]): CallSummary["direction"] {
  if (record.origin.type === "trunk") return "inbound";
  return callees.some((leg) => leg.trunk !== undefined) ? "outbound" : "internal";
}

function rungUntil(leg: LegRecord, now: number): number {
  if (leg.ringingAt === undefined) return 0;
  return Math.max(0, (leg.answeredAt ?? leg.endedAt ?? now) - leg.ringingAt);
}

/** Whoever is only on the way to a queue does not wait in it. */
function waitedUntil(step: QueueStep, now: number): number {
  return step.position === 0 || step.outcome !== undefined ? 0 : Math.max(0, now - step.at);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
