// Nothing stays armed: each deadline of a snapshot has its phone that rings, or its call in the stage that it is of.
import type { Snapshot } from "../../src/core/views/snapshot.ts";

type Broke = (rule: string) => void;

/** What may be armed in one stage of a call only, and once. */
const STAGE_OF: ReadonlyMap<string, string> = new Map([
  ["wait-over", "queued"],
  ["deserted-over", "queued"],
  ["announce-due", "queued"],
  ["level-opens", "queued"],
  ["next-phone", "queued"],
  ["callback-again", "queued"],
  ["callback-over", "queued"],
  ["survey-over", "surveying"],
  ["mailbox-due", "in-mailbox"],
  ["stranded-over", "stranded"],
]);

/** Phones that are rung for a call, also that of the one who wants to call. */
function ringing({ stage, offers, rings }: Snapshot["calls"][number]): number {
  return offers.length + rings.length + (stage === "summoning" ? 1 : 0);
}

/** Each phone that rings has its deadline, each deadline a phone that rings: nothing stays armed. */
export function checkArmed({ calls, armed }: Snapshot, broke: Broke): void {
  const expected = new Map<string, number>([
    ["ring-over", calls.reduce((sum, call) => sum + ringing(call), 0)],
    ["leg-overdue", calls.reduce((sum, call) => sum + call.ending.length, 0)],
  ]);
  for (const [type, count] of expected) {
    const set = armed.filter((due) => due.type === type).length;
    if (set !== count) broke(`${set} ${type} deadlines are armed for ${count}`);
  }
  const waits = new Set<string>();
  for (const due of armed) {
    if (due.type === "menu-due") checkMenuDue(due.call, calls, waits, broke);
    const stage = STAGE_OF.get(due.type);
    if (stage === undefined || !("call" in due)) continue;
    const call = calls.find((candidate) => candidate.call === due.call);
    if (call?.stage !== stage) broke(`${due.type} is armed for call ${due.call} which is not ${stage}`);
    if (waits.has(due.type + due.call)) broke(`${due.type} is armed twice for call ${due.call}`);
    waits.add(due.type + due.call);
  }
}

function checkMenuDue(id: string, calls: Snapshot["calls"], waits: Set<string>, broke: Broke): void {
  const call = calls.find((candidate) => candidate.call === id);
  if (call?.stage !== "menu") broke(`menu-due is armed for call ${id} which is in no menu`);
  if (waits.has(`menu-due${id}`)) broke(`menu-due is armed twice for call ${id}`);
  waits.add(`menu-due${id}`);
}
