// The recordings of a call, for its record: what became of each, who ordered it, and what is not on it.
import type { RecordingOrderer } from "../conversation/facts.ts";
import type { Fact } from "../facts.ts";

/** Times are milliseconds since 1970. */
export interface RecordingOrder extends RecordingOrderer {
  readonly at: number;
}

export interface RecordingRecord {
  readonly name: string;
  /** When it began; of one that was ordered and has not begun yet, when it was ordered. */
  readonly startedAt: number;
  /** Below the recordings folder; undefined: not (yet) written. */
  readonly file: string | undefined;
  readonly durationMs: number | undefined;
  readonly sizeBytes: number | undefined;
  readonly failure: string | undefined;
  /** Who asked for it first; undefined: nobody did, the queue's row wants it. */
  readonly ordered?: RecordingOrder;
  /** Who ended it before the talk was over. */
  readonly stopped?: RecordingOrder;
  /** What is not on it; the last ones. */
  readonly pauses?: readonly RecordingPause[];
}

export interface RecordingPause {
  readonly from: number;
  /** Undefined: it goes on, or went on to the recording's end. */
  readonly to: number | undefined;
  readonly pausedBy: RecordingOrderer;
  readonly resumedBy?: RecordingOrderer;
}

/** Of one recording. */
const MOST_PAUSES = 200;

const TYPES = {
  ...{ "recording-started": true, "recording-ended": true, "recording-failed": true },
  ...{ "recording-ordered": true, "recording-paused": true, "recording-resumed": true },
} as const satisfies Partial<Record<Fact["type"], true>>;

export type RecordingFact = Extract<Fact, { readonly type: keyof typeof TYPES }>;

export function isRecordingFact(fact: Fact): fact is RecordingFact {
  return fact.type in TYPES;
}

/** One that was not known yet begins with this fact: it was ordered, has begun, or could not even be begun. */
export function withRecordingFact(all: readonly RecordingRecord[], fact: RecordingFact): readonly RecordingRecord[] {
  const index = all.findLastIndex(({ name }) => name === fact.name);
  const known = all[index];
  if (known !== undefined) return all.with(index, changed(known, fact));
  const outcome = { file: undefined, durationMs: undefined, sizeBytes: undefined, failure: undefined };
  return [...all, changed({ name: fact.name, startedAt: fact.at, ...outcome }, fact)];
}

function changed(recording: RecordingRecord, fact: RecordingFact): RecordingRecord {
  switch (fact.type) {
    case "recording-started":
      return { ...recording, startedAt: fact.at };
    case "recording-ended":
      return { ...recording, file: fact.file, durationMs: fact.durationMs, sizeBytes: fact.sizeBytes };
    case "recording-failed":
      return { ...recording, failure: fact.reason };
    case "recording-ordered": {
      const { at, leg, agent } = fact;
      const key = fact.doing === "start" ? "ordered" : "stopped";
      return { ...recording, [key]: recording[key] ?? { at, leg, agent } };
    }
    case "recording-paused":
    case "recording-resumed":
      return withPause(recording, fact);
  }
}

function withPause(
  recording: RecordingRecord,
  { type, at, leg, agent }: Extract<RecordingFact, { type: "recording-paused" | "recording-resumed" }>,
): RecordingRecord {
  const { pauses = [] } = recording;
  const isPaused = pauses.some(({ to }) => to === undefined);
  if (isPaused === (type === "recording-paused")) return recording;
  const by = { leg, agent };
  const changed = isPaused
    ? pauses.map((one): RecordingPause => (one.to === undefined ? { ...one, to: at, resumedBy: by } : one))
    : [...pauses, { from: at, to: undefined, pausedBy: by }].slice(-MOST_PAUSES);
  return { ...recording, pauses: changed };
}
