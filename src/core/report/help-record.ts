// Requests for help about a call, in its record. A fold over facts.
import type { AgentId } from "../model.ts";
import type { Fact } from "../facts.ts";
import type { HelpEnd, HelpFact, HelpManner } from "../people/facts.ts";

/** Times are milliseconds since 1970. */
export interface HelpRecord {
  readonly help: string;
  readonly agent: AgentId;
  readonly text: string;
  readonly askedAt: number;
  /** Undefined: it is open, or a crash has cut it. */
  readonly endedAt: number | undefined;
  readonly end: HelpEnd | undefined;
  /** Who answered it or took it back. */
  readonly by: string | undefined;
  readonly manner: HelpManner | undefined;
  /** Of an answer by a message. */
  readonly answer: string | undefined;
}

/** In one call. */
const MOST_HELPS = 100;

/** What of a call's record it concerns. */
interface Concerned {
  readonly helps?: readonly HelpRecord[];
  readonly endedAt: number | undefined;
  readonly lastAt: number;
}

export type HelpCallFact = Fact & HelpFact;

export function isHelpFact(fact: Fact): fact is HelpCallFact {
  return fact.type.startsWith("help-");
}

/** It ends with the call, or a moment later: that is no sign of the call's life. */
export function withHelpFact<Record extends Concerned>(record: Record, fact: HelpCallFact): Record {
  const lastAt = record.endedAt === undefined ? fact.at : record.lastAt;
  return { ...record, helps: helpsAfter(record.helps ?? [], fact), lastAt };
}

function helpsAfter(helps: readonly HelpRecord[], fact: HelpCallFact): readonly HelpRecord[] {
  const { help, agent, at } = fact;
  switch (fact.type) {
    case "help-asked": {
      const none = { endedAt: undefined, end: undefined, by: undefined, manner: undefined, answer: undefined };
      return [...helps, { help, agent, text: fact.text, askedAt: at, ...none }].slice(-MOST_HELPS);
    }
    case "help-ended": {
      const { end, by, manner, text: answer } = fact;
      return helps.map((one) => (one.help === help ? { ...one, endedAt: at, end, by, manner, answer } : one));
    }
    // Who was called for it is told by the call's own legs.
    case "help-taken":
    case "help-released":
      return helps;
  }
}
