// What callers said after their calls: who was asked and what they answered, and how often either happens.
import { sql } from "kysely";
import type { Fact } from "../core/facts.ts";
import type { Connection, StoreParts } from "./parts.ts";

/** What is undefined does not restrict. Times are milliseconds since 1970, of the calls' beginnings; `until` is not included. */
export interface SurveyQuery {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
}

/** Of one agent's conversations with callers of one queue. */
export interface SurveyCount {
  readonly queue: string;
  readonly agent: string;
  readonly talks: number;
  readonly invited: number;
  readonly answered: number;
  /** How often each of 1 to 5 was pressed. */
  readonly scores: readonly [number, number, number, number, number];
}

export interface SurveyStore {
  /** By queue, then by agent. */
  counts(query: SurveyQuery): Promise<readonly SurveyCount[]>;
}

export async function projectSurveys(transaction: Connection, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    if (fact.type === "survey-invited") {
      const { call, queue, agent } = fact;
      await transaction
        .insertInto("surveys")
        .values({ call, queue, agent, invited_at: new Date(fact.at) })
        .onConflict((conflict) => conflict.column("call").doNothing())
        .execute();
    } else if (fact.type === "survey-answered") {
      await transaction
        .updateTable("surveys")
        .set({ score: fact.score, answered_at: new Date(fact.at) })
        .where("call", "=", fact.call)
        .execute();
    }
  }
}

export function surveyStore({ database }: StoreParts): SurveyStore {
  return {
    counts: async ({ from, until, queue, agent }) => {
      const score = (value: number) => sql<number>`count(*) filter (where score = ${sql.lit(value)})`;
      let talks = database
        .selectFrom("cdrs")
        .leftJoin("surveys", "surveys.call", "cdrs.uuid")
        .select(["cdrs.queue", "cdrs.agent"])
        .select([
          sql<number>`count(*)`.as("talks"),
          sql<number>`count(surveys.call)`.as("invited"),
          sql<number>`count(score)`.as("answered"),
          ...[score(1).as("score1"), score(2).as("score2"), score(3).as("score3")],
          ...[score(4).as("score4"), score(5).as("score5")],
        ])
        .where("cdrs.queue", "is not", null)
        .where("cdrs.agent", "is not", null)
        .groupBy(["cdrs.queue", "cdrs.agent"])
        .orderBy("cdrs.queue")
        .orderBy("cdrs.agent");
      if (from !== undefined) talks = talks.where("cdrs.start_at", ">=", new Date(from));
      if (until !== undefined) talks = talks.where("cdrs.start_at", "<", new Date(until));
      if (queue !== undefined) talks = talks.where("cdrs.queue", "=", queue);
      if (agent !== undefined) talks = talks.where("cdrs.agent", "=", agent);
      const rows = await talks.execute();
      return rows.map((row) => ({
        ...{ queue: row.queue ?? "", agent: row.agent ?? "" },
        ...{ talks: row.talks, invited: row.invited, answered: row.answered },
        scores: [row.score1, row.score2, row.score3, row.score4, row.score5],
      }));
    },
  };
}
