// What the user wants of calls, in words for clients.
import { CAUSES, callError, noCall, refused } from "./answers.ts";
import { answer } from "./asked.ts";
import { modified } from "./modify.ts";
import { giveUp, partiesOf, ringAt } from "./pages.ts";
import { forget, happens, pushed, tellEnd, type Dialog, type Verto } from "./state.ts";
import type { Order, ReferralId, Settling, VertoCause, VertoEffect } from "./vocabulary.ts";

type Of<Type extends Order["type"]> = Extract<Order, { readonly type: Type }>;

export function onOrder(verto: Verto, order: Order): readonly VertoEffect[] {
  if (order.type === "invite") return invite(verto, order);
  if (order.type === "tell-referral") return tellReferral(verto, order.referral, order.why);
  const dialog = verto.dialogs.get(order.session);
  if (dialog === undefined) return [];
  switch (order.type) {
    case "ring":
      return ring(verto, dialog, order);
    case "accept":
      return accept(verto, dialog, order);
    case "end":
      return end(verto, dialog, order.cause);
    case "answer-offer":
      return answerOffer(verto, dialog, order);
    case "refuse-offer":
      return refuseOffer(verto, dialog);
    case "probe":
      // A page that is away is kept for a time of its own.
      return [happens({ type: "probed", session: order.session })];
  }
}

function invite(verto: Verto, { session, phone: id, offer, ...parties }: Of<"invite">): readonly VertoEffect[] {
  const phone = verto.phones.get(id);
  if (phone?.isBound !== true) return [happens({ type: "ended", session, by: "loss", causeCode: undefined })];
  const dialog: Dialog = {
    ...{ session, callId: verto.options.random(), phone: id, phase: "ringing", isFromClient: false },
    ...{ ...parties, offer, early: undefined, isHeld: false, open: undefined },
  };
  verto.dialogs.set(session, dialog);
  // One that is being loaded anew hears of it when it is there.
  if (phone.socket === undefined) return [];
  return [...ringAt(verto, dialog), happens({ type: "ringing", session })];
}

/** A client rings by itself until it is answered, or hears something. */
function ring(verto: Verto, dialog: Dialog, { sdp }: Of<"ring">): readonly VertoEffect[] {
  if (dialog.phase !== "trying" || sdp === undefined || sdp === dialog.early) return [];
  dialog.early = sdp;
  return pushed(verto, dialog, "verto.media", { sdp });
}

function accept(verto: Verto, dialog: Dialog, { sdp }: Of<"accept">): readonly VertoEffect[] {
  if (dialog.phase !== "trying") return [];
  dialog.phase = "active";
  return pushed(verto, dialog, "verto.answer", dialog.early === sdp ? {} : { sdp });
}

function end(verto: Verto, dialog: Dialog, cause: VertoCause): readonly VertoEffect[] {
  const { open, callId } = dialog;
  forget(verto, dialog);
  const effects = [...verto.referrals]
    .filter(([, { session }]) => session === dialog.session)
    // That its call ends is what a transfer comes to.
    .flatMap(([referral]) => tellReferral(verto, referral, undefined, dialog));
  if (open?.action === "invite") return [...effects, answer(open, callError(callId, cause))];
  const { causeCode } = cause;
  if (open !== undefined) {
    const isMedia = causeCode === CAUSES.incompatible.causeCode;
    effects.push(answer(open, isMedia ? refused("CODEC ERROR", { callID: callId }) : noCall(callId)));
  }
  return [...effects, ...tellEnd(verto, dialog, cause)];
}

function answerOffer(verto: Verto, dialog: Dialog, { sdp }: Of<"answer-offer">): readonly VertoEffect[] {
  const { open } = dialog;
  if (open?.action === "update-media") {
    dialog.open = undefined;
    return [answer(open, { result: modified(dialog, "updateMedia", { sdp }) })];
  }
  if (dialog.phase !== "attaching") return [];
  return pushed(verto, dialog, "verto.attach", { sdp, ...partiesOf(dialog), variables: {} });
}

function refuseOffer(verto: Verto, dialog: Dialog): readonly VertoEffect[] {
  const { open } = dialog;
  if (open?.action === "update-media") {
    dialog.open = undefined;
    return [answer(open, refused("CODEC ERROR", { callID: dialog.callId }))];
  }
  return dialog.phase === "attaching" ? giveUp(verto, dialog) : [];
}

/** The first word counts: what becomes of it later, the client sees by its call. */
export function tellReferral(
  verto: Verto,
  id: ReferralId,
  why: Of<"tell-referral">["why"],
  ended?: Dialog,
): VertoEffect[] {
  const referral = verto.referrals.get(id);
  if (referral === undefined) return [];
  verto.referrals.delete(id);
  verto.deadlines.delete(`referral ${id}`);
  const { session, action } = referral;
  const dialog = ended ?? verto.dialogs.get(session);
  if (dialog === undefined) return [answer(referral, noCall(undefined))];
  if (why === undefined) {
    const more = action === "transfer" ? { message: "CALL TRANSFERRED" } : {};
    return [answer(referral, { result: modified(dialog, action, more) })];
  }
  const message = why === "no-call" && action === "transfer" ? "call is not bridged" : "transfer failed";
  return [answer(referral, refused(message, { callID: dialog.callId }))];
}

/** What a request has led to has been carried out: where it is not over, it has gone well. */
export function requestSettled(verto: Verto, { socket, request }: Settling): readonly VertoEffect[] {
  const dialog = [...verto.dialogs.values()].find(({ open }) => open?.socket === socket && open.request === request);
  const open = dialog?.open;
  if (dialog === undefined || open === undefined) return [];
  switch (open.action) {
    case "invite":
      dialog.open = undefined;
      return [answer(open, { result: { message: "CALL CREATED", callID: dialog.callId } })];
    case "answer":
      dialog.open = undefined;
      return [answer(open, { result: {} })];
    case "update-media":
      return [];
  }
}
