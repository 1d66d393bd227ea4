// What somebody asks the running center to do: done at once, refused by the domain, and answered when it is written down.
import type { AskedEvent, Outcome } from "../core/events.ts";
import type { ApiDeps } from "./deps.ts";
import { ApiError, type ErrorCode } from "./errors.ts";

type Done = Extract<Outcome, { ok: true }>;
type Refused = Extract<Outcome, { ok: false }>;

const CODES: Readonly<Record<Refused["code"], ErrorCode>> = {
  "no-such-agent": "no-such",
  "no-such-queue": "no-such",
  "no-such-extension": "no-such",
  "no-such-message": "no-such",
  "no-such-alarm": "no-such",
  "no-such-help": "no-such",
  "not-signed-in": "conflict",
  "extension-in-use": "conflict",
  "no-such-call": "no-such",
  "wrong-state": "conflict",
  "no-such-number": "no-such",
  "no-such-code": "no-such",
  "not-allowed": "forbidden",
  busy: "conflict",
  unreachable: "conflict",
  disabled: "conflict",
};

/** Rejects with an ApiError where it cannot be done. */
export async function askCenter({ center, log }: Pick<ApiDeps, "center" | "log">, event: AskedEvent): Promise<Done> {
  if (center.draining) throw new ApiError("draining", "the server is shutting down", { retryAfterS: 10 });
  const outcome = center.ask(event);
  if (!outcome.ok) throw new ApiError(CODES[outcome.code], outcome.reason, { untilAt: outcome.until });
  try {
    await center.stored();
  } catch (error) {
    log.error({ err: error }, "what was asked for could not be written");
    throw new ApiError("store-away", "it was done, but could not be written down; ask again", { retryAfterS: 5 });
  }
  return outcome;
}
