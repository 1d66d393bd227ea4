// After-call work (wrap-up): how long it lasts, and who may say that it is over. The queue decides, for its callers.
//
//   none       no work after the call
//   optional   ready at once; work only where the agent asks for it, in the call or shortly after it
//   manual     until the agent says so
//   timed      for a time, or until the agent says so
//   forced     for a time, whatever the agent says
import { cancelDeadline } from "../deadlines.ts";
import type { Outcome } from "../events.ts";
import type { CallId, QueueName, WrapUpMode } from "../model.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { dateOf, deadlineIn, phoneOf, type State } from "../state.ts";
import type { Leg } from "../call/call.ts";
import type { Agent, Handling, SignedIn } from "./agent.ts";
import { lacksDisposition, settleDisposition, settleDispositionIn } from "./dispositions.ts";
import { handlingsOf, noteHandling } from "./handling.ts";
import { holdBack } from "./hold-back.ts";

/** How long after a call its agent may ask for time to work on it. */
export const ASK_WITHIN_MS = 30_000;
/** Of one call's after-call work that its agent makes longer. */
export const MOST_WRAP_UP_MS = 900_000;

interface WrapUpRule {
  readonly mode: WrapUpMode;
  readonly ms: number;
}

/** What holds for an agent after a call of this queue, or of none. */
function wrapUpRule(state: State, agent: Agent, queue: QueueName | undefined): WrapUpRule {
  const config = queue === undefined ? undefined : state.queues.get(queue)?.config;
  return { mode: config?.wrapUpMode ?? "timed", ms: config?.wrapUpMs ?? agent.config.wrapUpMs };
}

export function isWrappingUp(state: State, agent: Agent): boolean {
  return state.now < agent.wrapUpUntil;
}

/** When it is over by itself, by the engine's time; undefined: it is none, or lasts until the agent says so. */
export function wrapUpEnd(state: State, agent: Agent): number | undefined {
  return isWrappingUp(state, agent) && Number.isFinite(agent.wrapUpUntil) ? agent.wrapUpUntil : undefined;
}

/** Their part in a call is over. `withWork`: work may follow. */
export function endHandling(state: State, agent: Agent, leg: Leg, withWork: boolean): void {
  const { handles, asksWrapUp, disposition } = leg;
  const queue = handles?.queue;
  const handling = noteHandling(state, agent, handles?.call ?? leg.call, queue);
  if (disposition !== undefined) handling.code = disposition;
  state.touchedAgents.add(agent.id);
  const { mode, ms } = wrapUpRule(state, agent, queue);
  const follows = asksWrapUp === true || (withWork && mode !== "optional");
  if (mode !== "none" && follows) {
    beginWrapUp(state, agent, handling, { mode, ms });
    return;
  }
  if (withWork && !isWrappingUp(state, agent)) restBeforeNext(state, agent);
  if (mode === "none") settleDisposition(state, agent, handling.call);
  else settleDispositionIn(state, agent, handling, ASK_WITHIN_MS);
}

/** They have not asked for time to work on the call, and so it is as if that were over. */
export function onDispositionDue(state: State, agent: Agent, call: CallId): void {
  if (!isWrappingUp(state, agent) || agent.wrapUp?.call !== call) settleDisposition(state, agent, call);
}

function beginWrapUp(state: State, agent: Agent, handling: Handling, { mode, ms }: WrapUpRule): void {
  if (mode === "none") return;
  const until = mode === "manual" ? Number.POSITIVE_INFINITY : state.now + ms;
  const former = isWrappingUp(state, agent) ? agent.wrapUp?.call : undefined;
  // What they do already lasts longer.
  if (isWrappingUp(state, agent) && until < agent.wrapUpUntil) {
    settleDisposition(state, agent, handling.call);
    return;
  }
  if (former !== undefined && former !== handling.call) settleDisposition(state, agent, former);
  cancelDeadline(state.deadlines, agent.wrapUpOver);
  agent.wrapUpUntil = until;
  agent.idleSince = Number.isFinite(until) ? until : state.now;
  state.touchedAgents.add(agent.id);
  if (until <= state.now) {
    delete agent.wrapUp;
    restBeforeNext(state, agent);
    settleDisposition(state, agent, handling.call);
    return;
  }
  const { call, queue } = handling;
  handling.wrappedUp = true;
  agent.wrapUp = { call, queue, mode, since: state.now };
  const lastsMs = Number.isFinite(until) ? ms : (state.limits?.wrapUpMs ?? 0);
  agent.wrapUpOver = lastsMs > 0 ? deadlineIn(state, lastsMs, { type: "wrap-up-over", agent: agent.id }) : undefined;
}

export function onWrapUpOver(state: State, agent: Agent): void {
  if (agent.wrapUpUntil <= state.now) endWrapUp(state, agent);
}

/** It is over, in its time or before. */
export function endWrapUp(state: State, agent: Agent): void {
  const { wrapUp } = agent;
  if (wrapUp !== undefined) settleDisposition(state, agent, wrapUp.call);
  cancelDeadline(state.deadlines, agent.wrapUpOver);
  agent.wrapUpOver = undefined;
  agent.wrapUpUntil = Math.min(agent.wrapUpUntil, state.now);
  agent.idleSince = state.now;
  delete agent.wrapUp;
  state.touchedAgents.add(agent.id);
  restBeforeNext(state, agent);
}

/** The time between after-call work and the next offer. */
function restBeforeNext(state: State, agent: Agent): void {
  if (agent.config.lagMs > 0) holdBack(state, agent, agent.config.lagMs);
}

/** Why the agent may not say that it is over; undefined: they may. */
export function whyNotOver(state: State, agent: Agent): Refusal | undefined {
  if (!isWrappingUp(state, agent) || agent.wrapUp === undefined) return undefined;
  const { queue, mode, call } = agent.wrapUp;
  if (mode === "forced") {
    const reason = `After-call work of the queue ${queue ?? ""} cannot be ended before its time.`;
    return refuse("wrong-state", reason, untilOf(state, agent));
  }
  if (!lacksDisposition(state, agent, call)) return undefined;
  const reason = `The queue ${queue ?? ""} wants to know what came of the call: no disposition is set.`;
  return refuse("wrong-state", reason, untilOf(state, agent));
}

function untilOf(state: State, agent: Agent): number | undefined {
  const end = wrapUpEnd(state, agent);
  return end === undefined ? undefined : dateOf(state, end);
}

/** The agent asks for time to work on the call that they are in, or that they had just now. */
export function askForWrapUp(state: State, agent: Agent, session: SignedIn): Outcome {
  const legs = [...phoneOf(state, session.extn).legs].flatMap((id) => state.legs.get(id) ?? []);
  const leg = legs.findLast(({ handles, answered }) => handles !== undefined && answered);
  if (leg !== undefined) {
    const refused = whyNone(state, agent, leg.handles?.queue);
    if (refused !== undefined) return refused;
    leg.asksWrapUp = true;
    return { ok: true, call: leg.handles?.call ?? leg.call };
  }
  if (legs.length > 0) return refuse("busy", `The phone at extension ${session.extn} is in a call.`);
  if (isWrappingUp(state, agent)) return doneUntil(state, agent, agent.wrapUp?.call);
  const last = handlingsOf(agent).at(-1);
  if (last === undefined || last.wrappedUp || state.now - last.endedAt > ASK_WITHIN_MS) {
    const reason = `After-call work can be asked for in a call and within ${ASK_WITHIN_MS / 1000} s after it, once.`;
    return refuse("wrong-state", reason);
  }
  const refused = whyNone(state, agent, last.queue);
  if (refused !== undefined) return refused;
  beginWrapUp(state, agent, last, wrapUpRule(state, agent, last.queue));
  return doneUntil(state, agent, last.call);
}

function whyNone(state: State, agent: Agent, queue: QueueName | undefined): Refusal | undefined {
  const { mode, ms } = wrapUpRule(state, agent, queue);
  if (mode === "none") return refuse("wrong-state", `The queue ${queue ?? ""} has no after-call work.`);
  if (mode !== "manual" && ms <= 0) return refuse("wrong-state", "No time is set for after-call work.");
  return undefined;
}

function doneUntil(state: State, agent: Agent, call: CallId | undefined): Outcome {
  const until = untilOf(state, agent);
  return { ok: true, ...(call === undefined ? {} : { call }), ...(until === undefined ? {} : { until }) };
}

/** So much longer, up to a limit for all of it. */
export function extendWrapUp(state: State, agent: Agent, ms: number): Outcome {
  if (!isWrappingUp(state, agent)) return refuse("wrong-state", `Agent ${agent.id} is not in after-call work.`);
  const end = wrapUpEnd(state, agent);
  if (end === undefined) return refuse("wrong-state", "After-call work lasts until the agent says that it is over.");
  const latest = (agent.wrapUp?.since ?? state.now) + MOST_WRAP_UP_MS;
  if (end >= latest) {
    const reason = `After-call work is made no longer than ${MOST_WRAP_UP_MS / 1000} s in all.`;
    return refuse("wrong-state", reason, untilOf(state, agent));
  }
  cancelDeadline(state.deadlines, agent.wrapUpOver);
  agent.wrapUpUntil = Math.min(end + ms, latest);
  agent.idleSince = agent.wrapUpUntil;
  const left = agent.wrapUpUntil - state.now;
  agent.wrapUpOver = deadlineIn(state, left, { type: "wrap-up-over", agent: agent.id });
  return doneUntil(state, agent, agent.wrapUp?.call);
}
