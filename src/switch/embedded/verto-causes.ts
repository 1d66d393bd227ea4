// Causes of the call center <-> what Verto says: ITU-T Q.850, in the words of mod_verto.
import type { Cause } from "../../core/switch.ts";
import type { VertoCause } from "../../verto/index.ts";

const ROWS: Readonly<Record<Cause, VertoCause>> = {
  normal: { causeCode: 16, cause: "NORMAL_CLEARING" },
  busy: { causeCode: 17, cause: "USER_BUSY" },
  "no-answer": { causeCode: 19, cause: "NO_ANSWER" },
  rejected: { causeCode: 21, cause: "CALL_REJECTED" },
  "do-not-disturb": { causeCode: 18, cause: "NO_USER_RESPONSE" },
  unreachable: { causeCode: 20, cause: "SUBSCRIBER_ABSENT" },
  // Of FreeSWITCH, beyond Q.850.
  cancelled: { causeCode: 487, cause: "ORIGINATOR_CANCEL" },
  "answered-elsewhere": { causeCode: 502, cause: "LOSE_RACE" },
  "no-such-number": { causeCode: 1, cause: "UNALLOCATED_NUMBER" },
  "not-allowed": { causeCode: 52, cause: "OUTGOING_CALL_BARRED" },
  congestion: { causeCode: 42, cause: "SWITCH_CONGESTION" },
  "media-failed": { causeCode: 88, cause: "INCOMPATIBLE_DESTINATION" },
  vanished: { causeCode: 102, cause: "RECOVERY_ON_TIMER_EXPIRE" },
  "protocol-error": { causeCode: 111, cause: "PROTOCOL_ERROR" },
  "time-limit": { causeCode: 602, cause: "ALLOTTED_TIMEOUT" },
  shutdown: { causeCode: 41, cause: "NORMAL_TEMPORARY_FAILURE" },
  crashed: { causeCode: 41, cause: "NORMAL_TEMPORARY_FAILURE" },
};

export function vertoCauseOf(cause: Cause): VertoCause {
  return ROWS[cause];
}

const DECLINE = 603;

/**
 * How a browser that was called has refused, as SIP says it (in the spirit of RFC 3398 section 8.2.6.1). Most clients give no cause,
 * or a normal one, when their owner declines: whoever hangs up while it rings does not want the call.
 */
export function statusOfVerto(causeCode: number | undefined): number {
  switch (causeCode) {
    case 17:
      return 486;
    case 18:
    case 19:
      return 480;
    case 88:
      return 488;
    case 42:
      return 503;
    default:
      return DECLINE;
  }
}
