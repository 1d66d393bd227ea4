// The recording of a talk: by the queue's own will or an agent's, paused for what nobody may keep (a card's number).
import { awaitedCommand } from "../awaiting.ts";
import type { Call } from "../call/call.ts";
import { stopRecording } from "../call/stop-recording.ts";
import { fact, type State } from "../state.ts";
import { sayConversation, tableOf } from "./say.ts";
import type { Talking } from "./talking.ts";

export function beginRecording(state: State, call: Call, stage: Talking): void {
  const sides = tableOf(state, stage).sides();
  const name = nextName(call);
  const command = awaitedCommand(state, call, "record", { type: "record", ...sides, name });
  state.recordings.set(command, { call: call.id, name });
  stage.recording = { command, name, isPaused: false, sides };
}

/** The first one of a call bears its name alone. */
export function nextName(call: Call): string {
  const before = call.moreRecordings;
  call.moreRecordings = before === undefined ? 0 : before + 1;
  return before === undefined ? call.id : `${call.id}-${before + 2}`;
}

export function endRecording(state: State, call: Call, stage: Talking): void {
  const { recording, consultRecording } = stage;
  if (recording !== undefined && recording.isOver !== true) stopRecording(state, call.id, recording.command);
  stage.recording = undefined;
  if (consultRecording !== undefined) stopRecording(state, call.id, consultRecording);
  stage.consultRecording = undefined;
}

/** Time goes on in the file, and nothing is heard of it. */
export function pauseRecording(state: State, call: Call, stage: Talking, isPaused: boolean): void {
  const { recording } = stage;
  if (recording === undefined || recording.isPaused === isPaused) return;
  recording.isPaused = isPaused;
  const type = isPaused ? "recording-paused" : "recording-resumed";
  fact(state, { type, call: call.id, name: recording.name });
  sayConversation(state, call, stage);
}
