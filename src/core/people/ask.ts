// What people of the center ask of one another, each taken to where it is done.
import { onCallOrder } from "../conversation/orders.ts";
import type { Outcome } from "../events.ts";
import type { AgentId } from "../model.ts";
import { refuse } from "../refusal.ts";
import { fact, type State } from "../state.ts";
import type { Agent } from "../agent/agent.ts";
import type { PeopleEvent } from "./events.ts";
import { about, askHelp, cancelHelp, endHelp, whyNotOpen } from "./help.ts";
import type { Help } from "./requests.ts";
import { isFull, put, readMessages, sendMessage } from "./messages.ts";

const DONE: Outcome = { ok: true };

export function onPeopleEvent(state: State, event: PeopleEvent): Outcome {
  switch (event.type) {
    case "ask-help":
      return withAgent(state, event.agent, (agent) => askHelp(state, agent, event.which, event.text));
    case "cancel-help":
      return withAgent(state, event.agent, (agent) => cancelHelp(state, agent, event.help, event.user));
    case "answer-help":
      return answerHelp(state, event);
    case "send-message":
      return sendMessage(state, event);
    case "read-messages":
      return readMessages(state, event.user, event.upTo);
    case "screen-awaited":
      if (event.awaited) (state.screens ??= new Set()).add(event.user);
      else state.screens?.delete(event.user);
      return DONE;
  }
}

function withAgent(state: State, id: AgentId, act: (agent: Agent) => Outcome): Outcome {
  const agent = state.agents.get(id);
  return agent === undefined ? refuse("no-such-agent", `There is no agent ${id}.`) : act(agent);
}

type Answering = Extract<PeopleEvent, { readonly type: "answer-help" }>;

/** Of several who answer at once the first one does; the others are told who. */
function answerHelp(state: State, event: Answering): Outcome {
  const help = [...(state.helps?.values() ?? [])].find(({ id }) => id === event.help);
  if (help === undefined) return whyNotOpen(state, event.help);
  const { queues, user, answer } = event;
  if (queues !== undefined && !help.queues.some((queue) => queues.includes(queue))) {
    return refuse("not-allowed", "It was asked for in none of their queues.");
  }
  if (user === help.agent) return refuse("not-allowed", "Nobody answers their own request for help.");
  const { taken } = help;
  if (taken !== undefined && taken.user !== user && state.legs.has(taken.leg)) {
    return refuse("wrong-state", `${taken.user} is answering it.`);
  }
  return answer.type === "message" ? answerInWords(state, help, user, answer.text) : comeIn(state, help, event, answer);
}

function answerInWords(state: State, help: Help, user: string, text: string): Outcome {
  const to = help.agent;
  if (isFull(state, to)) return refuse("wrong-state", `${to} has too many messages that they have not read.`);
  endHelp(state, help, "answered", { by: user, manner: "message", text });
  const message = put(state, { from: user, to, text, key: undefined }, help.id);
  return { ok: true, help: help.id, message, ...(help.call === undefined ? {} : { call: help.call }) };
}

/** Answered when they are in the call; they may be there already. */
function comeIn(
  state: State,
  help: Help,
  { user, queues }: Answering,
  { manner, extn, by }: Extract<Answering["answer"], { readonly type: "come-in" }>,
): Outcome {
  if (help.call === undefined) return refuse("wrong-state", "It is about no call: answer it with a message.");
  const whom = { type: "agent", agent: help.agent } as const;
  const order = { type: "supervise", manner, whom, queues } as const;
  const outcome = onCallOrder(state, { type: "call-order", extn, by, which: undefined, order });
  if (!outcome.ok) return outcome;
  const { leg } = outcome;
  const isOpen = state.helps?.get(help.agent) === help;
  if (isOpen && leg !== undefined && help.taken?.leg !== leg) {
    help.taken = { user, manner, leg };
    fact(state, { type: "help-taken", ...about(help), by: user, manner });
  }
  return { ...outcome, help: help.id };
}
