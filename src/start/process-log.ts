// The log of a process, and what it never shows.
import { pino } from "pino";
import type { Config } from "../config.ts";
import type { Log } from "../ports/log.ts";
import { SECRET_COLUMNS } from "../store/database/column-classes.ts";

const REDACTED = {
  paths: [
    "token",
    "mailboxPassword",
    "digits",
    "digit",
    "number",
    "callerNumber",
    "callerName",
    "dialled",
    "withheld",
    "verified",
    ...SECRET_COLUMNS.flatMap((column) => [column, `*.${column}`]),
    // What PostgreSQL adds to an error: the values of the row.
    "err.detail",
    "err.where",
    "err.parameters",
  ],
  censor: "[redacted]",
};

/** `name`: which of several processes it is; absent: there is one. */
export function logOf({ logLevel }: Pick<Config, "logLevel">, name?: string): Log {
  return pino({ level: logLevel, redact: REDACTED, ...(name === undefined ? {} : { name }) });
}
