import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Trees of menus that are being changed, and every one that callers have met. Trees that are there already are the first. */
export const menuVersions: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("ivr_versions")
      .addColumn("ivr_id", "integer", (column) => column.notNull().references("ivrs.id"))
      .addColumn("number", "integer", (column) => column.notNull())
      .addColumn("nodes", "jsonb", (column) => column.notNull())
      .addColumn("how", "text", (column) => column.notNull())
      .addColumn("note", "text", (column) => column.notNull().defaultTo(""))
      .addColumn("of_number", "integer")
      .addColumn("at", "timestamptz", (column) => column.notNull())
      .addColumn("login", "text", (column) => column.notNull().defaultTo(""))
      .addPrimaryKeyConstraint("ivr_versions_pkey", ["ivr_id", "number"])
      .execute();
    await database.schema
      .createTable("ivr_drafts")
      .addColumn("ivr_id", "integer", (column) => column.primaryKey().references("ivrs.id"))
      .addColumn("nodes", "jsonb", (column) => column.notNull())
      .addColumn("revision", "integer", (column) => column.notNull())
      .addColumn("based_on", "integer", (column) => column.notNull())
      .addColumn("at", "timestamptz", (column) => column.notNull())
      .addColumn("login", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    await sql`insert into ivr_versions (ivr_id, number, nodes, how, at)
      with recursive tree as (
        select id as root, ivrs.* from ivrs where parent_id is null and deleted_at is null
        union all
        select tree.root, child.* from ivrs as child join tree on child.parent_id = tree.id where child.deleted_at is null
      )
      select root, 1, jsonb_agg(jsonb_build_object(
          'key', id::text, 'id', id::text, 'parent', coalesce(parent_id::text, ''), 'name', name, 'nbr', nbr,
          'type', type, 'voice_type', voice_type, 'media_file', media_file,
          'repeat_timeout', coalesce(repeat_timeout::text, ''), 'repeat_prompts', coalesce(repeat_prompts::text, ''),
          'call_extn_allowed', call_extn_allowed::integer::text, 'record', record,
          'transfer_time', coalesce(transfer_time::text, ''), 'timeout_enable', timeout_enable::integer::text,
          'timeout', coalesce(timeout::text, ''), 'business_type', business_type, 'numbers', numbers, 'digits', digits
        ) order by level, id), 'found', max(updated_at)
      from tree group by root`.execute(database);
  },
};
