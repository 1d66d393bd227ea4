// Recordings that are not kept: marked first, so that nobody is given one any more; then their files go, and that is
// remembered, so that a file which could not be removed is tried again.
import { sql } from "kysely";
import type { KeptRecordings, RemovedWhy } from "../ports/recordings.ts";
import { noteRemoval } from "./audit-trail.ts";
import { Refused } from "./failures.ts";
import { transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

export interface RecordingRemoval {
  /** Its row stays, and says so. */
  remove(id: number): Promise<Written>;
}

export function recordingRemoval({ database, clock }: StoreParts): RecordingRemoval {
  return {
    remove: (id) =>
      transacted(database, async (transaction) => {
        const row = await transaction
          .updateTable("recordings")
          .set({ removed_at: new Date(clock.now()), removed_why: "user" })
          .where("id", "=", id)
          .where("removed_at", "is", null)
          .returning(["id", "call", "file", "duration_ms", "size_bytes"])
          .executeTakeFirst();
        if (row === undefined) throw new Refused({ type: "no-such" });
        await noteRemoval(transaction, "recordings", String(id), row);
        return { id, changes: [], accounts: [] };
      }),
  };
}

export function keptRecordings({ database, clock }: StoreParts): KeptRecordings {
  return {
    expire: async ({ before, mostBytes }, most) => {
      const now = new Date(clock.now());
      let marked = 0;
      if (before !== undefined) {
        const tooOld = sql`select id from recordings where removed_at is null and created_at < ${new Date(before)}
          order by created_at, id limit ${most}`;
        marked += await mark(database, tooOld, "age", now);
      }
      if (mostBytes !== undefined) {
        // Those that no longer fit when the latest come first.
        const tooMuch = sql`select id from (
            select id, created_at, sum(size_bytes) over (order by created_at desc, id desc) as bytes
            from recordings where removed_at is null) as kept
          where bytes > ${mostBytes}::bigint order by created_at, id limit ${most}`;
        marked += await mark(database, tooMuch, "room", now);
      }
      return marked;
    },
    filesToRemove: async (afterId, most) => {
      const rows = await database
        .selectFrom("recordings")
        .select(["id", "file", "removed_why"])
        .where("removed_at", "is not", null)
        .where("file_gone", "=", false)
        .where("id", ">", afterId)
        .orderBy("id")
        .limit(most)
        .execute();
      return rows.map(({ id, file, removed_why }) => ({ id, file, why: removed_why === "" ? "user" : removed_why }));
    },
    filesGone: async (ids) => {
      if (ids.length === 0) return;
      await database.updateTable("recordings").set({ file_gone: true }).where("id", "in", ids).execute();
    },
    filesKept: async (files) => {
      const listed = sql`= any(${[...files]}::text[])`;
      const query = sql<{ file: string }>`select file from recordings where removed_at is null and file ${listed}`;
      return new Set((await query.execute(database)).rows.map(({ file }) => file));
    },
  };
}

async function mark(
  connection: Connection,
  which: ReturnType<typeof sql>,
  why: RemovedWhy,
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`update recordings set removed_at = ${now}, removed_why = ${why}
    where id in (${which})`.execute(connection);
  return Number(numAffectedRows ?? 0);
}
