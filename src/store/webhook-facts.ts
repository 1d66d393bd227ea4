// Facts that some webhook wants, put down for all of them in the transaction in which the facts are projected: there are
// neither facts that are projected and not there, nor the other way round.
import { factTypesOf, type FactType } from "../core/fact-types.ts";
import type { Fact } from "../core/facts.ts";
import type { CallId } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import { inStatements, type Connection } from "./parts.ts";

/** What is larger is told without its large parts. */
const MOST_BODY_BYTES = 65_536;
const MOST_PART_BYTES = 1_024;

/** True: there were some. */
export async function projectOutbox(
  transaction: Connection,
  facts: readonly Fact[],
  recordOf: (call: CallId) => CallRecord | undefined,
): Promise<boolean> {
  const webhooks = await transaction
    .selectFrom("webhooks")
    .select(["facts", "queues"])
    .where("deleted_at", "is", null)
    .where("enabled", "=", true)
    .execute();
  if (webhooks.length === 0) return false;
  const wants = webhooks.map((row) => ({ types: new Set<FactType>(factTypesOf(row.facts)), queues: row.queues }));
  const rows = facts.flatMap((fact) => {
    const those = wants.filter(({ types }) => types.has(fact.type));
    if (those.length === 0) return [];
    const queues = queuesOf(fact, recordOf);
    const isWanted = those.some((one) => one.queues.length === 0 || one.queues.some((queue) => queues.includes(queue)));
    if (!isWanted) return [];
    const { seq, at, type } = fact;
    return [{ seq, at: new Date(at), type, queues: JSON.stringify(queues), body: bodyOf(fact) }];
  });
  for (const some of inStatements(rows)) {
    await transaction
      .insertInto("webhook_facts")
      .values(some)
      .onConflict((conflict) => conflict.column("seq").doNothing())
      .execute();
  }
  return rows.length > 0;
}

/** Those that it names, and those that its call had joined, or been refused by, by then. */
function queuesOf(fact: Fact, recordOf: (call: CallId) => CallRecord | undefined): readonly string[] {
  const queues = new Set<string>();
  if ("queue" in fact && fact.queue !== undefined) queues.add(fact.queue);
  if ("call" in fact && fact.call !== undefined) {
    for (const step of recordOf(fact.call)?.way ?? []) {
      if (step.type !== "queue") continue;
      // However facts are batched: a step's own time is that of its routing until he joins.
      const since = step.position > 0 ? step.at : step.leftAt;
      if (since !== undefined && since <= fact.at) queues.add(step.queue);
    }
  }
  return [...queues];
}

/** As receivers get it, the same at every attempt. */
export function bodyOf(fact: Fact): string {
  const { seq, at, type, ...fields } = fact;
  // Who was considered is a matter of routing, and as long as there are agents.
  const data = Object.entries(fields).filter(([name]) => name !== "candidates");
  const head = { type, timestamp: new Date(at).toISOString(), seq };
  const body = JSON.stringify({ ...head, data: Object.fromEntries(data) });
  if (Buffer.byteLength(body) <= MOST_BODY_BYTES) return body;
  const small = data.filter(([, part]) => Buffer.byteLength(JSON.stringify([part])) <= MOST_PART_BYTES);
  return JSON.stringify({ ...head, truncated: true, data: Object.fromEntries(small) });
}
