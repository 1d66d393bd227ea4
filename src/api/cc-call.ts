// Carrying out a function of agents or supervisors, whichever way it was asked for.
import { agentRowsByQueue } from "../contract/agent-event.ts";
import type { AgentId, QueueName } from "../core/model.ts";
import type { Principal } from "../store/principal.ts";
import { isAtLeast } from "./access.ts";
import { askCenter } from "./asking.ts";
import { actorOf, checkMayAsk, queuesOf } from "./cc-actor.ts";
import { askPeople } from "./cc-people.ts";
import { setDisposition } from "./cc-disposition.ts";
import type { CcAsk, CcFunction } from "./contract/cc-function.ts";
import type { AgentStateRow, QueueStateRow } from "./contract/cc-readings.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError, invalid } from "./errors.ts";

type AskOf<Type extends CcAsk["type"]> = Extract<CcAsk, { type: Type }>;

/** What is answered besides `message` and `code`. Rejects with an ApiError where it may not or cannot be done. */
export async function callCc(
  deps: ApiDeps,
  func: CcFunction,
  input: unknown,
  principal: Principal,
): Promise<Readonly<Record<string, unknown>>> {
  if (!isAtLeast(principal, func.role)) throw new ApiError("forbidden", `this takes the role ${func.role}`);
  const ask = func.asks(input);
  switch (ask.type) {
    case "agent":
      await checkMayAsk(deps, principal, ask.event);
      if (ask.event.type === "agent-break") await checkReason(deps, ask.event.reason);
      return doneFor(await askCenter(deps, ask.event));
    case "disposition":
      return setDisposition(deps, principal, ask);
    case "order":
      return orderCall(deps, principal, ask);
    case "help":
    case "answer-help":
    case "send-message":
    case "read-messages":
      return askPeople(deps, principal, ask);
    case "agent-states":
      return { data: await agentStates(deps, principal, ask) };
    case "queues":
      return { data: deps.center.census().queues.map(queueState) };
    case "waiting":
      return { count: waitingIn(deps, ask.queue) };
  }
}

/** Success, as every function answers it. */
export function ccBody(more: Readonly<Record<string, unknown>>) {
  return { message: "success", code: 200, ...more };
}

function doneFor({ call, until }: Awaited<ReturnType<typeof askCenter>>): { callUUID?: string; until?: number } {
  return { ...(call === undefined ? {} : { callUUID: call }), ...(until === undefined ? {} : { until }) };
}

/** Where a break has to be for a reason of the list. */
async function checkReason({ config, store }: ApiDeps, reason: string): Promise<void> {
  if (config.breakReasons !== "list") return;
  const codes = (await store.breakReasons.list()).filter(({ active }) => active).map(({ code }) => code);
  if (!codes.includes(reason))
    throw invalid([{ field: "reason", expected: `one of ${codes.join(", ") || "no reasons"}` }]);
}

async function orderCall(
  deps: ApiDeps,
  principal: Principal,
  { agent, extn, which, order }: AskOf<"order">,
): Promise<{ callUUID?: string; destUUID?: string }> {
  const actor = await actorOf(deps, principal, { agent, extn });
  const queues = queuesOf(principal);
  const asked = order(queues);
  // Of who is signed in the engine knows their queues.
  const inNameOf = asked.type === "dial" && actor.by === undefined ? asked.queue : undefined;
  if (inNameOf !== undefined && queues?.includes(inNameOf) === false) {
    throw new ApiError("forbidden", `you do not look after the queue ${inNameOf}`);
  }
  const { call, leg } = await askCenter(deps, { type: "call-order", ...actor, which, order: asked });
  return { ...(call === undefined ? {} : { callUUID: call }), ...(leg === undefined ? {} : { destUUID: leg }) };
}

/** What an extension's token opens is its own agent's. */
async function agentStates(
  { center, store }: ApiDeps,
  { login, extension }: Principal,
  { agent, queue }: AskOf<"agent-states">,
): Promise<AgentStateRow[]> {
  if (extension !== undefined && (agent ?? login) !== login) {
    throw new ApiError("forbidden", `this token is for the extension ${extension.extn}`);
  }
  if (agent === undefined && queue !== undefined && extension === undefined) {
    if (!hasQueue(center, queue)) throw new ApiError("no-such", `there is no queue ${queue}`);
    return center.agentStates(queue).flatMap((view) => agentRowsByQueue(view, queue));
  }
  const one = agent ?? (login as AgentId);
  const view = center.agentState(one);
  if (view === undefined) {
    if (one !== login && (await store.users.byLogin(one)) === undefined) {
      throw new ApiError("no-such", `there is no agent ${one}`);
    }
    return [];
  }
  if (queue !== undefined && !view.queues.includes(queue)) return [];
  return agentRowsByQueue(view, queue);
}

function hasQueue(center: ApiDeps["center"], queue: QueueName): boolean {
  return center.census().queues.some((one) => one.queue === queue);
}

function queueState(queue: ReturnType<ApiDeps["center"]["census"]>["queues"][number]): QueueStateRow {
  return { queue: queue.queue, waiting: queue.waiting, agents: queue.members, ready: queue.eligible };
}

function waitingIn({ center }: ApiDeps, queue: QueueName | undefined): number {
  const { queues } = center.census();
  const some = queues.filter((one) => queue === undefined || one.queue === queue);
  if (queue !== undefined && some.length === 0) throw new ApiError("no-such", `there is no queue ${queue}`);
  return some.reduce((sum, { waiting }) => sum + waiting, 0);
}
