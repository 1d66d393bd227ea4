// What keeps a center that has lost its database to another one from writing: each transaction that is begun, and each
// single statement that writes, first shows its token (`xcc_hold`, see center-hold.ts).
import type pg from "pg";

/** What `xcc_hold` refuses with. */
const TAKEN = "XC001";
const BEGINS = /^\s*(begin|start\s+transaction)\b/i;
const READS_ONLY = /\bread\s+only\b/i;
const ENDS = /^\s*(commit|rollback)\s*;?\s*$/i;
const WRITES = /^\s*(insert|update|delete|truncate|merge|alter|create|drop|with)\b/i;

type Ask = (sql: string, parameters: readonly unknown[]) => Promise<unknown>;

/** The queries of one connection, behind the token. */
export function fenced(client: Pick<pg.ClientBase, "query">, token: string): Ask {
  if (!/^[0-9a-f-]{36}$/.test(token)) throw new Error("a token is a UUID");
  const hold = `select xcc_hold('${token}')`;
  let isInTransaction = false;
  const ask: Ask = (sql, parameters) => client.query(sql, [...parameters]);
  /** In one message: a transaction costs no round more than without. */
  const begin = async (sql: string): Promise<unknown> => {
    try {
      const answers = await ask(`${sql}; ${hold}`, []);
      isInTransaction = true;
      return answers;
    } catch (error) {
      await ask("rollback", []).catch(() => undefined);
      throw error;
    }
  };
  return async (sql, parameters) => {
    if (BEGINS.test(sql) && !READS_ONLY.test(sql)) return begin(sql);
    if (ENDS.test(sql)) isInTransaction = false;
    if (isInTransaction || !WRITES.test(sql)) return ask(sql, parameters);
    await begin("begin");
    try {
      const answer = await ask(sql, parameters);
      isInTransaction = false;
      await ask("commit", []);
      return answer;
    } catch (error) {
      isInTransaction = false;
      await ask("rollback", []).catch(() => undefined);
      throw error;
    }
  };
}

/** Who has taken the database, where that is why a statement was refused. */
export function takenBy(error: unknown): string | undefined {
  const isTaken = error instanceof Error && "code" in error && error.code === TAKEN;
  return isTaken ? error.message.replace(/^[^:]*: /, "") : undefined;
}
