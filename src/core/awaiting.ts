// Every command of which something is expected has an end: its outcome, the end of its leg, or its deadline.
import { ANSWER_WITHIN_MS, OWED_WITHIN_MS, PLAYED_WITHIN_MS, type Awaited, type Purpose } from "./awaited.ts";
import { blameLeg } from "./blame.ts";
import type { Call } from "./call/call.ts";
import { cancelDeadline, setDeadline, type Deadline } from "./deadlines.ts";
import type { CallId, CommandId, LegId } from "./model.ts";
import { command, owedIn, type State } from "./state.ts";
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
  const order = command(state, body);
  const { id } = order;
  call.awaited.add(id);
  const isEndless = body.type === "play" && body.repeat;
  expect(state, id, { call: call.id, purpose, legs: legsOf(body), order }, isEndless ? undefined : withinMs(purpose));
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

/** It has been sent once more: what becomes of it is owed from now on. */
export function owedAgain(state: State, id: CommandId): void {
  const awaited = state.awaited.get(id);
  if (awaited?.over === undefined) return;
  cancelDeadline(state.deadlines, awaited.over);
  awaited.over = overdueIn(state, id, withinMs(awaited.purpose));
}

/** For so long nobody could have heard it: that is not the switch's fault. */
export function waitLonger(state: State, byMs: number): void {
  for (const awaited of state.awaited.values()) awaited.over = later(state, awaited.over, byMs);
  for (const [id, leg] of state.legs) {
    try {
      leg.ending = later(state, leg.ending, byMs);
    } catch (error) {
      blameLeg(state, id, error);
    }
  }
}

function later(state: State, deadline: Deadline | undefined, byMs: number): Deadline | undefined {
  if (deadline === undefined || deadline.cancelled) return deadline;
  cancelDeadline(state.deadlines, deadline);
  return setDeadline(state.deadlines, deadline.at + byMs, deadline.due);
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

function withinMs(purpose: Purpose): number {
  return purpose === "answer" || purpose === "replace" ? ANSWER_WITHIN_MS : OWED_WITHIN_MS;
}

function isPlay(purpose: Purpose): boolean {
  return !NO_PLAYS.has(purpose);
}

function isRecording({ purpose }: Awaited): boolean {
  return purpose === "record" || purpose === "record-message";
}

function expect(state: State, id: CommandId, awaited: Omit<Awaited, "over">, within: number | undefined): void {
  const over = within === undefined ? undefined : overdueIn(state, id, within);
  state.awaited.set(id, { ...awaited, over });
}

function overdueIn(state: State, id: CommandId, delayMs: number) {
  return owedIn(state, delayMs, { type: "outcome-overdue", command: id });
}

function legsOf(body: SwitchCommandBody): readonly LegId[] {
  if (body.type === "record") return [...body.left, ...body.right];
  if (body.type === "converse") return body.parties.map(({ leg }) => leg);
  return "leg" in body ? [body.leg] : [];
}
