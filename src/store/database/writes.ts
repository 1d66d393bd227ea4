// Which statements may change what is remembered in memory: looked at as text, so that no write can be forgotten.

/** Those that something is remembered of. */
export const WATCHED = ["users", "extensions", "tokens", "dev_keys", "queues", "hotlines", "callers"] as const;
export type WatchedTable = (typeof WATCHED)[number];

const WRITES = /^\s*(insert|update|delete|truncate|merge|alter|with)\b/i;
const TABLES = new RegExp(`\\b(${WATCHED.join("|")})\\b`, "gi");
const ENDS = /^\s*(commit|rollback)\b/i;
const BEGINS = /^\s*(begin|start transaction)\b/i;
const COMMITS = /^\s*commit\b/i;
/** One that begins with its parts may only read. */
const READS_ONLY = /^\s*with\b(?!.*\b(insert\s+into|update\s|delete\s+from|merge\s+into))/is;

export interface WriteWatch {
  /** Before a statement is run: what is read from now on may be older than it. */
  before(sql: string): void;
  /** When it has been run, or has failed. */
  after(sql: string): void;
}

/** Of one connection: a transaction's writes are seen by others at its end only. */
export function writeWatch(changed: (table: WatchedTable) => void): WriteWatch {
  const pending = new Set<WatchedTable>();
  const note = (sql: string): void => {
    const written = WRITES.test(sql) ? tablesIn(sql) : [];
    for (const table of written) pending.add(table);
    for (const table of ENDS.test(sql) ? pending : written) changed(table);
  };
  return {
    before: note,
    after: (sql) => {
      note(sql);
      if (ENDS.test(sql)) pending.clear();
    },
  };
}

/**
 * Of one connection: whether a statement makes something permanent. The end of a transaction does, and whatever writes
 * outside of one.
 */
export function permanence(): (sql: string) => boolean {
  let isInside = false;
  return (sql) => {
    if (BEGINS.test(sql)) isInside = true;
    const isPermanent = COMMITS.test(sql) || (!isInside && WRITES.test(sql) && !READS_ONLY.test(sql));
    if (ENDS.test(sql)) isInside = false;
    return isPermanent;
  };
}

function tablesIn(sql: string): readonly WatchedTable[] {
  const named = new Set(Array.from(sql.matchAll(TABLES), ([name]) => name.toLowerCase()));
  return WATCHED.filter((table) => named.has(table));
}
