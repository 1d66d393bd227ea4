// Causes of the call center <-> what SIP says: the one table. Statuses: RFC 3261 section 21 and later registrations;
// Reason: RFC 3326, with Q.850 causes as phones and carriers understand them.
import type { Cause } from "../../core/switch.ts";
import { warningOf, type Ending, type Reason } from "../../sip/index.ts";

interface CauseRow {
  /** Final response to an INVITE of a phone that we have not answered. */
  readonly status: number;
  /** Reason in our CANCEL or BYE; undefined: none is better than a made-up one. */
  readonly reason: Reason | undefined;
}

const q850 = (cause: number, text: string): Reason => ({ protocol: "Q.850", cause, text });

/** A phone that is told this shows no missed call (RFC 3326 section 3.1, as every common phone reads it). */
export const COMPLETED_ELSEWHERE: Reason = { protocol: "SIP", cause: 200, text: "Call completed elsewhere" };

const ROWS: Readonly<Record<Cause, CauseRow>> = {
  normal: { status: 480, reason: q850(16, "Normal call clearing") },
  busy: { status: 486, reason: q850(17, "User busy") },
  "no-answer": { status: 480, reason: q850(19, "No answer from user") },
  rejected: { status: 603, reason: q850(21, "Call rejected") },
  "do-not-disturb": { status: 480, reason: q850(18, "No user responding") },
  unreachable: { status: 480, reason: q850(20, "Subscriber absent") },
  cancelled: { status: 480, reason: undefined },
  "answered-elsewhere": { status: 480, reason: COMPLETED_ELSEWHERE },
  "no-such-number": { status: 404, reason: q850(1, "Unallocated number") },
  "not-allowed": { status: 403, reason: q850(21, "Call rejected") },
  congestion: { status: 503, reason: q850(42, "Switching equipment congestion") },
  "media-failed": { status: 488, reason: q850(88, "Incompatible destination") },
  vanished: { status: 480, reason: q850(102, "Recovery on timer expiry") },
  "protocol-error": { status: 500, reason: q850(111, "Protocol error") },
  "time-limit": { status: 480, reason: q850(102, "Recovery on timer expiry") },
  shutdown: { status: 503, reason: q850(41, "Temporary failure") },
  crashed: { status: 500, reason: q850(41, "Temporary failure") },
};

/** All causes, in the table's order. */
export const CAUSES = Object.keys(ROWS) as readonly Cause[];

/** The status with which a phone's unanswered call is refused. Always 4xx to 6xx. */
export function statusOfCause(cause: Cause): number {
  return ROWS[cause].status;
}

/** Ports come free as calls end; a center that stops is back, if at all, when another one has been started. */
const ROOM_AGAIN_SECONDS = 5;
const BACK_AGAIN_SECONDS = 30;

/**
 * Retry-After of the refusal. Whoever gets 503 with it asks nothing more of us for so long (RFC 3261 sections 20.33 and
 * 21.5.4): so not where the center itself says that, say, one line is full, and all other calls would be taken.
 */
export function retryAfterOf(cause: Cause, by: "phone" | "command" | "switch"): number | undefined {
  if (cause === "shutdown") return BACK_AGAIN_SECONDS;
  return cause === "congestion" && by === "switch" ? ROOM_AGAIN_SECONDS : undefined;
}

/** How a caller is refused, or a talk ended, for this cause. `why`: what is wrong with the description that they sent. */
export function endingOf(cause: Cause, by: "phone" | "command" | "switch", why?: string): Ending {
  const reason = reasonOfCause(cause);
  const retryAfterSeconds = retryAfterOf(cause, by);
  return {
    status: statusOfCause(cause),
    ...(reason === undefined ? {} : { reason }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(why === undefined ? {} : { warning: warningOf(why) }),
  };
}

/** What stands as Reason in the CANCEL or BYE that ends a leg for this cause. */
export function reasonOfCause(cause: Cause): Reason | undefined {
  return ROWS[cause].reason;
}

/** What is known of a call of ours that a final response ended. */
export interface Refused {
  readonly status: number;
  /** It rang (18x) before: then 408 and 480 mean that nobody came to the phone. */
  readonly rang: boolean;
  /** An outside line: there 404 speaks of the number, not of a phone that forgot its user. */
  readonly trunk: boolean;
}

/** Why a call of ours was not answered, from the final response (300..699). */
export function causeOfStatus({ status, rang, trunk }: Refused): Cause {
  switch (status) {
    case 486:
    case 600:
      return "busy";
    case 480:
      // A phone that is registered, and answers that it cannot be had (RFC 3261 section 21.4.18): its owner has said so.
      if (!rang && !trunk) return "do-not-disturb";
      return rang ? "no-answer" : "unreachable";
    case 408:
      return rang ? "no-answer" : "unreachable";
    case 401:
    case 402:
    case 407:
      return "not-allowed";
    case 403:
      return trunk ? "not-allowed" : "rejected";
    case 603:
    case 607:
    case 608:
    case 433:
      return "rejected";
    case 404:
    case 410:
    case 484:
    case 485:
    case 604:
      return trunk ? "no-such-number" : "unreachable";
    case 406:
    case 415:
    case 488:
    case 606:
      return "media-failed";
    case 487:
      return "cancelled";
    case 430:
    case 502:
    case 504:
      return "unreachable";
    case 503:
      return "congestion";
    default:
      // 3xx that is not followed: the phone is elsewhere. The rest says that the two sides do not understand one another.
      return status < 400 ? "unreachable" : "protocol-error";
  }
}

/** Why a phone took its own unanswered call back, or ended a talk, from the Reason it gave. */
export function causeOfLeaving(answered: boolean, reason: Reason | undefined): Cause {
  if (answered) return "normal";
  const elsewhere = reason?.protocol.toUpperCase() === "SIP" && reason.cause === 200;
  return elsewhere ? "answered-elsewhere" : "cancelled";
}

// The most telling answer of several phones of one extension: somebody was there before nobody was.
const TELLING: readonly Cause[] = [
  "rejected",
  "busy",
  "do-not-disturb",
  "no-answer",
  "not-allowed",
  "no-such-number",
  "media-failed",
  "congestion",
  "protocol-error",
  "cancelled",
];

/** One cause for a leg whose phones all failed (in the spirit of RFC 3261 section 16.7 step 6). */
export function mostTelling(causes: readonly Cause[]): Cause {
  return TELLING.find((cause) => causes.includes(cause)) ?? "unreachable";
}
