// REFER inside a dialog (RFC 3515): the peer asks that its other side be led elsewhere, and is told in the same dialog what
// becomes of that. It is told so after its BYE, too: the dialog lives as long as something in it does (RFC 5057 section 4).
//
//   REFER --> 202, NOTIFY 100; `referred` --> `tellReferral` --> NOTIFY 180 ... 200, or why not
//         \-> names a dialog that is not here: 202, NOTIFY 100, NOTIFY 481; nobody is told
import type { Dialog } from "../dialog/dialog.ts";
import { withTarget } from "../dialog/dialog.ts";
import { cseqOf, header, secondsIn } from "../message/headers.ts";
import type { HeaderField, SipRequest } from "../message/message.ts";
import { reasonPhrase } from "../message/reason-phrase.ts";
import type { ReferralInput, ReferralStep } from "../subscription/referral.ts";
import { refer, referralDeadline, stepReferral } from "../subscription/referral.ts";
import { Alarm } from "./deadlines.ts";
import { eventName } from "./notifier.ts";
import { referToOf } from "./refer-to.ts";
import { findReplaced } from "./replaced.ts";
import type { Referring, Session } from "./session-state.ts";
import { hold, release, sendInDialog } from "./session.ts";
import type { Stack } from "./stack.ts";
import { ACCEPT_FIELD, ALLOW_FIELD } from "./stack.ts";
import type { ServerTransaction } from "./transactions.ts";
import type { ReferralId } from "./vocabulary.ts";

/** As long as a call that says nothing may ring (RFC 3261 section 16.6 step 11). */
const LIFETIME_MS = 180_000;
/** RFC 3420 */
const SIPFRAG = "message/sipfrag;version=2.0";

interface Received {
  readonly session: Session;
  readonly dialog: Dialog;
  readonly request: SipRequest;
  readonly transaction: ServerTransaction;
}

export function receiveRefer(stack: Stack, { session, dialog, request, transaction }: Received, now: number): void {
  const refuse = (status: number, fields: readonly HeaderField[] = []): void =>
    stack.respond(transaction, request, status, now, fields);
  const asked = referToOf(request);
  if (asked.type === "refused") {
    refuse(asked.status, asked.status === 415 ? [ACCEPT_FIELD] : []);
    return;
  }
  // One at a time, until its last word is taken: who asks without end gets us to send no more than they do.
  if (session.phase !== "confirmed" || session.referring !== undefined) {
    refuse(491);
    return;
  }
  if (stack.referrals.size >= stack.settings.limits.subscriptions) {
    stack.notice("warn", "No room for a REFER", { address: session.flow.remoteAddress }, now);
    refuse(503, [{ name: "Retry-After", value: "5" }]);
    return;
  }
  session.dialog = withTarget(dialog, request);
  // RFC 4488 section 4: nobody wants to hear of it.
  const isSilent = (header(request, "Refer-Sub") ?? "").trim().toLowerCase() === "false";
  const silence = isSilent ? [{ name: "Refer-Sub", value: "false" }] : [];
  stack.respond(transaction, request, 202, now, [{ name: "Contact", value: session.contact }, ALLOW_FIELD, ...silence]);
  const referring = begin(stack, session, request, isSilent, now);
  const { user, replaces } = asked;
  const replaced = replaces === undefined ? undefined : findReplaced(stack, replaces);
  if (replaced?.type === "refused") {
    // As a call of ours to that dialog's place would be answered.
    feed(stack, referring, { type: "progress", status: replaced.status }, now);
    return;
  }
  stack.emit({
    ...{ type: "referred", session: session.id, referral: referring.id, user },
    replaces: replaced?.session.id,
  });
}

function begin(stack: Stack, session: Session, request: SipRequest, isSilent: boolean, now: number): Referring {
  const step = refer(LIFETIME_MS, now);
  // Which one is meant has to be said from the second one on (section 2.4.6); some telephones know the bare word only.
  const id = session.hasReferred ? `;id=${cseqOf(request)?.sequence ?? 0}` : "";
  const referring: Referring = {
    ...{ id: `refer-${stack.settings.random(8)}`, session, event: `refer${id}`, isSilent },
    alarm: new Alarm((at) => feed(stack, referring, { type: "time" }, at)),
    referral: step[0],
  };
  session.hasReferred = true;
  session.referring = referring;
  stack.referrals.set(referring.id, referring);
  hold(session);
  take(stack, referring, step, now);
  return referring;
}

/** What becomes of it. One that is over, or that nobody has asked for, is nobody's. */
export function tellReferral(stack: Stack, id: ReferralId, status: number, now: number): void {
  const referring = stack.referrals.get(id);
  if (referring !== undefined) feed(stack, referring, { type: "progress", status }, now);
}

/** The one that a SUBSCRIBE inside the dialog is about. */
export function referringOf(session: Session, request: SipRequest): Referring | undefined {
  const { referring } = session;
  const field = header(request, "Event") ?? "";
  if (request.method !== "SUBSCRIBE" || referring?.isSilent !== false || eventName(field) !== "refer") return undefined;
  const id = /;[ \t]*id[ \t]*=[ \t]*([^\s;]+)/i.exec(field)?.[1];
  return id === undefined || referring.event === `refer;id=${id}` ? referring : undefined;
}

/** Section 2.4.4: it may be taken back, or shortened. */
export function receiveResubscribe(
  stack: Stack,
  referring: Referring,
  { request, transaction }: Pick<Received, "request" | "transaction">,
  now: number,
): void {
  const { session, referral } = referring;
  const leftSeconds = Math.max(0, Math.ceil((referral.expiresAt - now) / 1_000));
  const expiresSeconds = Math.min(secondsIn(request, "Expires") ?? leftSeconds, leftSeconds);
  const fields = [
    { name: "Expires", value: String(expiresSeconds) },
    { name: "Contact", value: session.contact },
  ];
  stack.respond(transaction, request, 200, now, fields);
  feed(stack, referring, { type: "refreshed", expiresSeconds }, now);
}

function feed(stack: Stack, referring: Referring, input: ReferralInput, now: number): void {
  take(stack, referring, stepReferral(referring.referral, input, now), now);
}

function take(stack: Stack, referring: Referring, [referral, effects]: ReferralStep, now: number): void {
  referring.referral = referral;
  stack.deadlines.set(referring.alarm, referralDeadline(referral));
  for (const effect of effects) {
    if (effect.type === "forget") forget(stack, referring);
    else if (referring.isSilent) feed(stack, referring, { type: "told", isTaken: true }, now);
    else notify(stack, referring, effect, now);
  }
}

function notify(
  stack: Stack,
  referring: Referring,
  { status, state }: { readonly status: number; readonly state: string },
  now: number,
): void {
  const { session, event } = referring;
  const fields = [
    { name: "Contact", value: session.contact },
    { name: "Event", value: event },
    { name: "Subscription-State", value: state },
  ];
  const content = { type: SIPFRAG, body: `SIP/2.0 ${status} ${reasonPhrase(status)}\r\n` };
  // Whatever is wrong with the NOTIFY ends what it told of, and nothing else: the call goes on (RFC 5057 section 5.1).
  const final = (outcome: { readonly status: number } | string, at: number): void => {
    const isTaken = typeof outcome !== "string" && outcome.status < 300;
    feed(stack, referring, { type: "told", isTaken }, at);
  };
  sendInDialog(stack, session, { method: "NOTIFY", fields, content }, { final }, now);
}

function forget(stack: Stack, referring: Referring): void {
  const { session, id, alarm } = referring;
  stack.deadlines.clear(alarm);
  stack.referrals.delete(id);
  session.referring = undefined;
  release(stack, session);
}
