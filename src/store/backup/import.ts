// A configuration into a database: in one transaction, all of it or nothing.
import { sql, type Kysely } from "kysely";
import { actAs } from "../audit-trail.ts";
import { keepFirstVersions } from "../menus/versions.ts";
import type { Tables } from "../database/tables.ts";
import { isAway, storeFailureOf } from "../failures.ts";
import type { Connection } from "../parts.ts";
import type { PasswordPolicy } from "../password-policy.ts";
import { checkTables, type Checked } from "./check.ts";
import { pathText, type Path, type Problem, type Read } from "./document.ts";
import { configurationShapes, type ConfigurationFile, type FileRow } from "./export.ts";
import { shapesOf, type TableShape } from "./shape.ts";
import { TABLE_KINDS } from "./table-kinds.ts";
import { toDatabase } from "./values.ts";

/** Rows of one statement, which may have no more than 65 535 parameters. */
const ROWS_AT_ONCE = 200;

export interface ImportOptions {
  /** What is set up there goes; without it, an installation that is not empty is refused. */
  readonly replace: boolean;
  /** Everything is done and then taken back. */
  readonly dryRun: boolean;
  readonly now: number;
  /** What passwords of telephones and mailboxes must be. */
  readonly passwordPolicy: PasswordPolicy;
  /** No extension, queue, menu or hotline has one of these. Absent: any number will do. */
  readonly emergencyNumbers?: readonly string[];
}

export interface ImportPlan {
  readonly table: string;
  readonly removed: number;
  readonly added: number;
}

export type ImportOutcome =
  | { readonly type: "done"; readonly plan: readonly ImportPlan[] }
  | { readonly type: "not-empty"; readonly plan: readonly ImportPlan[] }
  | { readonly type: "wrong"; readonly problems: readonly Problem[] };

/** Thrown to end the transaction without a trace. */
class TakenBack extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super(outcome.type);
    this.outcome = outcome;
  }
}

/** Whether a file fits the tables as they are in this database. */
export async function checkAgainst(connection: Connection, read: Read): Promise<Checked<ConfigurationFile>> {
  return checkTables(read, configurationShapes(await shapesOf(connection)));
}

/** `file`: one that was checked against this database. `placeOf`: for rows that the database refuses. */
export async function importConfiguration(
  database: Kysely<Tables>,
  file: ConfigurationFile,
  placeOf: Read["placeOf"],
  options: ImportOptions,
): Promise<ImportOutcome> {
  try {
    return await database.transaction().execute(async (transaction) => {
      await actAs(transaction, { userId: null, login: "import", tokenKind: "none", address: "" }, options.now);
      const shapes = configurationShapes(await shapesOf(transaction));
      const plan = await planOf(transaction, shapes, file);
      if (!options.replace && !(await isEmpty(transaction, plan))) throw new TakenBack({ type: "not-empty", plan });
      await removeAll(transaction, shapes);
      for (const shape of shapes) await addRows(transaction, shape, file, placeOf);
      // An older version of the tables has none.
      if ((await shapesOf(transaction)).has("ivr_versions")) {
        await keepFirstVersions(transaction, new Date(options.now));
      }
      const outcome: ImportOutcome = { type: "done", plan };
      if (options.dryRun) throw new TakenBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome;
    throw error;
  }
}

async function planOf(
  connection: Connection,
  shapes: readonly TableShape[],
  file: ConfigurationFile,
): Promise<readonly ImportPlan[]> {
  const plan: ImportPlan[] = [];
  for (const { name } of shapes) {
    const query = sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`;
    const removed = (await query.execute(connection)).rows[0]?.count ?? 0;
    plan.push({ table: name, removed, added: file.tables[name]?.rows.length ?? 0 });
  }
  return plan;
}

/** As a first start leaves it: nobody but the administrator, with their keys. */
async function isEmpty(connection: Connection, plan: readonly ImportPlan[]): Promise<boolean> {
  const isBare = plan.every(({ table, removed }) => removed === 0 || table === "users" || table === "dev_keys");
  if (!isBare) return false;
  const query = sql<{ login: string }>`select login from users where login <> 'admin' limit 1`;
  return (await query.execute(connection)).rows.length === 0;
}

/** With all that is going on: tokens and who is signed in refer to what goes. What has happened stays. */
async function removeAll(connection: Connection, shapes: readonly TableShape[]): Promise<void> {
  const sessions = Object.entries(TABLE_KINDS).flatMap(([table, kind]) => (kind === "session" ? [table] : []));
  const there = new Set((await shapesOf(connection)).keys());
  // An older version of the tables may not have all of them.
  for (const table of sessions.filter((name) => there.has(name)))
    await sql`delete from ${sql.table(table)}`.execute(connection);
  for (const { name } of [...shapes].reverse()) await sql`delete from ${sql.table(name)}`.execute(connection);
}

async function addRows(
  connection: Connection,
  shape: TableShape,
  file: ConfigurationFile,
  placeOf: Read["placeOf"],
): Promise<void> {
  const table = file.tables[shape.name];
  const rows = parentsFirst(shape, table?.rows ?? []);
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    await addSome(connection, shape, rows.slice(first, first + ROWS_AT_ONCE), placeOf);
  }
  await countOn(connection, shape, table?.next_id);
}

interface NumberedRow {
  readonly row: FileRow;
  /** Its place in the file's list. */
  readonly index: number;
}

/** All at once; where the database refuses that, one by one, to find the one at fault. */
async function addSome(
  connection: Connection,
  shape: TableShape,
  rows: readonly NumberedRow[],
  placeOf: Read["placeOf"],
): Promise<void> {
  await sql`savepoint rows_to_add`.execute(connection);
  try {
    await insert(connection, shape, rows);
    await sql`release savepoint rows_to_add`.execute(connection);
  } catch (error) {
    if (isAway(error)) throw error;
    await sql`rollback to savepoint rows_to_add`.execute(connection);
    if (rows.length > 1) {
      const half = Math.ceil(rows.length / 2);
      await addSome(connection, shape, rows.slice(0, half), placeOf);
      await addSome(connection, shape, rows.slice(half), placeOf);
      return;
    }
    const path: Path = ["tables", shape.name, "rows", rows[0]?.index ?? 0];
    const problem = { place: placeOf(path), path: pathText(path), expected: reasonOf(error) };
    throw new TakenBack({ type: "wrong", problems: [problem] });
  }
}

function reasonOf(error: unknown): string {
  const failure = storeFailureOf(error);
  if (failure?.type === "refused" && failure.refusal.type === "taken") {
    return `a ${failure.refusal.field} that no other living row has`;
  }
  return `a row that the database takes (${error instanceof Error ? error.message : String(error)})`;
}

async function insert(connection: Connection, shape: TableShape, rows: readonly NumberedRow[]): Promise<void> {
  const columns = sql.join(shape.columns.map(({ name }) => sql.ref(name)));
  const values = rows.map(
    ({ row }) => sql`(${sql.join(shape.columns.map((column) => toDatabase(shape.name, column, row[column.name])))})`,
  );
  await sql`insert into ${sql.table(shape.name)} (${columns}) values ${sql.join(values)}`.execute(connection);
}

/** A table whose rows refer to each other takes those first that others refer to. */
function parentsFirst({ name, references }: TableShape, rows: readonly FileRow[]): readonly NumberedRow[] {
  const numbered = rows.map((row, index) => ({ row, index }));
  const own = references.filter(({ table }) => table === name);
  if (own.length === 0) return numbered;
  const ordered: NumberedRow[] = [];
  const placed = new Map(own.map(({ target }) => [target, new Set<unknown>()]));
  let rest = numbered;
  while (rest.length > 0) {
    const isFree = ({ row }: NumberedRow): boolean =>
      own.every(
        ({ column, target }) =>
          (row[column] ?? null) === null ||
          row[column] === row[target] ||
          placed.get(target)?.has(row[column]) === true,
      );
    const free = rest.filter(isFree);
    // In a circle: the database says so.
    if (free.length === 0) return [...ordered, ...rest];
    for (const [target, there] of placed) for (const { row } of free) there.add(row[target]);
    ordered.push(...free);
    const taken = new Set(free);
    rest = rest.filter((one) => !taken.has(one));
  }
  return ordered;
}

/** Ids are never given twice, neither those of the file nor those that were given here before. */
async function countOn(connection: Connection, { name, serial }: TableShape, next: number | undefined): Promise<void> {
  if (serial === undefined) return;
  await sql`select setval(${serial.sequence}::regclass, greatest(
    ${next ?? 1}, (select coalesce(max(${sql.ref(serial.column)}), 0) + 1 from ${sql.table(name)}),
    (select case when is_called then last_value + 1 else last_value end from ${sql.raw(serial.sequence)})), false)`.execute(
    connection,
  );
}
