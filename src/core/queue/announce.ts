// From time to time a waiting caller is told how they stand; then the music goes on where it is by now. They are told nothing
// before the greeting has been heard, and nothing while they are being connected.
import { awaitedCommand } from "../awaiting.ts";
import type { Call, Queued } from "../call/call.ts";
import { cancelDeadline } from "../deadlines.ts";
import type { Sound } from "../model.ts";
import { waysBack } from "../trunk/lines.ts";
import { deadlineIn, type State } from "../state.ts";
import { forEachWaiting } from "./each-waiting.ts";
import { estimateWait } from "./estimate.ts";
import { playMusic, playTo } from "./music.ts";
import { placeOf, type Queue } from "./queue.ts";

/** From the moment they hear the music. */
export function beginAnnouncing(state: State, call: Call, stage: Queued): void {
  const queue = state.queues.get(stage.queue);
  const everyMs = queue === undefined ? undefined : intervalOf(queue);
  if (everyMs === undefined || stage.announceDue !== undefined || call.callback !== undefined) return;
  stage.announceDue = deadlineIn(state, everyMs, { type: "announce-due", call: call.id });
}

/** The queue's row has changed: those who wait are told from now on, or no longer, as it says. */
export function reviseAnnouncing(state: State, queue: Queue): void {
  const isSilent = intervalOf(queue) === undefined;
  forEachWaiting(state, queue, ({ call, stage }) => {
    if (isSilent) endAnnouncing(state, stage);
    else if (stage.mayBeOffered && call.answer === "done") beginAnnouncing(state, call, stage);
  });
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
  const place = placeOf(queue, call);
  const words = [
    ...positionWords(queue, place),
    ...waitWords(state, queue, stage, place),
    ...keyWords(state, queue, call),
  ];
  // Nothing to say: the music goes on.
  if (words.length > 0) stage.announcement = awaitedCommand(state, call, "announcement", playTo(call, words, false));
}

function intervalOf({ config }: Queue): number | undefined {
  return config.notifyPositionIntervalMs ?? config.notifyWaitIntervalMs;
}

function positionWords(queue: Queue, place: number): readonly Sound[] {
  if (queue.config.notifyPositionIntervalMs === undefined) return [];
  return [
    { type: "prompt", prompt: "you-are-number" },
    { type: "number", value: place },
    { type: "prompt", prompt: "in-the-line" },
  ];
}

/** Silent where it is unsure, and while a phone rings for them: then it is no longer the line that they wait for. */
function waitWords(state: State, queue: Queue, stage: Queued, place: number): readonly Sound[] {
  if (queue.config.notifyWaitIntervalMs === undefined || stage.offers.size > 0) return [];
  const told = estimateWait(queue.pace, state.now, { place, present: queue.present.members.size }, stage.toldWait);
  if (told === undefined) return [];
  stage.toldWait = told;
  const { from, to } = told.range;
  const minutes = { type: "prompt", prompt: to === 1 ? "minute" : "minutes" } as const;
  const upTo = { type: "number", value: to, counting: true } as const;
  if (from === 0) return [{ type: "prompt", prompt: "wait-less-than" }, upTo, minutes];
  const lower = { type: "number", value: from, counting: true } as const;
  return [{ type: "prompt", prompt: "wait-between" }, lower, { type: "prompt", prompt: "wait-to" }, upTo, minutes];
}

/** They have heard it, or it could not be played. Whoever is being connected by now hears no music again. */
export function onAnnouncementOver(state: State, call: Call, stage: Queued): void {
  if (call.connecting !== undefined) stage.announcement = undefined;
  else playMusic(state, call, stage);
}

/** Whose number could not be called is not told of the key. */
function keyWords(state: State, { config }: Queue, call: Call): readonly Sound[] {
  if (config.callbackKey === undefined || waysBack(state, call).length === 0) return [];
  return [
    { type: "prompt", prompt: "callback-offer" },
    { type: "digits", digits: config.callbackKey },
  ];
}
