// The bridge stands: two people talk, until one of them hangs up.
import { awaitedCommand } from "../awaiting.ts";
import { forAgent } from "../agent/for-agent.ts";
import { rememberServed } from "../agent/last-served.ts";
import { countAnswered } from "../agent/today.ts";
import { dayStartOf } from "../day.ts";
import type { AgentId, QueueName } from "../model.ts";
import { leaveQueueAs } from "../queue/leave.ts";
import { fact, type State } from "../state.ts";
import type { Call, Connecting, Talking } from "./call.ts";
import { beginWithHolds } from "./hold-music.ts";
import { noteTalk } from "./hunt.ts";

export function beginTalking(state: State, call: Call, connecting: Connecting): void {
  const { peer, agent } = connecting;
  const queue = call.stage.type === "queued" ? call.stage.queue : undefined;
  fact(state, { type: "bridged", call: call.id, legs: [call.caller, peer], agent });
  if (call.stage.type === "queued") leaveQueueAs(state, call, call.stage, "answered", agent);
  noteTalk(state, call, state.legs.get(peer)?.extn);
  call.connecting = undefined;
  for (const id of [call.caller, peer]) {
    const leg = state.legs.get(id);
    if (leg !== undefined) leg.bridgedAt = state.now;
  }
  if (agent !== undefined) countServed(state, call, agent);
  const stage: Talking = { type: "talking", peer, agent, queue, recording: undefined };
  call.stage = stage;
  if (isRecorded(state, queue)) stage.recording = record(state, call, peer);
  beginWithHolds(state, call, stage);
}

/** What stays of it when the call is over: the agent's figures of the day, and that he served this caller. */
function countServed(state: State, call: Call, id: AgentId): void {
  if (!state.agents.has(id)) return;
  forAgent(state, id, (agent) => countAnswered(agent, state.now, dayStartOf(state)));
  rememberServed(state.lastServed, call.callerNumber, { agent: id, at: state.now });
}

function isRecorded(state: State, queue: QueueName | undefined): boolean {
  return queue !== undefined && state.queues.get(queue)?.config.autoRecord === true;
}

function record(state: State, call: Call, peer: Connecting["peer"]) {
  const order = { type: "record", left: [call.caller], right: [peer], name: call.id } as const;
  const id = awaitedCommand(state, call, "record", order);
  state.recordings.set(id, call.id);
  return id;
}
