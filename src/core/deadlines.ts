// What is due when: a binary heap whose entries can be taken back. Entries of one instant keep the order they were set in.
import type { AgentId, CallId, CommandId, LegId } from "./model.ts";

export type Due =
  /** A phone has rung long enough. */
  | { readonly type: "ring-over"; readonly call: CallId; readonly leg: LegId }
  | { readonly type: "wrap-up-over"; readonly agent: AgentId }
  | { readonly type: "held-back-over"; readonly agent: AgentId }
  /** A figure may be where a rule wants it, or may have been there for long enough. */
  | { readonly type: "alarm-look"; readonly rule: string; readonly subject: string }
  /** A break has lasted as long as its reason says. */
  | { readonly type: "break-over"; readonly agent: AgentId }
  /** An agent has had time enough to say what came of a call. */
  | { readonly type: "disposition-due"; readonly agent: AgentId; readonly call: CallId }
  /** Nobody has answered a request for help. */
  | { readonly type: "help-over"; readonly agent: AgentId; readonly help: string }
  /** A caller has waited in their queue for as long as it keeps one. */
  | { readonly type: "wait-over"; readonly call: CallId }
  /** A caller has waited for as long as a queue without agents keeps one. */
  | { readonly type: "deserted-over"; readonly call: CallId }
  /** A waiting caller is to be told how they stand. */
  | { readonly type: "announce-due"; readonly call: CallId }
  /** A caller in a menu has been waited for long enough: for a key, for a further one, or before a transfer. */
  | { readonly type: "menu-due"; readonly call: CallId }
  /** Another level of agents opens for a waiting caller. */
  | { readonly type: "level-opens"; readonly call: CallId }
  /** One more phone may ring for a waiting caller. */
  | { readonly type: "next-phone"; readonly call: CallId }
  /** A caller who was not reached may be called back again. */
  | { readonly type: "callback-again"; readonly call: CallId }
  /** A caller was owed a call for long enough. */
  | { readonly type: "callback-over"; readonly call: CallId }
  /** A caller was asked how it was and has said nothing. */
  | { readonly type: "survey-over"; readonly call: CallId }
  /** Whoever was left on hold has heard music for long enough. */
  | { readonly type: "stranded-over"; readonly call: CallId }
  /** A caller in a mailbox has been waited for long enough. */
  | { readonly type: "mailbox-due"; readonly call: CallId }
  /** A call, a stay in menus, or the hold in a talk has lasted as long as it may. */
  | { readonly type: "call-limit" | "menu-limit" | "hold-limit"; readonly call: CallId }
  /** A leg was told to hang up and its end was never reported. */
  | { readonly type: "leg-overdue"; readonly leg: LegId }
  /** The switch owes what became of a command. */
  | { readonly type: "outcome-overdue"; readonly command: CommandId };

export interface Deadline {
  readonly at: number;
  readonly order: number;
  readonly due: Due;
  cancelled: boolean;
}

export interface Deadlines {
  heap: Deadline[];
  lastOrder: number;
  cancelledCount: number;
}

export function noDeadlines(): Deadlines {
  return { heap: [], lastOrder: 0, cancelledCount: 0 };
}

export function setDeadline(deadlines: Deadlines, at: number, due: Due): Deadline {
  deadlines.lastOrder += 1;
  const deadline: Deadline = { at, order: deadlines.lastOrder, due, cancelled: false };
  deadlines.heap.push(deadline);
  siftUp(deadlines.heap, deadlines.heap.length - 1);
  return deadline;
}

export function cancelDeadline(deadlines: Deadlines, deadline: Deadline | undefined): void {
  if (deadline === undefined || deadline.cancelled) return;
  deadline.cancelled = true;
  deadlines.cancelledCount += 1;
  // Most deadlines are taken back before they are due; without this the heap would be mostly dead wood.
  if (deadlines.cancelledCount > 64 && deadlines.cancelledCount * 2 > deadlines.heap.length) compact(deadlines);
}

/** When the next one is due; undefined where nothing is. */
export function nextDue(deadlines: Deadlines): number | undefined {
  dropCancelled(deadlines);
  return deadlines.heap[0]?.at;
}

/** Takes the first deadline that is due at `now`. */
export function takeDue(deadlines: Deadlines, now: number): Deadline | undefined {
  dropCancelled(deadlines);
  const first = deadlines.heap[0];
  if (first === undefined || first.at > now) return undefined;
  removeFirst(deadlines.heap);
  // A taken deadline can no longer be taken back.
  first.cancelled = true;
  return first;
}

/** How many are set. */
export function armedCount(deadlines: Deadlines): number {
  return deadlines.heap.length - deadlines.cancelledCount;
}

/** What is set, in no order. */
export function armed(deadlines: Deadlines): Due[] {
  return deadlines.heap.filter(({ cancelled }) => !cancelled).map(({ due }) => due);
}

function dropCancelled(deadlines: Deadlines): void {
  while (deadlines.heap[0]?.cancelled === true) {
    removeFirst(deadlines.heap);
    deadlines.cancelledCount -= 1;
  }
}

function compact(deadlines: Deadlines): void {
  deadlines.heap = deadlines.heap.filter((deadline) => !deadline.cancelled).sort((a, b) => (before(a, b) ? -1 : 1));
  deadlines.cancelledCount = 0;
}

function before(a: Deadline, b: Deadline): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function removeFirst(heap: Deadline[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  siftDown(heap);
}

function siftUp(heap: Deadline[], from: number): void {
  let child = from;
  const moving = heap[child];
  if (moving === undefined) return;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !before(moving, above)) break;
    heap[child] = above;
    child = parent;
  }
  heap[child] = moving;
}

function siftDown(heap: Deadline[]): void {
  const moving = heap[0];
  if (moving === undefined) return;
  let parent = 0;
  for (;;) {
    const leftIndex = parent * 2 + 1;
    const left = heap[leftIndex];
    if (left === undefined) break;
    const right = heap[leftIndex + 1];
    const smaller = right !== undefined && before(right, left) ? right : left;
    if (!before(smaller, moving)) break;
    heap[parent] = smaller;
    parent = smaller === left ? leftIndex : leftIndex + 1;
  }
  heap[parent] = moving;
}
