// Asking the other side of a running session whether it still knows of it. Whoever has hung up or started anew answers 481
// (RFC 3261 section 12.2.2), also where its BYE was lost; whoever answers anything else is there.
import type { SipResponse } from "../message/message.ts";
import { sendUpdate } from "./refresh.ts";
import type { Session } from "./session-state.ts";
import { finish, sendInDialog, type Failure } from "./session.ts";
import type { Stack } from "./stack.ts";

/**
 * By UPDATE where the peer takes it, which only a peer that knows the dialog can answer well; else by OPTIONS. One question
 * at a time: while one is under way nothing is done. Then `probed`, or `ended` by "peer" with 481.
 */
export function probe(stack: Stack, session: Session, now: number): void {
  const { timer } = session;
  if (session.phase !== "confirmed" || session.isProbing) return;
  session.isProbing = true;
  const final = (outcome: SipResponse | Failure, at: number): boolean => {
    session.isProbing = false;
    if (session.phase !== "confirmed") return true;
    const status = typeof outcome === "string" ? undefined : outcome.status;
    if (status === 481) {
      finish(stack, session, { by: "peer", status }, at);
      return true;
    }
    // 408: somebody on the way has waited in vain. Whether that ends the session is for whoever asks to say.
    const isAnswered = status !== undefined && status !== 408;
    stack.emit({ type: "probed", session: session.id, isAnswered });
    return !isAnswered;
  };
  if (session.peerTakesUpdate && timer !== undefined) sendUpdate(stack, session, timer, final, now);
  else {
    const what = { method: "OPTIONS", fields: [], content: undefined };
    sendInDialog(stack, session, what, { final: (outcome, at) => void final(outcome, at) }, now);
  }
}
