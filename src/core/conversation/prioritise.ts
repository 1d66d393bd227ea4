// A supervisor gives a caller who waits another place in line. There is one order of callers: it is their priority that changes,
// and they keep it on their way, as a VIP does.
import type { Call, Queued } from "../call/call.ts";
import type { Outcome } from "../events.ts";
import type { CallOrder, Order } from "../orders.ts";
import { takePlace } from "../queue/join.ts";
import { leaveLine, type Queue } from "../queue/queue.ts";
import { fact, type State } from "../state.ts";
import { refuse } from "./destination.ts";
import { callNamed } from "./seat.ts";
import { mayLookAfter } from "./supervise.ts";

type Prioritise = Extract<Order, { readonly type: "prioritise" }>;

/** Also of who has hung up and been promised a call: they stand in line as well. */
export function prioritise(state: State, { extn, by, which }: CallOrder, { priority, queues }: Prioritise): Outcome {
  const call = which === undefined ? undefined : callNamed(state, which);
  if (call === undefined) return refuse("no-such-call", `There is no call ${which ?? ""}.`);
  if (!mayLookAfter(state, call, queues)) return refuse("not-allowed", "The call is of none of their queues.");
  const { stage } = call;
  const queue = stage.type === "queued" && call.connecting === undefined ? state.queues.get(stage.queue) : undefined;
  if (stage.type !== "queued" || queue === undefined) return refuse("wrong-state", "Nobody waits in that call.");
  const wanted = priority ?? beforeAllOthers(queue, call, stage);
  if (wanted === undefined) return refuse("wrong-state", "They are the first in line already.");
  if (wanted === stage.priority) return refuse("wrong-state", "They have that priority already.");
  leaveLine(queue, call);
  call.priority = wanted;
  stage.priority = wanted;
  const position = takePlace(state, queue, { call, stage });
  const line = { queue: stage.queue, priority: wanted, position };
  fact(state, { type: "intervened", call: call.id, what: "prioritised", extn, agent: by, line });
  state.stirredQueues.add(stage.queue);
  return { ok: true, call: call.id };
}

/** Undefined: nobody is before them but who comes back from an agent that lost them, before whom nobody goes. */
function beforeAllOthers(queue: Queue, call: Call, stage: Queued): number | undefined {
  const others = queue.waiting.filter((one) => one.call !== call && one.stage.isInFront !== true);
  const first = queue.waiting.find((one) => one.call === call || one.stage.isInFront !== true);
  if (stage.isInFront === true || first?.call === call) return undefined;
  return others.reduce((highest, one) => Math.max(highest, one.stage.priority), stage.priority) + 1;
}
