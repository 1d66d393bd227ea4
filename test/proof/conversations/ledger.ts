// What the judge of conversations remembers of the way here, and what it is shown of each step. Plain data.
import type { Event } from "../../../src/core/events.ts";
import type { Fact } from "../../../src/core/facts.ts";
import type { Snapshot } from "../../../src/core/views/snapshot.ts";
import type { SwitchCommand } from "../../../src/core/switch.ts";
import { newTalkBook, type TalkBook } from "./talk-book.ts";
import { newToldSwitch, type ToldSwitch } from "./told-switch.ts";

export interface ConversationLedger {
  readonly book: TalkBook;
  readonly told: ToldSwitch;
  /** What each agent was told to be last. */
  readonly agents: Map<string, { readonly callState: string; readonly leg: string | undefined }>;
  /** Recordings that are paused, by name. */
  readonly paused: Set<string>;
  /** Commands whose recordings are of a consultation, apart from the talk's. */
  readonly apart: Set<number>;
  /** Transfers that phones have asked for and that have had no last word, by leg. */
  readonly asked: Map<string, string[]>;
}

export interface ConversationStep {
  readonly event: Event;
  readonly facts: readonly Fact[];
  readonly commands: readonly SwitchCommand[];
  readonly after: Snapshot;
  /** Phones hold one call when they take up another one, as they do. */
  readonly phonesHold: boolean;
}

export function newConversationLedger(): ConversationLedger {
  return {
    book: newTalkBook(),
    told: newToldSwitch(),
    agents: new Map(),
    paused: new Set(),
    apart: new Set(),
    asked: new Map(),
  };
}
