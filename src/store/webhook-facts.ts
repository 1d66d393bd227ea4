// Facts that some webhook wants, put down for all of them in the transaction in which the facts are projected: there are
// neither facts that are projected and not there, nor the other way round.
import type { PublicEvent } from "../contract/event.ts";
import { eventNamesOf } from "../contract/event-names.ts";
import { factTypesOf } from "../core/fact-types.ts";
import type { Fact } from "../core/facts.ts";
import type { CallId } from "../core/model.ts";
import type { CallRecord } from "../core/report/call-record.ts";
import type { WebhookTarget } from "../ports/webhooks.ts";
import { inStatements, type Connection } from "./parts.ts";
import { bodyOf, eventBodyOf } from "./webhook-bodies.ts";
import { eventsOf } from "./webhook-events.ts";
import { versionOf } from "./webhooks.ts";

/** A call's record, before these facts and after them; undefined: there is none, or it is not at hand. */
export interface RecordsAround {
  readonly before: (call: CallId) => CallRecord | undefined;
  readonly after: (call: CallId) => CallRecord | undefined;
}

interface Wants {
  readonly version: WebhookTarget["version"];
  readonly types: ReadonlySet<string>;
  readonly queues: readonly string[];
}

/** True: there were some. To be called before anything of the facts is written. */
export async function projectOutbox(
  transaction: Connection,
  facts: readonly Fact[],
  records: RecordsAround,
): Promise<boolean> {
  const webhooks = await transaction
    .selectFrom("webhooks")
    .select(["facts", "events", "queues"])
    .where("deleted_at", "is", null)
    .where("enabled", "=", true)
    .execute();
  if (webhooks.length === 0) return false;
  const wants = webhooks.map((row): Wants => {
    const version = versionOf(row);
    const types = version === 2 ? eventNamesOf(row.events) : factTypesOf(row.facts);
    return { version, types: new Set<string>(types), queues: row.queues };
  });
  const isAnyForEvents = wants.some(({ version }) => version === 2);
  const events = isAnyForEvents ? await eventsOf(transaction, facts, records.before) : undefined;
  const rows = facts.flatMap((fact) => rowOf(fact, events?.get(fact.seq), wants, records.after) ?? []);
  for (const some of inStatements(rows)) {
    await transaction
      .insertInto("webhook_facts")
      .values(some)
      .onConflict((conflict) => conflict.column("seq").doNothing())
      .execute();
  }
  return rows.length > 0;
}

/** With what is wanted of it. Undefined: nothing is. */
function rowOf(fact: Fact, event: PublicEvent | undefined, wants: readonly Wants[], recordOf: RecordsAround["after"]) {
  const those = wants.filter(({ version, types }) => {
    return version === 1 ? types.has(fact.type) : event !== undefined && types.has(event.event);
  });
  if (those.length === 0) return undefined;
  const queues = queuesOf(fact, recordOf);
  const wanting = those.filter((one) => one.queues.length === 0 || one.queues.some((queue) => queues.includes(queue)));
  if (wanting.length === 0) return undefined;
  const isFor = (which: Wants["version"]): boolean => wanting.some(({ version }) => version === which);
  const { seq, at, type } = fact;
  const told = event !== undefined && isFor(2) ? { event: event.event, event_body: eventBodyOf(event) } : NOT_TOLD;
  const body = isFor(1) ? bodyOf(fact) : null;
  return { seq, at: new Date(at), type, queues: JSON.stringify(queues), body, ...told };
}

const NOT_TOLD = { event: null, event_body: null };

/** Those that it names, and those that its call had joined, or been refused by, by then. */
function queuesOf(fact: Fact, recordOf: RecordsAround["after"]): readonly string[] {
  const queues = new Set<string>();
  if ("queue" in fact && fact.queue !== undefined) queues.add(fact.queue);
  if ("queues" in fact) for (const queue of fact.queues) queues.add(queue);
  if ("call" in fact && fact.call !== undefined) {
    for (const step of recordOf(fact.call)?.way ?? []) {
      if (step.type !== "queue") continue;
      // However facts are batched: a step's own time is that of its routing until they join.
      const since = step.position > 0 ? step.at : step.leftAt;
      if (since !== undefined && since <= fact.at) queues.add(step.queue);
    }
  }
  return [...queues];
}
