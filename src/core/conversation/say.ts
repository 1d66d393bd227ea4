// What has changed in a conversation is said to the switch: who hears whom, and whose voices are recorded.
import type { Call } from "../call/call.ts";
import type { Sound } from "../model.ts";
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
  if (!isSame(stage.said, parties)) {
    stage.said = parties;
    stage.saidBy = command(state, { type: "converse", conversation: call.id, parties });
  }
  saySides(state, stage, table);
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
