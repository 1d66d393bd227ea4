// All rows of a PostgreSQL database, of one moment, as lines of JSON; and back into an empty one. PostgreSQL itself writes and
// reads each row (`row_to_json`, `json_populate_recordset`), so that no value goes through a type of ours.
//
//   {"format":"xcc-rows","version":1,"schema":"0031-..."}
//   {"table":"calls"}      then its rows, one a line, each as an array of one object
//   {"sequence":"calls_id_seq","value":42,"called":true}
//   {"rows":1234}          the end: a file without it is not whole
import pg from "pg";

export const ROWS_FORMAT = "xcc-rows";
const ROWS_VERSION = 1;
const AT_ONCE = 500;
/** Of rows that go in together, characters. */
const LARGEST_BATCH = 4 * 2 ** 20;
const CONNECT_TIMEOUT_MS = 10_000;

/** Rows that stand in a file cannot be put in; says why. */
export class RowsError extends Error {}

/** A state of the database that stands still. */
export interface StillRows {
  /** Ends with an error where the connection breaks. */
  lines(): AsyncGenerator<string>;
  close(): Promise<void>;
}

async function connected(url: string): Promise<pg.Client> {
  // As a server's, whose connections are counted; without its limits of time.
  const client = new pg.Client({
    connectionString: url,
    application_name: "xcc backup",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // What breaks is what the next query rejects with.
  client.on("error", () => undefined);
  await client.connect();
  await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
  return client;
}

/** What the database is now: what is written from now on is not in it. Others go on meanwhile. */
export async function stillRows(url: string): Promise<StillRows> {
  const client = await connected(url);
  try {
    await client.query("begin isolation level repeatable read read only");
    // The first query is the moment.
    const { rows } = await client.query<{ name: string }>(
      "select name from kysely_migration order by name desc limit 1",
    );
    const schema = rows[0]?.name;
    if (schema === undefined) throw new RowsError("the database holds no tables of xcc");
    return { lines: () => linesOf(client, schema), close: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function* linesOf(client: pg.Client, schema: string): AsyncGenerator<string> {
  yield JSON.stringify({ format: ROWS_FORMAT, version: ROWS_VERSION, schema });
  let count = 0;
  for (const table of await tablesOf(client)) {
    yield JSON.stringify({ table });
    await client.query(
      `declare each_row no scroll cursor for select row_to_json(r)::text as line from ${ident(table)} r`,
    );
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${AT_ONCE} from each_row`);
      for (const { line } of rows) yield `[${line}]`;
      count += rows.length;
      if (rows.length < AT_ONCE) break;
    }
    await client.query("close each_row");
  }
  const sequences = await client.query<{ name: string }>(
    "select sequencename as name from pg_sequences where schemaname = current_schema() order by 1",
  );
  for (const { name } of sequences.rows) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${ident(name)}`,
    );
    yield JSON.stringify({ sequence: name, ...rows[0] });
  }
  yield JSON.stringify({ rows: count });
  await client.query("commit");
}

/** All of ours but the migrator's own. */
async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename not like 'kysely\\_%' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Whether nothing of a center is in it; rejects where it cannot be reached. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  const client = await connected(url);
  try {
    const { rows } = await client.query<{ empty: boolean }>("select to_regclass('kysely_migration') is null as empty");
    return rows[0]?.empty === true;
  } finally {
    await client.end();
  }
}

interface FileHead {
  readonly schema: string;
}

/** The first line of such a file. Throws RowsError. */
export function rowsHead(line: string): FileHead {
  const head = parsed(line) as { format?: unknown; version?: unknown; schema?: unknown };
  if (head.format !== ROWS_FORMAT || head.version !== ROWS_VERSION || typeof head.schema !== "string")
    throw new RowsError("the rows of the database are not in a form that this version of xcc knows");
  return { schema: head.schema };
}

/**
 * Puts the rows of `lines` (those after the head) into tables that are there and of their version, in one transaction. Rejects
 * with RowsError, or with what the database says; then nothing is in it.
 */
export async function putRows(url: string, lines: AsyncIterable<string>): Promise<number> {
  const client = await connected(url);
  try {
    await client.query("begin");
    const references = await withoutReferences(client);
    const tables = await tablesOf(client);
    await client.query(`truncate ${tables.map(ident).join(", ")}`);
    const count = await putLines(client, lines, new Set(tables));
    for (const { table, name, definition } of references)
      await client.query(`alter table ${ident(table)} add constraint ${ident(name)} ${definition}`);
    // Who held it when the backup was made is not who holds it now.
    await client.query("delete from meta where key in ('center', 'center-holder', 'center-renewed')");
    await client.query("commit");
    return count;
  } finally {
    // An open transaction goes with it.
    await client.end();
  }
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Rows may come in any order; what they refer to is checked when all are there. */
async function withoutReferences(client: pg.Client): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(
    `select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname = current_schema()`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${ident(table)} drop constraint ${ident(name)}`);
  return rows;
}

async function putLines(client: pg.Client, lines: AsyncIterable<string>, tables: ReadonlySet<string>): Promise<number> {
  let [count, table, size] = [0, "", 0];
  let batch: string[] = [];
  let told: number | undefined;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const rows = `[${batch.join(",")}]`;
    const columns = await columnsOf(client, table);
    await client.query(
      `insert into ${ident(table)} (${columns}) overriding system value
       select ${columns} from json_populate_recordset(null::${ident(table)}, $1::json)`,
      [rows],
    );
    count += batch.length;
    batch = [];
    size = 0;
  };
  for await (const line of lines) {
    if (line === "") continue;
    if (told !== undefined) throw new RowsError("something comes after the end of the rows");
    if (line.startsWith("[")) {
      if (table === "") throw new RowsError("there are rows before the first table");
      batch.push(line.slice(1, -1));
      size += line.length;
      if (batch.length >= AT_ONCE || size >= LARGEST_BATCH) await flush();
      continue;
    }
    await flush();
    const said = parsed(line) as Told;
    if (said.table !== undefined) {
      if (!tables.has(said.table)) throw new RowsError(`there is no table ${said.table} in this version of xcc`);
      table = said.table;
    } else if (said.sequence !== undefined) {
      await client.query("select setval($1::regclass, $2::bigint, $3::boolean)", [
        ident(said.sequence),
        said.value,
        said.called,
      ]);
    } else told = said.rows;
  }
  if (told === undefined || told !== count) throw new RowsError("the rows of the database are not whole");
  return count;
}

interface Told {
  readonly table?: string;
  readonly sequence?: string;
  readonly value?: string;
  readonly called?: boolean;
  readonly rows?: number;
}

async function columnsOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => ident(name)).join(", ");
}

function parsed(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Said below.
  }
  throw new RowsError("the rows of the database are damaged");
}

/** A name as it stands in SQL. */
function ident(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
