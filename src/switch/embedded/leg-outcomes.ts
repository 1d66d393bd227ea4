// What becomes of a command for a leg, in the port's words.
import type { CommandId } from "../../core/model.ts";
import type { LegEffect } from "./leg-state.ts";

export function failure(command: CommandId, reason: string): LegEffect {
  return { type: "tell", event: { type: "failed", command, cause: "protocol-error", reason } };
}

/** Of a play. */
export function stopped(command: CommandId): LegEffect {
  return { type: "tell", event: { type: "played", command, ended: "stopped" } };
}
