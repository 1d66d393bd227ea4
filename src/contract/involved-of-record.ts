// A call as its record has it, for those who tell events of calls that they have not followed: what is told of a call does
// not depend on who tells it. Only for which queues its agents worked at the time is in no record.
import type { AgentId, LegId } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { LegRecord } from "../core/report/leg-record.ts";
import type { InvolvedCall, InvolvedParty } from "./involved.ts";

export function involvedOfRecord(record: CallRecord): InvolvedCall {
  const { callerNumber, callerName, dialled, legs } = record;
  const queues = record.way.flatMap((step) => (step.type === "queue" ? [step] : []));
  // Who is still on the way to one has not come to it.
  const ledTo = queues.filter(({ position, leftAt }) => position > 0 || leftAt !== undefined);
  const all = legs.map((leg) => [leg.leg, partyOf(record, leg)] as const);
  const isIn = new Set(legs.filter(({ endedAt }) => endedAt === undefined).map(({ leg }) => leg));
  const parties = all.map(([, party]) => party);
  return {
    ...{ cidNumber: callerNumber, cidName: callerName, destNumber: dialled, direction: directionOf(record) },
    queue: ledTo.at(-1)?.queue ?? "",
    focus: focusOf(record),
    queues: new Set(ledTo.map((one) => one.queue)),
    agents: new Set(parties.flatMap(({ agent }) => agent ?? [])),
    extns: new Set(parties.flatMap(({ extn }) => extn ?? [])),
    parties: new Map<LegId, InvolvedParty>(all.filter(([leg]) => isIn.has(leg))),
    gone: new Map<LegId, InvolvedParty>(all.filter(([leg]) => !isIn.has(leg))),
  };
}

function focusOf({ conversation }: CallRecord): InvolvedCall["focus"] {
  const open = conversation?.consults.findLast(({ endedAt }) => endedAt === undefined);
  return open?.with === "both" ? "all" : (open?.with ?? "customer");
}

function directionOf({ origin, legs }: CallRecord): InvolvedCall["direction"] {
  if (origin.type === "trunk") return "inbound";
  return legs.some(({ trunk }) => trunk !== undefined) ? "outbound" : "internal";
}

function partyOf(record: CallRecord, leg: LegRecord): InvolvedParty {
  const { number, trunk, heldSince } = leg;
  const isHidden = record.withheld !== undefined && leg === record.legs[0];
  const { holds = [], mutes = [], supervisors = [] } = record.conversation ?? {};
  const isOpen = (one: { readonly leg: LegId; readonly to: number | undefined }): boolean =>
    one.leg === leg.leg && one.to === undefined;
  // Who has taken a call over is its agent.
  const tookOver = supervisors.some((visit) => visit.leg === leg.leg && visit.tookOver);
  return {
    ...{
      number: isHidden ? record.callerNumber : number,
      extn: trunk === undefined ? number : undefined,
      agent: agentAt(record, leg),
    },
    role: leg.role === "supervisor" && tookOver ? "callee" : leg.role,
    state: stateOf(record, leg),
    ...{ held: heldSince !== undefined || holds.some(isOpen), muted: mutes.some(isOpen) },
  };
}

/** Whoever called in is in it from the beginning, also where nobody has answered them. */
function stateOf({ legs }: CallRecord, leg: LegRecord): InvolvedParty["state"] {
  if (leg.answeredAt !== undefined || leg.replaces !== undefined || leg === legs[0]) return "in";
  return leg.ringingAt === undefined ? "dialled" : "ringing";
}

function agentAt({ conversation }: CallRecord, { leg, agent, signedIn }: LegRecord): AgentId | undefined {
  const visit = conversation?.supervisors.findLast((one) => one.leg === leg && one.agent !== undefined);
  const consult = conversation?.consults.findLast((one) => one.leg === leg && one.consulted !== undefined);
  return visit?.agent ?? consult?.consulted ?? agent ?? signedIn;
}
