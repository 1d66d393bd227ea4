// A number leads to a hotline before anything else: what else has it would be hidden. Nobody does that without saying so. What is
// inside and merely the same number, written otherwise, goes first when it is dialled as it is written (core/numbers/compare.ts).
import { sql } from "kysely";
import { Refused, type Holder } from "./failures.ts";
import { MOST_HOLDERS } from "./holders.ts";
import type { Connection, StoreParts } from "./parts.ts";
import { isSameNumber } from "./same-number.ts";

type Parts = Pick<StoreParts, "numbers">;

interface Found {
  readonly type: Holder["type"];
  readonly id: number;
  readonly name: string;
  /** It is written alike. */
  readonly is_alike: boolean;
}

/** Refuses a hotline's number that an extension, an IVR or a queue has, naming what it would hide or be hidden by. */
export async function refuseHiding({ numbers }: Parts, connection: Connection, nbr: string): Promise<void> {
  const is = (column: string) => isSameNumber(numbers, column, nbr);
  const { rows } = await sql<Found>`
    select 'extension' as type, id, extn as name, extn = ${nbr} as is_alike
      from extensions where deleted_at is null and ${is("extn")}
    union all select 'ivr', id, name, nbr = ${nbr} from ivrs where deleted_at is null and parent_id is null and ${is("nbr")}
    union all select 'queue', id, name, name = ${nbr} from queues where deleted_at is null and ${is("name")}
    limit ${MOST_HOLDERS}`.execute(connection);
  refuseHolders("hides", "hidden", rows);
}

/** The other way round: refuses a number, or a queue's name, that a hotline has, which would hide it or be hidden. */
export async function refuseHidden({ numbers }: Parts, connection: Connection, number: string): Promise<void> {
  const { rows } = await sql<Found>`
    select 'hotline' as type, id, nbr as name, nbr = ${number} as is_alike from hotlines
    where deleted_at is null and ${isSameNumber(numbers, "nbr", number)}
    order by id limit ${MOST_HOLDERS}`.execute(connection);
  refuseHolders("hidden", "hides", rows);
}

function refuseHolders(alike: "hides" | "hidden", otherwise: "hides" | "hidden", rows: readonly Found[]): void {
  if (rows.length === 0) return;
  const same = rows.filter((row) => row.is_alike);
  const by = (same.length > 0 ? same : rows).map(({ type: of, id, name }) => ({ type: of, id: String(id), name }));
  throw new Refused({ type: same.length > 0 ? alike : otherwise, by });
}
