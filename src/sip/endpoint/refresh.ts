// Keeping a session alive, and noticing that it is dead (RFC 4028 sections 7.2, 7.3 and 10).
import { withTarget } from "../dialog/dialog.ts";
import type { SessionTimer } from "../dialog/session-timer.ts";
import { agreedIn, minSeOf, postponed, renewed } from "../dialog/session-timer.ts";
import type { SipResponse } from "../message/message.ts";
import { canReinvite, refreshFields, sendReinvite, timerFields } from "./reoffer.ts";
import type { Session } from "./session-state.ts";
import type { Failure } from "./session.ts";
import { armTimer, finish, isLost, sendBye, sendInDialog } from "./session.ts";
import type { Stack } from "./stack.ts";

/** An exchange is under way: it is itself a sign of life, and over soon. */
const BUSY_MS = 5_000;

export function onTimerAlarm(stack: Stack, session: Session, now: number): void {
  const { timer } = session;
  if (timer === undefined || session.phase !== "confirmed") return;
  if (!timer.weRefresh || now >= timer.expiresAt) {
    sendBye(stack, session, { protocol: "SIP", cause: 408, text: "Session timer expired" }, now);
    finish(stack, session, { by: "timeout" }, now);
    return;
  }
  if (!canReinvite(session)) {
    armTimer(stack, session, { ...timer, dueAt: Math.min(now + BUSY_MS, timer.expiresAt) });
    return;
  }
  // Until the refresh has its outcome the session only expires.
  armTimer(stack, session, { ...timer, dueAt: timer.expiresAt });
  if (session.peerTakesUpdate) refreshByUpdate(stack, session, timer, now);
  else if (timer.isShared && session.localDescription !== undefined) {
    sendReinvite(stack, session, session.localDescription, true, now);
  } else probe(stack, session, timer, now);
}

function refreshByUpdate(stack: Stack, session: Session, timer: SessionTimer, now: number): void {
  const final = (outcome: SipResponse | Failure, at: number): boolean => {
    if (isLost(stack, session, outcome, at) || typeof outcome === "string") return true;
    if (outcome.status < 300) return false;
    if (outcome.status === 405 || outcome.status === 501) session.peerTakesUpdate = false;
    const least = outcome.status === 422 ? minSeOf(outcome) : undefined;
    const isTooShort = least !== undefined && least > session.minExpiresSeconds;
    if (isTooShort) session.minExpiresSeconds = least;
    const isAtOnce = isTooShort || !session.peerTakesUpdate;
    armTimer(stack, session, isAtOnce ? { ...timer, dueAt: at } : postponed(timer, at));
    return true;
  };
  sendUpdate(stack, session, timer, final, now);
}

/**
 * An UPDATE without a description: nothing changes but the time (RFC 4028 section 7.4). `final`: true where nothing more is
 * to be done about the outcome.
 */
export function sendUpdate(
  stack: Stack,
  session: Session,
  timer: SessionTimer,
  final: (outcome: SipResponse | Failure, now: number) => boolean,
  now: number,
): void {
  const fields = [...refreshFields(session), ...timerFields(stack, session)];
  const done = (outcome: SipResponse | Failure, at: number): void => {
    if (final(outcome, at) || typeof outcome === "string" || outcome.status >= 300) return;
    if (session.dialog !== undefined) session.dialog = withTarget(session.dialog, outcome);
    armTimer(stack, session, timer.isShared ? agreedIn(outcome, stack.settings, at) : renewed(timer, at));
  };
  sendInDialog(stack, session, { method: "UPDATE", fields, content: undefined }, { final: done }, now);
}

/** A peer without session timers is asked whether it still knows the dialog: any other answer than 481 is a yes. */
function probe(stack: Stack, session: Session, timer: SessionTimer, now: number): void {
  const final = (outcome: SipResponse | Failure, at: number): void => {
    if (!isLost(stack, session, outcome, at)) armTimer(stack, session, renewed(timer, at));
  };
  sendInDialog(stack, session, { method: "OPTIONS", fields: [], content: undefined }, { final }, now);
}
