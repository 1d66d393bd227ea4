// What is told of the conversations of a call in its record.
import type { ConsultEnd, Intervention, TransferKind } from "../conversation/facts.ts";
import type { Fact, FactBody } from "../facts.ts";
import type { AgentId, Extn, LegId, QueueName } from "../model.ts";
import type { CallTarget, Manner } from "../orders.ts";
import type { Cause } from "../switch.ts";

/** Times are milliseconds since 1970; undefined: it goes on. */
export interface HoldRecord {
  /** Whose phone or button it was. */
  readonly leg: LegId;
  readonly agent: AgentId | undefined;
  readonly by: "phone" | "button";
  readonly from: number;
  readonly to: number | undefined;
}

export type MuteRecord = Omit<HoldRecord, "by">;

/** With whom an agent is who asks somebody: with the one they ask, the customer being on hold; with the customer again; with both. */
export type ConsultWith = "consulted" | "customer" | "both";

export interface ConsultRecord {
  readonly leg: LegId;
  /** Who asks, and on which leg. */
  readonly of: LegId;
  readonly agent: AgentId | undefined;
  readonly to: CallTarget;
  readonly consulted: AgentId | undefined;
  readonly begunAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly end: ConsultEnd | undefined;
  readonly with: ConsultWith;
  readonly since: number;
  /** Up to `since`; when it is over they are together the time from its beginning to its end. */
  readonly ms: Readonly<Record<ConsultWith, number>>;
  /** The last changes, its beginning as the first. */
  readonly turns: readonly { readonly with: ConsultWith; readonly at: number }[];
}

export interface TransferRecord {
  readonly at: number;
  readonly from: LegId;
  readonly agent: AgentId | undefined;
  readonly kind: TransferKind;
  readonly to: CallTarget;
  /** Whose call it was; undefined: no queue's. */
  readonly queue: QueueName | undefined;
  /** Undefined: nobody knows yet. "ended": the call was over before anybody talked with the customer again. */
  readonly result: "answered" | Extract<FactBody, { type: "transfer-failed" }>["then"] | "ended" | undefined;
  readonly resultAt: number | undefined;
  /** Why nobody took them. */
  readonly cause: Cause | undefined;
  /** Who talked with the customer then. */
  readonly takenBy: LegId | undefined;
}

export interface SupervisorRecord {
  readonly leg: LegId;
  /** Undefined: a supervisor who took the call over at once. */
  readonly extn: Extn | undefined;
  readonly agent: AgentId | undefined;
  readonly watches: LegId;
  readonly joinedAt: number;
  readonly leftAt: number | undefined;
  /** The last ones, one after the other without gaps. */
  readonly spells: readonly {
    readonly manner: Exclude<Manner, "take-over">;
    readonly from: number;
    readonly to: number | undefined;
  }[];
  /** Left watching to be the customer's agent. */
  readonly tookOver: boolean;
}

export interface InterventionRecord {
  readonly at: number;
  readonly what: Intervention;
  /** Of who was given another place in line: the priority since then. */
  readonly priority?: number;
  readonly extn: Extn;
  readonly agent: AgentId | undefined;
}

export interface ConversationRecord {
  readonly holds: readonly HoldRecord[];
  readonly mutes: readonly MuteRecord[];
  readonly consults: readonly ConsultRecord[];
  readonly transfers: readonly TransferRecord[];
  readonly supervisors: readonly SupervisorRecord[];
  readonly interventions: readonly InterventionRecord[];
}

const CONVERSATION_FACTS = {
  ...{ "leg-held": true, "leg-resumed": true, "talk-held": true, "talk-unheld": true, muted: true, unmuted: true },
  ...{ "consult-begun": true, "consult-answered": true, "consult-ended": true, swapped: true },
  ...{ "three-way-begun": true, "three-way-ended": true, transferred: true, "transfer-failed": true },
  ...{ "supervisor-joined": true, "supervisor-changed": true, "supervisor-left": true, "taken-over": true },
  intervened: true,
} as const satisfies Partial<Record<Fact["type"], true>>;

export type ConversationFact = Extract<Fact, { type: keyof typeof CONVERSATION_FACTS }>;

export function isConversationFact(fact: Fact): fact is ConversationFact {
  return fact.type in CONVERSATION_FACTS;
}
