// Requests for help as the facts say: kept, whether they are about a call or not.
import { sql, type Selectable, type SelectQueryBuilder } from "kysely";
import type { Fact } from "../core/facts.ts";
import { cleanJson, cleanText } from "./clean-text.ts";
import type { HelpRequestsTable } from "./database/people-tables.ts";
import type { Tables } from "./database/tables.ts";
import { latestFirst, type Asked } from "./keyset.ts";
import { pageOfRows } from "./row-pages.ts";
import type { Page } from "./pages.ts";
import type { Connection, StoreParts } from "./parts.ts";

export type HelpRequestRow = Selectable<HelpRequestsTable>;

/** What is undefined does not restrict. Times are milliseconds since 1970, `until` is not included. */
export interface HelpQuery extends Asked {
  readonly agent?: string | undefined;
  readonly call?: string | undefined;
  readonly open?: boolean | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  /** Asked for in one of these. */
  readonly queues?: readonly string[] | undefined;
}

export interface HelpStore {
  /** The latest first. */
  list(query: HelpQuery): Promise<Page<HelpRequestRow>>;
}

type Rows<Columns> = SelectQueryBuilder<Tables, "help_requests", Columns>;

export function helpStore({ database }: StoreParts): HelpStore {
  return {
    list: (query) =>
      pageOfRows(
        matching(database.selectFrom("help_requests").selectAll(), query),
        latestFirst("help_requests", "asked_at", "id"),
        query,
      ),
  };
}

function matching<Columns>(rows: Rows<Columns>, query: HelpQuery): Rows<Columns> {
  const { agent, call, open, from, until, queues } = query;
  let found = rows;
  if (agent !== undefined) found = found.where("agent", "=", agent);
  if (call !== undefined) found = found.where("call", "=", call);
  if (open !== undefined) found = found.where("ended_at", open ? "is" : "is not", null);
  if (from !== undefined) found = found.where("asked_at", ">=", new Date(from));
  if (until !== undefined) found = found.where("asked_at", "<", new Date(until));
  if (queues !== undefined) found = found.where(sql<boolean>`queues ?| ${sql.val([...queues])}::text[]`);
  return found;
}

export async function projectHelp(connection: Connection, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (fact.type === "help-asked") {
      const { help: id, agent, call, queues, text, at } = fact;
      await connection
        .insertInto("help_requests")
        .values({
          ...{ id, agent, call: call ?? null, queues: cleanJson(queues), text: cleanText(text) },
          asked_at: new Date(at),
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
    } else if (fact.type === "help-ended") {
      const { help, end, by, manner, text, at } = fact;
      await connection
        .updateTable("help_requests")
        .set({ ended_at: new Date(at), end, answered_by: by ?? null, manner: manner ?? null })
        .set({ answer: text === undefined ? null : cleanText(text) })
        .where("id", "=", help)
        .execute();
    }
  }
}

/** Those whose end nobody will tell any more. */
export async function closeOpenHelp(connection: Connection, at: number): Promise<void> {
  await connection
    .updateTable("help_requests")
    .set({ ended_at: new Date(at), end: "lost" })
    .where("ended_at", "is", null)
    .execute();
}
