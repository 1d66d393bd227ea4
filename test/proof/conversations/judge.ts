// Follows an engine step by step and collects what conversations must never show.
import { serialize } from "node:v8";
import type { Center, StepResult } from "../../../src/core/center.ts";
import type { Event } from "../../../src/core/events.ts";
import { brokenInConversations, newConversationLedger, type ConversationLedger } from "./conversation-rules.ts";

export class ConversationJudge {
  readonly broken: string[] = [];
  /** How often each thing happened: facts, and orders by how they were answered. */
  readonly seen = new Map<string, number>();
  readonly #ledger: ConversationLedger = newConversationLedger();
  readonly #phonesHold: boolean;

  constructor(phonesHold: boolean) {
    this.#phonesHold = phonesHold;
  }

  get ledger(): ConversationLedger {
    return this.#ledger;
  }

  /** Lets the event happen, and judges it. */
  step(center: Center, event: Event, step: () => StepResult): StepResult {
    const isAsked = event.type === "call-order" || event.type === "transfer-asked";
    const before = isAsked ? unchanging(center) : undefined;
    const result = step();
    const { commands, facts } = result;
    const phonesHold = this.#phonesHold;
    const after = center.snapshot();
    const broken = brokenInConversations(this.#ledger, { event, commands, facts, after, phonesHold });
    if (before !== undefined && isRefused(event, result)) {
      if (event.type === "call-order" && commands.length + facts.length > 0)
        broken.push(`${what(event)} was refused, and something happened`);
      if (!before.equals(unchanging(center))) broken.push(`${what(event)} was refused, and changed something`);
    }
    for (const rule of broken) if (this.broken.length < 20) this.broken.push(`${what(event)}: ${rule}`);
    for (const { type } of facts) this.#count(type);
    if (event.type === "call-order") this.#count(`${event.order.type} ${String(result.outcome.ok)}`);
    if (event.type === "transfer-asked") this.#count(`refer ${event.to.type} ${String(!isRefused(event, result))}`);
    return result;
  }

  #count(key: string): void {
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1);
  }
}

/** Of a phone's wish: it was told so at once. */
function isRefused(event: Event, { outcome, commands, facts }: StepResult): boolean {
  if (event.type !== "transfer-asked") return !outcome.ok;
  return facts.length === 0 && commands.every((one) => one.type === "tell-transfer" && one.state === "failed");
}

/** All that the engine knows, but the time, and how many commands it has given: a refused phone is told so. */
export function unchanging({ state }: Center): Buffer {
  return serialize({ ...state, now: 0, lastCommand: 0, facts: [], commands: [] });
}

function what(event: Event): string {
  if (event.type === "call-order") return `${event.order.type} of ${event.extn}`;
  return "leg" in event ? `${event.type} ${event.leg}` : event.type;
}
