// One phone's part in a call, for its record.
import type { SentOnTo } from "../call/sent-on-to.ts";
import type { Fact } from "../facts.ts";
import type { AgentId, CallId, LegId } from "../model.ts";
import type { Cause, MediaReport } from "../switch.ts";

/** Times are milliseconds since 1970. */
export interface LegRecord {
  readonly leg: LegId;
  /** How it came to the call: it made it, was called for it, was asked while the customer was held, or looks after an agent. */
  readonly role: "caller" | "callee" | "consulted" | "supervisor";
  /** The extension or outside number at its end. */
  readonly number: string;
  /** The line it came or went over; undefined: a phone of ours. */
  readonly trunk: string | undefined;
  /** Whom a queue offered the call at this phone. */
  readonly agent: AgentId | undefined;
  /** Who was signed in at this phone, where no queue offered the call. Legs of earlier versions do not say. */
  readonly signedIn?: AgentId | undefined;
  readonly startedAt: number;
  readonly ringingAt: number | undefined;
  readonly answeredAt: number | undefined;
  /** It was sent on, and somebody else has answered than was dialled: there, and who was signed in there. Absent: it was not. */
  readonly sentOnTo?: SentOnTo;
  readonly endedAt: number | undefined;
  readonly cause: Cause | undefined;
  readonly endedBy: "phone" | "command" | "switch" | undefined;
  /** How long this phone held, in a conversation or not; what of it was a conversation's is in the conversation. */
  readonly holdMs: number;
  readonly heldSince: number | undefined;
  readonly media: MediaReport | undefined;
  /** The call that it had been in before it began here, and the one in which it goes on after its end here. */
  readonly movedFrom?: CallId;
  readonly movedTo?: CallId;
  /** The phone in whose place this one called in. */
  readonly replaces?: LegId;
}

export type LegFact = Extract<
  Fact,
  {
    type:
      "leg-dialled" | "callback-dialled" | "leg-ringing" | "leg-answered" | "leg-held" | "leg-resumed" | "leg-ended";
  }
>;
type DialledFact = Extract<LegFact, { type: "leg-dialled" | "callback-dialled" }>;

export function newLeg(leg: LegId, role: LegRecord["role"], startedAt: number): LegRecord {
  return {
    ...{ leg, role, number: "", trunk: undefined, agent: undefined },
    ...{ startedAt, ringingAt: undefined, answeredAt: undefined, endedAt: undefined },
    ...{ cause: undefined, endedBy: undefined, holdMs: 0, heldSince: undefined, media: undefined },
  };
}

/** Who is at its end by what is known, by name: the agent, else the number. */
export function whoIsAt({ sentOnTo, agent, signedIn, number }: LegRecord): string {
  return sentOnTo === undefined ? (agent ?? signedIn ?? number) : (sentOnTo.agent ?? sentOnTo.number);
}

export function dialledLeg(fact: DialledFact): LegRecord {
  const { to } = fact;
  return {
    ...newLeg(fact.leg, fact.type === "leg-dialled" ? (fact.as ?? "callee") : "caller", fact.at),
    number: to.type === "extension" ? to.extn : to.number,
    trunk: to.type === "trunk" ? to.trunk : undefined,
    agent: fact.type === "leg-dialled" ? fact.agent : undefined,
    signedIn: fact.type === "leg-dialled" ? fact.signedIn : undefined,
  };
}

/** It called in by itself, and is to the call what the one was whose place it takes; but the call's caller stays who they were. */
export function replacingLeg(
  { leg, extn, agent, replaces, at }: Extract<Fact, { type: "leg-replaces" }>,
  legs: readonly LegRecord[],
): LegRecord {
  const { role = "callee" } = legs.find((one) => one.leg === replaces) ?? {};
  return { ...newLeg(leg, role === "caller" ? "callee" : role, at), number: extn, signedIn: agent, replaces };
}

export function legWith(leg: LegRecord, fact: Exclude<LegFact, DialledFact>): LegRecord {
  switch (fact.type) {
    case "leg-ringing":
      return { ...leg, ringingAt: leg.ringingAt ?? fact.at };
    case "leg-answered":
      return { ...leg, answeredAt: leg.answeredAt ?? fact.at, ...(fact.sentOnTo && { sentOnTo: fact.sentOnTo }) };
    case "leg-held":
      return { ...leg, heldSince: leg.heldSince ?? fact.at };
    case "leg-resumed":
      return resumed(leg, fact.at);
    case "leg-ended":
      // Of one that went on in another call: its end is that call's.
      if (leg.movedTo !== undefined) return leg;
      return { ...resumed(leg, fact.at), endedAt: fact.at, cause: fact.cause, endedBy: fact.by, media: fact.media };
  }
}

export function resumed(leg: LegRecord, at: number): LegRecord {
  if (leg.heldSince === undefined) return leg;
  return { ...leg, holdMs: leg.holdMs + at - leg.heldSince, heldSince: undefined };
}

/** Its part in the call that it leaves. */
export function legGone(leg: LegRecord, to: CallId, at: number): LegRecord {
  if (leg.endedAt !== undefined) return leg;
  return { ...resumed(leg, at), endedAt: at, movedTo: to };
}

/**
 * Its part in the call in which it goes on: from now on, and as it was. `known`: what that call knows of it, where it began
 * with it; `former`: its part in the other one, where anybody knows of that.
 */
export function legCome(
  { leg, from, at }: Extract<Fact, { type: "leg-moved" }>,
  known: LegRecord | undefined,
  former: LegRecord | undefined,
): LegRecord {
  const since = (before: number | undefined): number | undefined => (before === undefined ? undefined : at);
  const begun = known ?? newLeg(leg, "callee", at);
  if (former === undefined) return { ...begun, movedFrom: from };
  return {
    ...begun,
    ...{ number: former.number, trunk: former.trunk, agent: former.agent },
    ...(former.sentOnTo && { sentOnTo: former.sentOnTo }),
    ...{ signedIn: begun.signedIn ?? former.signedIn, movedFrom: from },
    ringingAt: since(former.ringingAt),
    answeredAt: since(former.answeredAt),
    // A phone that holds goes on holding.
    heldSince: since(former.heldSince),
  };
}
