// Whom the center owes a call, by the normal form of their number: one for a number and queue. Nobody is called who is in a call of
// ours, or cannot be reached: that is known before an agent's phone rings.
import { blameCall } from "../blame.ts";
import type { CallId, Extn, QueueName } from "../model.ts";
import { normalOf, personOf } from "../numbers/compare.ts";
import type { State } from "../state.ts";
import { isReachable, linesTo, ownNumber } from "../trunk/lines.ts";
import type { Call, Queued } from "./call.ts";
import type { PutOff } from "./put-off.ts";

type Owed = Call & { readonly stage: Queued };

export function notePromise(state: State, call: Call): void {
  const number = personOf(state, call);
  const calls = state.promises.get(number) ?? new Set<CallId>();
  calls.add(call.id);
  state.promises.set(number, calls);
}

export function forgetPromise(state: State, call: Call): void {
  const number = personOf(state, call);
  const calls = state.promises.get(number);
  if (calls?.delete(call.id) === true && calls.size === 0) state.promises.delete(number);
}

/** In all queues. */
export function promisesTo(state: State, number: string): readonly Owed[] {
  if (state.promises.size === 0) return [];
  return [...(state.promises.get(number) ?? [])].flatMap((id) => {
    try {
      const call = state.calls.get(id);
      return call !== undefined && isOwed(call) ? [call] : [];
    } catch (error) {
      // What is wrong with theirs is no reason to end whoever has asked.
      blameCall(state, id, error);
      return [];
    }
  });
}

export function allPromises(state: State): readonly Owed[] {
  return [...state.promises.keys()].flatMap((number) => promisesTo(state, number));
}

export function promiseIn(state: State, number: string, queue: QueueName): Owed | undefined {
  return promisesTo(state, number).find(({ stage }) => stage.queue === queue);
}

function isOwed(call: Call): call is Owed {
  return call.callback !== undefined && call.stage.type === "queued";
}

/** Whether they have hung up, or are about to. Who has not is simply connected. */
export function isAway(state: State, call: Call): boolean {
  if (call.callback === undefined) return false;
  const leg = state.legs.get(call.caller);
  return leg === undefined || leg.ending !== undefined;
}

/** Why nobody is to ring for them now; undefined: they can be called, or are on the line. */
export function whyNotCalled(state: State, call: Call): PutOff | undefined {
  if (!isAway(state, call)) return undefined;
  if (isInCall(state, call)) return "in-call";
  return canBeReached(state, call) ? undefined : "unreachable";
}

/** In another call than the one that they are owed. */
function isInCall(state: State, call: Call): boolean {
  const phone = state.phones.get(ownNumber(call) as Extn);
  if (phone?.config !== undefined && [...phone.legs].some((leg) => !call.legs.has(leg))) return true;
  const number = personOf(state, call);
  const legs = state.numbersInCalls.get(number) ?? 0;
  if (legs === 0) return false;
  const own = [...call.legs].filter((leg) => state.legs.get(leg)?.number === number);
  return legs > own.length;
}

function canBeReached(state: State, call: Call): boolean {
  const number = ownNumber(call);
  const phone = state.phones.get(number as Extn);
  if (phone?.config === undefined) return linesTo(state, number, undefined).length > 0;
  return !phone.config.disabled && isReachable(state, phone);
}

/** Something has changed about them: it is looked anew whether they can be called. */
export function stirPromisesTo(state: State, number: string): void {
  for (const { stage } of promisesTo(state, number)) state.stirredQueues.add(stage.queue);
}

/** Of a phone of ours. */
export function stirPromisesAt(state: State, extn: Extn): void {
  if (state.promises.size > 0) stirPromisesTo(state, normalOf(state, extn));
}

/** A line is there again, or has room. */
export function stirUnreachable(state: State): void {
  if (state.promises.size === 0) return;
  for (const { callback, stage } of allPromises(state)) {
    if (callback?.putOff === "unreachable") state.stirredQueues.add(stage.queue);
  }
}
