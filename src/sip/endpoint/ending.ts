import { forgetAck } from "./acknowledgement.ts";
import { refuse } from "./incoming-invite.ts";
import { answerInAck, cancel } from "./outgoing-invite.ts";
import type { Session } from "./session-state.ts";
import { finish, sendBye } from "./session.ts";
import type { Stack } from "./stack.ts";
import type { Warning } from "../session-description/warnings.ts";
import type { Reason } from "./vocabulary.ts";

/** How a session is to end. */
export interface Ending {
  /** Final response to an INVITE that we have not answered; default 480. Ignored in every other state. */
  readonly status?: number;
  /** Goes into the final response, CANCEL or BYE (RFC 3326). */
  readonly reason?: Reason;
  /** When the caller may try again (RFC 3261 section 20.33); in a final response only. */
  readonly retryAfterSeconds?: number;
  /** What is wrong with the description that the INVITE brought (RFC 3261 section 20.43); in a final response only. */
  readonly warning?: Warning;
}

/** Ends it whatever its state. */
export function end(stack: Stack, session: Session, ending: Ending, now: number): void {
  const { reason, retryAfterSeconds, warning } = ending;
  if (session.incoming !== undefined) {
    const status = ending.status !== undefined && ending.status >= 300 && ending.status <= 699 ? ending.status : 480;
    refuse(stack, session, status, { by: "us", reason, retryAfterSeconds, warning }, now);
  } else if (session.phase === "early") cancel(stack, session, { by: "us", reason }, now);
  else if (session.phase === "confirmed") {
    if (session.unacknowledged?.isInitial === true) {
      // The callee must not send BYE before the ACK has come or been given up (RFC 3261 section 15).
      session.byeAfterAcknowledge = { reason };
    } else {
      answerInAck(stack, session, undefined);
      forgetAck(stack, session);
      sendBye(stack, session, reason, now);
    }
    finish(stack, session, { by: "us", reason }, now);
  }
}
