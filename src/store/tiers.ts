// Places of agents in single queues. They stand over what an agent's own settings say, and go with their queue.
import type { ConfigChange, AgentId, QueueName } from "../core/model.ts";
import { Refused, type Holder } from "./failures.ts";
import { MOST_HOLDERS } from "./holders.ts";
import { given, type Connection, type StoreParts, type Written } from "./parts.ts";

export interface TierRow {
  readonly agent: string;
  readonly level: number;
  readonly position: number;
}

export interface TierFields {
  readonly level?: number | undefined;
  readonly position?: number | undefined;
}

/** Agents with a place in one queue, at most. */
export const MOST_TIERS = 10_000;

export interface TierStore {
  /** Of one queue, in its order. */
  of(queueId: number): Promise<TierRow[]>;
  /** The names of the queues that an agent has a place in. */
  queuesOf(agent: string): Promise<string[]>;
  /** Gives an agent a place, or changes what is given of it; refuses who is no agent. */
  put(queueId: number, agent: string, fields: TierFields): Promise<Written>;
  remove(queueId: number, agent: string): Promise<Written>;
}

export function tierStore(parts: StoreParts): TierStore {
  const { database } = parts;
  return {
    of: (queueId) =>
      database
        .selectFrom("tiers")
        .select(["agent", "level", "position"])
        .where("queue_id", "=", queueId)
        .where("deleted_at", "is", null)
        .orderBy("level")
        .orderBy("position")
        .orderBy("agent")
        .execute(),
    queuesOf: async (agent) => {
      const found = database
        .selectFrom("tiers")
        .innerJoin("queues", "queues.id", "tiers.queue_id")
        .select("queues.name")
        .where("tiers.agent", "=", agent)
        .where("tiers.deleted_at", "is", null)
        .where("queues.deleted_at", "is", null);
      return (await found.execute()).map(({ name }) => name);
    },
    put: (queueId, agent, fields) => put(parts, queueId, agent, fields),
    remove: (queueId, agent) => remove(parts, queueId, agent),
  };
}

async function nameOf({ database }: StoreParts, queueId: number): Promise<QueueName> {
  const found = database.selectFrom("queues").select("name").where("id", "=", queueId).where("deleted_at", "is", null);
  const row = await found.executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return row.name as QueueName;
}

async function put(parts: StoreParts, queueId: number, agent: string, fields: TierFields): Promise<Written> {
  const { database, clock } = parts;
  const queue = await nameOf(parts, queueId);
  await mayBePut(parts, queueId, agent);
  const now = new Date(clock.now());
  const row = await database
    .insertInto("tiers")
    .values({
      ...{ level: 1, position: 1 },
      ...given(fields),
      queue_id: queueId,
      agent,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["queue_id", "agent"])
        .where("deleted_at", "is", null)
        .doUpdateSet({ ...given(fields), updated_at: now }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  const tier = { queue, agent: agent as AgentId, level: row.level, position: row.position };
  return { id: row.id, changes: [{ type: "put-tier", tier }], accounts: [] };
}

async function mayBePut({ database }: StoreParts, queueId: number, agent: string): Promise<void> {
  const user = await database
    .selectFrom("users")
    .select("id")
    .where("login", "=", agent)
    .where("type", "=", "AGENT")
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (user === undefined) throw new Refused({ type: "unfit", field: "agent", expected: "the work number of an agent" });
  const { count } = await database
    .selectFrom("tiers")
    .select((table) => table.fn.countAll<number>().as("count"))
    .where("queue_id", "=", queueId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  if (count >= MOST_TIERS)
    throw new Refused({
      type: "unfit",
      field: "agent",
      expected: `at most ${MOST_TIERS} agents with a place in a queue`,
    });
}

async function remove(parts: StoreParts, queueId: number, agent: string): Promise<Written> {
  const queue = await nameOf(parts, queueId);
  const now = new Date(parts.clock.now());
  const row = await parts.database
    .updateTable("tiers")
    .set({ deleted_at: now, updated_at: now })
    .where("queue_id", "=", queueId)
    .where("agent", "=", agent)
    .where("deleted_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  return { id: row.id, changes: [{ type: "drop-tier", queue, agent: agent as AgentId }], accounts: [] };
}

/** Those of an agent who is removed go with them: who gets the number next does not inherit them. */
export async function removePlacesOf(
  connection: Connection,
  agent: string,
  now: Date,
): Promise<{ readonly changes: readonly ConfigChange[]; readonly touched: readonly Holder[] }> {
  const gone = await connection
    .updateTable("tiers")
    .set({ deleted_at: now, updated_at: now })
    .where("agent", "=", agent)
    .where("deleted_at", "is", null)
    .returning("queue_id")
    .execute();
  if (gone.length === 0) return { changes: [], touched: [] };
  const ids = gone.map((row) => row.queue_id);
  const found = connection.selectFrom("queues").select(["id", "name"]).where("id", "in", ids).orderBy("id");
  const queues = await found.where("deleted_at", "is", null).execute();
  return {
    changes: queues.map(({ name }) => ({ type: "drop-tier", queue: name as QueueName, agent: agent as AgentId })),
    touched: queues.slice(0, MOST_HOLDERS).map(({ id, name }) => ({ type: "place", id: String(id), name })),
  };
}

/** Those of a queue that is removed. */
export async function removePlacesIn(
  connection: Connection,
  { id, name }: { readonly id: number; readonly name: string },
  now: Date,
): Promise<readonly Holder[]> {
  const gone = await connection
    .updateTable("tiers")
    .set({ deleted_at: now, updated_at: now })
    .where("queue_id", "=", id)
    .where("deleted_at", "is", null)
    .returning("agent")
    .execute();
  const agents = gone.map(({ agent }) => agent).sort();
  return agents.slice(0, MOST_HOLDERS).map((agent) => ({ type: "place", id: agent, name }));
}

/** All that are in force, for the start of the engine: those of queues that are there. */
export async function allTiers({ database }: Pick<StoreParts, "database">): Promise<ConfigChange[]> {
  const rows = await database
    .selectFrom("tiers")
    .innerJoin("queues", "queues.id", "tiers.queue_id")
    .select(["queues.name", "tiers.agent", "tiers.level", "tiers.position"])
    .where("tiers.deleted_at", "is", null)
    .where("queues.deleted_at", "is", null)
    .orderBy("tiers.id")
    .execute();
  return rows.map(({ name, agent, level, position }) => ({
    type: "put-tier",
    tier: { queue: name as QueueName, agent: agent as AgentId, level, position },
  }));
}
