// Rows by their ids, kept in memory until they are written. Where other processes may write to the same database as well, the
// tables are looked at, at most once a second and only when somebody asks: what those have written shows after that moment.
import { sql } from "kysely";
import type { WatchedTable } from "./database/writes.ts";
import { Memory } from "./memory.ts";
import type { Connection, StoreParts } from "./parts.ts";

/** Read and remembered together: who asks for one row often asks for its neighbours next. */
const ROWS_TOGETHER = 64;
/** Of each kind, 20 032 rows at about a kilobyte. */
const MOST_GROUPS = 313;
/** How long what another process writes may go unnoticed. */
const MOMENT_MS = 1_000;

type Get<Row> = (id: number) => Promise<Row | undefined>;
/** The rows with these ids and those between them. */
type ReadBetween<Row> = (first: number, last: number) => Promise<readonly Row[]>;
type Group<Row> = ReadonlyMap<number, Row>;

/** One row of those that `read` finds in `tables`. Without memory inside a transaction: that sees what nobody else does yet. */
export function rememberingRows<Row extends { readonly id: number }>(
  parts: StoreParts,
  tables: readonly WatchedTable[],
  read: ReadBetween<Row>,
): Get<Row> {
  const recall = rememberingTables<number, Group<Row>>(parts, tables, MOST_GROUPS);
  if (recall === undefined) return async (id) => (await read(id, id))[0];
  return async (id) => {
    const first = id - (id % ROWS_TOGETHER);
    const group = await recall(first, async () => {
      const rows = await read(first, first + ROWS_TOGETHER - 1);
      // Handed to several who ask: nobody may write into them.
      return new Map(rows.map((row) => [row.id, Object.freeze(row)]));
    });
    return group?.get(id);
  };
}

export type Recall<Key, Value> = (key: Key, find: () => Promise<Value | undefined>) => Promise<Value | undefined>;

/** What was found in tables, `most` of it, until somebody writes to them. Undefined: here nothing may be remembered. */
export function rememberingTables<Key, Value>(
  parts: StoreParts,
  tables: readonly WatchedTable[],
  most: number,
): Recall<Key, Value> | undefined {
  const { database, clock, writes } = parts;
  if (writes === undefined || database.isTransaction) return undefined;
  const others = writes.byOthers ? new OthersWatch(parts, tables) : undefined;
  const generation = (): number => writes.generation(tables) + (others?.generation ?? 0);
  const memory = new Memory<Key, Value>({ clock, generation, most });
  return async (key, find) => {
    if (others?.isDue() === true) await others.look();
    return memory.recall(key, find);
  };
}

/** Sees that somebody has written to tables, whoever it was. */
class OthersWatch {
  readonly #parts: Pick<StoreParts, "database" | "clock">;
  readonly #tables: readonly WatchedTable[];
  #print: string | undefined;
  #goodUntil = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;
  #generation = 0;

  constructor(parts: Pick<StoreParts, "database" | "clock">, tables: readonly WatchedTable[]) {
    this.#parts = parts;
    this.#tables = tables;
  }

  /** Another number whenever they were found changed. */
  get generation(): number {
    return this.#generation;
  }

  isDue(): boolean {
    const now = this.#parts.clock.now();
    // Further away than a moment was said by a clock that has been set back since.
    return now >= this.#goodUntil || now < this.#goodUntil - MOMENT_MS;
  }

  /** One at a time, for all who ask meanwhile. Rejects while the database is away. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { database, clock } = this.#parts;
    const lookedAt = clock.now();
    const print = await printOf(database, this.#tables);
    if (print !== this.#print) this.#generation += 1;
    this.#print = print;
    this.#goodUntil = lookedAt + MOMENT_MS;
  }
}

/**
 * Another text whenever rows were added, changed or taken away: `xmin` is the number of the transaction that wrote a row, and
 * the sum changes also where one is seen late that began early, which the highest number would not tell.
 */
async function printOf(connection: Connection, tables: readonly WatchedTable[]): Promise<string> {
  const prints = tables.map((table) => {
    return sql`(select concat(count(*), ' ', sum(xmin::text::bigint)) from ${sql.table(table)})`;
  });
  const { rows } = await sql<{ print: string }>`select concat_ws(', ', ${sql.join(prints)}) as print`.execute(
    connection,
  );
  return rows[0]?.print ?? "";
}
