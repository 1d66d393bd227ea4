// The functions of agents and supervisors (`ccLogin` and its kin): one table for REST and WebSocket.
import { AFTER_CALL_FUNCTIONS } from "./cc-after-call.ts";
import { AGENT_FUNCTIONS } from "./cc-agents.ts";
import { CALL_FUNCTIONS } from "./cc-calls.ts";
import type { CcFunction } from "./cc-function.ts";
import { PEOPLE_FUNCTIONS } from "./cc-people.ts";
import { READING_FUNCTIONS } from "./cc-readings.ts";
import { SUPERVISION_FUNCTIONS } from "./cc-supervision.ts";

export const CC_FUNCTIONS: readonly CcFunction[] = [
  ...AGENT_FUNCTIONS,
  ...AFTER_CALL_FUNCTIONS,
  ...CALL_FUNCTIONS,
  ...SUPERVISION_FUNCTIONS,
  ...PEOPLE_FUNCTIONS,
  ...READING_FUNCTIONS,
];

const BY_NAME = new Map(
  CC_FUNCTIONS.flatMap((one) => [one.name, ...one.aliases].map((name) => [name.toLowerCase(), one] as const)),
);

/** By its name or another one that it goes by, in any case. */
export function ccFunctionNamed(name: string): CcFunction | undefined {
  return BY_NAME.get(name.toLowerCase());
}
