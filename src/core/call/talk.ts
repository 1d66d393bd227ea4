// The conversation stands: two people talk, until one of them hangs up or others come in.
import { forAgent } from "../agent/for-agent.ts";
import { rememberServed } from "../agent/last-served.ts";
import { countAnswered } from "../agent/today.ts";
import { onTaken } from "./returning.ts";
import { takePart } from "../conversation/handles.ts";
import { newTalk } from "../conversation/new-talk.ts";
import { recordForQueue } from "../conversation/recording.ts";
import { beginConversation } from "../conversation/say.ts";
import { dayStartOf } from "../day.ts";
import type { AgentId } from "../model.ts";
import { knownBy } from "../numbers/compare.ts";
import { leaveQueueAs } from "../queue/leave.ts";
import { popFor } from "./screen-pop.ts";
import { fact, touchPhone, type State } from "../state.ts";
import { wayBackOf, type Call, type Connecting } from "./call.ts";
import { servedNow } from "./callback.ts";
import { noteTalk } from "./hunt.ts";
import { disarmMenuLimit } from "./limits.ts";

export function beginTalking(state: State, call: Call, connecting: Connecting): void {
  const { peer, agent } = connecting;
  const stage = newTalk(state, call, connecting);
  stage.said = connecting.said ?? [];
  stage.saidBy = connecting.order;
  const former = call.stage;
  const back = wayBackOf(former);
  if (back !== undefined) onTaken(state, call, back);
  const { extn } = state.legs.get(peer) ?? {};
  const pop = popFor(state, call, { queue: call.lastQueue, extn, agent });
  fact(state, { type: "bridged", call: call.id, legs: [call.caller, peer], agent, ...pop });
  if (former.type === "queued") {
    leaveQueueAs(state, call, former, "answered", agent);
    servedNow(state, call, former.queue);
  }
  noteTalk(state, call, state.legs.get(peer)?.extn);
  call.connecting = undefined;
  disarmMenuLimit(state, call);
  for (const id of [call.caller, peer]) {
    const leg = state.legs.get(id);
    if (leg === undefined) continue;
    leg.bridgedAt = state.now;
    if (call.isOrdered === true && leg.extn !== undefined) touchPhone(state, state.phones.get(leg.extn));
  }
  if (agent !== undefined) countServed(state, call, agent);
  call.stage = stage;
  takePart(state, call, stage);
  recordForQueue(state, call, stage);
  // One of them may have gone on hold meanwhile.
  beginConversation(state, call, stage);
}

/** What stays of it when the call is over: the agent's figures of the day, and that they served this caller. */
export function countServed(state: State, call: Call, id: AgentId): void {
  if (!state.agents.has(id)) return;
  forAgent(state, id, (agent) => countAnswered(agent, state.now, dayStartOf(state)));
  rememberServed(state.lastServed, knownBy(state, call), { agent: id, at: state.now });
}
