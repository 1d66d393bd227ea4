// What was done in a conversation, for the call's record: who held whom, who asked whom, to whom the customer was handed over,
// and which supervisors took part. A fold over facts.
//
//   consultation: begun -> (answered) -> with the consulted <-> swapped back to the customer, or with both -> ended
//   transfer:     transferred -> bridged: answered | transfer-failed: returned, queue, mailbox, released | the call ends
import type { Fact } from "../facts.ts";
import type { AgentId, LegId } from "../model.ts";
import type {
  ConsultRecord,
  ConsultWith,
  ConversationFact,
  ConversationRecord,
  HoldRecord,
  SupervisorRecord,
  TransferRecord,
} from "./conversation-record.ts";

/** Of each list: of more, those that were over first are forgotten. No sum is taken from a list. */
const MOST_KEPT = 200;
/** Of one consultation, of one supervisor's visit. */
const MOST_TURNS = 50;

const NOTHING: ConversationRecord = {
  ...{ holds: [], mutes: [], consults: [], transfers: [], supervisors: [], interventions: [] },
};

/** `agentAt`: the agent at a leg, for holds by phones, which do not say. */
export function withConversationFact(
  former: ConversationRecord | undefined,
  fact: ConversationFact,
  agentAt: (leg: LegId) => AgentId | undefined,
): ConversationRecord {
  const talk = former ?? NOTHING;
  const { at } = fact;
  switch (fact.type) {
    case "leg-held":
      return withHoldBegun(talk, { leg: fact.leg, agent: agentAt(fact.leg), by: "phone", from: at, to: undefined });
    case "talk-held":
      return withHoldBegun(talk, { leg: fact.leg, agent: fact.agent, by: "button", from: at, to: undefined });
    case "leg-resumed":
    case "talk-unheld": {
      const by = fact.type === "leg-resumed" ? "phone" : "button";
      return { ...talk, holds: ended(talk.holds, at, (hold) => hold.leg === fact.leg && hold.by === by) };
    }
    case "muted": {
      if (talk.mutes.some(({ leg, to }) => leg === fact.leg && to === undefined)) return talk;
      return { ...talk, mutes: kept([...talk.mutes, { leg: fact.leg, agent: fact.agent, from: at, to: undefined }]) };
    }
    case "unmuted":
      return { ...talk, mutes: ended(talk.mutes, at, ({ leg }) => leg === fact.leg) };
    case "consult-begun":
    case "consult-answered":
    case "consult-ended":
    case "swapped":
    case "three-way-begun":
    case "three-way-ended":
      return { ...talk, consults: withConsultFact(talk.consults, fact) };
    case "transferred":
    case "transfer-failed":
      return { ...talk, transfers: withTransferFact(talk.transfers, fact) };
    case "supervisor-joined":
    case "supervisor-changed":
    case "supervisor-left":
    case "taken-over":
      return { ...talk, supervisors: withSupervisorFact(talk.supervisors, fact) };
    case "intervened": {
      const { what, extn, agent, line } = fact;
      const given = line === undefined ? {} : { priority: line.priority };
      const last = { at, what, extn, agent, ...given };
      return { ...talk, interventions: [...talk.interventions, last].slice(-MOST_KEPT) };
    }
  }
}

function withHoldBegun(talk: ConversationRecord, hold: HoldRecord): ConversationRecord {
  const isHeld = talk.holds.some(({ leg, by, to }) => leg === hold.leg && by === hold.by && to === undefined);
  return isHeld ? talk : { ...talk, holds: kept([...talk.holds, hold]) };
}

interface Lasting {
  readonly from: number;
  readonly to: number | undefined;
}

function ended<One extends Lasting>(some: readonly One[], at: number, isMeant: (one: One) => boolean): readonly One[] {
  return some.map((one) => (one.to === undefined && isMeant(one) ? { ...one, to: at } : one));
}

function kept<One extends Lasting>(some: readonly One[]): readonly One[] {
  if (some.length <= MOST_KEPT) return some;
  const first = some.findIndex(({ to }) => to !== undefined);
  return some.filter((_, index) => index !== Math.max(0, first));
}

type ConsultFact = Extract<
  ConversationFact,
  { type: "consult-begun" | "consult-answered" | "consult-ended" | "swapped" | "three-way-begun" | "three-way-ended" }
>;

function withConsultFact(consults: readonly ConsultRecord[], fact: ConsultFact): readonly ConsultRecord[] {
  const { at } = fact;
  const onTheLast = (which: (one: ConsultRecord) => boolean, change: (one: ConsultRecord) => ConsultRecord) => {
    const index = consults.findLastIndex(which);
    return consults.map((one, i) => (i === index ? change(one) : one));
  };
  const turnedTo = (to: ConsultWith) => onTheLast(isOpen, (one) => turned(one, to, at));
  switch (fact.type) {
    case "consult-begun": {
      const { leg, of, agent, to, consulted } = fact;
      const begun: ConsultRecord = {
        ...{ leg, of, agent, to, consulted, begunAt: at, answeredAt: undefined, endedAt: undefined, end: undefined },
        ...{ with: "consulted", since: at, ms: { consulted: 0, customer: 0, both: 0 } },
        turns: [{ with: "consulted", at }],
      };
      return [...consults, begun].slice(-MOST_KEPT);
    }
    case "consult-answered":
      return onTheLast(
        ({ leg }) => leg === fact.leg,
        (one) => ({ ...one, answeredAt: one.answeredAt ?? at }),
      );
    case "consult-ended":
      return onTheLast(
        ({ leg }) => leg === fact.leg,
        (one) => ({ ...consultOver(one, at), end: fact.end }),
      );
    case "swapped":
      return turnedTo(fact.to);
    case "three-way-begun":
      return turnedTo("both");
    case "three-way-ended":
      return turnedTo("consulted");
  }
}

function isOpen({ endedAt }: ConsultRecord): boolean {
  return endedAt === undefined;
}

function turned(consult: ConsultRecord, to: ConsultWith, at: number): ConsultRecord {
  if (consult.with === to) return consult;
  return {
    ...consult,
    ...{ with: to, since: at, ms: consultTimesOf(consult, at) },
    turns: [...consult.turns, { with: to, at }].slice(-MOST_TURNS),
  };
}

/** `now`: until when one that goes on has gone on. */
export function consultTimesOf(consult: ConsultRecord, now: number): ConsultRecord["ms"] {
  if (!isOpen(consult)) return consult.ms;
  return { ...consult.ms, [consult.with]: consult.ms[consult.with] + Math.max(0, now - consult.since) };
}

function consultOver(consult: ConsultRecord, at: number): ConsultRecord {
  return isOpen(consult) ? { ...consult, ms: consultTimesOf(consult, at), since: at, endedAt: at } : consult;
}

type TransferFact = Extract<ConversationFact, { type: "transferred" | "transfer-failed" }>;

function withTransferFact(transfers: readonly TransferRecord[], fact: TransferFact): readonly TransferRecord[] {
  const { at } = fact;
  if (fact.type === "transfer-failed") {
    return settled(transfers, { result: fact.then, resultAt: at, cause: fact.cause });
  }
  const { from, agent, kind, to, queue } = fact;
  const begun: TransferRecord = {
    ...{ at, from, agent, kind, to, queue },
    ...{ result: undefined, resultAt: undefined, cause: undefined, takenBy: undefined },
  };
  return [...transfers, begun].slice(-MOST_KEPT);
}

/** Only the last one can be open: who was handed over is with nobody who could hand them over again. */
function settled(transfers: readonly TransferRecord[], result: Partial<TransferRecord>): readonly TransferRecord[] {
  return transfers.map((one, i) =>
    i === transfers.length - 1 && one.result === undefined ? { ...one, ...result } : one,
  );
}

type SupervisorFact = Extract<
  ConversationFact,
  { type: "supervisor-joined" | "supervisor-changed" | "supervisor-left" | "taken-over" }
>;

function withSupervisorFact(all: readonly SupervisorRecord[], fact: SupervisorFact): readonly SupervisorRecord[] {
  const { at } = fact;
  const index = all.findLastIndex(({ leg, leftAt }) => leg === fact.leg && leftAt === undefined);
  const onThis = (change: (one: SupervisorRecord) => SupervisorRecord) =>
    all.map((one, i) => (i === index ? change(one) : one));
  switch (fact.type) {
    case "supervisor-joined": {
      const { leg, extn, agent, watches, manner } = fact;
      const joined = { leg, extn, agent, watches, joinedAt: at, leftAt: undefined, tookOver: false };
      return [...all, { ...joined, spells: [{ manner, from: at, to: undefined }] }].slice(-MOST_KEPT);
    }
    case "supervisor-changed":
      return onThis((one) => ({
        ...one,
        spells: [...ended(one.spells, at, () => true), { manner: fact.manner, from: at, to: undefined }].slice(
          -MOST_TURNS,
        ),
      }));
    case "supervisor-left":
      return onThis((one) => visitOver(one, at));
    case "taken-over": {
      if (index >= 0) return onThis((one) => ({ ...visitOver(one, at), tookOver: true }));
      const { leg, agent, from } = fact;
      const atOnce = { leg, extn: undefined, agent, watches: from, joinedAt: at, leftAt: at, spells: [] };
      return [...all, { ...atOnce, tookOver: true }].slice(-MOST_KEPT);
    }
  }
}

function visitOver(visit: SupervisorRecord, at: number): SupervisorRecord {
  return visit.leftAt === undefined ? { ...visit, leftAt: at, spells: ended(visit.spells, at, () => true) } : visit;
}

/** The line failed over which somebody is asked, and another one is tried: it is one consultation. */
export function withOtherLine(
  talk: ConversationRecord | undefined,
  fact: Extract<Fact, { type: "leg-dialled" | "callback-dialled" }>,
): ConversationRecord | undefined {
  if (talk === undefined || fact.type === "callback-dialled" || fact.insteadOf === undefined) return talk;
  const { leg, insteadOf } = fact;
  const consults = talk.consults.map((one) => (one.leg === insteadOf ? { ...one, leg, endedAt: undefined } : one));
  return { ...talk, consults };
}

/** The customer talks with this leg from now on: whoever was to take them has. */
export function withTaken(
  talk: ConversationRecord | undefined,
  leg: LegId,
  at: number,
): ConversationRecord | undefined {
  return talk && { ...talk, transfers: settled(talk.transfers, { result: "answered", resultAt: at, takenBy: leg }) };
}

/** This leg takes part no more, whether anybody says so of all that it was in the middle of or not. */
export function withoutLeg(
  talk: ConversationRecord | undefined,
  leg: LegId,
  at: number,
): ConversationRecord | undefined {
  return (
    talk && {
      ...talk,
      holds: ended(talk.holds, at, (one) => one.leg === leg),
      mutes: ended(talk.mutes, at, (one) => one.leg === leg),
      consults: talk.consults.map((one) => (one.leg === leg || one.of === leg ? consultOver(one, at) : one)),
      supervisors: talk.supervisors.map((one) => (one.leg === leg ? visitOver(one, at) : one)),
    }
  );
}

export function conversationOver(talk: ConversationRecord | undefined, at: number): ConversationRecord | undefined {
  return (
    talk && {
      ...talk,
      holds: ended(talk.holds, at, () => true),
      mutes: ended(talk.mutes, at, () => true),
      consults: talk.consults.map((one) => (isOpen(one) ? { ...consultOver(one, at), end: one.end ?? "over" } : one)),
      transfers: settled(talk.transfers, { result: "ended", resultAt: at }),
      supervisors: talk.supervisors.map((one) => visitOver(one, at)),
    }
  );
}

/** Whether the customer hears music because of the one on this leg: of their button, or of whom they ask. */
export function keepsWaiting(talk: ConversationRecord | undefined, leg: LegId): boolean {
  if (talk === undefined) return false;
  return (
    talk.holds.some((hold) => hold.by === "button" && hold.leg === leg && hold.to === undefined) ||
    talk.consults.some((consult) => consult.of === leg && isOpen(consult) && consult.with === "consulted")
  );
}
