// From a callee's answer to the talk, one step after the other, each begun when the one before is reported done.
import { awaitedCommand } from "../awaiting.ts";
import { newTalk } from "../conversation/new-talk.ts";
import { customerOf } from "../conversation/talking.ts";
import { tableOf } from "../conversation/say.ts";
import type { AgentId, LegId, Sound } from "../model.ts";
import { command, fact, touchPhone, type State } from "../state.ts";
import type { Call, Connecting } from "./call.ts";
import { announceRecording, noteTold, owedAnnouncement } from "./told-of-recording.ts";

/** True where the caller is answered already; otherwise the answer is on its way. */
export function answerCaller(state: State, call: Call): boolean {
  if (call.answer === "done") return true;
  if (call.answer === "not-yet")
    call.answer = awaitedCommand(state, call, "answer", { type: "answer", leg: call.caller });
  return false;
}

/** The caller's answer was carried out: from now on they hear us. */
export function callerAnswered(state: State, call: Call): void {
  call.answer = "done";
  const leg = state.legs.get(call.caller);
  if (leg !== undefined) {
    leg.answered = true;
    leg.answeredAt = state.now;
    if (leg.extn !== undefined) touchPhone(state, state.phones.get(leg.extn));
  }
  fact(state, { type: "call-answered", call: call.id });
}

export function beginConnecting(state: State, call: Call, peer: LegId, agent: AgentId | undefined): void {
  call.connecting = { peer, agent, step: "answering", awaiting: undefined };
  if (answerCaller(state, call)) afterAnswer(state, call);
}

/** The caller is answered: tell them what they must know, and who serves them, where the queue says so; then they talk. */
export function afterAnswer(state: State, call: Call): void {
  const connecting = call.connecting;
  if (connecting?.step !== "answering") return;
  if (tellOfRecording(state, call, connecting)) return;
  const words = announcement(state, call);
  if (words === undefined) {
    converse(state, call);
    return;
  }
  connecting.step = "announcing";
  connecting.awaiting = awaitedCommand(state, call, "agent-announcement", {
    type: "play",
    leg: call.caller,
    sounds: words,
    repeat: false,
    interruptible: false,
  });
}

/** True: the customer, who may be the one who was called, hears it first. Nobody of ours does. */
function tellOfRecording(state: State, call: Call, connecting: Connecting): boolean {
  if (connecting.announced === true) return false;
  const talk = newTalk(state, call, connecting);
  const { leg } = customerOf(talk);
  const sound = owedAnnouncement(state, call, talk.queue);
  if (sound === undefined || (call.isOrdered === true && leg === call.caller)) return false;
  connecting.announced = true;
  connecting.step = "announcing";
  connecting.awaiting = announceRecording(state, call, leg, sound);
  return true;
}

/** They have heard it, or it could not be played: then the talk goes on without being recorded. */
export function onToldBeforeTalk(state: State, call: Call, connecting: Connecting, leg: LegId, isHeard: boolean): void {
  if (isHeard) noteTold(state, call, leg);
  connecting.step = "answering";
  connecting.awaiting = undefined;
  afterAnswer(state, call);
}

function announcement(state: State, call: Call): readonly Sound[] | undefined {
  const agent = call.connecting?.agent;
  if (agent === undefined || call.stage.type !== "queued") return undefined;
  if (state.queues.get(call.stage.queue)?.config.notifyAgentAnswer !== true) return undefined;
  return [
    { type: "prompt", prompt: "agent" },
    { type: "digits", digits: agent },
    { type: "prompt", prompt: "at-your-service" },
  ];
}

/** The callee has gone before they talked. Where they held, the caller was to hear music, and is not to hear it for nobody. */
export function endConnecting(state: State, call: Call): void {
  const said = call.connecting?.said ?? [];
  call.connecting = undefined;
  if (said.some(({ music }) => music !== undefined)) {
    command(state, { type: "converse", conversation: call.id, parties: [] });
  }
}

/** Says who is to hear whom; when it is so, they talk. */
export function converse(state: State, call: Call): void {
  const connecting = call.connecting;
  if (connecting === undefined) return;
  connecting.step = "conversing";
  const parties = tableOf(state, newTalk(state, call, connecting)).hearings();
  connecting.said = parties;
  const order = { type: "converse", conversation: call.id, parties } as const;
  connecting.awaiting = awaitedCommand(state, call, "converse", order);
  connecting.order = state.awaited.get(connecting.awaiting)?.order;
}
