// What runs before this one have done, as far as routing goes by it: who talked with whom, who called whom, who came when.
import type { AgentId, Extn } from "../model.ts";
import type { CallRecord } from "./call-record.ts";
import type { WayStep } from "./way.ts";

/** Times are milliseconds since 1970. */
export type Past =
  /** A caller talked with somebody of ours. */
  | {
      readonly type: "talked";
      readonly at: number;
      readonly until: number;
      readonly callerNumber: string;
      /** Over which they called. Absent: from inside. */
      readonly line?: string;
      readonly extn: Extn | undefined;
      /** A queue had offered them the call. */
      readonly agent: AgentId | undefined;
    }
  /** Somebody of ours called a number themselves. */
  | {
      readonly type: "called";
      readonly at: number;
      readonly extn: Extn;
      readonly number: string;
      readonly answered: boolean;
    }
  /** An agent signed in for the first time today, or was signed in as the day began. */
  | { readonly type: "came"; readonly at: number; readonly agent: AgentId };

export type Coming = Omit<Extract<Past, { readonly type: "came" }>, "type">;

/** What of a call's record is needed. */
export interface PastCall extends Pick<CallRecord, "origin" | "callerNumber" | "legs" | "talks"> {
  readonly way: readonly WayStep["type"][];
}

/** Oldest first. */
export function pastOf(calls: readonly PastCall[], comings: readonly Coming[]): Past[] {
  const came = comings.map((coming): Past => ({ type: "came", ...coming }));
  const all = [...came, ...calls.flatMap((call) => [...calledBy(call), ...talkedIn(call)])];
  return all.sort((one, other) => one.at - other.at);
}

function* calledBy({ origin, legs, talks, way }: PastCall): Generator<Past> {
  // A hotline, a menu or a queue that rings for a caller calls nobody for them.
  if (origin.type !== "extension" || !way.every((step) => step === "extension" || step === "outside")) return;
  for (const { role, leg, number, startedAt } of legs) {
    const answered = talks.some((talk) => talk.leg === leg);
    if (role === "callee") yield { type: "called", at: startedAt, extn: origin.extn, number, answered };
  }
}

function* talkedIn({ origin, callerNumber, legs, talks }: PastCall): Generator<Past> {
  const from = origin.type === "trunk" ? { callerNumber, line: origin.trunk } : { callerNumber };
  for (const { leg, agent, startedAt, endedAt } of talks) {
    const peer = legs.find((one) => one.leg === leg);
    const extn = peer === undefined || peer.trunk !== undefined ? undefined : (peer.number as Extn);
    yield { type: "talked", at: startedAt, until: endedAt ?? startedAt, ...from, extn, agent };
  }
}
