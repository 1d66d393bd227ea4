// Dispositions: what came of a call for an agent who had a part in it, as one of the codes of their queue's tree, and notes.
import type { DispositionEvent, Outcome } from "../events.ts";
import type { CallId, QueueName } from "../model.ts";
import { refuse } from "../refusal.ts";
import { dateNow, dateOf, deadlineIn, fact, phoneOf, type State } from "../state.ts";
import type { DispositionConfig } from "../word-lists.ts";
import type { Agent, Handling } from "./agent.ts";
import { handlingOf, handlingsOf } from "./handling.ts";

/** How long after a call its disposition and notes may still be changed. */
const CHANGED_WITHIN_MS = 86_400_000;

/** The queue's own tree, else the center's. */
function treeOf(state: State, queue: QueueName | undefined): readonly DispositionConfig[] {
  const all = [...(state.dispositions?.values() ?? [])];
  const own = queue === undefined ? [] : all.filter((one) => one.queue === queue);
  return own.length > 0 ? own : all.filter((one) => one.queue === undefined);
}

/** A code without others under it, that stands in use like all above it. */
function canBeChosen(tree: readonly DispositionConfig[], code: string): boolean {
  const node = tree.find((one) => one.code === code);
  if (node === undefined || tree.some(({ parent, active }) => parent === node.id && active)) return false;
  const passed = new Set<string>();
  let above: DispositionConfig | undefined = node;
  while (above !== undefined) {
    if (!above.active || passed.has(above.id)) return false;
    passed.add(above.id);
    const next: string | undefined = above.parent;
    above = tree.find(({ id }) => id === next);
  }
  return true;
}

/** Whether their queue wants one and has none yet. */
export function lacksDisposition(state: State, agent: Agent, call: CallId | undefined): boolean {
  const handling = call === undefined ? undefined : handlingOf(agent, call);
  return handling !== undefined && handling.code === undefined && isRequired(state, handling.queue);
}

function isRequired(state: State, queue: QueueName | undefined): boolean {
  return queue !== undefined && state.queues.get(queue)?.config.dispositionRequired === true;
}

/** The time for it is over: where one is required and none was set, the queue's default is. */
export function settleDisposition(state: State, agent: Agent, call: CallId): void {
  const handling = handlingOf(agent, call);
  if (handling?.queue === undefined || !lacksDisposition(state, agent, call)) return;
  const code = state.queues.get(handling.queue)?.config.dispositionDefault;
  if (code === undefined || !canBeChosen(treeOf(state, handling.queue), code)) return;
  handling.code = code;
  const { queue } = handling;
  const set = { code, notes: undefined, by: "center", user: undefined } as const;
  fact(state, { type: "disposition-set", call, agent: agent.id, queue, ...set });
}

/** Nothing follows the call for its agent, unless they ask for it within this time. */
export function settleDispositionIn(state: State, agent: Agent, { call }: Handling, delayMs: number): void {
  if (lacksDisposition(state, agent, call)) {
    deadlineIn(state, delayMs, { type: "disposition-due", agent: agent.id, call });
  }
}

interface Handled {
  readonly call: CallId;
  readonly queue: QueueName | undefined;
  /** A date; undefined: it goes on. */
  readonly endedAt: number | undefined;
  readonly keep: (code: string) => void;
}

export function onSetDisposition(state: State, agent: Agent, event: DispositionEvent): Outcome {
  const { which, code, notes, by, user } = event;
  const handled = partMeant(state, agent, event);
  if (handled === undefined) {
    const meant = which === undefined ? "no call lately" : `no part in the call ${which}`;
    return refuse("no-such-call", `Agent ${agent.id} has had ${meant}.`);
  }
  const { call, queue, endedAt } = handled;
  if (endedAt !== undefined && dateNow(state) - endedAt > CHANGED_WITHIN_MS) {
    return refuse("wrong-state", "Dispositions and notes are taken for a day after the call.");
  }
  if (code !== undefined && !canBeChosen(treeOf(state, queue), code)) {
    const where = queue === undefined ? "calls without a queue" : `the queue ${queue}`;
    return refuse("no-such-code", `There is no disposition ${code} for ${where}, or it cannot be chosen.`);
  }
  if (code !== undefined) handled.keep(code);
  fact(state, { type: "disposition-set", call, agent: agent.id, queue, code, notes, by, user });
  return { ok: true, call };
}

/** The one that is named, else the one that they are in, else the last one. */
function partMeant(state: State, agent: Agent, { which, recorded }: DispositionEvent): Handled | undefined {
  const ids = agent.session === undefined ? [] : [...phoneOf(state, agent.session.extn).legs];
  const legs = ids.flatMap((id) => state.legs.get(id) ?? []);
  const living = legs.findLast(({ id, handles }) => {
    return handles !== undefined && (which === undefined || which === handles.call || which === id);
  });
  if (living?.handles !== undefined) {
    const keep = (code: string): void => {
      living.disposition = code;
    };
    return { ...living.handles, endedAt: undefined, keep };
  }
  const last = which === undefined ? handlingsOf(agent).at(-1) : handlingOf(agent, which as CallId);
  if (last !== undefined) {
    const keep = (code: string): void => {
      last.code = code;
    };
    return { call: last.call, queue: last.queue, endedAt: dateOf(state, last.endedAt), keep };
  }
  return recorded === undefined ? undefined : { ...recorded, keep: () => undefined };
}
