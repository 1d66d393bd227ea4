// Who is signed in, as the facts say: kept so that a restart signs nobody out.
import type { Fact } from "../core/facts.ts";
import type { AgentId, AgentSession, Extn, QueueName } from "../core/model.ts";
import { cleanJson, cleanText } from "./clean-text.ts";
import type { Connection } from "./parts.ts";

export async function readSessions(connection: Connection, agents?: readonly AgentId[]): Promise<AgentSession[]> {
  const all = connection.selectFrom("agent_sessions").selectAll().orderBy("agent");
  const rows = await (agents === undefined ? all : all.where("agent", "in", agents)).execute();
  return rows.map((row) => ({
    agent: row.agent as AgentId,
    extn: row.extn as Extn,
    queues: row.queues as readonly QueueName[],
    state: row.state,
    reason: row.reason,
    since: row.since.getTime(),
    ...(row.breaks === null ? {} : { breaks: row.breaks as Breaks }),
  }));
}

type Breaks = NonNullable<AgentSession["breaks"]>;

type SessionFact = Extract<Fact, { type: "agent-signed-in" | "agent-signed-out" | "agent-changed" }>;

function isSessionFact(fact: Fact): fact is SessionFact {
  return fact.type === "agent-signed-in" || fact.type === "agent-signed-out" || fact.type === "agent-changed";
}

export async function projectSessions(connection: Connection, facts: readonly Fact[]): Promise<void> {
  const relevant = facts.filter(isSessionFact);
  if (relevant.length === 0) return;
  const agents = [...new Set(relevant.map((fact) => fact.agent))];
  const former = new Map((await readSessions(connection, agents)).map((session) => [session.agent, session]));
  const sessions = new Map(former);
  for (const fact of relevant) {
    const session = sessionAfter(sessions.get(fact.agent), fact);
    if (session === undefined) sessions.delete(fact.agent);
    else sessions.set(fact.agent, session);
  }
  const gone = [...former.keys()].filter((agent) => !sessions.has(agent));
  if (gone.length > 0) await connection.deleteFrom("agent_sessions").where("agent", "in", gone).execute();
  // Most of an agent's changes are calls, and say nothing new about their session.
  const changed = [...sessions.values()].filter((session) => session !== former.get(session.agent));
  if (changed.length > 0) await writeSessions(connection, changed);
}

/** The session after one more fact; the same object where nothing has changed. */
function sessionAfter(session: AgentSession | undefined, fact: SessionFact): AgentSession | undefined {
  switch (fact.type) {
    case "agent-signed-in":
      return signedIn(session, fact);
    case "agent-signed-out":
      if (fact.queue === undefined) return undefined;
      return session && withoutQueue(session, fact.queue);
    case "agent-changed": {
      if (session === undefined || fact.state === "LOGOUT") return undefined;
      const { state, reason, extn, breaks } = fact;
      const isSame = session.state === state && session.reason === reason && session.extn === extn;
      if (isSame && JSON.stringify(session.breaks ?? []) === JSON.stringify(breaks ?? [])) return session;
      return { ...session, state, reason, extn, since: session.state === state ? session.since : fact.at, breaks };
    }
  }
}

function withoutQueue(session: AgentSession, left: QueueName): AgentSession {
  const queues = session.queues.filter((queue) => queue !== left);
  const breaks = session.breaks?.filter(({ queue }) => queue !== left) ?? [];
  return { ...session, queues, breaks: breaks.length === 0 ? undefined : breaks };
}

function signedIn(session: AgentSession | undefined, fact: Extract<Fact, { type: "agent-signed-in" }>): AgentSession {
  const { agent, extn, queue, at } = fact;
  const joined = queue === undefined ? [] : [queue];
  if (session?.extn !== extn) return { agent, extn, queues: joined, state: "UNREADY", since: at, reason: "signed in" };
  return { ...session, queues: [...new Set([...session.queues, ...joined])] };
}

async function writeSessions(connection: Connection, sessions: readonly AgentSession[]): Promise<void> {
  await connection
    .insertInto("agent_sessions")
    .values(
      sessions.map(({ agent, extn, queues, state, reason, since, breaks }) => ({
        ...{ agent, extn, state, queues: cleanJson(queues), reason: cleanText(reason), since: new Date(since) },
        breaks: breaks === undefined ? null : cleanJson(breaks),
      })),
    )
    .onConflict((conflict) =>
      conflict.column("agent").doUpdateSet((row) => ({
        extn: row.ref("excluded.extn"),
        queues: row.ref("excluded.queues"),
        state: row.ref("excluded.state"),
        reason: row.ref("excluded.reason"),
        since: row.ref("excluded.since"),
        breaks: row.ref("excluded.breaks"),
      })),
    )
    .execute();
}
