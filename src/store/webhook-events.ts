// What facts are told as by the public contract, made where they are projected: in batches, late, and by a process that may
// have been there for none of what they speak of. What was known before them is read back: calls from their records, for
// which queues agents work from their sessions; from there on it is the fold that the feed is told by.
import type { PublicEvent } from "../contract/event.ts";
import { eventOf } from "../contract/event-of.ts";
import { Involved } from "../contract/involved.ts";
import { involvedOfRecord } from "../contract/involved-of-record.ts";
import type { Fact } from "../core/facts.ts";
import type { CallId } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { readSessions } from "./agent-sessions.ts";
import { readRecords } from "./call-records.ts";
import type { Connection } from "./parts.ts";

/**
 * By the numbers of the facts; those that are not told are missing. To be called before anything of the facts is written.
 * `recordOf`: as it was before them, where that is at hand.
 */
export async function eventsOf(
  transaction: Connection,
  facts: readonly Fact[],
  recordOf: (call: CallId) => CallRecord | undefined,
): Promise<ReadonlyMap<number, PublicEvent>> {
  const involved = await involvedBefore(transaction, facts, recordOf);
  const events = new Map<number, PublicEvent>();
  for (const fact of facts) {
    involved.take(fact);
    const event = eventOf(fact, involved);
    if (event !== undefined) events.set(fact.seq, event);
    involved.takeAfter(fact);
  }
  return events;
}

async function involvedBefore(
  transaction: Connection,
  facts: readonly Fact[],
  recordOf: (call: CallId) => CallRecord | undefined,
): Promise<Involved> {
  const involved = new Involved();
  const agents = new Set(facts.flatMap((fact) => (fact.type === "agent-changed" ? [fact.agent] : [])));
  if (agents.size > 0) {
    for (const { agent, extn, queues } of await readSessions(transaction, [...agents])) {
      involved.knowAgent(agent, { extn, queues: new Set(queues) });
    }
  }
  const missing = new Set<CallId>();
  for (const call of callsIn(facts)) {
    const record = recordOf(call);
    if (record === undefined) missing.add(call);
    else involved.know(call, involvedOfRecord(record));
  }
  // An agent is still said to be of a call that is long over.
  for (const [call, record] of await readRecords(transaction, [...missing])) {
    involved.know(call, involvedOfRecord(record));
  }
  return involved;
}

/** Those that began before them. */
function callsIn(facts: readonly Fact[]): ReadonlySet<CallId> {
  const [calls, begun] = [new Set<CallId>(), new Set<CallId>()];
  for (const fact of facts) {
    if (fact.type === "call-started") begun.add(fact.call);
    const named = [...("call" in fact ? [fact.call] : []), ...(fact.type === "leg-moved" ? [fact.from] : [])];
    for (const call of named) if (call !== undefined && !begun.has(call)) calls.add(call);
  }
  return calls;
}
