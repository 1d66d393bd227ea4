// What is answered to requests, in mod_verto's words.
import type { Answer, Params, VertoCause } from "./vocabulary.ts";

/** Of mod_verto: something is wrong with a session. */
const SESSION = -32_002;

export const CAUSES = {
  normal: { causeCode: 16, cause: "NORMAL_CLEARING" },
  unallocated: { causeCode: 1, cause: "UNALLOCATED_NUMBER" },
  congestion: { causeCode: 42, cause: "SWITCH_CONGESTION" },
  notImplemented: { causeCode: 69, cause: "FACILITY_NOT_IMPLEMENTED" },
  incompatible: { causeCode: 88, cause: "INCOMPATIBLE_DESTINATION" },
  missing: { causeCode: 96, cause: "MANDATORY_IE_MISSING" },
  wrongState: { causeCode: 101, cause: "WRONG_CALL_STATE" },
} as const satisfies Readonly<Record<string, VertoCause>>;

export function refused(message: string, more: Params = {}): Answer {
  return { error: { ...more, code: SESSION, message } };
}

export function noCall(callId: string | undefined): Answer {
  return refused("CALL DOES NOT EXIST", callId === undefined ? {} : { callID: callId });
}

export function callError(callId: string | undefined, cause: VertoCause): Answer {
  return refused("CALL ERROR", { ...(callId === undefined ? {} : { callID: callId }), ...cause });
}

export function isObject(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text that is not empty and not longer than this. */
export function textIn(params: Params, key: string, most: number): string | undefined {
  const value = params[key];
  return typeof value === "string" && value !== "" && value.length <= most ? value : undefined;
}
