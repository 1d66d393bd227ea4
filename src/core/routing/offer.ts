// An offer: a call and an agent reserved for one another, in one step, until somebody answers or gives up.
import type { Call, Offer, Queued } from "../call/call.ts";
import type { Agent } from "../agent/agent.ts";
import { addLeg, hangUp } from "../call/legs.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Candidate, OfferEnd } from "../facts.ts";
import { uuidAt } from "../ids.ts";
import type { LegId } from "../model.ts";
import type { Queue, WaitingCall } from "../queue/queue.ts";
import { leaveRoll, type Member } from "../queue/roll.ts";
import { command, deadlineIn, fact, type State } from "../state.ts";
import type { Cause } from "../switch.ts";
import { shownOver, wayToAgent } from "../trunk/lines.ts";
import { ruleOf } from "./strategy.ts";

/** How long a phone of `ring-progressively` rings before one more does. */
const NEXT_PHONE_MS = 10_000;

/** Rings one agent's phone for one waiting caller. The agent is no longer eligible from this moment on. */
export function makeOffer(
  state: State,
  queue: Queue,
  waiting: WaitingCall,
  member: Member,
  candidates: readonly Candidate[],
): void {
  const { agent, place } = member;
  const extn = agent.session?.extn;
  if (extn === undefined) return;
  const { call, stage } = waiting;
  const leg = uuidAt(state.now, state.chance) as LegId;
  const to = wayToAgent(state, extn);
  const trunk = to.type === "trunk" ? to.trunk : undefined;
  addLeg(state, call, { id: leg, role: "callee", extn, trunk, agent: agent.id });
  const ringMs = agent.config.timeoutMs ?? queue.config.agentTimeoutMs;
  const over = deadlineIn(state, ringMs, { type: "ring-over", call: call.id, leg });
  stage.offers.set(leg, { leg, agent: agent.id, since: state.now, over });
  reserve(state, agent);
  stage.lastOffered = { agent: agent.id, place };
  queue.lastOffered.set(place.level, stage.lastOffered);
  if (ruleOf(queue.config.strategy).rings === "one-more") armNextPhone(state, waiting);
  command(state, {
    type: "dial",
    leg,
    near: call.caller,
    to,
    ...shownOver(state, call, to),
  });
  fact(state, { type: "offer-made", call: call.id, queue: stage.queue, agent: agent.id, extn, leg, candidates });
  fact(state, { type: "leg-dialled", call: call.id, leg, to, agent: agent.id });
}

/** No queue may offer him another call before he has been settled again. */
function reserve(state: State, agent: Agent): void {
  for (const name of agent.session?.queues ?? []) {
    const queue = state.queues.get(name);
    const member = queue?.members.get(agent.id);
    if (queue !== undefined && member !== undefined) leaveRoll(queue.eligible, member);
  }
}

/** The time to the next phone runs from the last one; with nobody ringing any more, the next one rings at once. */
function armNextPhone(state: State, { call, stage }: WaitingCall): void {
  cancelDeadline(state.deadlines, stage.nextPhone);
  stage.nextPhone = deadlineIn(state, NEXT_PHONE_MS, { type: "next-phone", call: call.id });
}

export function onNextPhone(state: State, call: Call): void {
  if (call.stage.type !== "queued") return;
  call.stage.nextPhone = undefined;
  state.stirredQueues.add(call.stage.queue);
}

const HANG_UP_CAUSE: Record<OfferEnd, Cause> = {
  answered: "normal",
  "no-answer": "no-answer",
  rejected: "normal",
  busy: "normal",
  unreachable: "normal",
  "lost-race": "answered-elsewhere",
  withdrawn: "cancelled",
};

/** The reservation is over. Unless it was answered, the phone is told to stop ringing. */
export function endOffer(state: State, call: Call, stage: Queued, offer: Offer, end: OfferEnd): void {
  if (!stage.offers.delete(offer.leg)) return;
  cancelDeadline(state.deadlines, offer.over);
  if (stage.offers.size === 0) {
    cancelDeadline(state.deadlines, stage.nextPhone);
    stage.nextPhone = undefined;
  }
  state.touchedAgents.add(offer.agent);
  fact(state, {
    type: "offer-ended",
    call: call.id,
    queue: stage.queue,
    agent: offer.agent,
    leg: offer.leg,
    end,
    ringMs: state.now - offer.since,
  });
  if (end !== "answered") hangUp(state, offer.leg, HANG_UP_CAUSE[end]);
}
