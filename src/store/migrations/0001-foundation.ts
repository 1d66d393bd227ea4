import { sql, type CreateTableBuilder, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Users, extensions, queues, hotlines; keys and tokens; call records and recordings; who is signed in. */
export const foundation: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await people(database);
    await callHandling(database);
    await keys(database);
    await history(database);
  },
};

function stamped<Table extends string, Column extends string>(
  table: CreateTableBuilder<Table, Column>,
): CreateTableBuilder<Table, Column | "created_at" | "updated_at" | "deleted_at"> {
  return table
    .addColumn("created_at", "timestamptz", (column) => column.notNull())
    .addColumn("updated_at", "timestamptz", (column) => column.notNull())
    .addColumn("deleted_at", "timestamptz");
}

async function people(database: Kysely<unknown>): Promise<void> {
  await stamped(database.schema.createTable("users"))
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("login", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("extn", "text")
    .addColumn("extn_id", "integer")
    .addColumn("domain", "text", (column) => column.notNull())
    .addColumn("agent_info", "jsonb", (column) => column.notNull())
    .addColumn("is_super", "boolean", (column) => column.notNull())
    .addColumn("disabled", "boolean", (column) => column.notNull())
    .addColumn("with_extension", "boolean", (column) => column.notNull())
    .execute();
  await sql`create unique index users_login_living on users (login) where deleted_at is null`.execute(database);
  await stamped(database.schema.createTable("extensions"))
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("user_id", "integer", (column) => column.notNull().references("users.id"))
    .addColumn("extn", "text", (column) => column.notNull())
    .addColumn("domain", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("ha1", "text", (column) => column.notNull())
    .addColumn("ha1b", "text", (column) => column.notNull())
    .addColumn("cid_name", "text", (column) => column.notNull())
    .addColumn("cid_number", "text", (column) => column.notNull())
    .addColumn("context", "text", (column) => column.notNull())
    .addColumn("vm_password", "text", (column) => column.notNull())
    .addColumn("description", "text", (column) => column.notNull())
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("display_order", "integer", (column) => column.notNull())
    .addColumn("disabled", "boolean", (column) => column.notNull())
    .addColumn("weblogin_disabled", "boolean", (column) => column.notNull())
    .addColumn("sync_enabled", "boolean", (column) => column.notNull())
    .execute();
  await sql`create unique index extensions_extn_living on extensions (extn) where deleted_at is null`.execute(database);
}

async function callHandling(database: Kysely<unknown>): Promise<void> {
  await stamped(database.schema.createTable("queues"))
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("cti_template", "text", (column) => column.notNull())
    .addColumn("strategy", "text", (column) => column.notNull())
    .addColumn("server_ip", "text")
    .addColumn("description", "text")
    .addColumn("moh_sound", "text")
    .addColumn("greeting", "text")
    .addColumn("auto_record", "boolean", (column) => column.notNull())
    .addColumn("notify_position", "boolean")
    .addColumn("notify_position_interval", "integer")
    .addColumn("notify_agent_answer", "boolean")
    .addColumn("retain_agent", "integer")
    .addColumn("agent_timeout", "integer")
    .addColumn("wait_timeout", "integer")
    .addColumn("wait_timeout_without_agent", "integer")
    .addColumn("capacity", "integer")
    .addColumn("priority", "integer")
    .addColumn("overflow_capacity_action", "jsonb")
    .addColumn("wait_timeout_action", "jsonb")
    .addColumn("wait_timeout_without_agent_action", "jsonb")
    .execute();
  await sql`create unique index queues_name_living on queues (name) where deleted_at is null`.execute(database);
  await stamped(database.schema.createTable("hotlines"))
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("nbr", "text", (column) => column.notNull())
    .addColumn("period_enable", "boolean", (column) => column.notNull())
    .addColumn("period_type", "text", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("numbers", "text", (column) => column.notNull())
    .addColumn("description", "text", (column) => column.notNull())
    .execute();
  // A number has at most one row per period, and one for all periods.
  await sql`create unique index hotlines_nbr_period_living on hotlines
    (nbr, (case when period_enable then period_type else 'any' end)) where deleted_at is null`.execute(database);
}

async function keys(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("dev_keys")
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("user_id", "integer", (column) => column.notNull().references("users.id"))
    .addColumn("hash", "text", (column) => column.notNull().unique())
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("created_at", "timestamptz", (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("tokens")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("user_id", "integer", (column) => column.notNull().references("users.id"))
    .addColumn("extension_id", "integer", (column) => column.references("extensions.id"))
    .addColumn("dev_key_id", "integer", (column) => column.references("dev_keys.id").onDelete("cascade"))
    .addColumn("created_at", "timestamptz", (column) => column.notNull())
    .addColumn("expires_at", "timestamptz", (column) => column.notNull())
    .execute();
  await database.schema.createIndex("tokens_expires_at").on("tokens").column("expires_at").execute();
}

async function history(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("cdrs")
    .addColumn("uuid", "text", (column) => column.primaryKey())
    .addColumn("caller_leg", "text", (column) => column.notNull())
    .addColumn("peer_leg", "text")
    .addColumn("caller_id_name", "text", (column) => column.notNull())
    .addColumn("caller_id_number", "text", (column) => column.notNull())
    .addColumn("destination_number", "text", (column) => column.notNull())
    .addColumn("direction", "text", (column) => column.notNull())
    .addColumn("queue", "text")
    .addColumn("agent", "text")
    .addColumn("start_at", "timestamptz", (column) => column.notNull())
    .addColumn("answer_at", "timestamptz")
    .addColumn("end_at", "timestamptz")
    .addColumn("cause", "text")
    .addColumn("billsec", "integer", (column) => column.notNull())
    .addColumn("record", "jsonb", (column) => column.notNull())
    .execute();
  await database.schema.createIndex("cdrs_start_at").on("cdrs").columns(["start_at", "uuid"]).execute();
  await database.schema.createIndex("cdrs_end_at").on("cdrs").column("end_at").execute();
  await database.schema.createIndex("cdrs_caller_leg").on("cdrs").column("caller_leg").execute();
  await database.schema.createIndex("cdrs_peer_leg").on("cdrs").column("peer_leg").execute();
  await database.schema
    .createTable("recordings")
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("call", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("file", "text", (column) => column.notNull())
    .addColumn("duration_ms", "integer", (column) => column.notNull())
    .addColumn("size_bytes", "bigint", (column) => column.notNull())
    .addColumn("created_at", "timestamptz", (column) => column.notNull())
    .addUniqueConstraint("recordings_call_file", ["call", "file"])
    .execute();
  await database.schema
    .createTable("agent_sessions")
    .addColumn("agent", "text", (column) => column.primaryKey())
    .addColumn("extn", "text", (column) => column.notNull())
    .addColumn("queues", "jsonb", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("since", "timestamptz", (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("fact_cursor")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("last_fact", "bigint", (column) => column.notNull())
    .addColumn("at", "timestamptz", (column) => column.notNull())
    .execute();
  await sql`insert into fact_cursor (id, last_fact, at) values (1, 0, to_timestamp(0))`.execute(database);
  await database.schema
    .createTable("meta")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}
