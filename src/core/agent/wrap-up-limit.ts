// After-call work that lasts until its agent says so has a limit, too: whoever has not said so by then is not there.
import type { State } from "../state.ts";
import type { Agent } from "./agent.ts";
import { goOnBreak } from "./session.ts";
import { endWrapUp, onWrapUpOver } from "./wrap-up.ts";

/** Why they are on break then. */
const REASON = "wrap-up-limit";

export function onWrapUpDue(state: State, agent: Agent): void {
  if (Number.isFinite(agent.wrapUpUntil)) {
    onWrapUpOver(state, agent);
    return;
  }
  endWrapUp(state, agent);
  if (agent.session !== undefined) goOnBreak(state, agent, agent.session, REASON);
}
