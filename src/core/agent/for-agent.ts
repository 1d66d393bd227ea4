import { blameAgent } from "../blame.ts";
import type { AgentId } from "../model.ts";
import type { State } from "../state.ts";
import type { Agent } from "./agent.ts";

/** What a call changes of an agent. Where it cannot be done the call goes on: it is not what is broken. */
export function forAgent(state: State, id: AgentId, act: (agent: Agent) => void): void {
  const agent = state.agents.get(id);
  if (agent === undefined) return;
  try {
    act(agent);
  } catch (error) {
    blameAgent(state, agent, error);
  }
}
