// Before anything of a call is recorded, its customer is told so where the queue or hotline has such an announcement; once in a
// call, wherever it goes. The agent does not hear it.
import { awaitedCommand } from "../awaiting.ts";
import type { CommandId, LegId, QueueName, Sound } from "../model.ts";
import { fact, type State } from "../state.ts";
import type { Call } from "./call.ts";

/** What they are to hear before anything is recorded; undefined: nothing, or they have. */
export function owedAnnouncement(state: State, call: Call, queue: QueueName | undefined): Sound | undefined {
  if (call.toldOfRecording === true) return undefined;
  const ofQueue = queue === undefined ? undefined : state.queues.get(queue)?.config.recordAnnouncement;
  return ofQueue ?? call.recordAnnouncement;
}

export function announceRecording(state: State, call: Call, leg: LegId, sound: Sound): CommandId {
  const play = { type: "play", leg, sounds: [sound], repeat: false, interruptible: false } as const;
  return awaitedCommand(state, call, "recording-announcement", play);
}

/** They have heard it to its end. */
export function noteTold(state: State, call: Call, leg: LegId): void {
  call.toldOfRecording = true;
  fact(state, { type: "recording-announced", call: call.id, leg });
}
