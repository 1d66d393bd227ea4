import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What passes between people of the center: agents' requests for help, and messages. */
export const peopleMessages: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("help_requests")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("agent", "text", (column) => column.notNull())
      .addColumn("call", "text")
      .addColumn("queues", "jsonb", (column) => column.notNull())
      .addColumn("text", "text", (column) => column.notNull())
      .addColumn("asked_at", "timestamptz", (column) => column.notNull())
      .addColumn("ended_at", "timestamptz")
      .addColumn("end", "text")
      .addColumn("answered_by", "text")
      .addColumn("manner", "text")
      .addColumn("answer", "text")
      .execute();
    await sql`create index help_requests_asked on help_requests (asked_at desc, id)`.execute(database);
    await sql`create index help_requests_open on help_requests (agent) where ended_at is null`.execute(database);
    await database.schema
      .createTable("people_messages")
      .addColumn("id", "bigint", (column) => column.primaryKey())
      .addColumn("sender", "text", (column) => column.notNull())
      .addColumn("reader", "text", (column) => column.notNull())
      .addColumn("text", "text", (column) => column.notNull())
      .addColumn("help", "text")
      .addColumn("sent_at", "timestamptz", (column) => column.notNull())
      .addColumn("read_at", "timestamptz")
      .execute();
    await sql`create index people_messages_sender on people_messages (sender, id)`.execute(database);
    await sql`create index people_messages_reader on people_messages (reader, id)`.execute(database);
    await sql`create index people_messages_unread on people_messages (reader, id) where read_at is null`.execute(
      database,
    );
  },
};
