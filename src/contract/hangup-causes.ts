// Why a call ended, in FreeSWITCH's names (its switch_types.h), which clients of call records know.
import type { Cause } from "../core/switch.ts";

export const HANGUP_CAUSES: Readonly<Record<Cause, string>> = {
  normal: "NORMAL_CLEARING",
  busy: "USER_BUSY",
  "no-answer": "NO_ANSWER",
  rejected: "CALL_REJECTED",
  "do-not-disturb": "NO_USER_RESPONSE",
  unreachable: "USER_NOT_REGISTERED",
  cancelled: "ORIGINATOR_CANCEL",
  "answered-elsewhere": "LOSE_RACE",
  "no-such-number": "UNALLOCATED_NUMBER",
  "not-allowed": "OUTGOING_CALL_BARRED",
  congestion: "NORMAL_CIRCUIT_CONGESTION",
  "media-failed": "INCOMPATIBLE_DESTINATION",
  vanished: "MEDIA_TIMEOUT",
  "protocol-error": "PROTOCOL_ERROR",
  "time-limit": "ALLOTTED_TIMEOUT",
  shutdown: "SYSTEM_SHUTDOWN",
  crashed: "CRASH",
};
