// Carrying out an agent's function, whichever way it was asked for.
import type { AgentEvent } from "../core/events.ts";
import type { Principal } from "../store/principal.ts";
import type { CcFunction } from "./contract/cc.ts";
import { isAtLeast } from "./access.ts";
import { askCenter } from "./asking.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError } from "./errors.ts";

/** Rejects with an ApiError where it may not or cannot be done. */
export async function callCc(deps: ApiDeps, func: CcFunction, input: unknown, principal: Principal): Promise<void> {
  const event = func.event(input);
  checkOwn(principal, event);
  await askCenter(deps, event);
}

/** An agent acts for himself, whoever supervises for all; an extension's token signs in at that extension only. */
function checkOwn(principal: Principal, event: AgentEvent): void {
  if (!isAtLeast(principal, "supervisor") && principal.login !== event.agent) {
    throw new ApiError("forbidden", "only the agent himself, supervisors and administrators may do this");
  }
  const { extension } = principal;
  if (extension !== undefined && event.type === "agent-sign-in" && event.extn !== extension.extn) {
    throw new ApiError("forbidden", `this token is for the extension ${extension.extn}`);
  }
}
