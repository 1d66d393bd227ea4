// An agent's part in calls that are over: what after-call work, dispositions and notes are about.
import type { CallId, QueueName } from "../model.ts";
import type { State } from "../state.ts";
import type { Agent, Handling } from "./agent.ts";

/** Of one agent: earlier ones are in the call records. */
const MOST_HANDLINGS = 10;

/** The last ones, the latest at the end. */
export function handlingsOf(agent: Agent): readonly Handling[] {
  return agent.handlings ?? [];
}

export function handlingOf(agent: Agent, call: CallId): Handling | undefined {
  return agent.handlings?.find((one) => one.call === call);
}

/** One part in a call, in however many pieces: who is given a customer back goes on where they were. */
export function noteHandling(state: State, agent: Agent, call: CallId, queue: QueueName | undefined): Handling {
  const known = handlingOf(agent, call);
  const handling = known ?? { call, queue, endedAt: state.now, wrappedUp: false };
  handling.endedAt = state.now;
  const others = handlingsOf(agent).filter((one) => one !== known);
  agent.handlings = [...others, handling].slice(-MOST_HANDLINGS);
  return handling;
}
