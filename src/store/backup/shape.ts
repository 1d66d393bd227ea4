// The tables as the database itself describes them, so that what is exported follows from what is there.
import { sql } from "kysely";
import type { Connection } from "../parts.ts";

export interface Column {
  readonly name: string;
  /** As PostgreSQL names it in its information schema. */
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
}

export interface Reference {
  readonly column: string;
  readonly table: string;
  readonly target: string;
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
  readonly references: readonly Reference[];
  /** The column that counts by itself, and what counts it. */
  readonly serial: { readonly column: string; readonly sequence: string } | undefined;
}

export async function shapesOf(connection: Connection): Promise<ReadonlyMap<string, TableShape>> {
  const columns = await columnsOf(connection);
  const { keys, references } = await constraintsOf(connection);
  const shapes = new Map<string, TableShape>();
  for (const [name, found] of columns) {
    const serial = found.find(({ sequence }) => sequence !== null);
    shapes.set(name, {
      name,
      columns: readable(found, keys.get(name) ?? []),
      key: keys.get(name) ?? [],
      references: references.get(name) ?? [],
      serial: serial === undefined ? undefined : { column: serial.name, sequence: serial.sequence ?? "" },
    });
  }
  return shapes;
}

/** What a row is known by comes first, when it was written last. */
function readable<C extends Column>(columns: readonly C[], key: readonly string[]): readonly C[] {
  const rank = ({ name }: C): number => (key.includes(name) ? 0 : /^(created|updated|deleted)_at$/.test(name) ? 2 : 1);
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

async function columnsOf(
  connection: Connection,
): Promise<ReadonlyMap<string, readonly (Column & { readonly sequence: string | null })[]>> {
  const { rows } = await sql<{
    table: string;
    name: string;
    type: string;
    nullable: boolean;
    default: string | null;
    sequence: string | null;
  }>`
    select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as nullable,
      column_default as default, pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
    from information_schema.columns where table_schema = current_schema() and table_name not like 'kysely%'
    order by table_name, ordinal_position`.execute(connection);
  return grouped(
    rows.map(({ table, default: otherwise, ...column }) => [table, { ...column, hasDefault: otherwise !== null }]),
  );
}

async function constraintsOf(connection: Connection): Promise<{
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly references: ReadonlyMap<string, readonly Reference[]>;
}> {
  const { rows } = await sql<{
    kind: "p" | "f";
    table: string;
    column: string;
    target: string | null;
    target_column: string | null;
  }>`
    select c.contype as kind, t.relname as table, a.attname as column, f.relname as target, fa.attname as target_column
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    cross join lateral unnest(c.conkey) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
    left join pg_class f on f.oid = c.confrelid
    left join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = c.confkey[k.place]
    where c.contype in ('p', 'f') and t.relnamespace = current_schema()::regnamespace
    order by t.relname, c.conname, k.place`.execute(connection);
  const keys = rows.filter(({ kind }) => kind === "p").map(({ table, column }) => [table, column] as const);
  const references = rows
    .filter(({ kind }) => kind === "f")
    .map(
      ({ table, column, target, target_column: other }) =>
        [table, { column, table: target ?? "", target: other ?? "" }] as const,
    );
  return { keys: grouped(keys), references: grouped(references) };
}

function grouped<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** What is referred to comes before what refers to it. */
export function inOrder(shapes: readonly TableShape[]): readonly TableShape[] {
  const ordered: TableShape[] = [];
  const names = new Set(shapes.map(({ name }) => name));
  let rest = [...shapes];
  while (rest.length > 0) {
    const placed = new Set(ordered.map(({ name }) => name));
    const isFree = ({ name, references }: TableShape): boolean =>
      references.every(({ table }) => table === name || placed.has(table) || !names.has(table));
    const free = rest.filter(isFree);
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${rest.map(({ name }) => name).join(", ")}`);
    ordered.push(...free);
    rest = rest.filter((shape) => !free.includes(shape));
  }
  return ordered;
}
