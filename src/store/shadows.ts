// A number leads to a hotline before anything else: what else has it would be hidden. Nobody does that without saying so.
import { sql } from "kysely";
import { Refused, type Holder } from "./failures.ts";
import { MOST_HOLDERS } from "./holders.ts";
import type { Connection } from "./parts.ts";

/** Refuses a hotline's number that an extension, an IVR or a queue has, naming what it would hide. */
export async function refuseHiding(connection: Connection, nbr: string): Promise<void> {
  const { rows } = await sql<{ type: Holder["type"]; id: number; name: string }>`
    select 'extension' as type, id, extn as name from extensions where deleted_at is null and extn = ${nbr}
    union all select 'ivr', id, name from ivrs where deleted_at is null and parent_id is null and nbr = ${nbr}
    union all select 'queue', id, name from queues where deleted_at is null and name = ${nbr}
    limit ${MOST_HOLDERS}`.execute(connection);
  refuse("hides", rows);
}

/** The other way round: refuses a number, or a queue's name, that a hotline has, which would hide it. */
export async function refuseHidden(connection: Connection, number: string): Promise<void> {
  const { rows } = await sql<{ type: Holder["type"]; id: number; name: string }>`
    select 'hotline' as type, id, nbr as name from hotlines where deleted_at is null and nbr = ${number}
    order by id limit ${MOST_HOLDERS}`.execute(connection);
  refuse("hidden", rows);
}

function refuse(
  type: "hides" | "hidden",
  rows: readonly { readonly type: Holder["type"]; readonly id: number; readonly name: string }[],
): void {
  if (rows.length === 0) return;
  throw new Refused({ type, by: rows.map(({ type: of, id, name }) => ({ type: of, id: String(id), name })) });
}
