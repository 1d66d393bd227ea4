// The recording of a talk: by the queue's own will or an agent's, paused for what nobody may keep (a card's number).
import { awaitedCommand } from "../awaiting.ts";
import type { Call } from "../call/call.ts";
import { stopRecording } from "../call/stop-recording.ts";
import { announceRecording, noteTold, owedAnnouncement } from "../call/told-of-recording.ts";
import type { Outcome } from "../events.ts";
import type { Order } from "../orders.ts";
import { command, fact, type State } from "../state.ts";
import type { LegId } from "../model.ts";
import { refuse } from "./destination.ts";
import type { RecordingOrderer } from "./facts.ts";
import { sayApartSides, sayConversation, tableOf } from "./say.ts";
import { agentOf, customerOf, type Talking, type TalkRecording } from "./talking.ts";

/** Where the queue's row wants every talk recorded. */
export function recordForQueue(state: State, call: Call, stage: Talking): void {
  const { queue } = stage;
  if (queue === undefined || state.queues.get(queue)?.config.autoRecord !== true) return;
  if (owedAnnouncement(state, call, queue) === undefined) stage.recording = begunRecording(state, call, stage);
  else notRecorded(state, call);
}

/** Nobody is recorded who could not be told. */
function notRecorded(state: State, call: Call): void {
  const reason = "the announcement of the recording could not be played";
  fact(state, { type: "recording-failed", call: call.id, name: nextName(call), reason });
}

/** Whoever asked for it while it was not announced yet has it from now on. */
export function onToldInTalk(state: State, call: Call, stage: Talking, leg: LegId, isHeard: boolean): void {
  const { announcing } = stage;
  delete stage.announcing;
  if (isHeard) noteTold(state, call, leg);
  if (announcing === undefined) return;
  if (isHeard) orderStart(state, call, stage, announcing.by);
  else notRecorded(state, call);
}

/** It is begun, and what the talk is to know of it. */
export function begunRecording(state: State, call: Call, stage: Talking): TalkRecording {
  const sides = tableOf(state, stage).sides();
  const name = nextName(call);
  const isSilent = sides.left.length + sides.right.length === 0;
  // Of whom it names nobody a switch would make no recording: the two are named, and then not heard until they speak.
  const named = isSilent ? { left: [customerOf(stage).leg], right: [agentOf(stage).leg] } : sides;
  const recording = awaitedCommand(state, call, "record", { type: "record", ...named, name });
  if (isSilent) command(state, { type: "record-sides", recording, ...sides });
  state.recordings.set(recording, { call: call.id, name });
  return { command: recording, name, isPaused: false, sides };
}

/** The first one of a call bears its name alone. */
export function nextName(call: Call): string {
  const before = call.moreRecordings;
  call.moreRecordings = before === undefined ? 0 : before + 1;
  return before === undefined ? call.id : `${call.id}-${before + 2}`;
}

export function endRecording(state: State, call: Call, stage: Talking): void {
  const { recording } = stage;
  if (recording !== undefined && recording.isOver !== true) stopRecording(state, call.id, recording.command);
  stage.recording = undefined;
  delete stage.announcing;
  endConsultRecording(state, call, stage);
}

export function endConsultRecording(state: State, call: Call, stage: Talking): void {
  const { consultRecording } = stage;
  // One that was lost while nobody was there has ended.
  if (consultRecording !== undefined && state.recordings.has(consultRecording))
    stopRecording(state, call.id, consultRecording);
  stage.consultRecording = undefined;
}

export function orderRecording(
  state: State,
  call: Call,
  stage: Talking,
  doing: Extract<Order, { readonly type: "record" }>["doing"],
  by: RecordingOrderer,
): Outcome {
  if (doing === "start") return orderStart(state, call, stage, by);
  const { recording } = stage;
  if (doing === "stop" && stage.announcing !== undefined) {
    delete stage.announcing;
    command(state, { type: "stop", leg: customerOf(stage).leg });
    return { ok: true, call: call.id };
  }
  if (recording === undefined) return refuse("wrong-state", "The call is not being recorded.");
  const { name } = recording;
  if (doing === "stop") {
    fact(state, { type: "recording-ordered", call: call.id, name, doing, ...by });
    endRecording(state, call, stage);
    return { ok: true, call: call.id };
  }
  // Time goes on in the file, and nothing is heard of it.
  const isPaused = doing === "pause";
  if (recording.isPaused === isPaused) return refuse("wrong-state", `The recording is ${doing}d already.`);
  recording.isPaused = isPaused;
  fact(state, { type: isPaused ? "recording-paused" : "recording-resumed", call: call.id, name, ...by });
  sayConversation(state, call, stage);
  sayApartSides(state, stage);
  return { ok: true, call: call.id };
}

/** A talk has one recording: that of the queue is taken for theirs, and it is told that somebody wants it. */
function orderStart(state: State, call: Call, stage: Talking, by: RecordingOrderer): Outcome {
  if (stage.recording?.isOrdered === true) return refuse("wrong-state", "The call is being recorded already.");
  if (stage.announcing !== undefined) {
    return refuse("wrong-state", "The recording begins when the customer has heard that there will be one.");
  }
  const sound = stage.recording === undefined ? owedAnnouncement(state, call, stage.queue) : undefined;
  const { leg } = customerOf(stage);
  // One of our own phones is no customer.
  if (sound !== undefined && !(call.isOrdered === true && leg === call.caller)) {
    stage.announcing = { command: announceRecording(state, call, leg, sound), by };
    return { ok: true, call: call.id };
  }
  stage.recording ??= begunRecording(state, call, stage);
  stage.recording.isOrdered = true;
  fact(state, { type: "recording-ordered", call: call.id, name: stage.recording.name, doing: "start", ...by });
  return { ok: true, call: call.id };
}
