// What an agent is at this moment, derived from what is true (legs, registration, time) and never stored,
// so that it cannot stick.
import type { SkipReason } from "../facts.ts";
import type { AgentCallState } from "../model.ts";
import { phoneOf, type Phone, type State } from "../state.ts";
import { isReachable } from "../trunk/lines.ts";
import type { Leg } from "../call/call.ts";
import type { Agent, AgentView, SignedIn } from "./agent.ts";
import { isWrappingUp, wrapUpEnd } from "./wrap-up.ts";

/** What the phone does, and with which leg. */
export function phoneActivity(state: State, phone: Phone): { callState: AgentCallState; leg: Leg | undefined } {
  let ringing: Leg | undefined;
  let dialing: Leg | undefined;
  let held: Leg | undefined;
  for (const id of phone.legs) {
    const leg = state.legs.get(id);
    if (leg === undefined) continue;
    if (isCalling(state, leg)) dialing ??= leg;
    else if (leg.answered && !leg.held && leg.holding !== true) return { callState: "TALKING", leg };
    else if (leg.answered) held ??= leg;
    else if (leg.role === "caller") dialing ??= leg;
    else ringing ??= leg;
  }
  if (held !== undefined) return { callState: "HELD", leg: held };
  if (ringing !== undefined) return { callState: "RINGING", leg: ringing };
  return { callState: dialing === undefined ? "IDLE" : "DIALING", leg: dialing };
}

/** Their own phone was called first, and now it rings for them. */
function isCalling(state: State, { answered, role, call: id }: Leg): boolean {
  const call = answered && role === "caller" ? state.calls.get(id) : undefined;
  return call?.isOrdered === true && call.stage.type === "hunting" && call.connecting === undefined;
}

/** Undefined: they can be offered a call now. Otherwise the first reason why not. */
export function whyNotEligible(state: State, agent: Agent): SkipReason | undefined {
  const session = agent.session;
  if (session?.state !== "READY" || session.pending !== undefined) return "not-ready";
  const phone = phoneOf(state, session.extn);
  if (phone.silent) return "phone-silent";
  if (!isReachable(state, phone)) return "phone-unregistered";
  if (phone.legs.size >= Math.max(1, agent.config.simo)) return busyReason(state, phone);
  if (isWrappingUp(state, agent)) return "wrap-up";
  if (state.now < agent.heldBackUntil) return "held-back";
  return undefined;
}

function busyReason(state: State, phone: Phone): SkipReason {
  const { callState, leg } = phoneActivity(state, phone);
  if (callState === "RINGING") return "ringing";
  return leg?.agent === undefined ? "phone-busy" : "on-call";
}

function breaksOf({ breaks }: SignedIn): Pick<AgentView, "breaks"> {
  if (breaks === undefined || breaks.size === 0) return {};
  return { breaks: [...breaks].map(([queue, { reason, since }]) => ({ queue, reason, since })) };
}

export function viewOf(state: State, agent: Agent, session: SignedIn): AgentView {
  const phone = phoneOf(state, session.extn);
  const { callState, leg } = phoneActivity(state, phone);
  const wrappingUp = callState === "IDLE" && isWrappingUp(state, agent);
  const onBreak = callState === "IDLE" && session.state === "UNREADY" ? agent.breakUntil : undefined;
  const until = wrappingUp ? wrapUpEnd(state, agent) : onBreak;
  return {
    agent: agent.id,
    extn: session.extn,
    queues: [...session.queues],
    state: session.state,
    callState: wrappingUp ? "ACW" : callState,
    // One who is ready and waits in vain would not know why.
    reason: phone.silent && session.state === "READY" ? "phone-silent" : session.reason,
    pending: session.pending?.type,
    call: leg?.call ?? (wrappingUp ? agent.wrapUp?.call : undefined),
    leg: leg?.id,
    since: agent.since,
    ...(until === undefined ? {} : { until }),
    ...breaksOf(session),
  };
}
