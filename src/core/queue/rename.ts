// A queue gets another name and goes on: its callers keep their places, its agents stay signed in.
import { dropAlarmRulesOf } from "../alarm/rules.ts";
import type { Agent } from "../agent/agent.ts";
import type { Stage } from "../call/call.ts";
import type { QueueConfig, QueueName } from "../model.ts";
import { fact, type State } from "../state.ts";
import type { Queue } from "./queue.ts";

interface Names {
  readonly from: QueueName;
  readonly to: QueueName;
}

/** The queue whose row this is, where it has another name so far. */
export function formerlyNamed(state: State, { id, name }: QueueConfig): Queue | undefined {
  if (id === undefined || state.queues.get(name)?.config.id === id) return undefined;
  for (const queue of state.queues.values()) if (queue.config.id === id) return queue;
  return undefined;
}

/** The queue of that name, or the one that had it when a caller entered the menu that names it. */
export function queueOnceNamed(state: State, name: QueueName): Queue | undefined {
  const now = state.queues.has(name) ? name : state.formerQueueNames?.get(name);
  return now === undefined ? undefined : state.queues.get(now);
}

/**
 * `to` is nobody's name. What leads to the queue (hotlines, menus, other queues' actions) comes anew from whoever has changed
 * it, and so do the alarm rules about it: what they said of it under its former name is over.
 */
export function renameQueue(state: State, queue: Queue, to: QueueName): void {
  const names: Names = { from: queue.config.name, to };
  dropAlarmRulesOf(state, names.from);
  queue.config = { ...queue.config, name: to };
  renameKey(state.queues, names);
  renameIn(state.stirredQueues, names);
  rememberFormer(state, names);
  for (const agent of state.agents.values()) renameForAgent(agent, names);
  for (const leg of state.legs.values()) renameOf(leg.handles, names);
  for (const call of state.calls.values()) {
    if (call.lastQueue === names.from) call.lastQueue = to;
    renameInStage(call.stage, names);
  }
  for (const help of state.helps?.values() ?? []) {
    help.queues = help.queues.map((name) => (name === names.from ? to : name));
  }
  for (const [id, one] of state.dispositions ?? []) {
    if (one.queue === names.from) state.dispositions?.set(id, { ...one, queue: to });
  }
  fact(state, { type: "queue-renamed", queue: names.from, name: to });
}

/** Of a queue that is no more, or whose name is another one's now. */
export function forgetFormerNames(state: State, name: QueueName): void {
  for (const [former, now] of state.formerQueueNames ?? []) {
    if (former === name || now === name) state.formerQueueNames?.delete(former);
  }
}

function rememberFormer(state: State, { from, to }: Names): void {
  const formerNames = (state.formerQueueNames ??= new Map());
  for (const [former, now] of formerNames) if (now === from) formerNames.set(former, to);
  formerNames.delete(to);
  formerNames.set(from, to);
}

function renameForAgent(agent: Agent, names: Names): void {
  const { session, wrapUp, handlings, told } = agent;
  renameOf(wrapUp, names);
  for (const handling of handlings ?? []) renameOf(handling, names);
  if (session !== undefined) {
    renameIn(session.queues, names);
    if (session.breaks !== undefined) renameKey(session.breaks, names);
  }
  if (told === undefined) return;
  const renamed = (name: QueueName): QueueName => (name === names.from ? names.to : name);
  const breaks = told.breaks?.map((one) => ({ ...one, queue: renamed(one.queue) }));
  agent.told = { ...told, queues: told.queues.map(renamed), ...(breaks === undefined ? {} : { breaks }) };
}

function renameInStage(stage: Stage, names: Names): void {
  switch (stage.type) {
    case "queued":
    case "surveying":
    case "stranded":
    case "talking":
      renameOf(stage, names);
      return;
    case "hunting":
      if (typeof stage.otherwise === "object" && stage.otherwise.type === "returning") renameOf(stage.otherwise, names);
      return;
    case "summoning":
      if (stage.to.type === "queue") renameOf(stage.to, names);
      return;
    case "new":
    case "menu":
    case "leaving-message":
    case "in-mailbox":
    case "parting":
    case "ending":
      return;
  }
}

function renameOf(one: { queue: QueueName | undefined } | undefined, { from, to }: Names): void {
  if (one?.queue === from) one.queue = to;
}

/** In the place in the order that it has had. */
function renameKey<V>(map: Map<QueueName, V>, { from, to }: Names): void {
  const all = [...map];
  map.clear();
  for (const [name, value] of all) map.set(name === from ? to : name, value);
}

function renameIn(set: Set<QueueName>, { from, to }: Names): void {
  const all = [...set];
  set.clear();
  for (const name of all) set.add(name === from ? to : name);
}
