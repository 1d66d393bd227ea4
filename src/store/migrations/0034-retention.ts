import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What finds the rows that are old enough to go. */
export const retention: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create index alarms_cleared on alarms (cleared_at) where cleared_at is not null`.execute(database);
    await sql`create index people_messages_sent on people_messages (sent_at)`.execute(database);
    await sql`create index recordings_gone on recordings (created_at)
      where removed_at is not null and file_gone`.execute(database);
  },
};
