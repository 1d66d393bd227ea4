import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What callers are told before anything of their call is recorded: by a queue, by a hotline. */
export const announcementsOfRecording: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .alterTable("queues")
      .addColumn("record_announcement", "text")
      .addColumn("record_announcement_outgoing", "boolean")
      .execute();
    await database.schema.alterTable("hotlines").addColumn("record_announcement", "text").execute();
  },
};
