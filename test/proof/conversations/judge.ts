// Follows an engine step by step and collects what conversations must never show.
import { isDeepStrictEqual } from "node:util";
import { deserialize, serialize } from "node:v8";
import type { Center, StepResult } from "../../../src/core/center.ts";
import type { Event } from "../../../src/core/events.ts";
import type { LegId } from "../../../src/core/model.ts";
import type { Snapshot } from "../../../src/core/views/snapshot.ts";
import { brokenInConversations } from "./conversation-rules.ts";
import { newConversationLedger, type ConversationLedger } from "./ledger.ts";

type Asked = Extract<Event, { readonly type: "transfer-asked" }>;

export interface Judged {
  readonly result: StepResult;
  readonly snapshot: Snapshot;
  readonly broken: readonly string[];
  /** It was asked for and refused. */
  readonly isRefused: boolean;
}

/** Lets the event happen, and judges it. */
export function judgeStep(
  ledger: ConversationLedger,
  center: Center,
  event: Event,
  { step, phonesHold }: { readonly step: () => StepResult; readonly phonesHold: boolean },
): Judged {
  const isAsked = event.type === "call-order" || event.type === "transfer-asked";
  const asking = event.type === "transfer-asked" ? event.leg : undefined;
  const before = isAsked ? unchanging(center, asking) : undefined;
  const result = step();
  const { commands, facts } = result;
  const snapshot = center.snapshot();
  const broken = brokenInConversations(ledger, { event, commands, facts, after: snapshot, phonesHold });
  const isRefused = before !== undefined && wasRefused(event, result);
  if (isRefused) {
    if (event.type === "call-order" && commands.length + facts.length > 0)
      broken.push("was refused, and something happened");
    if (!isSame(before, unchanging(center, asking))) broken.push("was refused, and changed something");
    if (event.type === "transfer-asked") broken.push(...brokenNotes(center, event, result));
  }
  return { result, snapshot, isRefused, broken: broken.map((rule) => `${what(event)}: ${rule}`) };
}

export class ConversationJudge {
  readonly broken: string[] = [];
  /** How often each thing happened: facts, and orders by how they were answered. */
  readonly seen = new Map<string, number>();
  readonly #ledger: ConversationLedger = newConversationLedger();
  readonly #phonesHold: boolean;

  constructor(phonesHold: boolean) {
    this.#phonesHold = phonesHold;
  }

  step(center: Center, event: Event, step: () => StepResult): Judged {
    const judged = judgeStep(this.#ledger, center, event, { step, phonesHold: this.#phonesHold });
    this.broken.push(...judged.broken.slice(0, 20 - this.broken.length));
    for (const { type } of judged.result.facts) this.#count(type);
    const answer = judged.isRefused ? "refused" : "done";
    if (event.type === "call-order") this.#count(`${event.order.type} ${answer}`);
    if (event.type === "transfer-asked") this.#count(`refer ${event.to.type} ${answer}`);
    return judged;
  }

  #count(key: string): void {
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1);
  }
}

/** Of a phone's wish: it was told so at once. */
function wasRefused(event: Event, { outcome, commands, facts }: StepResult): boolean {
  if (event.type !== "transfer-asked") return !outcome.ok;
  return facts.length === 0 && commands.every((one) => one.type === "tell-transfer" && one.state === "failed");
}

/** What is noted of a wish that was refused: that it was heard, and the word that was said about it. */
function brokenNotes({ state }: Center, { leg: id, request }: Asked, { commands }: StepResult): string[] {
  const leg = state.legs.get(id);
  if (leg === undefined) return [];
  const word = commands.find((one) => one.type === "tell-transfer" && one.leg === id);
  const isNoted = leg.wish === request && serialize(leg.standing?.transfer).equals(serialize(word));
  return isNoted ? [] : ["was refused, and it is not noted what it was told"];
}

/**
 * All that the engine knows, but the time, and how many commands it has given: a refused phone is told so. `asking`: of whose leg
 * what was noted of its wish is a matter of its own.
 */
export function unchanging({ state }: Center, asking?: LegId): Buffer {
  const legs = new Map(state.legs);
  const leg = asking === undefined ? undefined : legs.get(asking);
  if (leg !== undefined) {
    const { transfer: _transfer, ...standing } = leg.standing ?? {};
    legs.set(leg.id, { ...leg, wish: "", standing });
  }
  return serialize({ ...state, legs, now: 0, stepAt: 0, lastCommand: 0, facts: [], commands: [] });
}

/** The same number may be written in two ways, by how the machine happens to keep it. */
function isSame(one: Buffer, other: Buffer): boolean {
  return one.equals(other) || isDeepStrictEqual(deserialize(one), deserialize(other));
}

function what(event: Event): string {
  if (event.type === "call-order") return `${event.order.type} of ${event.extn}`;
  return "leg" in event ? `${event.type} ${event.leg}` : event.type;
}
