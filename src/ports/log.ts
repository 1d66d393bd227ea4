/** Where the log goes: static text, facts in fields (numbers, names and tokens only in fields that are redacted). */
export interface Log {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}
