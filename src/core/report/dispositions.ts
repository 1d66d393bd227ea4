// What came of a call, for each agent who had a part in it: in its record, and counted. A fold over facts.
import type { Fact } from "../facts.ts";
import type { AgentId, QueueName } from "../model.ts";

/** Of one agent's part in the call. Times are milliseconds since 1970. */
export interface DispositionRecord {
  readonly agent: AgentId;
  /** Whose caller it was; undefined: no queue's. */
  readonly queue: QueueName | undefined;
  /** Undefined: none, there are notes only. */
  readonly code: string | undefined;
  /** "" where there are none. */
  readonly notes: string;
  /** When it was changed last, and by whom; "center": the queue's default. */
  readonly at: number;
  readonly by: "agent" | "supervisor" | "center";
  /** Their login; undefined: the center. */
  readonly user: string | undefined;
}

/** So many agents have a part in a call that is remembered. */
const MOST_DISPOSITIONS = 200;

/** What of a call's record it concerns. */
interface Concerned {
  readonly dispositions?: readonly DispositionRecord[];
  readonly endedAt: number | undefined;
  readonly lastAt: number;
}

/** It may be set long after the call has ended, and is no sign of its life then. */
export function withDisposition<Record extends Concerned>(
  record: Record,
  fact: Extract<Fact, { type: "disposition-set" }>,
): Record {
  const { agent, queue, code, notes, by, user, at } = fact;
  const all = record.dispositions ?? [];
  const former = all.find((one) => one.agent === agent);
  const changed = { agent, queue, code: code ?? former?.code, notes: notes ?? former?.notes ?? "", at, by, user };
  const dispositions = [...all.filter((one) => one !== former), changed].slice(-MOST_DISPOSITIONS);
  const lastAt = record.endedAt === undefined ? at : record.lastAt;
  return { ...record, dispositions, lastAt };
}
