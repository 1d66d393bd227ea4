// What a run leaves for the next one, made from its facts alone, as the store makes it.
import type { Center } from "../../src/core/center.ts";
import type { StartedEvent } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, AgentSession } from "../../src/core/model.ts";
import { cutByCrash } from "../../src/core/report/call-record.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { owedBy } from "../../src/core/report/owed.ts";
import { pastOf, type Coming, type PastCall } from "../../src/core/report/past.ts";

export type LeftBehind = Pick<StartedEvent, "lastFact" | "agents" | "past" | "owed">;

/** Of a center that ended without a word after these facts. */
export function leftBehind(center: Center, facts: readonly Fact[]): LeftBehind {
  const { records, spans } = rebuilt(facts);
  const end = facts.at(-1)?.at ?? 0;
  // The store keeps records as JSON.
  const cut = JSON.parse(JSON.stringify(records.map((record) => cutByCrash(record, end)))) as typeof records;
  const calls = cut.map((record): PastCall => ({ ...record, way: record.way.map(({ type }) => type) }));
  const came = new Map<AgentId, number>();
  for (const { agent, from } of spans) came.set(agent, Math.min(from, came.get(agent) ?? from));
  return {
    lastFact: facts.at(-1)?.seq ?? 0,
    agents: sessionsOf(center),
    past: pastOf(
      calls,
      [...came].map(([agent, at]): Coming => ({ agent, at })),
    ),
    owed: cut.flatMap((record) => owedBy(record) ?? []),
  };
}

function sessionsOf(center: Center): readonly AgentSession[] {
  return center.agents(undefined).map(({ agent, extn, queues, state, reason, since, breaks }) => {
    const session = { agent, extn, queues, reason, since, ...(breaks === undefined ? {} : { breaks }) };
    return { ...session, state: state === "READY" ? "READY" : "UNREADY" };
  });
}
