// What an outside line leads to, and nothing else does: left without a way where it goes or takes other numbers.
import { sql } from "kysely";
import { rewritten } from "../core/numbers/compare.ts";
import { normalForm } from "../core/numbers/normal.ts";
import type { NumberPlan } from "../core/numbers/plan.ts";
import type { DialRule } from "../core/model.ts";
import type { Holder } from "./failures.ts";
import { MOST_HOLDERS } from "./holders.ts";
import type { Connection, StoreParts } from "./parts.ts";

/** As much of a line as says which numbers go out over it. */
export interface LineWays {
  readonly id: number;
  readonly enabled: boolean;
  readonly outbound: readonly DialRule[];
}

interface Named {
  readonly type: Holder["type"];
  readonly id: number;
  readonly name: string;
  readonly number: string;
}

/**
 * Hotlines, menus, queues and extensions at numbers outside that `before` led to and no line does any more. `after`: the line as it
 * is now; undefined: it is gone. Of each type ten at most.
 */
export async function leftWithoutLine(
  { numbers }: Pick<StoreParts, "numbers">,
  connection: Connection,
  before: LineWays,
  after: LineWays | undefined,
): Promise<Holder[]> {
  const others = await connection
    .selectFrom("trunks")
    .select(["id", "enabled", "outbound"])
    .where("deleted_at", "is", null)
    .where("id", "<>", before.id)
    .execute();
  const ways = [...others, ...(after === undefined ? [] : [after])];
  const lost = (await namedOutside(numbers, connection)).filter(
    ({ number }) => leads(before, number) && !ways.some((line) => leads(line, number)),
  );
  const found = new Map(lost.map(({ type, id, name }) => [`${type} ${id}`, { type, id: String(id), name }]));
  const counts = new Map<Holder["type"], number>();
  return [...found.values()].filter(({ type }) => {
    const count = (counts.get(type) ?? 0) + 1;
    counts.set(type, count);
    return count <= MOST_HOLDERS;
  });
}

function leads({ enabled, outbound }: LineWays, number: string): boolean {
  return enabled && (rewritten(number, outbound) ?? "") !== "";
}

/** Whatever names a number that is none of ours. */
async function namedOutside(plan: NumberPlan | undefined, connection: Connection): Promise<readonly Named[]> {
  const ours = sql`select extn from extensions where deleted_at is null and type <> 'TEL'`;
  const inside = sql`${ours}
    union select nbr from ivrs where deleted_at is null and parent_id is null
    union select name from queues where deleted_at is null`;
  const actions = sql`(values (overflow_capacity_action), (wait_timeout_action), (wait_timeout_without_agent_action))`;
  const { rows } = await sql<Named>`
    select type, id, name, number from (
      select 1 as rank, 'hotline' as type, id, nbr as name, unnest(string_to_array(numbers, ',')) as number
        from hotlines where deleted_at is null and type in ('only', 'ringall')
      union all select 2, 'ivr', id, name, unnest(string_to_array(numbers, ','))
        from ivrs where deleted_at is null and business_type not in ('', 'queue')
      union all select 3, 'queue', id, name, action ->> 'data'
        from queues cross join lateral ${actions} as actions (action)
        where deleted_at is null and action ->> 'action' = 'transfer' and action ->> 'type' = 'number'
      union all select 4, 'extension', id, extn, extn from extensions where deleted_at is null and type = 'TEL'
    ) as named
    where number not in (${inside}) order by rank, id`.execute(connection);
  const { rows: hotlines } = await sql<{ nbr: string }>`
    select distinct nbr from hotlines where deleted_at is null`.execute(connection);
  const led = new Set(hotlines.map(({ nbr }) => normalForm(plan, nbr)));
  return rows.filter(({ number }) => !led.has(normalForm(plan, number)));
}
