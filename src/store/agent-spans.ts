// What agents were from when to when, kept: one row for each span, the last one of whoever is signed in without an end.
import { sql, type Selectable } from "kysely";
import type { Fact } from "../core/facts.ts";
import type { AgentId } from "../core/model.ts";
import { foldSpans, type AgentSpan } from "../report/agent-spans.ts";
import { cleanText } from "./clean-text.ts";
import type { AgentSpansTable } from "./database/tables.ts";
import { inStatements, type Connection } from "./parts.ts";

/** `lastAt`: the time of the last fact that the database has. */
export async function projectSpans(transaction: Connection, facts: readonly Fact[], lastAt: number): Promise<void> {
  const begins = facts.some(({ type }) => type === "engine-started" || type === "clock-set");
  const agents = new Set(facts.filter((fact) => fact.type === "agent-changed").map(({ agent }) => agent));
  if (!begins && agents.size === 0) return;
  const going = transaction.selectFrom("agent_spans").selectAll().where("to_at", "is", null);
  const rows = await (begins ? going : going.where("agent", "in", [...agents])).execute();
  const { changed } = foldSpans(new Map(rows.map(spanOf).map((span) => [span.agent, span])), facts, lastAt);
  for (const some of inStatements(changed)) {
    await transaction
      .insertInto("agent_spans")
      .values(some.map(rowOf))
      .onConflict((conflict) =>
        conflict.columns(["agent", "from_at"]).doUpdateSet((row) => ({
          to_at: row.ref("excluded.to_at"),
          state: row.ref("excluded.state"),
          call_state: row.ref("excluded.call_state"),
          reason: row.ref("excluded.reason"),
        })),
      )
      .execute();
  }
}

/** The center that saw them is no more: nobody was seen after `at`. */
export async function closeOpenSpans(transaction: Connection, at: number): Promise<void> {
  await transaction
    .updateTable("agent_spans")
    .set({ to_at: sql<Date>`greatest(from_at, ${new Date(at)})` })
    .where("to_at", "is", null)
    .execute();
}

export function spanOf(row: Selectable<AgentSpansTable>): AgentSpan {
  return {
    agent: row.agent as AgentId,
    state: row.state,
    callState: row.call_state,
    reason: row.reason,
    from: row.from_at.getTime(),
    to: row.to_at?.getTime(),
  };
}

function rowOf({ agent, state, callState, reason, from, to }: AgentSpan): AgentSpansTable {
  const to_at = to === undefined ? null : new Date(to);
  return { agent, from_at: new Date(from), to_at, state, call_state: callState, reason: cleanText(reason) };
}
