// Single values of an installation.
import type { Connection } from "./parts.ts";

type Key = "log-lineage" | "emergency-alarm";

export async function metaOf(database: Connection, key: Key): Promise<string | undefined> {
  const row = await database.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value;
}

export async function putMeta(database: Connection, key: Key, value: string): Promise<void> {
  await database
    .insertInto("meta")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
