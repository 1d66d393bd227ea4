// After whatever happened in a step: what of it concerns agents. Tells each change once, keeps their standing
// in their queues right, and carries out what had to wait for the end of a call.
import { stirAgentAlarms } from "../alarm/alarms.ts";
import { blameAgent, blameLeg } from "../blame.ts";
import { readable } from "../mishap.ts";
import type { AgentId } from "../model.ts";
import { settleHelp } from "../people/help.ts";
import { updateStanding } from "../queue/presence.ts";
import { withdrawFromBusy } from "../routing/withdraw.ts";
import { dateOf, fact, phoneOf, type State } from "../state.ts";
import type { Agent, AgentView, SignedIn } from "./agent.ts";
import { phoneActivity, viewOf, whyNotEligible } from "./derive.ts";
import { isAwayFromAll } from "./queue-break.ts";
import { goOnBreak, signOut } from "./session.ts";

export function settleAgents(state: State): void {
  /** When what was found to be broken has been dealt with. */
  const again: AgentId[] = [];
  for (const id of state.touchedAgents) {
    state.touchedAgents.delete(id);
    stirAgentAlarms(state, id);
    const agent = state.agents.get(id);
    try {
      if (agent !== undefined) settleAgent(state, agent);
    } catch (error) {
      if (blameForSettling(state, id, error) === "a leg") again.push(id);
    }
  }
  for (const id of again) state.touchedAgents.add(id);
}

/** What cannot be read may be a leg at the agent's phone: then it is that leg's call, and the agent is settled without it. */
function blameForSettling(state: State, id: AgentId, error: unknown): "a leg" | "the agent" {
  const phone = [...state.phones.values()].find(({ agent }) => agent === id);
  const broken = [...(phone?.legs ?? [])].filter(
    (leg) =>
      phone !== undefined && readable(() => phoneActivity(state, { ...phone, legs: new Set([leg]) })) === undefined,
  );
  for (const leg of broken) blameLeg(state, leg, error);
  if (broken.length > 0) return "a leg";
  blameAgent(state, id, error);
  return "the agent";
}

function settleAgent(state: State, agent: Agent): void {
  settleHelp(state, agent.id);
  if (agent.session !== undefined) withdrawFromBusy(state, agent, agent.session);
  carryOutPending(state, agent);
  restAltogether(state, agent);
  updateStanding(state, agent, whyNotEligible(state, agent) === undefined);
  const session = agent.session;
  if (session === undefined) return;
  const view = viewOf(state, agent, session);
  const { told } = agent;
  const isSame = told !== undefined && sameView(told, view);
  if (isSame && told.until === view.until && sameBreaks(told.breaks, view.breaks)) return;
  // What lasts longer than was said has gone on all the same.
  if (!isSame) agent.since = state.now;
  agent.told = { ...view, since: agent.since };
  tell(state, session, agent.told);
}

function carryOutPending(state: State, agent: Agent): void {
  const session = agent.session;
  if (session?.pending === undefined || phoneOf(state, session.extn).legs.size > 0) return;
  const pending = session.pending;
  session.pending = undefined;
  if (pending.type === "sign-out") signOut(state, agent, undefined);
  else goOnBreak(state, agent, session, pending.reason);
}

/** The queues in which they did not rest are no more, or no longer theirs. */
function restAltogether(state: State, agent: Agent): void {
  const session = agent.session;
  if (session?.state !== "READY" || !isAwayFromAll(session)) return;
  const last = [...(session.breaks?.values() ?? [])].at(-1);
  if (phoneOf(state, session.extn).legs.size === 0) goOnBreak(state, agent, session, last?.reason ?? "");
}

function sameBreaks(a: AgentView["breaks"] = [], b: AgentView["breaks"] = []): boolean {
  return a.length === b.length && a.every((one, at) => one.queue === b[at]?.queue && one.reason === b[at].reason);
}

function sameView(a: AgentView, b: AgentView): boolean {
  return (
    a.state === b.state &&
    a.callState === b.callState &&
    a.reason === b.reason &&
    a.pending === b.pending &&
    a.leg === b.leg &&
    a.call === b.call &&
    a.extn === b.extn
  );
}

function tell(state: State, session: SignedIn, view: AgentView): void {
  fact(state, {
    type: "agent-changed",
    agent: view.agent,
    extn: session.extn,
    state: view.state,
    callState: view.callState,
    reason: view.reason,
    pending: view.pending,
    call: view.call,
    leg: view.leg,
    ...(view.until === undefined ? {} : { until: dateOf(state, view.until) }),
    ...(view.breaks === undefined ? {} : { breaks: view.breaks.map(({ queue, reason }) => ({ queue, reason })) }),
  });
}
