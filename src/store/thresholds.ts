// From when figures of queues are to be seen: a warning and an alarm for each of four figures, of each queue, and of the center for
// queues that say nothing.
import { sql } from "kysely";
import { Refused } from "./failures.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";
import { queueIdOf } from "./queue-names.ts";

/** `falls`: it is bad where it is low. */
export const THRESHOLD_FIGURES = {
  waiting: { warn: 5, alarm: 10, falls: false },
  /** Seconds. */
  longest_wait: { warn: 60, alarm: 180, falls: false },
  /** Percent. */
  service_level: { warn: 80, alarm: 60, falls: true },
  /** Callers of the day. */
  abandoned: { warn: 5, alarm: 10, falls: false },
} as const;

type Figure = keyof typeof THRESHOLD_FIGURES;
export type ThresholdName = `${Figure}_${"warn" | "alarm"}`;
export const THRESHOLD_NAMES = Object.keys(THRESHOLD_FIGURES).flatMap((figure) => [
  `${figure}_warn`,
  `${figure}_alarm`,
]) as ThresholdName[];
export type Thresholds = Readonly<Record<ThresholdName, number>>;
/** Null: as the center's. */
export type ThresholdFields = Readonly<Partial<Record<ThresholdName, number | null | undefined>>>;

export interface QueueThresholds {
  /** Empty: the center's. */
  readonly queue: string;
  readonly values: Thresholds;
  /** Those that are set for it itself. */
  readonly own: readonly ThresholdName[];
}

export interface ThresholdStore {
  /** The center's first, then those of every queue by its name. */
  all(): Promise<readonly QueueThresholds[]>;
  /** `queue`: by its name; empty: the center's. Refuses an alarm that comes before its warning. */
  put(queue: string, fields: ThresholdFields): Promise<Written>;
}

export function thresholdStore({ database, clock }: StoreParts): ThresholdStore {
  return {
    all: () => all(database),
    put: (queue, fields) =>
      transacted(database, async (transaction) => {
        const queueId = queue === "" ? null : await queueIdOf(transaction, queue);
        const id = await putRow(transaction, queueId, { ...given(fields), updated_at: new Date(clock.now()) });
        for (const one of await all(transaction)) if (one.queue === queue || queue === "") refuseOutOfOrder(one);
        return { id, changes: [], accounts: [] };
      }),
  };
}

async function putRow(
  transaction: Connection,
  queue_id: number | null,
  values: ThresholdFields & { readonly updated_at: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from thresholds
    where queue_id is not distinct from ${queue_id} for update`.execute(transaction);
  const [known] = rows;
  if (known === undefined) {
    const added = transaction.insertInto("thresholds").values({ queue_id, ...values });
    return (await added.returning("id").executeTakeFirstOrThrow()).id;
  }
  await transaction.updateTable("thresholds").set(values).where("id", "=", known.id).execute();
  return known.id;
}

async function all(connection: Connection): Promise<readonly QueueThresholds[]> {
  const rows = await connection.selectFrom("thresholds").selectAll().execute();
  const queues = await connection.selectFrom("queues").select(["id", "name"]).where("deleted_at", "is", null).execute();
  const ofCenter = rows.find(({ queue_id }) => queue_id === null);
  const builtIn = Object.fromEntries(
    Object.entries(THRESHOLD_FIGURES).flatMap(([figure, { warn, alarm }]) => [
      [`${figure}_warn`, warn],
      [`${figure}_alarm`, alarm],
    ]),
  ) as Thresholds;
  const over = (queue: string, row: ThresholdFields | undefined, otherwise: Thresholds): QueueThresholds => ({
    queue,
    values: Object.fromEntries(
      THRESHOLD_NAMES.map((name) => [name, row?.[name] ?? otherwise[name]]),
    ) as unknown as Thresholds,
    own: THRESHOLD_NAMES.filter((name) => (row?.[name] ?? null) !== null),
  });
  const center = over("", ofCenter, builtIn);
  const named = queues.map(({ id, name }) =>
    over(
      name,
      rows.find((row) => row.queue_id === id),
      center.values,
    ),
  );
  return [center, ...named.sort((a, b) => (a.queue < b.queue ? -1 : 1))];
}

function refuseOutOfOrder({ queue, values }: QueueThresholds): void {
  for (const [figure, { falls }] of Object.entries(THRESHOLD_FIGURES) as [Figure, { falls: boolean }][]) {
    const [warn, alarm] = [values[`${figure}_warn`], values[`${figure}_alarm`]];
    if (falls ? alarm <= warn : alarm >= warn) continue;
    const where = queue === "" ? "" : ` of ${queue}`;
    const expected = falls ? `${figure}_warn${where} (${warn}) or less` : `${figure}_warn${where} (${warn}) or more`;
    throw new Refused({ type: "unfit", field: `${figure}_alarm`, expected });
  }
}
