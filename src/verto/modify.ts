// `verto.modify`: hold, transfers, and another description within a call.
import { refused, textIn } from "./answers.ts";
import { answer, dialogNamed, LONGEST_CALL_ID, numberIn, sdpIn, type OfDialog } from "./asked.ts";
import { happens, type Dialog } from "./state.ts";
import type { Params, VertoEffect } from "./vocabulary.ts";

export interface Modifying extends OfDialog {
  readonly now: number;
}

export function modify(parts: Modifying): readonly VertoEffect[] {
  const { dialog, asked } = parts;
  const action = asked.params["action"];
  switch (action) {
    case "hold":
      return hold(parts, true);
    case "unhold":
      return hold(parts, false);
    case "toggleHold":
      return hold(parts, !dialog.isHeld);
    case "transfer":
      return transfer(parts);
    case "replace":
      return replace(parts);
    case "updateMedia":
      return updateMedia(parts);
    // There is no picture that could be sent anew.
    case "videoRefresh":
      return [answer(asked, { result: modified(dialog, action) })];
    default:
      return [answer(asked, refused("action missing", { callID: dialog.callId }))];
  }
}

/** What is answered to each of them. */
export function modified(dialog: Dialog, action: string, more: Params = {}): Params {
  return { callID: dialog.callId, action, holdState: dialog.isHeld ? "held" : "active", ...more };
}

function hold({ dialog, asked }: Modifying, isHeld: boolean): readonly VertoEffect[] {
  const isNews = dialog.phase === "active" && dialog.isHeld !== isHeld;
  if (isNews) dialog.isHeld = isHeld;
  const done = answer(asked, { result: modified(dialog, String(asked.params["action"])) });
  return isNews ? [happens({ type: "held", session: dialog.session, isHeld }), done] : [done];
}

function transfer({ verto, dialog, asked, now }: Modifying): readonly VertoEffect[] {
  const number = numberIn(asked.params, "destination");
  if (number === undefined) return [answer(asked, refused("destination missing"))];
  if (dialog.phase !== "active") return [answer(asked, refused("call is not bridged"))];
  return refer({ verto, dialog, asked, now }, { number, replaces: undefined });
}

/** The other side of this call is connected with the other side of that one. */
function replace({ verto, phone, dialog, asked, now }: Modifying): readonly VertoEffect[] {
  const callId = textIn(asked.params, "replaceCallID", LONGEST_CALL_ID);
  if (callId === undefined) return [answer(asked, refused("replaceCallID missing"))];
  const other = dialogNamed(verto, phone, callId);
  if (other === undefined || other === dialog || dialog.phase !== "active") {
    return [answer(asked, refused("invalid transfer leg"))];
  }
  return refer({ verto, dialog, asked, now }, { number: "", replaces: other.session });
}

function refer(
  { verto, dialog, asked, now }: Omit<Modifying, "phone">,
  to: { readonly number: string; readonly replaces: string | undefined },
): readonly VertoEffect[] {
  const referral = `verto-${verto.options.random()}`;
  const { socket, request } = asked;
  const action = to.replaces === undefined ? "transfer" : "replace";
  verto.referrals.set(referral, { session: dialog.session, socket, request, action });
  verto.deadlines.set(`referral ${referral}`, now + verto.options.referralMs);
  return [happens({ type: "referred", session: dialog.session, referral, ...to })];
}

function updateMedia({ phone, dialog, asked }: Modifying): readonly VertoEffect[] {
  const offer = sdpIn(asked.params);
  if (offer === undefined) return [answer(asked, refused("SDP missing"))];
  if (dialog.phase !== "active") {
    return [answer(asked, refused("Cannot update a call that has not been answered."))];
  }
  const { socket, request } = asked;
  const { session } = dialog;
  dialog.open = { socket, request, action: "update-media" };
  return [
    happens({ type: "reoffered", session, address: phone.address, offer }),
    { type: "settle", of: { socket, request } },
  ];
}
