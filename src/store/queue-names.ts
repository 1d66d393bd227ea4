// Queues by their names, as whatever leads to one has it.
import { Refused } from "./failures.ts";
import type { Connection } from "./parts.ts";

export function queueNamed(connection: Connection, name: string) {
  return connection.selectFrom("queues").where("name", "=", name).where("deleted_at", "is", null);
}

/** Refuses a name that no queue has. */
export async function queueIdOf(transaction: Connection, name: string): Promise<number> {
  const row = await queueNamed(transaction, name).select("id").executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "unfit", field: "queue", expected: "the name of a queue" });
  return row.id;
}
