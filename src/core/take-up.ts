// A run begins with what is configured and with what the runs before have left: who was signed in, whom the center owes a
// call, and what routing remembers (contacts, who last served a caller, the agents' figures of the day).
import { rememberServed } from "./agent/last-served.ts";
import { restoreSession } from "./agent/session.ts";
import { addPastTalk } from "./agent/today.ts";
import { takeUpOwed } from "./call/owed-call.ts";
import { configure } from "./configure.ts";
import { dayStartOf } from "./day.ts";
import type { ResumedEvent, StartedEvent } from "./events.ts";
import { noteAnswered, noteCalled, noteServed } from "./ivr/contacts.ts";
import type { AgentSession } from "./model.ts";
import type { Past } from "./report/past.ts";
import { fact, type State } from "./state.ts";
import { onTrunkState } from "./trunk/changes.ts";

export function takeUp(state: State, event: StartedEvent): void {
  if (state.started) return;
  state.started = true;
  state.chance.state = event.seed >>> 0;
  state.lastFact = event.lastFact;
  fact(state, { type: "engine-started" });
  for (const change of event.configuration) configure(state, change);
  takeUpPast(state, event.past ?? [], event.agents);
  for (const owed of event.owed ?? []) takeUpOwed(state, owed);
}

/** Goes on with what another process knew; the switch tells which legs and phones are left when it is `up`. */
export function resume(state: State, event: ResumedEvent): void {
  state.resuming = true;
  state.draining = false;
  state.stopping = false;
  state.epoch += 1;
  state.lastCommand = 0;
  state.chance.state = event.seed >>> 0;
  fact(state, { type: "engine-resumed", epoch: state.epoch });
  for (const { config, up } of state.trunks.values()) {
    if (up && config.registers) onTrunkState(state, config.name, false, "it is logging in");
  }
}

/** Puts back who was signed in, each when he came: what the others had done by then is his head start (queue/head-start.ts). */
function takeUpPast(state: State, past: readonly Past[], sessions: readonly AgentSession[]): void {
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
