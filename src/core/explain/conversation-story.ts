// What was done in a conversation, told from the call's record: who held, asked, handed over and looked after whom.
import { targetName } from "../call-target.ts";
import type { ConsultEnd, RecordingOrderer, TransferKind } from "../conversation/facts.ts";
import type { LegId } from "../model.ts";
import type { CallTarget, Manner } from "../orders.ts";
import type { CallRecord } from "../report/call-record.ts";
import type { RecordingRecord } from "../report/recording-record.ts";
import type {
  ConsultRecord,
  ConsultWith,
  HoldRecord,
  SupervisorRecord,
  TransferRecord,
} from "../report/conversation-record.ts";
import { whoIsAt, type LegRecord } from "../report/leg-record.ts";
import type { Cause } from "../switch.ts";

export type ConversationLine = { readonly at: number } & ConversationBody;

/** People are named by the agent who was signed in, else by their phone's number. */
export type ConversationBody =
  | { readonly what: "hold-begun"; readonly by: string; readonly how: HoldRecord["by"] }
  | { readonly what: "hold-ended"; readonly by: string; readonly holdMs: number }
  | { readonly what: "muted"; readonly who: string }
  | { readonly what: "unmuted"; readonly who: string; readonly mutedMs: number }
  | { readonly what: "consulted"; readonly by: string; readonly to: CallTarget["type"]; readonly target: string }
  | { readonly what: "consult-answered"; readonly who: string }
  | { readonly what: "consult-turned"; readonly by: string; readonly with: ConsultWith; readonly consulted: string }
  | { readonly what: "consult-ended"; readonly by: string; readonly who: string; readonly end: ConsultEnd }
  | {
      readonly what: "transferred";
      readonly by: string;
      readonly kind: Exclude<TransferKind, "moved">;
      readonly to: CallTarget["type"];
      readonly target: string;
    }
  | {
      readonly what: "transfer-failed";
      readonly cause: Cause;
      readonly then: Exclude<TransferRecord["result"], "answered" | "ended" | undefined>;
    }
  | { readonly what: "supervisor-called"; readonly by: string }
  | {
      readonly what: "supervised";
      readonly by: string;
      readonly whom: string;
      readonly manner: Exclude<Manner, "take-over">;
    }
  | { readonly what: "supervisor-left"; readonly by: string; readonly stayedMs: number }
  | { readonly what: "taken-over"; readonly by: string; readonly from: string }
  | { readonly what: "intervened"; readonly by: string; readonly did: "hung-up" | "moved" }
  | { readonly what: "prioritised"; readonly by: string; readonly priority: number }
  | { readonly what: "replaced"; readonly by: string; readonly former: string }
  /** A party's phone goes on here that was in another call before, or in another one from now on. */
  | { readonly what: "came-from"; readonly who: string; readonly call: string }
  | { readonly what: "went-to"; readonly who: string; readonly call: string }
  | { readonly what: "recording-ordered"; readonly by: string; readonly doing: "start" | "stop" }
  | { readonly what: "recording-paused"; readonly by: string }
  | { readonly what: "recording-resumed"; readonly by: string; readonly pausedMs: number };

export function tellConversation(record: CallRecord): ConversationLine[] {
  const nameOf = (id: LegId): string => {
    const leg = record.legs.find((one) => one.leg === id);
    return leg === undefined ? id : whoIsAt(leg);
  };
  const { conversation } = record;
  const ofLegs = record.legs.flatMap((leg) => tellMoves(leg, nameOf));
  const ofRecordings = record.recordings.flatMap((recording) => tellOrders(recording, nameOf));
  if (conversation === undefined) return [...ofLegs, ...ofRecordings];
  const { holds, mutes, consults, transfers, supervisors, interventions } = conversation;
  return [
    ...ofLegs,
    ...holds.flatMap(({ leg, agent = nameOf(leg), by, from, to }): ConversationLine[] => {
      const begun: ConversationLine = { at: from, what: "hold-begun", by: agent, how: by };
      return to === undefined ? [begun] : [begun, { at: to, what: "hold-ended", by: agent, holdMs: to - from }];
    }),
    ...mutes.flatMap(({ leg, agent = nameOf(leg), from, to }): ConversationLine[] => {
      const begun: ConversationLine = { at: from, what: "muted", who: agent };
      return to === undefined ? [begun] : [begun, { at: to, what: "unmuted", who: agent, mutedMs: to - from }];
    }),
    ...supervisors.flatMap((visit) => tellVisit(visit, nameOf)),
    ...interventions.map(({ at, what, extn, agent, priority = 0 }): ConversationLine => {
      const by = agent ?? extn;
      if (what === "prioritised") return { at, what, by, priority };
      return { at, what: "intervened", by, did: what };
    }),
    ...consults.flatMap((consult) => tellConsult(consult, nameOf)),
    ...transfers.flatMap((transfer) => tellTransfer(transfer, nameOf)),
    ...ofRecordings,
  ];
}

type NameOf = (id: LegId) => string;

function tellMoves({ leg, startedAt, endedAt, movedFrom, movedTo, replaces }: LegRecord, nameOf: NameOf) {
  const lines: ConversationLine[] = [];
  if (replaces !== undefined)
    lines.push({ at: startedAt, what: "replaced", by: nameOf(leg), former: nameOf(replaces) });
  if (movedFrom !== undefined) lines.push({ at: startedAt, what: "came-from", who: nameOf(leg), call: movedFrom });
  if (movedTo !== undefined && endedAt !== undefined) {
    lines.push({ at: endedAt, what: "went-to", who: nameOf(leg), call: movedTo });
  }
  return lines;
}

/** Whether each hold of this phone is told by itself: records of earlier versions know how long they were in all. */
export function tellsHoldsOf({ conversation }: CallRecord, leg: LegId): boolean {
  return conversation?.holds.some((hold) => hold.leg === leg && hold.by === "phone") === true;
}

function tellOrders({ ordered, stopped, pauses = [] }: RecordingRecord, nameOf: NameOf): ConversationLine[] {
  const whoIs = ({ leg, agent }: RecordingOrderer): string => agent ?? nameOf(leg);
  const lines = pauses.flatMap(({ from, to, pausedBy, resumedBy = pausedBy }): ConversationLine[] => {
    const paused: ConversationLine = { at: from, what: "recording-paused", by: whoIs(pausedBy) };
    if (to === undefined) return [paused];
    return [paused, { at: to, what: "recording-resumed", by: whoIs(resumedBy), pausedMs: to - from }];
  });
  if (ordered !== undefined)
    lines.push({ at: ordered.at, what: "recording-ordered", by: whoIs(ordered), doing: "start" });
  if (stopped !== undefined)
    lines.push({ at: stopped.at, what: "recording-ordered", by: whoIs(stopped), doing: "stop" });
  return lines;
}

function tellConsult(consult: ConsultRecord, nameOf: NameOf): ConversationLine[] {
  const { of, agent: by = nameOf(of), to, begunAt, answeredAt, endedAt, end } = consult;
  const who = consult.consulted ?? nameOf(consult.leg);
  const lines: ConversationLine[] = [{ at: begunAt, what: "consulted", by, to: to.type, target: targetName(to) }];
  if (answeredAt !== undefined) lines.push({ at: answeredAt, what: "consult-answered", who });
  for (const turn of consult.turns) {
    // How it began is told already; and with its end comes that of talking with both.
    if (turn.at === begunAt || turn.at === endedAt) continue;
    lines.push({ at: turn.at, what: "consult-turned", by, with: turn.with, consulted: who });
  }
  if (endedAt !== undefined) lines.push({ at: endedAt, what: "consult-ended", by, who, end: end ?? "over" });
  return lines;
}

function tellTransfer(transfer: TransferRecord, nameOf: NameOf): ConversationLine[] {
  const { at, from, agent: by = nameOf(from), kind, to, result, resultAt, cause } = transfer;
  // Of whoever was moved the intervention is told.
  const lines: ConversationLine[] =
    kind === "moved" ? [] : [{ at, what: "transferred", by, kind, to: to.type, target: targetName(to) }];
  if (resultAt === undefined || result === undefined || result === "answered" || result === "ended") return lines;
  return [...lines, { at: resultAt, what: "transfer-failed", cause: cause ?? "normal", then: result }];
}

function tellVisit(visit: SupervisorRecord, nameOf: NameOf): ConversationLine[] {
  const { leg, agent: by = nameOf(leg), watches, joinedAt, leftAt, spells, tookOver } = visit;
  const lines = spells.map(({ manner, from }): ConversationLine => {
    return { at: from, what: "supervised", by, whom: nameOf(watches), manner };
  });
  if (leftAt === undefined) return lines;
  if (tookOver) return [...lines, { at: leftAt, what: "taken-over", by, from: nameOf(watches) }];
  return [...lines, { at: leftAt, what: "supervisor-left", by, stayedMs: leftAt - joinedAt }];
}
