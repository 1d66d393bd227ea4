import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What a center's transactions on PostgreSQL begin with: see `database/center-hold.ts`. */
export const oneCenter: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create or replace function xcc_hold(mine text) returns void language plpgsql as $$
      declare theirs text;
      begin
        -- Shared among the transactions of one center; who takes the database over waits until they have ended.
        perform pg_advisory_xact_lock_shared(7889763, 2);
        select coalesce((select value from meta where key = 'center-holder'), '') into theirs
          from meta where key = 'center' and value <> mine;
        if found then
          raise exception 'another center has taken the database: %', theirs using errcode = 'XC001';
        end if;
      end $$`.execute(database);
  },
};
