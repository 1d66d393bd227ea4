// Signing in and out, ready and break: the agent's own will. Each takes effect at once when they are idle and after the
// call when they are busy.
import { cancelDeadline } from "../deadlines.ts";
import type { AgentEvent, Outcome } from "../events.ts";
import type { AgentId, AgentSession, Extn, QueueName } from "../model.ts";
import { endHelpOf } from "../people/help.ts";
import { joinMembers, leaveMembers } from "../queue/presence.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { withdrawOffers } from "../routing/withdraw.ts";
import { fact, phoneOf, type State } from "../state.ts";
import type { Agent, SignedIn } from "./agent.ts";
import { beginBreakTime, endBreakTime } from "./break-time.ts";
import { onSetDisposition } from "./dispositions.ts";
import { beginQueueBreak, breakElsewhere, endQueueBreak, isLastOne, whyNotTheirs } from "./queue-break.ts";
import { askForWrapUp, endWrapUp, extendWrapUp, isWrappingUp, whyNotOver } from "./wrap-up.ts";

const DONE: Outcome = { ok: true };

export function onAgentEvent(state: State, event: AgentEvent): Outcome {
  const agent = state.agents.get(event.agent);
  if (agent === undefined || !isTheirs(agent, event)) {
    return refuse("no-such-agent", `There is no agent ${event.agent}.`);
  }
  state.touchedAgents.add(agent.id);
  switch (event.type) {
    case "agent-sign-in":
      return onSignIn(state, agent, event.extn, event.queue);
    case "agent-sign-out":
      return onSignOut(state, agent, event.queue);
    case "agent-ready":
      return withSession(agent, (session) => goReady(state, agent, session, event.queue));
    case "agent-break":
      return withSession(agent, (session) => takeBreak(state, agent, session, event));
    case "agent-wrap-up": {
      const { ms } = event;
      return withSession(agent, (session) =>
        ms === undefined ? askForWrapUp(state, agent, session) : extendWrapUp(state, agent, ms),
      );
    }
    case "set-disposition":
      return onSetDisposition(state, agent, event);
  }
}

/** Of whom nothing is left but the call that they are in: they say what came of it, and leave. */
function isTheirs({ isRemoved }: Agent, { type }: AgentEvent): boolean {
  return isRemoved !== true || type === "agent-sign-out" || type === "set-disposition";
}

function withSession(agent: Agent, act: (session: SignedIn) => Outcome): Outcome {
  if (agent.session === undefined) return refuse("not-signed-in", `Agent ${agent.id} is not signed in.`);
  return act(agent.session);
}

function isBusy(state: State, session: SignedIn): boolean {
  return phoneOf(state, session.extn).legs.size > 0;
}

function onSignIn(state: State, agent: Agent, extn: Extn, queue: QueueName | undefined): Outcome {
  if (queue !== undefined && !state.queues.has(queue)) return refuse("no-such-queue", `There is no queue ${queue}.`);
  const phone = state.phones.get(extn);
  if (phone?.config === undefined) return refuse("no-such-extension", `There is no extension ${extn}.`);
  if (phone.config.disabled) return refuse("disabled", `Extension ${extn} is disabled.`);
  if (phone.agent !== undefined && phone.agent !== agent.id) {
    return refuse("extension-in-use", `Agent ${phone.agent} is signed in at extension ${extn}.`);
  }
  const session = agent.session;
  const queues = queue === undefined ? queuesOf(state, agent) : [queue];
  if (queues.length === 0 && session?.extn !== extn) {
    return refuse("no-such-queue", `Agent ${agent.id} has a place in no queue: name the queue to sign in to.`);
  }
  if (session !== undefined && session.extn !== extn) {
    if (isBusy(state, session)) return refuse("extension-in-use", `Agent ${agent.id} is on a call at ${session.extn}.`);
    signOut(state, agent, undefined);
  }
  signIn(state, agent, extn, queues);
  return DONE;
}

/** Those that they have been given a place in. */
function queuesOf(state: State, agent: Agent): QueueName[] {
  const names: QueueName[] = [];
  for (const queue of state.queues.values()) if (queue.tiers.has(agent.id)) names.push(queue.config.name);
  return names;
}

function signIn(state: State, agent: Agent, extn: Extn, queues: readonly QueueName[]): void {
  const session = agent.session ?? openSession(state, agent, extn);
  // Whoever signs in again no longer wants to leave.
  if (session.pending?.type === "sign-out") session.pending = undefined;
  for (const queue of queues) {
    if (session.queues.has(queue)) continue;
    joinQueue(state, agent, session, queue);
    fact(state, { type: "agent-signed-in", agent: agent.id, extn, queue });
  }
}

function openSession(state: State, agent: Agent, extn: Extn): SignedIn {
  const session: SignedIn = { extn, queues: new Set(), state: "UNREADY", reason: "signed in", pending: undefined };
  agent.session = session;
  agent.missedInRow = 0;
  agent.idleSince = state.now;
  agent.told = undefined;
  phoneOf(state, extn).agent = agent.id;
  return session;
}

function joinQueue(state: State, agent: Agent, session: SignedIn, name: QueueName): void {
  session.queues.add(name);
  const queue = state.queues.get(name);
  if (queue !== undefined) joinMembers(state, queue, agent);
  // What they said last no longer names all their queues.
  agent.told = undefined;
}

function onSignOut(state: State, agent: Agent, queue: QueueName | undefined): Outcome {
  return withSession(agent, (session) => {
    if (queue !== undefined && !state.queues.has(queue)) return refuse("no-such-queue", `There is no queue ${queue}.`);
    leaveSoon(state, agent, session, queue);
    return DONE;
  });
}

/** Out of one queue is out of it at once, whatever they are in; whoever is in no other is out altogether after the call. */
function leaveSoon(state: State, agent: Agent, session: SignedIn, queue: QueueName | undefined): void {
  if (queue !== undefined && !session.queues.has(queue)) return;
  const isLast = queue === undefined || session.queues.size === 1;
  if (queue !== undefined) withdrawOffers(state, agent, session, queue);
  if (!isLast) signOut(state, agent, queue);
  else if (!isBusy(state, session)) signOut(state, agent, undefined);
  else {
    if (queue !== undefined) signOut(state, agent, queue);
    session.pending = { type: "sign-out" };
  }
}

/** Their place in a queue was taken away: nobody stays in it by another one. */
export function losePlace(state: State, agent: Agent, queue: QueueName): void {
  if (agent.session !== undefined) leaveSoon(state, agent, agent.session, queue);
  state.touchedAgents.add(agent.id);
}

/** From one queue, or altogether. */
export function signOut(state: State, agent: Agent, queue: QueueName | undefined): void {
  const session = agent.session;
  if (session === undefined || (queue !== undefined && !session.queues.has(queue))) return;
  if (queue === undefined) endHelpOf(state, agent.id, "signed-out");
  for (const name of queue === undefined ? [...session.queues] : [queue]) leaveQueue(state, agent, session, name);
  fact(state, { type: "agent-signed-out", agent: agent.id, queue });
  if (queue !== undefined) return;
  agent.session = undefined;
  agent.told = undefined;
  if (isWrappingUp(state, agent)) endWrapUp(state, agent);
  endBreakTime(state, agent);
  agent.wrapUpUntil = 0;
  agent.heldBackUntil = 0;
  cancelDeadline(state.deadlines, agent.heldBackOver);
  phoneOf(state, session.extn).agent = undefined;
  fact(state, {
    type: "agent-changed",
    agent: agent.id,
    extn: session.extn,
    state: "LOGOUT",
    callState: "IDLE",
    reason: "signed out",
    pending: undefined,
    call: undefined,
    leg: undefined,
  });
  if (agent.isRemoved === true) state.agents.delete(agent.id);
}

function leaveQueue(state: State, agent: Agent, session: SignedIn, name: QueueName): void {
  session.queues.delete(name);
  endQueueBreak(session, name);
  const queue = state.queues.get(name);
  if (queue !== undefined) leaveMembers(state, queue, agent.id);
}

/** Whoever is ready has done their after-call work, and no longer wants to leave. With a queue: in that queue only. */
function goReady(state: State, agent: Agent, session: SignedIn, queue: QueueName | undefined): Outcome {
  const refused =
    whyNotTheirs(state, agent, session, queue) ?? whyLeaving(state, agent, session) ?? whyNotOver(state, agent);
  if (refused !== undefined) return refused;
  if (isWrappingUp(state, agent)) endWrapUp(state, agent);
  const onBreak = session.pending?.type === "break" ? session.pending : session.state === "UNREADY" && session;
  session.pending = undefined;
  agent.missedInRow = 0;
  if (queue !== undefined && onBreak !== false) breakElsewhere(state, session, queue, onBreak.reason);
  endQueueBreak(session, queue);
  if (session.state === "READY") return DONE;
  session.state = "READY";
  session.reason = "";
  endBreakTime(state, agent);
  agent.idleSince = state.now;
  return DONE;
}

/** A sign-out that nobody takes back: there is nothing left to be ready at, or for. */
function whyLeaving(state: State, agent: Agent, session: SignedIn): Refusal | undefined {
  if (session.pending?.type !== "sign-out") return undefined;
  const { config } = phoneOf(state, session.extn);
  if (config === undefined) return refuse("no-such-extension", `The extension ${session.extn} is no more.`);
  if (config.disabled) return refuse("disabled", `Extension ${session.extn} is disabled.`);
  if (session.queues.size > 0) return undefined;
  return refuse("wrong-state", `Agent ${agent.id} is in no queue any more, and signed out after the call.`);
}

/** What lasts until the agent says so is over when they go on break; what has its time goes on in it. */
function takeBreak(
  state: State,
  agent: Agent,
  session: SignedIn,
  { reason, queue }: { readonly reason: string; readonly queue?: QueueName | undefined },
): Outcome {
  const refused = whyNotTheirs(state, agent, session, queue);
  if (refused !== undefined) return refused;
  if (queue !== undefined && !isLastOne(session, queue)) {
    beginQueueBreak(state, session, queue, reason);
    return DONE;
  }
  if (isBusy(state, session)) {
    // Who is on their way out stays so, as they are of no use to any queue either way.
    if (session.pending?.type !== "sign-out") session.pending = { type: "break", reason };
    return DONE;
  }
  if (isWrappingUp(state, agent) && agent.wrapUp?.mode === "manual") {
    const notOver = whyNotOver(state, agent);
    if (notOver !== undefined) return notOver;
    endWrapUp(state, agent);
  }
  goOnBreak(state, agent, session, reason);
  return DONE;
}

export function goOnBreak(state: State, agent: Agent, session: SignedIn, reason: string): void {
  session.state = "UNREADY";
  session.reason = reason;
  session.pending = undefined;
  beginBreakTime(state, agent, reason, state.now);
  state.touchedAgents.add(agent.id);
}

/** Puts back who was signed in before a restart. */
export function restoreSession(state: State, kept: AgentSession): void {
  const agent = state.agents.get(kept.agent);
  const phone = state.phones.get(kept.extn);
  if (agent === undefined || phone?.config === undefined || phone.agent !== undefined) return;
  const session = openSession(state, agent, kept.extn);
  for (const name of kept.queues) if (state.queues.has(name)) joinQueue(state, agent, session, name);
  session.state = kept.state;
  // What it says of one who is ready is derived, and may be true no more.
  session.reason = kept.state === "READY" ? "" : kept.reason;
  for (const { queue, reason } of kept.breaks ?? []) {
    if (session.queues.has(queue)) beginQueueBreak(state, session, queue, reason);
  }
  agent.idleSince = Math.min(kept.since, state.now);
  if (kept.state === "UNREADY") beginBreakTime(state, agent, kept.reason, agent.idleSince);
  state.touchedAgents.add(agent.id);
}

/** An agent's config or extension is gone: they are signed out, after their call where they have one. */
export function signOutSoon(state: State, agent: AgentId): void {
  const found = state.agents.get(agent);
  if (found?.session === undefined) return;
  withdrawOffers(state, found, found.session, undefined);
  leaveSoon(state, found, found.session, undefined);
  state.touchedAgents.add(agent);
}
