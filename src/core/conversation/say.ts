// What has changed in a conversation is said to the switch: who hears whom, and whose voices are recorded.
import type { Call } from "../call/call.ts";
import type { LegId, Sound } from "../model.ts";
import { command, type State } from "../state.ts";
import type { Hearing } from "../switch.ts";
import { Table } from "./hearing.ts";
import { reviseHoldLimit } from "./hold-limit.ts";
import type { Sides, Talking } from "./talking.ts";

const DEFAULT_MUSIC: Sound = { type: "stream", name: "moh" };

export function tableOf(state: State, stage: Talking): Table {
  const legs = new Map(
    [...stage.parties.keys()].map((id) => {
      const { held = false, holding = false, muted = false } = state.legs.get(id) ?? {};
      return [id, { held, holding, muted }] as const;
    }),
  );
  return new Table(stage, legs, musicOf(state, stage));
}

/** What who is put aside hears. */
export function musicOf(state: State, { queue }: Pick<Talking, "queue">): Sound {
  return (queue === undefined ? undefined : state.queues.get(queue)?.config.music) ?? DEFAULT_MUSIC;
}

/** Says it where it is not so already. */
export function sayConversation(state: State, call: Call, stage: Talking): void {
  reviseHoldLimit(state, call, stage);
  const table = tableOf(state, stage);
  const parties = table.hearings();
  const apart = apartSides(stage);
  if (!isSame(stage.said, parties)) {
    stage.said = parties;
    stage.saidBy = command(state, { type: "converse", conversation: call.id, parties });
  }
  saySides(state, stage, table);
  if (stage.recording?.isPaused !== true && !isSame(apart, apartSides(stage))) sayApartSides(state, stage);
}

/** Two begin to talk. What they waited by goes on until they hear somebody: of who hears nobody yet it is stopped. */
export function beginConversation(state: State, call: Call, stage: Talking): void {
  for (const { leg, hears } of tableOf(state, stage).hearings()) {
    if (hears.length === 0) command(state, { type: "stop", leg });
  }
  sayConversation(state, call, stage);
}

function saySides(state: State, { recording }: Talking, table: Table): void {
  if (recording === undefined) return;
  const sides = recording.isPaused ? NOBODY : table.sides();
  if (isSame(recording.sides, sides)) return;
  recording.sides = sides;
  command(state, { type: "record-sides", recording: recording.command, ...sides });
}

/**
 * What is recorded apart of a consultation: of the agent and of whom they consult what the other one is let hear and the customer is
 * not. What the customer hears is in the recording of their talk, and what nobody hears is nobody's; nor is a phone's own music.
 */
export function apartSides(stage: Talking): Sides {
  const { agent, consulted, customer } = legsOf(stage);
  const isHeardBy = (speaker: LegId | undefined, listener: LegId | undefined): boolean =>
    stage.said.some(({ leg, hears, music }) => {
      return leg === listener && hears.some((one) => one === speaker) && music?.unless !== speaker;
    });
  const between = (speaker: LegId | undefined, listener: LegId | undefined): readonly LegId[] =>
    speaker !== undefined && isHeardBy(speaker, listener) && !isHeardBy(speaker, customer) ? [speaker] : [];
  return { left: between(agent, consulted), right: between(consulted, agent) };
}

function legsOf({ parties }: Talking): { agent?: LegId; consulted?: LegId; customer?: LegId } {
  return Object.fromEntries([...parties.values()].map(({ role, leg }) => [role, leg]));
}

/** Where a consultation is recorded, and the agent has not paused what is. */
export function sayApartSides(state: State, stage: Talking): void {
  const { consultRecording } = stage;
  if (consultRecording === undefined) return;
  command(state, { type: "record-sides", recording: consultRecording, ...wantedApart(stage) });
}

export function wantedApart(stage: Talking): Sides {
  return stage.recording?.isPaused === true ? NOBODY : apartSides(stage);
}

const NOBODY: Sides = { left: [], right: [] };

/** The talk is over, and who is left goes on in the call: nobody hears anybody any more. */
export function endConversation(state: State, call: Call, stage: Talking): void {
  if (stage.said.length === 0) return;
  stage.said = [];
  command(state, { type: "converse", conversation: call.id, parties: [] });
}

/** Both are data that was built in the same order. */
function isSame(one: readonly Hearing[] | Sides, other: readonly Hearing[] | Sides): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
