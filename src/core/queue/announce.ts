// From time to time a waiting caller is told how he stands; then the music goes on where it is by now. He is told nothing
// before the greeting has been heard, and nothing while he is being connected.
import type { Call, Queued } from "../call/call.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Sound } from "../model.ts";
import { awaitedCommand, deadlineIn, type State } from "../state.ts";
import { playMusic, playTo } from "./music.ts";
import { placeOf, type Queue } from "./queue.ts";

/** From the moment he hears the music. */
export function beginAnnouncing(state: State, call: Call, stage: Queued): void {
  const everyMs = state.queues.get(stage.queue)?.config.notifyPositionIntervalMs;
  if (everyMs === undefined || stage.announceDue !== undefined) return;
  stage.announceDue = deadlineIn(state, everyMs, { type: "announce-due", call: call.id });
}

/** The queue's row has changed: those who wait are told from now on, or no longer, as it says. */
export function reviseAnnouncing(state: State, queue: Queue): void {
  for (const { call, stage } of queue.waiting) {
    if (queue.config.notifyPositionIntervalMs === undefined) endAnnouncing(state, stage);
    else if (stage.mayBeOffered && call.answer === "done") beginAnnouncing(state, call, stage);
  }
}

export function endAnnouncing(state: State, stage: Queued): void {
  cancelDeadline(state.deadlines, stage.announceDue);
  stage.announceDue = undefined;
}

export function onAnnounceDue(state: State, call: Call): void {
  const stage = call.stage;
  if (stage.type !== "queued") return;
  stage.announceDue = undefined;
  beginAnnouncing(state, call, stage);
  const queue = state.queues.get(stage.queue);
  if (queue === undefined || call.connecting !== undefined || stage.announcement !== undefined) return;
  stage.announcement = awaitedCommand(state, call, playTo(call, positionWords(queue, call), false));
}

function positionWords(queue: Queue, call: Call): readonly Sound[] {
  return [
    { type: "prompt", prompt: "you-are-number" },
    { type: "number", value: placeOf(queue, call) },
    { type: "prompt", prompt: "in-the-line" },
  ];
}

/** He has heard it, or it could not be played. Whoever is being connected by now hears no music again. */
export function onAnnouncementOver(state: State, call: Call, stage: Queued): void {
  if (call.connecting !== undefined) stage.announcement = undefined;
  else playMusic(state, call, stage);
}
