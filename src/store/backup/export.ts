// The whole configuration as plain data: the rows that live, and those that are gone but that a living one refers to.
import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Connection } from "../parts.ts";
import { inOrder, shapesOf, type TableShape } from "./shape.ts";
import { isOfKind } from "./table-kinds.ts";
import { typeOf } from "./values.ts";

export const FORMAT = "xcc-configuration";
/** Of the file; the tables' own version is `schema`. */
export const FORMAT_VERSION = 1;

/** A row of a table: columns that are empty are left out. */
export type FileRow = Readonly<Record<string, unknown>>;

export interface FileTable {
  /** The id that the next row gets: ids are never given twice. Absent where the table has none. */
  readonly next_id?: number;
  readonly rows: readonly FileRow[];
}

export interface ConfigurationFile {
  readonly format: typeof FORMAT;
  readonly version: typeof FORMAT_VERSION;
  /** The last migration that the tables had seen. */
  readonly schema: string;
  readonly exported_at: string;
  readonly tables: Readonly<Record<string, FileTable>>;
}

export async function exportConfiguration(database: Kysely<Tables>, at: Date): Promise<ConfigurationFile> {
  return database
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute((transaction) => configurationOf(transaction, at));
}

export async function configurationOf(connection: Connection, at: Date): Promise<ConfigurationFile> {
  const shapes = configurationShapes(await shapesOf(connection));
  const all = new Map<string, readonly FileRow[]>();
  for (const shape of shapes) all.set(shape.name, await rowsOf(connection, shape));
  const kept = keptOf(shapes, all);
  const tables: Record<string, FileTable> = {};
  for (const shape of shapes) {
    const rows = kept.get(shape.name) ?? [];
    tables[shape.name] = { ...(await nextId(connection, shape)), rows: rows.map(withoutEmpty) };
  }
  const schema = await schemaOf(connection);
  return { format: FORMAT, version: FORMAT_VERSION, schema, exported_at: at.toISOString(), tables };
}

export function configurationShapes(shapes: ReadonlyMap<string, TableShape>): readonly TableShape[] {
  return inOrder([...shapes.values()].filter(({ name }) => isOfKind(name, "configuration")));
}

async function schemaOf(connection: Connection): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(
    connection,
  );
  const [last] = rows;
  if (last === undefined) throw new Error("the database has no tables yet");
  return last.name;
}

async function rowsOf(connection: Connection, shape: TableShape): Promise<readonly FileRow[]> {
  const columns = shape.columns.map((column) => {
    const read = typeOf(shape.name, column).read(sql.ref(column.name));
    return sql`${read} as ${sql.ref(column.name)}`;
  });
  const order = shape.key.length === 0 ? sql`1` : sql.join(shape.key.map((column) => sql.ref(column)));
  const query = sql<FileRow>`select ${sql.join(columns)} from ${sql.table(shape.name)} order by ${order}`;
  return (await query.execute(connection)).rows;
}

/** Rows that live, and whatever they refer to, and what that refers to. */
function keptOf(
  shapes: readonly TableShape[],
  all: ReadonlyMap<string, readonly FileRow[]>,
): ReadonlyMap<string, readonly FileRow[]> {
  const kept = new Map(
    shapes.map(({ name }) => [
      name,
      new Set((all.get(name) ?? []).filter((row) => (row["deleted_at"] ?? null) === null)),
    ]),
  );
  // Those that refer come last: one pass back finds all that is referred to, but for what tables refer to in themselves.
  for (let grown = true; grown;) {
    grown = false;
    for (const { name, references } of [...shapes].reverse()) {
      for (const { column, table, target } of references) {
        const wanted = new Set([...(kept.get(name) ?? [])].map((row) => row[column]));
        for (const row of all.get(table) ?? []) {
          if (!wanted.has(row[target]) || kept.get(table)?.has(row) !== false) continue;
          kept.get(table)?.add(row);
          grown = true;
        }
      }
    }
  }
  // In the order they were read in.
  return new Map(
    shapes.map(({ name }) => [name, (all.get(name) ?? []).filter((row) => kept.get(name)?.has(row) === true)]),
  );
}

async function nextId(connection: Connection, { serial }: TableShape): Promise<{ next_id?: number }> {
  if (serial === undefined) return {};
  // The sequence's name comes quoted from the catalogue.
  const query = sql<{ next: number }>`select case when is_called then last_value + 1 else last_value end as next
    from ${sql.raw(serial.sequence)}`;
  const [row] = (await query.execute(connection)).rows;
  return row === undefined ? {} : { next_id: row.next };
}

function withoutEmpty(row: FileRow): FileRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
