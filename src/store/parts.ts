import type { Holder } from "./failures.ts";
import type { Kysely, Transaction } from "kysely";
import type { ConfigChange } from "../core/model.ts";
import type { NumberPlan } from "../core/numbers/plan.ts";
import type { AccountChange } from "../ports/switch.ts";
import type { Writes } from "./database/open.ts";
import type { Tables } from "./database/tables.ts";
import type { PasswordPolicy } from "./password-policy.ts";
import type { LastKnown } from "./principal-cache.ts";
import type { TokenUses } from "./token-uses.ts";

/** What every part of the store is made on. */
export interface StoreParts {
  readonly database: Kysely<Tables>;
  readonly clock: { now(): number };
  /** Of the extensions, unless said otherwise. */
  readonly domain: string;
  /** Of the times that rows are searched by. */
  readonly timeZone: string;
  /** By which numbers are compared; undefined: as they are written. */
  readonly numbers?: NumberPlan | undefined;
  /** What new passwords must be. */
  readonly passwordPolicy: PasswordPolicy;
  /** No extension has one of these. Undefined: any number will do. */
  readonly emergencyNumbers?: readonly string[] | undefined;
  /** Entries of the audit log that are older go. */
  readonly auditDays: number;
  /** Undefined: nothing is remembered. */
  readonly writes?: Writes;
  /** Who was let in last; undefined: nobody is remembered. */
  readonly known?: LastKnown;
  /** When tokens were last used; undefined: as their rows say. */
  readonly uses?: TokenUses;
}

export type Connection = Kysely<Tables> | Transaction<Tables>;

/** A row that was written, and what the running center is to be told. */
export interface Written {
  readonly id: number;
  readonly changes: readonly ConfigChange[];
  readonly accounts: readonly AccountChange[];
  /** Of a row that was removed: what led to it or used it all the same, and which places went with it. Absent: nothing. */
  readonly touched?: readonly Holder[] | undefined;
}

/** In the transaction that runs already, or in one of its own. */
export function transacted<Result>(
  connection: Connection,
  run: (transaction: Connection) => Promise<Result>,
): Promise<Result> {
  return connection.isTransaction ? run(connection) : connection.transaction().execute(run);
}

/** Rows of one statement, which may have no more than 65 535 parameters. */
const ROWS_AT_ONCE = 500;

/** All of them, as many at a time as one statement may have. */
export function* inStatements<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) yield rows.slice(first, first + ROWS_AT_ONCE);
}

type Given<T> = { [Field in keyof T]?: Exclude<T[Field], undefined> };

/** The fields that were given: an undefined one would overwrite. */
export function given<T extends object>(fields: T): Given<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
