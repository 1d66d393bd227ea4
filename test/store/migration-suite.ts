// Each migration, run on the data of the version before it: nothing is lost, nothing is changed but what is meant to be,
// and what it brings is filled for the next one.
import { sql, type Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database, type DatabaseLocation } from "../../src/store/database/open.ts";
import type { Tables } from "../../src/store/database/tables.ts";
import { MIGRATION_NAMES, migrate, type MigrationName } from "../../src/store/migrations/migrate.ts";
import { MIGRATION_SAMPLES, type MigrationSample, type SampleRow } from "./migration-samples.ts";
import { silent, testStoreOn } from "./test-store.ts";

type Contents = ReadonlyMap<string, readonly SampleRow[]>;
type Columns = ReadonlyMap<string, readonly string[]>;

/** `fresh` gives a database without tables, and takes it away when its `remove` is called. */
export function migrationSuite(
  name: string,
  fresh: () => Promise<{ location: DatabaseLocation; remove(): Promise<void> | void }>,
): void {
  describe(`migrations on ${name}`, () => {
    let database: Database;
    let remove: () => Promise<void> | void;
    beforeAll(async () => {
      const made = await fresh();
      remove = () => made.remove();
      database = await openDatabase(made.location, silent);
    }, 120_000);
    afterAll(async () => {
      await database.stop();
      await remove();
    });

    // Each goes on from where the one before it has left the database.
    it.each(MIGRATION_NAMES)("%s keeps what was there, and its sample fills what it brings", async (migration) => {
      await oneFurther(database.kysely, migration);
    });

    it("leaves a database that the store can work with", async () => {
      const store = await testStoreOn(database);
      const { changes, accounts } = await store.configuration();
      expect(changes.length).toBeGreaterThan(4);
      expect(accounts.length).toBeGreaterThan(0);
      expect(await store.agentSessions()).not.toEqual([]);
    });

    it("is refused where it is of a newer program", async () => {
      const { kysely } = database;
      const put = sql`insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '2099-01-01')`;
      await put.execute(kysely);
      await expect(migrate(kysely)).rejects.toThrow(/9999-of-tomorrow/);
      await sql`delete from kysely_migration where name = '9999-of-tomorrow'`.execute(kysely);
    });
  });
}

async function oneFurther(database: Kysely<Tables>, migration: MigrationName): Promise<void> {
  const columnsBefore = await columnsOf(database);
  const before = await contentsOf(database, columnsBefore);
  await migrate(database, migration);
  const columns = await columnsOf(database);
  const sample = MIGRATION_SAMPLES[migration];
  const after = await contentsOf(database, columns);
  expect(kept(before, columns, sample), "what was there before").toEqual(kept(after, columnsBefore, sample));
  for (const [table, rows] of Object.entries(sample.cameThrough ?? {})) {
    const expected = rows.map((row): unknown => expect.objectContaining({ ...row }));
    expect(after.get(table), `${table}, brought over`).toEqual(expect.arrayContaining(expected));
  }
  await insertSample(database, sample);
  expect(unfilled(columnsBefore, columns, sample), "columns of this version that its sample leaves empty").toEqual([]);
}

/** Tables at this version (the latest) with all the samples up to it in them, each brought up from its own version. */
export async function fillWithSamples(database: Kysely<Tables>, upTo = MIGRATION_NAMES.at(-1)): Promise<void> {
  for (const migration of MIGRATION_NAMES) {
    await migrate(database, migration);
    await insertSample(database, MIGRATION_SAMPLES[migration]);
    if (migration === upTo) break;
  }
  await countOn(database);
}

/** The samples' rows have numbers of their own: those that count by themselves go on after them. */
async function countOn(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select table_name as table, column_name as column, pg_get_serial_sequence(table_name, column_name) as sequence
    from information_schema.columns where table_schema = current_schema()
      and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`.execute(database);
  for (const { table, column, sequence } of rows) {
    await sql`select setval(${sequence}::regclass, (select coalesce(max(${sql.ref(column)}), 0) + 1
      from ${sql.table(table)}), false)`.execute(database);
  }
}

async function insertSample(database: Kysely<Tables>, { rows }: MigrationSample): Promise<void> {
  for (const [table, some] of Object.entries(rows)) {
    for (const row of some) {
      const names = Object.keys(row).map((column) => sql.ref(column));
      const values = Object.values(row).map((value) => sql`${databaseValue(value)}`);
      await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(database);
    }
  }
}

function databaseValue(value: unknown): unknown {
  return typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
}

async function columnsOf(database: Kysely<Tables>): Promise<Columns> {
  const { rows } = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and table_name not like 'kysely%'
    order by table_name, ordinal_position`.execute(database);
  const columns = new Map<string, string[]>();
  for (const { table_name: table, column_name: column } of rows) {
    columns.set(table, [...(columns.get(table) ?? []), column]);
  }
  return columns;
}

async function contentsOf(database: Kysely<Tables>, columns: Columns): Promise<Contents> {
  const contents = new Map<string, readonly SampleRow[]>();
  for (const table of columns.keys()) {
    const { rows } = await sql<SampleRow>`select * from ${sql.table(table)} order by 1`.execute(database);
    contents.set(table, rows);
  }
  return contents;
}

/** Rows with those columns only that the other version has too, and whose values are not changed on purpose. */
function kept(contents: Contents, other: Columns, { changes = [] }: MigrationSample): Record<string, SampleRow[]> {
  const tables = [...contents].flatMap(([table, rows]) => {
    const columns = other.get(table);
    if (columns === undefined) return [];
    const stays = (column: string): boolean => columns.includes(column) && !changes.includes(`${table}.${column}`);
    const shown = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => stays(column))));
    return [[table, shown] as const];
  });
  return Object.fromEntries(tables);
}

/** Tables that a migration fills itself. */
const FILLED_BY_ITSELF = ["fact_cursor"];

function unfilled(before: Columns, after: Columns, { rows }: MigrationSample): string[] {
  return [...after].flatMap(([table, columns]) =>
    columns
      .filter((column) => before.get(table)?.includes(column) !== true && !FILLED_BY_ITSELF.includes(table))
      .filter((column) => rows[table]?.some((row) => row[column] !== undefined && row[column] !== null) !== true)
      .map((column) => `${table}.${column}`),
  );
}
