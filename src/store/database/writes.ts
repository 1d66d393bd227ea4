// Which statements may change who somebody is: looked at as text, so that no write can be forgotten.

const WRITES = /^\s*(insert|update|delete|truncate|merge|alter|with)\b/i;
const TABLES = /\b(users|extensions|tokens|dev_keys)\b/i;
const ENDS = /^\s*(commit|rollback)\b/i;

export interface WriteWatch {
  /** Before a statement is run: what is read from now on may be older than it. */
  before(sql: string): void;
  /** When it has been run, or has failed. */
  after(sql: string): void;
}

/** Of one connection: a transaction's writes are seen by others at its end only. */
export function writeWatch(changed: () => void): WriteWatch {
  let isPending = false;
  const note = (sql: string): void => {
    if (WRITES.test(sql) && TABLES.test(sql)) isPending = true;
    else if (!isPending || !ENDS.test(sql)) return;
    changed();
  };
  return {
    before: note,
    after: (sql) => {
      note(sql);
      if (ENDS.test(sql)) isPending = false;
    },
  };
}
