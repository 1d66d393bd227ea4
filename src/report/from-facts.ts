// What the reports are made of, made again from the facts alone: from a journal, or of a simulated day.
import type { Fact } from "../core/facts.ts";
import { foldSpans, type AgentSpan } from "./agent-spans.ts";
import { bookFacts, EMPTY_BOOK } from "./call-book.ts";
import { cutByCrash, type CallRecord } from "../core/report/call-record.ts";
import type { CallId } from "../core/model.ts";

export interface Rebuilt {
  readonly records: readonly CallRecord[];
  readonly spans: readonly AgentSpan[];
}

/** All facts from the first one on, in their order. A center that begins anew has cut the calls of the one before. */
export function rebuilt(facts: readonly Fact[]): Rebuilt {
  const records = new Map<CallId, CallRecord>();
  let last = 0;
  for (const run of runsOf(facts)) {
    for (const [call, record] of records) records.set(call, cutByCrash(record, last));
    for (const [call, record] of bookFacts(EMPTY_BOOK, run, records).touched) records.set(call, record);
    last = run.at(-1)?.at ?? last;
  }
  return { records: [...records.values()], spans: foldSpans(new Map(), facts, 0).changed };
}

function runsOf(facts: readonly Fact[]): Fact[][] {
  const runs: Fact[][] = [];
  for (const fact of facts) {
    if (fact.type === "engine-started" || runs.length === 0) runs.push([]);
    runs.at(-1)?.push(fact);
  }
  return runs;
}
