// The messages in mailboxes, as the facts say: kept so that a restart loses none. The engine holds them while it runs.
import type { Selectable } from "kysely";
import type { Fact } from "../core/facts.ts";
import type { ConfigChange, Extn, MessageId } from "../core/model.ts";
import { cleanText } from "./clean-text.ts";
import type { VoicemailsTable } from "./database/tables.ts";
import type { Connection, StoreParts } from "./parts.ts";

export interface VoicemailStore {
  /** The files of messages that are gone, the first `most`. */
  removedFiles(most: number): Promise<readonly { readonly id: string; readonly file: string }[]>;
  /** Their files are gone too. */
  forget(ids: readonly string[]): Promise<void>;
}

export function voicemailStore({ database }: StoreParts): VoicemailStore {
  return {
    removedFiles: (most) =>
      database
        .selectFrom("voicemails")
        .select(["id", "file"])
        .where("removed_at", "is not", null)
        .orderBy("removed_at")
        .limit(most)
        .execute(),
    forget: async (ids) => {
      if (ids.length === 0) return;
      const gone = database.deleteFrom("voicemails").where("id", "in", ids);
      await gone.where("removed_at", "is not", null).execute();
    },
  };
}

/** Those that are there, in the order they were left. */
export async function putMessages(connection: Connection): Promise<ConfigChange[]> {
  const living = connection.selectFrom("voicemails").selectAll().where("removed_at", "is", null);
  const rows = await living.orderBy("left_at").orderBy("id").execute();
  return rows.map(putMessage);
}

function putMessage(row: Selectable<VoicemailsTable>): ConfigChange {
  return {
    type: "put-message",
    message: {
      ...{ id: row.id as MessageId, mailbox: row.extn as Extn, file: row.file },
      ...{ callerNumber: row.caller_number, callerName: row.caller_name, leftAt: row.left_at.getTime() },
      ...{ durationMs: row.duration_ms, sizeBytes: row.size_bytes, heard: row.heard },
    },
  };
}

export async function projectVoicemails(connection: Connection, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    switch (fact.type) {
      case "message-left": {
        const { message: id, callerNumber, callerName, sizeBytes } = fact;
        await add(connection, fact, { id, callerNumber, callerName, sizeBytes, removedAt: null });
        break;
      }
      // It was never there; its file is.
      case "message-dropped": {
        const nobody = { callerNumber: "", callerName: "", sizeBytes: 0 };
        await add(connection, fact, { id: fact.call, ...nobody, removedAt: new Date(fact.at) });
        break;
      }
      case "message-heard":
      case "message-marked": {
        const heard = fact.type === "message-heard" || fact.heard;
        await connection.updateTable("voicemails").set({ heard }).where("id", "=", fact.message).execute();
        break;
      }
      case "message-deleted":
      case "message-removed":
        await connection
          .updateTable("voicemails")
          .set({ removed_at: new Date(fact.at) })
          .where("id", "=", fact.message)
          .where("removed_at", "is", null)
          .execute();
        break;
      default:
        break;
    }
  }
}

interface Added {
  readonly id: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly sizeBytes: number;
  readonly removedAt: Date | null;
}

async function add(
  connection: Connection,
  { mailbox, file, durationMs, at }: Extract<Fact, { type: "message-left" | "message-dropped" }>,
  { id, callerNumber, callerName, sizeBytes, removedAt }: Added,
): Promise<void> {
  await connection
    .insertInto("voicemails")
    .values({
      ...{ id, extn: mailbox, file, caller_number: cleanText(callerNumber), caller_name: cleanText(callerName) },
      ...{ duration_ms: durationMs, size_bytes: sizeBytes, left_at: new Date(at), heard: false, removed_at: removedAt },
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
