// Why the store could not do what it was asked for, told apart for those who must answer for it.

/** Something that leads to a thing, or somebody who uses it at this moment. */
export interface Holder {
  readonly type: "hotline" | "extension" | "ivr" | "queue" | "agent" | "call" | "disposition" | "place";
  /** A row's id, an agent's work number, a call's id; of a place: the agent's work number where a queue goes, else the queue's id. */
  readonly id: string;
  /** The hotline's or extension's number, the name of an IVR, queue (also of a place) or agent, a disposition's code; empty for a call. */
  readonly name: string;
}

/** What the store refuses, thrown so that the transaction it happens in leaves no trace. */
export type Refusal =
  /** There is no living row of that id. */
  | { readonly type: "no-such" }
  /** Another living row has the same. */
  | { readonly type: "taken"; readonly field: string }
  /** Others refer to it. */
  | { readonly type: "held"; readonly by: readonly Holder[] }
  /** A hotline of this number would hide these. */
  | { readonly type: "hides"; readonly by: readonly Holder[] }
  /** It would be hidden by these hotlines. */
  | { readonly type: "hidden"; readonly by: readonly Holder[] }
  /** There are as many as there may be. */
  | { readonly type: "full"; readonly most: number }
  /** Somebody has changed it since it was looked at: it is at this revision now, by this login. */
  | { readonly type: "changed-since"; readonly revision: number; readonly login: string }
  /** It does not fit what is already stored. */
  | { readonly type: "unfit"; readonly field: string; readonly expected: string };

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.type);
    this.name = "Refused";
    this.refusal = refusal;
  }
}

/** `expected` undefined: nothing is wrong with the field. */
export function refuseFault(field: string, expected: string | undefined): void {
  if (expected !== undefined) throw new Refused({ type: "unfit", field, expected });
}

/** The database cannot be reached, found out before anything was asked of it or instead of an answer. */
export class DatabaseAway extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "DatabaseAway";
  }
}

/**
 * The connection was lost when the database had been told to make something permanent and had not said that it had: it may
 * have, or may yet do so.
 */
export class OutcomeUnknown extends DatabaseAway {
  /** PostgreSQL's number of the transaction; undefined: nobody asked for it. */
  transaction: string | undefined;

  constructor(reason: string, options: { readonly cause: unknown }) {
    super(reason);
    this.name = "OutcomeUnknown";
    this.cause = options.cause;
  }
}

export type StoreFailure =
  | { readonly type: "away" }
  | { readonly type: "outcome-unknown" }
  | { readonly type: "refused"; readonly refusal: Refusal };

/** Which field a unique index guards. Two who add the same at once are told apart by the index alone. */
const FIELDS_OF_INDEXES: Readonly<Record<string, string>> = {
  extensions_extn_living: "extn",
  users_login_living: "login",
  queues_name_living: "name",
  hotlines_nbr_period_living: "nbr",
  trunks_name_living: "name",
  webhooks_name_living: "name",
  ivrs_name_living: "name",
  ivrs_nbr_living: "nbr",
  ivrs_digits_living: "digits",
  callers_number_living: "number",
  dispositions_code_living: "code",
  break_reasons_code_living: "code",
  alarm_rules_name_living: "name",
};

/** PostgreSQL's classes and codes (its appendix A) for "not now": another time the same would have gone well. XC001 is ours: another center has it. */
const AWAY_STATES = /^(08|53|57P|28|3D000|25006|40001|40P01|55P03|57014|XC001)/;
const AWAY_SYSTEM_CODES = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"],
  ...["ENOTFOUND", "EAI_AGAIN", "ENOSPC", "EIO"],
]);
/** What `pg` and our own adapter say without a code. */
const AWAY_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|^timeout expired$|connection error|query read timeout|after calling end|embedded database/i;

/** What an error is told apart by, the server's or the system's; empty: it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Undefined: no failure of the store's, but a mistake in the program. */
export function storeFailureOf(error: unknown): StoreFailure | undefined {
  if (error instanceof Refused) return { type: "refused", refusal: error.refusal };
  if (error instanceof OutcomeUnknown) return { type: "outcome-unknown" };
  if (error instanceof DatabaseAway) return { type: "away" };
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (code === "23505" && "constraint" in error && typeof error.constraint === "string") {
    return { type: "refused", refusal: { type: "taken", field: FIELDS_OF_INDEXES[error.constraint] ?? "id" } };
  }
  const isAway =
    AWAY_SYSTEM_CODES.has(code) || AWAY_STATES.test(code) || (code === "" && AWAY_MESSAGES.test(error.message));
  return isAway ? { type: "away" } : undefined;
}

/**
 * The database was not there to answer: another time the same would have gone well, unless it has gone well already. Who
 * tries again must bear to do the same twice.
 */
export function isAway(error: unknown): boolean {
  const failure = storeFailureOf(error)?.type;
  return failure === "away" || failure === "outcome-unknown";
}

/** With a digit: `EPIPE` is none. */
const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** Connections that break, a server that is told to stop, and what says of itself that it does not know. */
const OPEN_STATES = /^(08|57P|40003)/;

/** What the server says of it; undefined: it has said nothing. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = codeOf(error);
  return SQL_STATE.test(code) ? code : undefined;
}

/** Whether an error in answer to a COMMIT leaves open what became of it: whatever is no word of the server's that it failed. */
export function leavesOpen(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === undefined || OPEN_STATES.test(state);
}

/** Data that a column cannot take, and rows that break a rule of the table: a fact's own fault. */
const FACT_STATES = /^(22|23)/;

/** Why facts could not be stored: "other" is for somebody to mend. */
export function projectionFailureOf(error: unknown): "away" | "facts" | "other" {
  // A batch that may be in the database already is passed over there when it comes again.
  if (isAway(error)) return "away";
  const code = codeOf(error);
  return FACT_STATES.test(code) ? "facts" : "other";
}
