// Every command of which something is expected has an end: its outcome, the end of its leg, or its deadline.
import { ANSWER_WITHIN_MS, OWED_WITHIN_MS, PLAYED_WITHIN_MS, type Awaited, type Purpose } from "./awaited.ts";
import type { Call } from "./call/call.ts";
import { cancelDeadline } from "./deadlines.ts";
import type { CallId, CommandId, LegId } from "./model.ts";
import { command, deadlineIn, type State } from "./state.ts";
import type { SwitchCommandBody } from "./switch.ts";

const NO_PLAYS: ReadonlySet<Purpose> = new Set([
  "answer",
  "replace",
  "converse",
  "record",
  "record-message",
  "recorded",
]);

/** A command whose outcome the call waits for. */
export function awaitedCommand(state: State, call: Call, purpose: Purpose, body: SwitchCommandBody): CommandId {
  if (body.type === "play") forgetPlays(state, call, body.leg);
  const id = command(state, body);
  call.awaited.add(id);
  const isEndless = body.type === "play" && body.repeat;
  const withinMs = purpose === "answer" || purpose === "replace" ? ANSWER_WITHIN_MS : OWED_WITHIN_MS;
  expect(state, id, { call: call.id, purpose, legs: legsOf(body) }, isEndless ? undefined : withinMs);
  return id;
}

/** What was to be heard on the leg is replaced, or was told to stop: nobody waits for its end any more. */
export function forgetPlays(state: State, call: Call, leg: LegId): void {
  for (const id of call.awaited) {
    const awaited = state.awaited.get(id);
    if (awaited === undefined || !isPlay(awaited.purpose) || !awaited.legs.includes(leg)) continue;
    dropAwaited(state, id);
    call.awaited.delete(id);
  }
}

/** The recording has begun, and its file is owed by then; undefined: some time. */
export function expectRecorded(state: State, call: CallId, recording: CommandId, withinMs: number | undefined): void {
  dropAwaited(state, recording);
  expect(state, recording, { call, purpose: "recorded", legs: [] }, withinMs);
}

/** It has begun, and lasts so long; undefined: until it is stopped. */
export function onPlaying(state: State, id: CommandId, lengthMs: number | undefined): void {
  const awaited = state.awaited.get(id);
  if (awaited === undefined) return;
  cancelDeadline(state.deadlines, awaited.over);
  awaited.over = lengthMs === undefined ? undefined : overdueIn(state, id, lengthMs + PLAYED_WITHIN_MS);
}

/** It is waited for no longer. Returns what it was for. */
export function dropAwaited(state: State, id: CommandId): Awaited | undefined {
  const awaited = state.awaited.get(id);
  if (awaited === undefined) return undefined;
  cancelDeadline(state.deadlines, awaited.over);
  state.awaited.delete(id);
  return awaited;
}

/** The leg has ended: what was ordered for it may have been dropped without a word. */
export function onLegOver(state: State, awaitedOnes: Set<CommandId>, leg: LegId): void {
  for (const id of awaitedOnes) {
    const awaited = state.awaited.get(id);
    if (awaited?.legs.includes(leg) !== true) continue;
    if (isRecording(awaited)) {
      // It may have begun all the same, which is on its way to us then.
      cancelDeadline(state.deadlines, awaited.over);
      awaited.over = undefined;
    } else {
      dropAwaited(state, id);
      awaitedOnes.delete(id);
    }
  }
}

/**
 * The call is over, and of what it waited for nothing will be heard, but of an order to record: it may have been dropped at a
 * leg's end, or it has begun before that and is on its way to us.
 */
export function letGoOfAwaited(state: State, awaitedOnes: Iterable<CommandId>): void {
  for (const id of awaitedOnes) {
    const awaited = dropAwaited(state, id);
    if (awaited === undefined || !isRecording(awaited)) continue;
    expect(state, id, { ...awaited, legs: [] }, OWED_WITHIN_MS);
  }
}

/** Nothing is waited for any more. */
export function dropAllAwaited(state: State, awaitedOnes: Iterable<CommandId>): void {
  for (const id of awaitedOnes) {
    const awaited = dropAwaited(state, id);
    if (awaited !== undefined && isRecording(awaited)) forgetRecording(state, id);
  }
}

export function forgetRecording(state: State, id: CommandId): void {
  state.recordings.delete(id);
  state.messagesTaken.delete(id);
}

/** The switch is gone, and all that it was writing. */
export function dropAllRecorded(state: State): void {
  for (const [id, { purpose }] of state.awaited) if (purpose === "recorded") dropAwaited(state, id);
}

function isPlay(purpose: Purpose): boolean {
  return !NO_PLAYS.has(purpose);
}

function isRecording({ purpose }: Awaited): boolean {
  return purpose === "record" || purpose === "record-message";
}

function expect(state: State, id: CommandId, awaited: Omit<Awaited, "over">, withinMs: number | undefined): void {
  const over = withinMs === undefined ? undefined : overdueIn(state, id, withinMs);
  state.awaited.set(id, { ...awaited, over });
}

function overdueIn(state: State, id: CommandId, delayMs: number) {
  return deadlineIn(state, delayMs, { type: "outcome-overdue", command: id });
}

function legsOf(body: SwitchCommandBody): readonly LegId[] {
  if (body.type === "record") return [...body.left, ...body.right];
  if (body.type === "converse") return body.parties.map(({ leg }) => leg);
  return "leg" in body ? [body.leg] : [];
}
