// A run begins with what is configured and with what the runs before have left: who was signed in, whom the center owes a
// call, and what routing remembers (contacts, who last served a caller, the agents' figures of the day).
import { rememberServed } from "./agent/last-served.ts";
import { restoreSession } from "./agent/session.ts";
import { addPastTalk } from "./agent/today.ts";
import { blameAgent, blameRow } from "./blame.ts";
import { writeOffCall } from "./call/write-off.ts";
import { takeUpOwed } from "./call/owed-call.ts";
import { configureAll } from "./configure.ts";
import { dayStartOf } from "./day.ts";
import type { ResumedEvent, StartedEvent } from "./events.ts";
import { noteAnswered, noteCalled, noteServed } from "./ivr/contacts.ts";
import { readable } from "./mishap.ts";
import type { AgentId, AgentSession } from "./model.ts";
import { normalCaller, normalOf } from "./numbers/compare.ts";
import type { Owed } from "./report/owed.ts";
import type { Past } from "./report/past.ts";
import { fact, type State } from "./state.ts";
import { beginCounting } from "./queue/today.ts";
import { onTrunkState } from "./trunk/changes.ts";

export function takeUp(state: State, event: StartedEvent): void {
  if (state.started) return;
  state.started = true;
  state.chance.state = event.seed >>> 0;
  state.lastFact = event.lastFact;
  beginCounting(state);
  fact(state, { type: "engine-started" });
  configureAll(state, event.configuration);
  takeUpPast(state, event.past ?? [], event.agents);
  for (const owed of event.owed ?? []) {
    try {
      takeUpOwed(state, owed);
    } catch (error) {
      blameRow(state, `call ${readable(() => owed.call) ?? "?"} that is owed`, error);
      forgetOwed(state, owed);
    }
  }
  for (const message of event.unread ?? []) {
    (state.unread ??= new Map()).set(message.to, [...(state.unread.get(message.to) ?? []), message]);
  }
  for (const { call, until } of event.cut ?? []) {
    if (state.calls.has(call)) continue;
    fact(state, { type: "call-ended", call, by: "center", cause: "crashed", livedUntil: until });
  }
}

/** The promise cannot be kept: the call that it was made in is over. */
function forgetOwed(state: State, owed: Owed): void {
  const call = readable(() => owed.call);
  if (call === undefined) return;
  if (state.calls.has(call)) writeOffCall(state, call, "it could not be taken up");
  else fact(state, { type: "call-ended", call, by: "center", cause: "crashed" });
}

/** Goes on with what another process knew; the switch tells which legs and phones are left when it is `up`. */
export function resume(state: State, event: ResumedEvent): void {
  state.resuming = true;
  state.draining = false;
  state.stopping = false;
  state.epoch += 1;
  state.lastCommand = 0;
  state.chance.state = event.seed >>> 0;
  beginCounting(state);
  fact(state, { type: "engine-resumed", epoch: state.epoch });
  for (const { config, up } of state.trunks.values()) {
    if (up && config.registers) onTrunkState(state, config.name, false, "it is logging in");
  }
}

/** Puts back who was signed in, each when they came: what the others had done by then is their head start (queue/head-start.ts). */
function takeUpPast(state: State, past: readonly Past[], sessions: readonly AgentSession[]): void {
  const rest = new Map<AgentId, AgentSession>();
  for (const session of sessions) {
    const agent = readable(() => session.agent);
    if (agent === undefined) blameRow(state, "a session", new Error("it cannot be read"));
    else rest.set(agent, session);
  }
  for (const one of past) {
    try {
      takeUpOne(state, one, rest);
    } catch (error) {
      blameRow(state, "something of the run before", error);
    }
  }
  for (const [agent, session] of rest) restore(state, agent, session);
}

function takeUpOne(state: State, one: Past, rest: Map<AgentId, AgentSession>): void {
  switch (one.type) {
    case "talked":
      takeUpTalk(state, one);
      break;
    case "called":
      (one.answered ? noteAnswered : noteCalled)(state.contacts, normalOf(state, one.number), one.extn, one.at);
      break;
    case "came": {
      const session = rest.get(one.agent);
      if (session !== undefined) restore(state, one.agent, session);
      rest.delete(one.agent);
    }
  }
}

function restore(state: State, agent: AgentId, session: AgentSession): void {
  try {
    restoreSession(state, session);
  } catch (error) {
    blameAgent(state, agent, error);
  }
}

function takeUpTalk(
  state: State,
  { callerNumber, line, extn, agent: id, at, until }: Extract<Past, { type: "talked" }>,
): void {
  const caller =
    line === undefined
      ? normalOf(state, callerNumber)
      : normalCaller(state, { origin: { type: "trunk", trunk: line }, callerNumber });
  if (extn !== undefined) noteServed(state.contacts, caller, extn, at);
  const agent = id === undefined ? undefined : state.agents.get(id);
  if (agent === undefined) return;
  rememberServed(state.lastServed, caller, { agent: agent.id, at });
  addPastTalk(agent, at, until, dayStartOf(state));
}
