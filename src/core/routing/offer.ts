// An offer: a call and an agent reserved for one another, in one step, until somebody answers or gives up.
import type { Call, Offer, Queued } from "../call/call.ts";
import type { Agent } from "../agent/agent.ts";
import { dialLeg, hangUp } from "../call/legs.ts";
import { popFor } from "../call/screen-pop.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Candidate, OfferEnd } from "../facts.ts";
import { uuidAt } from "../ids.ts";
import type { Extn, LegId } from "../model.ts";
import type { Queue, WaitingCall } from "../queue/queue.ts";
import { leaveRoll, type Mark, type Member } from "../queue/roll.ts";
import { deadlineIn, fact, type State } from "../state.ts";
import type { Cause, SwitchCommandBody } from "../switch.ts";
import { shownOver, wayToAgent } from "../trunk/lines.ts";
import { ruleOf } from "./strategy.ts";

/** How long a phone of `ring-progressively` rings before one more does. */
const NEXT_PHONE_MS = 10_000;

/** All that an offer takes of call, agent and queue, so that a mistake about one of them comes to light before it is made. */
export interface OfferPlan {
  readonly agent: Agent;
  readonly extn: Extn;
  readonly mark: Mark;
  readonly ringMs: number;
  readonly dial: Omit<Extract<SwitchCommandBody, { type: "dial" }>, "type" | "leg">;
  readonly ringsOneMore: boolean;
}

/** Undefined: the agent is signed in nowhere. Changes nothing. */
export function planOffer(
  state: State,
  queue: Queue,
  { call }: WaitingCall,
  { agent, place }: Member,
): OfferPlan | undefined {
  const extn = agent.session?.extn;
  if (extn === undefined) return undefined;
  const to = wayToAgent(state, extn);
  return {
    agent,
    extn,
    mark: { agent: agent.id, place },
    ringMs: agent.config.timeoutMs ?? queue.config.agentTimeoutMs,
    dial: { near: call.caller, to, ...shownOver(state, call, to) },
    ringsOneMore: ruleOf(queue.config.strategy).rings === "one-more",
  };
}

/** Rings one agent's phone for one waiting caller. The agent is no longer eligible from this moment on. */
export function makeOffer(
  state: State,
  queue: Queue,
  waiting: WaitingCall,
  plan: OfferPlan,
  candidates: readonly Candidate[],
): void {
  const { agent, extn, mark, ringMs, dial } = plan;
  const { agent: id } = mark;
  const { to } = dial;
  const { call, stage } = waiting;
  const leg = uuidAt(state.now, state.chance) as LegId;
  dialLeg(state, call, { id: leg, role: "callee", extn, agent: id }, dial);
  const over = deadlineIn(state, ringMs, { type: "ring-over", call: call.id, leg });
  stage.offers.set(leg, { leg, agent: id, since: state.now, over });
  const until = over.at + state.clock.offsetMs;
  const pop = popFor(state, call, { queue: stage.queue, extn, agent: id });
  fact(state, {
    type: "offer-made",
    call: call.id,
    queue: stage.queue,
    agent: id,
    extn,
    leg,
    candidates,
    until,
    ...pop,
  });
  fact(state, { type: "leg-dialled", call: call.id, leg, to, agent: id });
  reserve(state, agent);
  stage.lastOffered = mark;
  queue.lastOffered.set(mark.place.level, mark);
  if (plan.ringsOneMore) armNextPhone(state, waiting);
}

/** No queue may offer them another call before they have been settled again. */
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
  "do-not-disturb": "normal",
  unreachable: "normal",
  "media-refused": "normal",
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
