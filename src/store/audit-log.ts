// The entries of the audit log, read and kept within their limits.
import { sql, type Selectable, type SelectQueryBuilder } from "kysely";
import type { AuditLogTable, Tables } from "./database/tables.ts";
import { latestFirst, type Asked } from "./keyset.ts";
import { pageOfRows } from "./row-pages.ts";
import type { Page } from "./pages.ts";
import type { Connection, StoreParts } from "./parts.ts";

export type AuditRow = Selectable<AuditLogTable>;

/** What is undefined does not restrict. Times are milliseconds since 1970, `until` is not included. */
export interface AuditQuery extends Asked {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** The login of who did it. */
  readonly login?: string | undefined;
  readonly resource?: string | undefined;
  readonly rowId?: string | undefined;
}

export interface AuditStore {
  /** Latest first. */
  list(query: AuditQuery): Promise<Page<AuditRow>>;
}

const DAY_MS = 86_400_000;
/** However young they are: the oldest beyond this number go. */
const MOST_ENTRIES = 1_000_000;
/** Removed with one write, so that no write is held up by the past. */
const REMOVED_AT_ONCE = 1_000;

type Entries<Columns> = SelectQueryBuilder<Tables, "audit_log", Columns>;

export function auditStore({ database }: StoreParts): AuditStore {
  return {
    list: (query) =>
      pageOfRows(matching(database.selectFrom("audit_log").selectAll(), query), latestFirst("audit_log", "id"), query),
  };
}

function matching<Columns>(entries: Entries<Columns>, query: AuditQuery): Entries<Columns> {
  let found = entries;
  if (query.from !== undefined) found = found.where("at", ">=", new Date(query.from));
  if (query.until !== undefined) found = found.where("at", "<", new Date(query.until));
  if (query.login !== undefined) found = found.where("login", "=", query.login);
  if (query.resource !== undefined) found = found.where("resource", "=", query.resource);
  if (query.rowId !== undefined) found = found.where("row_id", "=", query.rowId);
  return found;
}

/** Removes what is too old or too many; with each write some, so that no timer is needed. */
export async function trimAuditLog(connection: Connection, keptDays: number, at: number): Promise<void> {
  await sql`delete from audit_log where id in (
    select id from audit_log
    where at < ${new Date(at - keptDays * DAY_MS)}
      or id <= (select max(id) from audit_log) - ${MOST_ENTRIES}::bigint
    order by id limit ${REMOVED_AT_ONCE})`.execute(connection);
}
