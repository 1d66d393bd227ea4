import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Passwords, roles and what else is known of users; tokens that are listed and revoked; who changed what. */
export const people: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await users(database);
    await keys(database);
    await auditLog(database);
  },
};

async function users(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable("users")
    .addColumn("password_hash", "text")
    .addColumn("email", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("tel", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("tel_enabled", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("auto_record", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("cid_name", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("cid_number", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("context", "text", (column) => column.notNull().defaultTo("context-1"))
    .addColumn("mac_address", "text", (column) => column.notNull().defaultTo(""))
    .addColumn("extn_type", "text", (column) => column.notNull().defaultTo("SIP"))
    .addColumn("is_admin", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("is_supervisor", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("login_attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("is_locked", "boolean", (column) => column.notNull().defaultTo(false))
    .addColumn("first_login", "boolean", (column) => column.notNull().defaultTo(true))
    .addColumn("idle_timeout", "integer")
    .addColumn("last_login_at", "timestamptz")
    .addColumn("last_login_attempt_at", "timestamptz")
    .execute();
}

async function keys(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable("dev_keys")
    .addColumn("name", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  // Without an end: a developer key's token lives as long as the key.
  await database.schema
    .alterTable("tokens")
    .addColumn("id", "serial", (column) => column.notNull().unique())
    .addColumn("address", "text", (column) => column.notNull().defaultTo(""))
    .alterColumn("expires_at", (column) => column.dropNotNull())
    .execute();
  await database.schema.createIndex("tokens_user_id").on("tokens").column("user_id").execute();
}

async function auditLog(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("audit_log")
    .addColumn("id", "bigserial", (column) => column.primaryKey())
    .addColumn("at", "timestamptz", (column) => column.notNull())
    // No reference: the entry outlives the user.
    .addColumn("user_id", "integer")
    .addColumn("login", "text", (column) => column.notNull())
    .addColumn("token_kind", "text", (column) => column.notNull())
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("resource", "text", (column) => column.notNull())
    .addColumn("row_id", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("changed", "jsonb", (column) => column.notNull())
    .addColumn("before", "jsonb")
    .addColumn("after", "jsonb")
    .execute();
  await database.schema.createIndex("audit_log_at").on("audit_log").column("at").execute();
  await sql`create index audit_log_row on audit_log (resource, row_id)`.execute(database);
}
