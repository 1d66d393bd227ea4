// Contacts, who last served a caller and the agents' figures of the day live in memory; after a restart they are made again
// from what the runs before have done.
import { rememberServed } from "./agent/last-served.ts";
import { restoreSession } from "./agent/session.ts";
import { addPastTalk } from "./agent/today.ts";
import { dayStartOf } from "./day.ts";
import { noteAnswered, noteCalled, noteServed } from "./ivr/contacts.ts";
import type { AgentSession } from "./model.ts";
import type { Past } from "./report/past.ts";
import type { State } from "./state.ts";

/** Puts back who was signed in, each when he came: what the others had done by then is his head start (queue/head-start.ts). */
export function takeUpPast(state: State, past: readonly Past[], sessions: readonly AgentSession[]): void {
  const rest = new Map(sessions.map((session) => [session.agent, session]));
  for (const one of past) {
    switch (one.type) {
      case "talked":
        takeUpTalk(state, one);
        break;
      case "called":
        (one.answered ? noteAnswered : noteCalled)(state.contacts, one.number, one.extn, one.at);
        break;
      case "came": {
        const session = rest.get(one.agent);
        if (session !== undefined) restoreSession(state, session);
        rest.delete(one.agent);
      }
    }
  }
  for (const session of rest.values()) restoreSession(state, session);
}

function takeUpTalk(
  state: State,
  { callerNumber, extn, agent: id, at, until }: Extract<Past, { type: "talked" }>,
): void {
  if (extn !== undefined) noteServed(state.contacts, callerNumber, extn, at);
  const agent = id === undefined ? undefined : state.agents.get(id);
  if (agent === undefined) return;
  rememberServed(state.lastServed, callerNumber, { agent: agent.id, at });
  addPastTalk(agent, at, until, dayStartOf(state));
}
