// Messages between people as the facts say. What nobody has read the engine holds too, while it runs.
import { sql, type Selectable, type SelectQueryBuilder } from "kysely";
import type { Fact } from "../core/facts.ts";
import type { PeopleMessage } from "../core/people/unread.ts";
import { cleanText } from "./clean-text.ts";
import type { PeopleMessagesTable } from "./database/people-tables.ts";
import type { Tables } from "./database/tables.ts";
import { latestFirst, type Asked } from "./keyset.ts";
import { pageOfRows } from "./row-pages.ts";
import type { Page } from "./pages.ts";
import type { Connection, StoreParts } from "./parts.ts";

export type PeopleMessageRow = Selectable<PeopleMessagesTable>;

/** What is undefined does not restrict. */
export interface MessageQuery extends Asked {
  /** Whose: sent by them or to them. */
  readonly user: string;
  /** Sent since then: who had this login before was somebody else. Milliseconds since 1970. */
  readonly since: number;
  /** Between the two of them. */
  readonly with?: string | undefined;
  /** To them and not read. */
  readonly unread?: boolean | undefined;
  /** Before this one, by its id. */
  readonly before?: number | undefined;
}

export interface PeopleMessageStore {
  /** The latest first. */
  list(query: MessageQuery): Promise<Page<PeopleMessageRow>>;
}

type Rows<Columns> = SelectQueryBuilder<Tables, "people_messages", Columns>;

export function peopleMessageStore({ database }: StoreParts): PeopleMessageStore {
  return {
    list: (query) =>
      pageOfRows(
        matching(database.selectFrom("people_messages").selectAll(), query),
        latestFirst("people_messages", "id"),
        query,
      ),
  };
}

function matching<Columns>(rows: Rows<Columns>, query: MessageQuery): Rows<Columns> {
  const { user, since, with: other, unread, before } = query;
  let found = rows.where("sent_at", ">=", new Date(since));
  found =
    unread === true
      ? found.where("reader", "=", user).where("read_at", "is", null)
      : found.where((row) => row.or([row("reader", "=", user), row("sender", "=", user)]));
  if (other !== undefined) found = found.where((row) => row.or([row("reader", "=", other), row("sender", "=", other)]));
  if (before !== undefined) found = found.where("id", "<", before);
  return found;
}

export async function projectPeopleMessages(connection: Connection, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (fact.type === "people-message") {
      const { seq: id, from, to, text, help, at } = fact;
      await connection
        .insertInto("people_messages")
        .values({
          ...{ id, sender: cleanText(from), reader: cleanText(to), text: cleanText(text), help: help ?? null },
          sent_at: new Date(at),
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .execute();
    } else if (fact.type === "people-messages-read") {
      await connection
        .updateTable("people_messages")
        .set({ read_at: new Date(fact.at) })
        .where("reader", "=", fact.user)
        .where("id", "<=", fact.upTo)
        .where("read_at", "is", null)
        .execute();
    }
  }
}

/** Of each reader the latest ones that they have not read, the oldest first; of readers who are here. */
export async function readUnread(connection: Connection, most: number): Promise<readonly PeopleMessage[]> {
  const { rows } = await sql<PeopleMessageRow>`select * from (
      select m.*, row_number() over (partition by m.reader order by m.id desc) as place
      from people_messages m join users u on u.login = m.reader and u.deleted_at is null
      where m.read_at is null and m.sent_at >= u.created_at
    ) numbered where place <= ${most} order by id`.execute(connection);
  return rows.map(({ id, sender, reader, text, help, sent_at }) => ({
    ...{ id, from: sender, to: reader, text, sentAt: sent_at.getTime(), help: help ?? undefined },
  }));
}
