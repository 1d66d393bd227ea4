// Carrying out an agent's function, whichever way it was asked for.
import type { AgentEvent, Outcome } from "../core/events.ts";
import type { Principal } from "../store/principal.ts";
import type { CcFunction } from "./contract/cc.ts";
import { isAtLeast } from "./access.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError, type ErrorCode } from "./errors.ts";

type Refused = Extract<Outcome, { ok: false }>;

const CODES: Readonly<Record<Refused["code"], ErrorCode>> = {
  "no-such-agent": "no-such",
  "no-such-queue": "no-such",
  "no-such-extension": "no-such",
  "no-such-message": "no-such",
  "not-signed-in": "conflict",
  "extension-in-use": "conflict",
  disabled: "conflict",
};

/** Rejects with an ApiError where it may not or cannot be done. */
export async function callCc(
  { center, log }: ApiDeps,
  func: CcFunction,
  input: unknown,
  principal: Principal,
): Promise<void> {
  const event = func.event(input);
  checkOwn(principal, event);
  if (center.draining) throw new ApiError("draining", "the server is shutting down", { retryAfterS: 10 });
  const outcome = center.ask(event);
  if (!outcome.ok) throw new ApiError(CODES[outcome.code], outcome.reason);
  try {
    await center.stored();
  } catch (error) {
    log.error({ err: error }, "what an agent asked for could not be written");
    throw new ApiError("store-away", "it was done, but could not be written down; ask again", { retryAfterS: 5 });
  }
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
