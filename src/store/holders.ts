// What would be left without a thing that is removed: the rows that lead to it.
import { sql, type RawBuilder } from "kysely";
import type { ActionJson } from "./database/tables.ts";
import { Refused, type Holder } from "./failures.ts";
import type { NumberPlan } from "../core/numbers/plan.ts";
import type { Connection, StoreParts } from "./parts.ts";
import { isNumber, isSameNumber } from "./same-number.ts";

/** What only the running center knows of a row: who uses it at this moment. */
export type Living<Row> = (row: Row) => readonly Holder[];

/** Of each type, a refusal names at most so many. */
export const MOST_HOLDERS = 10;

/** Refuses where anything holds a row. */
export function refuseHeld(by: readonly Holder[]): void {
  if (by.length > 0) throw new Refused({ type: "held", by });
}

export async function holdersOfQueue(connection: Connection, queue: { id: number; name: string }): Promise<Holder[]> {
  return [
    ...(await hotlines(connection, sql`type = 'queue' and numbers = ${queue.name}`)),
    ...(await ivrs(connection, sql`business_type = 'queue' and numbers = ${queue.name}`)),
    ...(await queues(connection, sql`id <> ${queue.id} and ${actsBy({ type: "queue", data: queue.name })}`)),
  ];
}

/** However they write its number. `but`: the row that goes; another row of the number is led to in its place. */
export async function holdersOfHotline(
  { numbers }: Pick<StoreParts, "numbers">,
  connection: Connection,
  nbr: string,
  but: number,
): Promise<Holder[]> {
  const { rows: others } = await sql`select 1 from hotlines
    where deleted_at is null and ${isSameNumber(numbers, "nbr", nbr)} and id <> ${but} limit 1`.execute(connection);
  return others.length > 0 ? [] : queues(connection, actsByNumber(numbers, nbr));
}

/** `nbr`: of its root, which alone is led to. */
export async function holdersOfIvr(connection: Connection, nbr: string): Promise<Holder[]> {
  return [
    ...(await hotlines(connection, sql`type = 'ivr' and numbers = ${nbr}`)),
    ...(await queues(connection, actsBy({ type: "number", data: nbr }))),
  ];
}

export async function holdersOfExtension(connection: Connection, extn: string): Promise<Holder[]> {
  const named = sql`${extn} = any (string_to_array(numbers, ','))`;
  const number = actsBy({ type: "number", data: extn });
  const mailbox = actsBy({ type: "voicemail", data: extn });
  return [
    ...(await hotlines(connection, sql`type in ('only', 'ringall') and ${named}`)),
    ...(await ivrs(connection, sql`business_type <> 'queue' and ${named}`)),
    ...(await queues(connection, sql`(${number} or ${mailbox})`)),
  ];
}

function hotlines(connection: Connection, where: RawBuilder<unknown>): Promise<Holder[]> {
  return rows(connection, "hotline", sql`nbr as name from hotlines`, where);
}

function ivrs(connection: Connection, where: RawBuilder<unknown>): Promise<Holder[]> {
  return rows(connection, "ivr", sql`name from ivrs`, where);
}

function queues(connection: Connection, where: RawBuilder<unknown>): Promise<Holder[]> {
  return rows(connection, "queue", sql`name from queues`, where);
}

async function rows(
  connection: Connection,
  type: Holder["type"],
  named: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): Promise<Holder[]> {
  const { rows: found } = await sql<{ id: number; name: string }>`select id, ${named}
    where deleted_at is null and ${where} order by id limit ${MOST_HOLDERS}`.execute(connection);
  return found.map(({ id, name }) => ({ type, id: String(id), name }));
}

/** Whether one of a queue's actions leads there. */
function actsBy(to: Pick<ActionJson, "type" | "data">): RawBuilder<unknown> {
  const action = JSON.stringify({ action: "transfer", ...to });
  return anyAction((column) => sql`${column} @> ${action}::jsonb`);
}

/** Whether one of them leads to the number, in whichever way it is written there. */
function actsByNumber(plan: NumberPlan | undefined, number: string): RawBuilder<unknown> {
  const leads = JSON.stringify({ action: "transfer", type: "number" });
  return anyAction(
    (column) => sql`(${column} @> ${leads}::jsonb and ${isNumber(plan, sql`(${column} ->> 'data')`, number)})`,
  );
}

const ACTIONS = ["overflow_capacity_action", "wait_timeout_action", "wait_timeout_without_agent_action"];

function anyAction(leads: (column: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${sql.join(
    ACTIONS.map((column) => leads(sql.ref(column))),
    sql` or `,
  )})`;
}
