// Who is held hears music. What the holding phone sends of its own is passed on instead: the switch sees to that.
import type { LegId, Sound } from "../model.ts";
import { command, type State } from "../state.ts";
import type { Call, Talking } from "./call.ts";

const DEFAULT_MUSIC: Sound = { type: "stream", name: "moh" };

/** `id` is on hold, or no longer, since this moment. */
export function onHoldChanged(state: State, call: Call, id: LegId): void {
  const { stage } = call;
  if (stage.type !== "talking") return;
  const other = otherThan(call, stage, id);
  if (other === undefined) return;
  const [isHeld, otherHolds] = [holds(state, id), holds(state, other)];
  // Two who both hold hear nothing.
  if (isHeld) {
    if (otherHolds) hush(state, id);
    else playMusic(state, stage, other, id);
  } else if (otherHolds) playMusic(state, stage, id, other);
  else hush(state, other);
}

/** They begin to talk, and one of them may have been on hold before. */
export function beginWithHolds(state: State, call: Call, stage: Talking): void {
  const pair = [call.caller, stage.peer] as const;
  if (holds(state, pair[0]) === holds(state, pair[1])) return;
  const [holding, waiting] = holds(state, pair[0]) ? pair : [pair[1], pair[0]];
  playMusic(state, stage, waiting, holding);
}

function otherThan(call: Call, { peer }: Talking, id: LegId): LegId | undefined {
  if (id === peer) return call.caller;
  return id === call.caller ? peer : undefined;
}

function holds(state: State, id: LegId): boolean {
  return state.legs.get(id)?.held === true;
}

function playMusic(state: State, { queue }: Talking, leg: LegId, unless: LegId): void {
  const music = (queue === undefined ? undefined : state.queues.get(queue)?.config.music) ?? DEFAULT_MUSIC;
  command(state, { type: "play", leg, sounds: [music], repeat: true, interruptible: false, unless });
}

function hush(state: State, leg: LegId): void {
  command(state, { type: "stop", leg });
}
