// Whether what a file says can be a configuration: all that is wrong is found before anything is written.
import { FORMAT, FORMAT_VERSION, type ConfigurationFile, type FileRow } from "./export.ts";
import { pathText, type Path, type Problem, type Read } from "./document.ts";
import type { TableShape } from "./shape.ts";
import { unfit } from "./values.ts";

/** Told at once. */
export const MOST_PROBLEMS = 50;

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export interface Head {
  readonly schema: string;
}

/** What the file is and of which version, before its tables are looked at. */
export function checkHead({ value, placeOf }: Read): Checked<Head> {
  const problem = (path: Path, expected: string): Checked<Head> => ({
    ok: false,
    problems: [{ place: placeOf(path), path: pathText(path), expected }],
  });
  if (!isObject(value)) return problem([], "a configuration as `xcc export` writes it");
  if (value["format"] !== FORMAT) return problem(["format"], FORMAT);
  if (value["version"] !== FORMAT_VERSION)
    return problem(["version"], `${FORMAT_VERSION}: this program reads no other`);
  const { schema } = value;
  if (typeof schema !== "string" || schema === "") return problem(["schema"], "the name of the tables' version");
  if (!isObject(value["tables"])) return problem(["tables"], "tables by name");
  return { ok: true, value: { schema } };
}

/** `shapes`: the configuration's tables at the version that the file names. */
export function checkTables(read: Read, shapes: readonly TableShape[]): Checked<ConfigurationFile> {
  const problems: Problem[] = [];
  const tell = (path: Path, expected: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ place: read.placeOf(path), path: pathText(path), expected });
  };
  const file = read.value as ConfigurationFile;
  const tables = file.tables as Readonly<Record<string, unknown>>;
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  for (const name of Object.keys(tables)) {
    if (!byName.has(name)) tell(["tables", name], `one of the tables ${[...byName.keys()].sort().join(", ")}`);
  }
  for (const shape of shapes) checkTable(shape, tables[shape.name], tell);
  if (problems.length === 0) for (const shape of shapes) checkReferences(shape, file, tell);
  return problems.length === 0 ? { ok: true, value: file } : { ok: false, problems };
}

type Tell = (path: Path, expected: string) => void;

function checkTable(shape: TableShape, table: unknown, tell: Tell): void {
  const { name, serial } = shape;
  if (!isObject(table)) {
    tell(["tables", name], "a table with its rows, as { rows: [] }");
    return;
  }
  const { rows, next_id: next } = table;
  if (serial !== undefined && next !== undefined && !(Number.isSafeInteger(next) && (next as number) >= 1)) {
    tell(["tables", name, "next_id"], "a whole number from 1");
  }
  if (!Array.isArray(rows)) {
    tell(["tables", name, "rows"], "a list of rows");
    return;
  }
  const keys = new Set<string>();
  for (const [index, row] of (rows as readonly unknown[]).entries()) {
    const path = ["tables", name, "rows", index];
    if (isObject(row)) checkRow(shape, row, path, keys, tell);
    else tell(path, "a row with its columns");
  }
}

function checkRow(shape: TableShape, row: FileRow, path: Path, keys: Set<string>, tell: Tell): void {
  const columns = new Set(shape.columns.map(({ name }) => name));
  for (const name of Object.keys(row)) {
    if (!columns.has(name)) tell([...path, name], `one of the columns ${[...columns].join(", ")}`);
  }
  for (const column of shape.columns) {
    const expected = unfit(shape.name, column, row[column.name]);
    if (expected !== undefined) tell([...path, column.name], expected);
  }
  for (const name of shape.key) {
    // A column that counts by itself: the file must say which row is which all the same.
    if (row[name] === undefined || row[name] === null) tell([...path, name], "a value: rows are known by it");
  }
  const key = JSON.stringify(shape.key.map((name) => row[name]));
  if (keys.has(key)) tell([...path, shape.key[0] ?? ""], "one that no row above has");
  keys.add(key);
}

function checkReferences({ name, references }: TableShape, file: ConfigurationFile, tell: Tell): void {
  for (const { column, table, target } of references) {
    const there = new Set(file.tables[table]?.rows.map((row) => row[target]));
    for (const [index, row] of (file.tables[name]?.rows ?? []).entries()) {
      const value = row[column];
      if (value === undefined || value === null || there.has(value)) continue;
      tell(["tables", name, "rows", index, column], `the ${target} of a row of ${table}`);
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
