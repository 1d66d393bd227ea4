// The latest calls of a number, of a phone, of an agent: each found by an index, whatever number of calls there are. Of each
// spelling and side the latest are looked at, and only so many of them: who is called by everybody costs no more than others.
import { sql, type RawBuilder } from "kysely";
import { normalForm, plainDigits } from "../core/numbers/normal.ts";
import type { NumberPlan } from "../core/numbers/plan.ts";
import { writingsOf } from "../core/numbers/writings.ts";
import { unseen } from "../core/withheld.ts";
import type { CallRow } from "./calls.ts";
import type { StoreParts } from "./parts.ts";

/** Of each column and spelling so many of the latest are looked at. */
const MOST_LOOKED_AT = 500;
/** Fewer digits begin too many numbers. */
export const LEAST_DIGITS = 4;

/** Where the number of somebody outside stands, and what was dialled. */
const NUMBER_COLUMNS = ["caller_id_number", "destination_number", "answered_outside"] as const;
/** Phones of ours, and who was signed in there. */
const OWN_COLUMNS = ["caller_extn", "answered_extn", "caller_agent", "answered_agent"] as const;

export interface SoughtCalls {
  /** A number in whichever way it is written, a part of one from its beginning, an extension, a work number or a call's id. */
  readonly sought: string;
  /** Only the very number: not what begins so, no extension, no id. */
  readonly numberOnly?: boolean;
  readonly most: number;
  /** Only calls that waited in one of these last; undefined: any. */
  readonly queues?: readonly string[] | undefined;
  /** Only calls that this agent made or talked in. */
  readonly ownOf?: string | undefined;
  /** Only calls that began before. */
  readonly before?: Date | undefined;
  readonly but?: string | undefined;
  readonly seesWithheld?: boolean;
}

/** Latest first. */
export async function latestCallsOf(
  { database, numbers }: Pick<StoreParts, "database" | "numbers">,
  query: SoughtCalls,
): Promise<readonly CallRow[]> {
  const ways = waysTo(query, numbers);
  if (ways.length === 0) return [];
  const each = ways.map(
    (way) => sql`(select * from (${way}) as looked_at where ${allowed(query)} limit ${query.most})`,
  );
  const { rows } = await sql<CallRow>`select *, null::integer as recording from (
    select distinct on (uuid) * from (${sql.join(each, sql` union all `)}) as found order by uuid
  ) as once order by start_at desc, uuid desc limit ${query.most}`.execute(database);
  return query.seesWithheld === true ? rows : rows.map((row) => ({ ...row, record: unseen(row.record) }));
}

/** One select for each index that may lead to some, none of them reading more than a few hundred rows. */
function waysTo({ sought, numberOnly, before }: SoughtCalls, plan: NumberPlan | undefined): RawBuilder<unknown>[] {
  const earlier = before === undefined ? sql`true` : sql`start_at < ${before}`;
  const where = (condition: RawBuilder<unknown>, inOrder = true): RawBuilder<unknown> =>
    inOrder
      ? sql`select * from cdrs where ${condition} and ${earlier} order by start_at desc, uuid desc limit ${MOST_LOOKED_AT}`
      : sql`select * from cdrs where ${condition} and ${earlier} limit ${MOST_LOOKED_AT}`;
  const is = (column: string, value: string): RawBuilder<unknown> => where(sql`${sql.ref(column)} = ${value}`);
  const writings = [...new Set([sought, ...writingsOf(plan, normalForm(plan, sought))])];
  const exact = NUMBER_COLUMNS.flatMap((column) => writings.map((writing) => is(column, writing)));
  if (numberOnly === true) return exact;
  const own = OWN_COLUMNS.map((column) => is(column, sought));
  const ids = ["uuid", "caller_leg", "peer_leg"].map((column) => is(column, sought));
  const begins = beginnings(sought, plan).flatMap((part) =>
    // A range of digits: what stands after 9 is a colon.
    NUMBER_COLUMNS.map((column) =>
      where(sql`${sql.ref(column)} ~>=~ ${part} and ${sql.ref(column)} ~<~ ${`${part}:`}`, false),
    ),
  );
  return [...exact, ...own, ...ids, ...begins];
}

/** How numbers begin that begin with these digits: as they are typed, and with what may stand before them. */
function beginnings(sought: string, plan: NumberPlan | undefined): readonly string[] {
  const digits = plainDigits(sought);
  if (digits === undefined || digits.length < LEAST_DIGITS) return [];
  if (plan === undefined || digits.startsWith("+") || digits.startsWith("0")) return [digits];
  return [digits, `${plan.trunk}${digits}`, `${plan.code}${digits}`, `+${plan.code}${digits}`, `+${digits}`];
}

function allowed({ queues, ownOf, but }: SoughtCalls): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (but !== undefined) conditions.push(sql`uuid <> ${but}`);
  if (queues !== undefined) conditions.push(sql`queue = any(${queues}::text[])`);
  if (ownOf !== undefined) {
    const talked = JSON.stringify({ talks: [{ by: ownOf }] });
    conditions.push(sql`(answered_agent = ${ownOf} or caller_agent = ${ownOf} or record @> ${talked}::jsonb)`);
  }
  return sql.join(conditions, sql` and `);
}
