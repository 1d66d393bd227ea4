// Who changed what: the database itself writes it down, by a trigger on each table, in the transaction of the change. So no
// write can be forgotten, none is told of that was taken back, and what is secret is left out in one place.
import { sql } from "kysely";
import { columnsOfClass, withoutSecrets } from "./database/column-classes.ts";
import type { Tables } from "./database/tables.ts";
import { transacted, type Connection } from "./parts.ts";
import type { TokenKind } from "./principal.ts";

/** Who changes something. */
export interface Actor {
  /** Null: nobody, the program itself. */
  readonly userId: number | null;
  readonly login: string;
  readonly tokenKind: TokenKind | "none";
  /** Where the request came from. */
  readonly address: string;
}

/** Whether changes of a table are written down. What is secret in it is told of without its values. */
const WATCHED: Readonly<Record<keyof Tables, boolean>> = {
  users: true,
  extensions: true,
  queues: true,
  hotlines: true,
  ivrs: true,
  // Publishing one is written down in the rows of the menus.
  ivr_versions: false,
  ivr_drafts: false,
  time_defs: true,
  tiers: true,
  callers: true,
  dispositions: true,
  break_reasons: true,
  alarm_rules: true,
  thresholds: true,
  trunks: true,
  webhooks: true,
  dev_keys: true,
  // Given out and running out all day long; revoking one is written down by whoever does it.
  tokens: false,
  audit_log: false,
  webhook_cursors: false,
  webhook_facts: false,
  webhook_deliveries: false,
  cdrs: false,
  recordings: false,
  surveys: false,
  // Who has acknowledged one stands in its row.
  alarms: false,
  help_requests: false,
  people_messages: false,
  // A user's own, written whenever they move a column.
  preferences: false,
  voicemails: false,
  sign_in_guards: false,
  sign_in_places: false,
  agent_sessions: false,
  agent_spans: false,
  queue_renames: false,
  fact_cursor: false,
  meta: false,
};
const WATCHED_TABLES = (Object.keys(WATCHED) as (keyof Tables)[]).filter((table) => WATCHED[table]);

/** Who acts, for the rest of a transaction; its number, by which one can ask later what became of it. */
export async function actAs(transaction: Connection, actor: Actor, at: number): Promise<string> {
  const told = { at, user_id: actor.userId, login: actor.login, token_kind: actor.tokenKind, address: actor.address };
  const { rows } = await sql<{ number: string }>`select set_config('xcc.actor', ${JSON.stringify(told)}, true),
    pg_current_xact_id()::text as number`.execute(transaction);
  return rows[0]?.number ?? "";
}

/** Writes down by hand what no trigger watches; in a transaction in which somebody acts. */
export async function noteRemoval(
  transaction: Connection,
  resource: keyof Tables,
  rowId: string,
  before: Readonly<Record<string, unknown>>,
): Promise<void> {
  await sql`insert into audit_log
      (at, user_id, login, token_kind, address, resource, row_id, action, changed, before, after)
    select coalesce(to_timestamp((actor ->> 'at')::double precision / 1000), now()), (actor ->> 'user_id')::integer,
      coalesce(actor ->> 'login', ''), coalesce(actor ->> 'token_kind', 'none'), coalesce(actor ->> 'address', ''),
      ${resource}, ${rowId}, 'remove', '[]', ${JSON.stringify(withoutSecrets(resource, before))}::jsonb, null
    from (select nullif(current_setting('xcc.actor', true), '')::jsonb as actor) as acting`.execute(transaction);
}

/** Names the lock under which triggers are made: any number that nothing else here uses. */
const WATCH_LOCK = 7_802_346;

/**
 * Sees to it that every table above is watched. To be called when the tables are as they should be. Several processes may do
 * so at once: they take turns, because PostgreSQL refuses two who replace the same function or trigger together.
 */
export async function watchTables(connection: Connection): Promise<void> {
  await transacted(connection, async (transaction) => {
    await sql`select pg_advisory_xact_lock(${WATCH_LOCK})`.execute(transaction);
    await WRITE_ENTRY.execute(transaction);
    for (const table of WATCHED_TABLES) {
      const [secret, quiet] = [columnsOfClass(table, "secret"), columnsOfClass(table, "quiet")];
      await sql`create or replace trigger audit after insert or update or delete on ${sql.table(table)}
        for each row execute function audit_row(${names(secret)}, ${names(quiet)})`.execute(transaction);
    }
  });
}

/** A literal: a trigger's arguments are no parameters. */
function names(columns: readonly string[]) {
  return sql.lit(`{${columns.join(",")}}`);
}

const WRITE_ENTRY = sql`
  create or replace function audit_row() returns trigger language plpgsql as $body$
  declare
    actor jsonb := nullif(current_setting('xcc.actor', true), '')::jsonb;
    secret text[] := tg_argv[0]::text[];
    quiet text[] := tg_argv[1]::text[];
    was jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    is_now jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
    changed jsonb := '[]';
  begin
    if tg_op = 'UPDATE' then
      select coalesce(jsonb_agg(name order by name), '[]') into changed
        from jsonb_object_keys(was) as name
        where name <> all (quiet) and was -> name is distinct from is_now -> name;
      if changed = '[]' then return null; end if;
      -- A row that is marked as gone is gone.
      if was ->> 'deleted_at' is null and is_now ->> 'deleted_at' is not null then
        is_now := null;
        changed := '[]';
      end if;
    end if;
    insert into audit_log (at, user_id, login, token_kind, address, resource, row_id, action, changed, before, after)
    values (
      coalesce(to_timestamp((actor ->> 'at')::double precision / 1000), now()),
      (actor ->> 'user_id')::integer,
      coalesce(actor ->> 'login', ''),
      coalesce(actor ->> 'token_kind', 'none'),
      coalesce(actor ->> 'address', ''),
      tg_table_name,
      coalesce(is_now, was) ->> 'id',
      case when was is null then 'add' when is_now is null then 'remove' else 'change' end,
      changed, was - secret, is_now - secret
    );
    return null;
  end
  $body$`;
