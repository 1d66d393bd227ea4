// A caller who was promised a call before a restart takes their place in the line again: the same call, the same record.
import { knownCaller } from "./caller-list.ts";
import { newStay, seekAgents, takePlace } from "../queue/join.ts";
import type { LegId } from "../model.ts";
import { CALLBACK_LIFE_MS, type Owed } from "../report/owed.ts";
import { deadlineIn, fact, type State } from "../state.ts";
import { normalCaller, personOf } from "../numbers/compare.ts";
import { ownNumber } from "../trunk/lines.ts";
import { newCall } from "./call.ts";
import { notePromise, promiseIn } from "./promises.ts";
import { armCallLimit } from "./limits.ts";

export function takeUpOwed(state: State, owed: Owed): void {
  const { queue: name, joinedAt, fromQueue, promisedAt, attempts } = owed;
  // A clock that was set back makes nobody wait for longer.
  const lifeMs = Math.min(promisedAt + CALLBACK_LIFE_MS - state.now, CALLBACK_LIFE_MS);
  const queue = state.queues.get(name);
  if (queue === undefined || lifeMs <= 0 || state.calls.has(owed.call)) return;
  // The leg that they hung up named the call; they have no other one yet.
  const call = newCall({ ...owed, id: owed.call, caller: owed.call as string as LegId });
  call.normal = normalCaller(state, call);
  const known = knownCaller(state.callers, personOf(state, call), ownNumber(call));
  // Refused since, or promised twice before one was kept for a number.
  if (known?.kind === "black" || promiseIn(state, personOf(state, call), name) !== undefined) return;
  call.priority = known?.priority ?? 0;
  call.lastQueue = name;
  const over = deadlineIn(state, lifeMs, { type: "callback-over", call: call.id });
  call.callback = { attempts, promised: undefined, ring: undefined, again: undefined, over };
  notePromise(state, call);
  state.calls.set(call.id, call);
  armCallLimit(state, call);
  const stage = newStay(queue, { joinedAt, fromQueue, priority: call.priority, mayBeOffered: true });
  const position = takePlace(state, queue, { call, stage });
  fact(state, { type: "callback-kept", call: call.id, queue: name, position });
  seekAgents(state, queue, { call, stage });
}
