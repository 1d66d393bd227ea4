// What users keep of their own about how they work: small documents, by key. Nobody else's are read or written.
import type { Selectable } from "kysely";
import type { PreferencesTable } from "./database/people-tables.ts";
import { Refused } from "./failures.ts";
import { transacted, type StoreParts } from "./parts.ts";

export type PreferenceRow = Selectable<PreferencesTable>;

export const MOST_PREFERENCES = 64;

export interface PreferenceStore {
  /** By key. */
  of(userId: number): Promise<readonly PreferenceRow[]>;
  get(userId: number, key: string): Promise<PreferenceRow | undefined>;
  /** `value`: JSON. Refuses a key beyond `MOST_PREFERENCES`. */
  put(userId: number, key: string, value: string): Promise<PreferenceRow>;
  /** Refuses where there is none. */
  remove(userId: number, key: string): Promise<void>;
}

export function preferenceStore({ database, clock }: StoreParts): PreferenceStore {
  const of = (userId: number) => database.selectFrom("preferences").selectAll().where("user_id", "=", userId);
  return {
    of: (userId) => of(userId).orderBy("key").execute(),
    get: (userId, key) => of(userId).where("key", "=", key).executeTakeFirst(),
    put: (userId, key, value) =>
      transacted(database, async (transaction) => {
        const updated_at = new Date(clock.now());
        // Who puts two at once waits here: one too many is seen.
        await transaction.selectFrom("users").select("id").where("id", "=", userId).forUpdate().execute();
        const row = await transaction
          .insertInto("preferences")
          .values({ user_id: userId, key, value, updated_at })
          .onConflict((conflict) => conflict.columns(["user_id", "key"]).doUpdateSet({ value, updated_at }))
          .returningAll()
          .executeTakeFirstOrThrow();
        const counted = transaction.selectFrom("preferences").where("user_id", "=", userId);
        const { count } = await counted.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
        if (count > MOST_PREFERENCES) throw new Refused({ type: "full", most: MOST_PREFERENCES });
        return row;
      }),
    remove: async (userId, key) => {
      const gone = database.deleteFrom("preferences").where("user_id", "=", userId).where("key", "=", key);
      if ((await gone.returning("key").executeTakeFirst()) === undefined) throw new Refused({ type: "no-such" });
    },
  };
}
