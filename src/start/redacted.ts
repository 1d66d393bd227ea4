// What the log never shows.
import { SECRET_COLUMNS } from "../store/database/column-classes.ts";

export const REDACTED = {
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
