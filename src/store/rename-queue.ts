// A queue gets another name: whatever refers to it by its name follows, in the same transaction.
import { sql } from "kysely";
import type { ConfigChange } from "../core/model.ts";
import { allAlarmRules } from "./alarm-rules.ts";
import { allDispositions } from "./dispositions.ts";
import { refuseEmergency } from "./emergency-numbers.ts";
import { Refused } from "./failures.ts";
import { putIvr } from "./ivr-to-engine.ts";
import { treesOf } from "./ivrs.ts";
import type { Connection, StoreParts } from "./parts.ts";
import { refuseHidden } from "./shadows.ts";
import { allTiers } from "./tiers.ts";
import { putHotline, putQueue } from "./to-engine.ts";

const ACTIONS = ["overflow_capacity_action", "wait_timeout_action", "wait_timeout_without_agent_action"] as const;

/**
 * What the engine is told besides what else has changed of the queue; nothing where the name is the one it has. Refuses a
 * taken name and one that is a hotline's number. Who waits in it or is signed in to it goes on under the new name.
 */
export async function renameQueue(
  parts: StoreParts,
  transaction: Connection,
  { id, name }: { readonly id: number; readonly name: string },
): Promise<readonly ConfigChange[]> {
  const found = transaction.selectFrom("queues").selectAll().where("id", "=", id).where("deleted_at", "is", null);
  const former = await found.forUpdate().executeTakeFirst();
  if (former === undefined) throw new Refused({ type: "no-such" });
  if (former.name === name) return [];
  refuseEmergency(parts, "name", name);
  await refuseHidden(parts, transaction, name);
  const now = new Date(parts.clock.now());
  await transaction.updateTable("queues").set({ name, updated_at: now }).where("id", "=", id).execute();
  await follow(transaction, former.name, name);
  // Who looks after which queues is among what is remembered of users.
  parts.known?.forget(() => true);
  return following(transaction, name);
}

async function follow(transaction: Connection, former: string, name: string): Promise<void> {
  await sql`update hotlines set numbers = ${name}
    where deleted_at is null and type = 'queue' and numbers = ${former}`.execute(transaction);
  await sql`update ivrs set numbers = ${name}
    where deleted_at is null and business_type = 'queue' and numbers = ${former}`.execute(transaction);
  for (const action of ACTIONS) {
    const column = sql.ref(action);
    await sql`update queues set ${column} = jsonb_set(${column}, '{data}', to_jsonb(${name}::text))
      where deleted_at is null and ${column} ->> 'type' = 'queue' and ${column} ->> 'data' = ${former}`.execute(
      transaction,
    );
  }
  for (const table of ["users", "webhooks"] as const) {
    await sql`update ${sql.table(table)} set queues = (
        select jsonb_agg(case when one = to_jsonb(${former}::text) then to_jsonb(${name}::text) else one end)
        from jsonb_array_elements(queues) as one)
      where queues @> to_jsonb(${former}::text)`.execute(transaction);
  }
}

/** Rows that name it, as the engine is told them. */
async function following(transaction: Connection, name: string): Promise<readonly ConfigChange[]> {
  const living = sql<boolean>`deleted_at is null`;
  const queues = await transaction.selectFrom("queues").selectAll().where(living).orderBy("id").execute();
  const hotlines = await transaction.selectFrom("hotlines").selectAll().where(living).orderBy("id").execute();
  const menus = await transaction.selectFrom("ivrs").selectAll().where(living).orderBy("id").execute();
  const leads = queues.filter((row) => row.name === name || ACTIONS.some((action) => row[action]?.data === name));
  const places = await allTiers({ database: transaction });
  const dispositions = await allDispositions(transaction);
  const rules = await allAlarmRules(transaction);
  return [
    ...leads.map(putQueue),
    ...places.filter((change) => change.type === "put-tier" && change.tier.queue === name),
    ...hotlines.filter((row) => row.type === "queue" && row.numbers === name).map(putHotline),
    // Trees are told as wholes.
    ...treesOf(menus).map(putIvr),
    ...dispositions.filter((change) => change.type === "put-disposition" && change.disposition.queue === name),
    ...rules.filter((change) => change.type === "put-alarm-rule" && change.rule.queue === name),
  ];
}
