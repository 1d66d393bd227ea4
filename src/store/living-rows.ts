// Rows of what is set up, as long as they live: a row that is removed stays, with the time, so that what refers to it can still be
// explained. Each change stamps its row, and one that is about no living row is refused.
import type { Insertable, Kysely, Selectable, Updateable } from "kysely";
import type { Stamped } from "./database/columns.ts";
import type { Tables } from "./database/tables.ts";
import { Refused } from "./failures.ts";
import { given, type Connection, type StoreParts } from "./parts.ts";

/** Tables whose rows stay when they are removed. */
type LivingTable =
  | "extensions"
  | "queues"
  | "hotlines"
  | "ivrs"
  | "trunks"
  | "callers"
  | "dispositions"
  | "break_reasons"
  | "alarm_rules"
  | "webhooks";

type Stamp = "created_at" | "updated_at";
type Row<Table extends LivingTable> = Selectable<Tables[Table]>;
/** What may be undefined keeps its value. */
type Changed<Table extends LivingTable> = {
  readonly [Column in keyof Updateable<Tables[Table]>]: Updateable<Tables[Table]>[Column] | undefined;
};

export interface LivingRows<Table extends LivingTable> {
  get(connection: Connection, id: number): Promise<Row<Table> | undefined>;
  /** As `get`; refuses where there is none. */
  sure(connection: Connection, id: number): Promise<Row<Table>>;
  /** Of these two ids and those between them. */
  between(connection: Connection, first: number, last: number): Promise<Row<Table>[]>;
  add(connection: Connection, columns: Omit<Insertable<Tables[Table]>, Stamp>): Promise<Row<Table>>;
  /** Refuses where there is none. */
  set(connection: Connection, id: number, changed: Changed<Table>): Promise<Row<Table>>;
  /** Gives the row as it was left. `emptied`: what is not kept longer than it. Refuses where there is none. */
  remove(connection: Connection, id: number, emptied?: Changed<Table>): Promise<Row<Table>>;
  /** Refuses one more than `most`. */
  refuseFull(connection: Connection, most: number): Promise<void>;
}

/** What all of these tables have, and so all that this file knows of them. */
type Common = Kysely<Record<LivingTable, Stamped & { id: number }>>;

export function livingRows<Table extends LivingTable>(
  { clock }: Pick<StoreParts, "clock">,
  table: Table,
): LivingRows<Table> {
  const common = (connection: Connection): Common => connection as unknown as Common;
  const between = async (connection: Connection, first: number, last: number): Promise<Row<Table>[]> => {
    const some = common(connection).selectFrom<LivingTable>(table).selectAll().where("deleted_at", "is", null);
    return (await some.where("id", ">=", first).where("id", "<=", last).execute()) as unknown as Row<Table>[];
  };
  const get = async (connection: Connection, id: number): Promise<Row<Table> | undefined> =>
    (await between(connection, id, id))[0];
  const set = async (connection: Connection, id: number, changed: object): Promise<Row<Table>> => {
    const row = await common(connection)
      .updateTable<LivingTable>(table)
      .set({ ...given(changed), updated_at: new Date(clock.now()) })
      .where("id", "=", id)
      .where("deleted_at", "is", null)
      .returningAll()
      .executeTakeFirst();
    return orRefused(row as Row<Table> | undefined);
  };
  return {
    ...{ between, get, set },
    sure: async (connection, id) => orRefused(await get(connection, id)),
    add: async (connection, columns) => {
      const now = new Date(clock.now());
      const values = { ...columns, created_at: now, updated_at: now };
      const added = common(connection)
        .insertInto<LivingTable>(table)
        .values(values as never)
        .returningAll();
      return (await added.executeTakeFirstOrThrow()) as unknown as Row<Table>;
    },
    remove: (connection, id, emptied) => set(connection, id, { ...emptied, deleted_at: new Date(clock.now()) }),
    refuseFull: async (connection, most) => {
      const living = common(connection).selectFrom<LivingTable>(table).where("deleted_at", "is", null);
      const { count } = await living.select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
      if (count >= most) throw new Refused({ type: "full", most });
    },
  };
}

function orRefused<Found>(row: Found | undefined): Found {
  if (row === undefined) throw new Refused({ type: "no-such" });
  return row;
}
