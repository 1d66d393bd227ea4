// What people, phones, queues and numbers a text may mean: a few of each, of tables that one center keeps small.
import { sql, type SqlBool } from "kysely";
import { isNumber } from "./same-number.ts";
import { escapeLike } from "./pages.ts";
import { latestCallsOf, type SoughtCalls } from "./calls-by-number.ts";
import type { CallRow } from "./calls.ts";
import type { StoreParts } from "./parts.ts";
import type { Ranks } from "./principal.ts";

export interface Found {
  readonly people: readonly (Ranks & {
    readonly id: number;
    readonly login: string;
    readonly name: string;
    readonly extn: string | null;
    readonly type: string;
  })[];
  readonly extensions: readonly { readonly id: number; readonly extn: string; readonly name: string }[];
  readonly queues: readonly { readonly id: number; readonly name: string; readonly description: string | null }[];
  readonly hotlines: readonly { readonly id: number; readonly nbr: string; readonly description: string }[];
  readonly callers: readonly {
    readonly id: number;
    readonly number: string;
    readonly match: string;
    readonly kind: string;
    readonly note: string;
  }[];
}

export interface SearchStore {
  /** Latest first. */
  calls(query: SoughtCalls): Promise<readonly CallRow[]>;
  /** Of each kind `most` at most, the closest first. */
  rows(text: string, most: number): Promise<Found>;
  /** Everybody who may be called by name: users who are not disabled. */
  people(most: number): Promise<readonly { login: string; name: string; extn: string | null; type: string }[]>;
}

export function searchStore(parts: StoreParts): SearchStore {
  const { database } = parts;
  return {
    calls: (query) => latestCallsOf(parts, query),
    rows: (text, most) => rowsLike(parts, text, most),
    people: (most) =>
      database
        .selectFrom("users")
        .select(["login", "name", "extn", "type"])
        .where("deleted_at", "is", null)
        .where("disabled", "=", false)
        .orderBy("login")
        .limit(most)
        .execute(),
  };
}

async function rowsLike({ database, numbers }: StoreParts, text: string, most: number): Promise<Found> {
  const part = `%${escapeLike(text)}%`;
  const holds = (...columns: readonly string[]) =>
    sql<SqlBool>`(${sql.join(
      columns.map((column) => sql`${sql.ref(column)} ilike ${part}`),
      sql` or `,
    )})`;
  const isIt = (column: string) => isNumber(numbers, sql.ref(column), text);
  /** What is the text itself stands before what only holds it. */
  const closest = (column: string) => sql`case when ${sql.ref(column)} = ${text} then 0 else 1 end, ${sql.ref(column)}`;
  return {
    people: await database
      .selectFrom("users")
      .select(["id", "login", "name", "extn", "type", "is_super", "is_admin", "is_supervisor"])
      .where("deleted_at", "is", null)
      .where(holds("login", "name", "extn"))
      .orderBy(closest("login"))
      .limit(most)
      .execute(),
    extensions: await database
      .selectFrom("extensions")
      .select(["id", "extn", "name"])
      .where("deleted_at", "is", null)
      .where(holds("extn", "name"))
      .orderBy(closest("extn"))
      .limit(most)
      .execute(),
    queues: await database
      .selectFrom("queues")
      .select(["id", "name", "description"])
      .where("deleted_at", "is", null)
      .where(holds("name", "description"))
      .orderBy(closest("name"))
      .limit(most)
      .execute(),
    hotlines: await database
      .selectFrom("hotlines")
      .select(["id", "nbr", "description"])
      .where("deleted_at", "is", null)
      .where(sql<SqlBool>`(${holds("nbr", "description")} or ${isIt("nbr")})`)
      .orderBy(closest("nbr"))
      .limit(most)
      .execute(),
    callers: await database
      .selectFrom("callers")
      .select(["id", "number", "match", "kind", "note"])
      .where("deleted_at", "is", null)
      .where(sql<SqlBool>`(${holds("number", "note")} or ${isIt("number")})`)
      .orderBy(closest("number"))
      .limit(most)
      .execute(),
  };
}
