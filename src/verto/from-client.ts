// Requests of clients: new calls, answers, ends, what is to become of a call, keys.
import { CAUSES, callError, isObject, noCall, refused, textIn } from "./answers.ts";
import {
  answer,
  callIdIn,
  dialogNamed,
  dialogParamsIn,
  LONGEST_CALL_ID,
  numberIn,
  sdpIn,
  type Asked,
  type OfDialog,
} from "./asked.ts";
import { modify } from "./modify.ts";
import { partiesOf } from "./pages.ts";
import { dialogsOf, forget, happens, phoneAt, pushed, type Phone, type Verto } from "./state.ts";
import type { Answer, VertoEffect } from "./vocabulary.ts";

const LONGEST_DIGITS = 64;
/** Calls of one page. */
const MOST_DIALOGS = 16;
const DIGITS = /^[0-9A-D*#]+$/;

export function onAsked(verto: Verto, asked: Asked, now: number): readonly VertoEffect[] {
  const phone = phoneAt(verto, asked.socket);
  switch (asked.method) {
    case "verto.invite":
      return phone === undefined ? [answer(asked, notHere(asked))] : invite(verto, phone, asked);
    case "verto.answer":
      return onDescribed(verto, phone, asked, accept);
    case "verto.attach":
      return onDescribed(verto, phone, asked, attach);
    case "verto.bye":
      return onDialog(verto, phone, asked, bye);
    case "verto.modify":
      return onDialog(verto, phone, asked, (parts) => modify({ ...parts, now }));
    case "verto.info":
      return info(verto, phone, asked);
    default:
      return [answer(asked, refused("CALL ERROR", CAUSES.notImplemented))];
  }
}

/** It has not logged in as a telephone. */
function notHere({ params }: Asked): Answer {
  return callError(callIdIn(params), CAUSES.notImplemented);
}

function invite(verto: Verto, phone: Phone, asked: Asked): readonly VertoEffect[] {
  const { params } = asked;
  const callId = callIdIn(params);
  const offer = sdpIn(params);
  const dialog = dialogParamsIn(params);
  if (callId === undefined || offer === undefined) return [answer(asked, callError(callId, CAUSES.missing))];
  const number = numberIn(dialog, "destination_number");
  if (number === undefined) return [answer(asked, callError(callId, CAUSES.unallocated))];
  const theirs = dialogsOf(verto, phone.id);
  if (theirs.some((one) => one.callId === callId)) return [answer(asked, callError(callId, CAUSES.wrongState))];
  if (theirs.length >= MOST_DIALOGS) return [answer(asked, callError(callId, CAUSES.congestion))];
  // Whom the user has barred meanwhile is no telephone any more.
  if (!phone.isBound) return [answer(asked, notHere(asked))];
  const { socket, request } = asked;
  const session = `verto-${verto.options.random()}`;
  const { user, address } = phone;
  verto.dialogs.set(session, {
    ...{ session, callId, phone: phone.id, phase: "trying", isFromClient: true },
    ...{ callerNumber: user, callerName: "", calleeNumber: number, offer: undefined, early: undefined, isHeld: false },
    open: { socket, request, action: "invite" },
  });
  return [
    happens({ type: "invited", session, user, address, number, offer }),
    { type: "settle", of: { socket, request } },
  ];
}

function onDialog(
  verto: Verto,
  phone: Phone | undefined,
  asked: Asked,
  act: (parts: OfDialog) => readonly VertoEffect[],
): readonly VertoEffect[] {
  const { params } = asked;
  if (Object.keys(params).length === 0) return [answer(asked, refused("Params data missing"))];
  const callId = callIdIn(params);
  if (callId === undefined) {
    const isDialogThere = isObject(params["dialogParams"]) || Object.hasOwn(params, "callID");
    return [answer(asked, refused(isDialogThere ? "CallID missing" : "Dialog data missing"))];
  }
  if (asked.method === "verto.modify" && typeof params["action"] !== "string") {
    return [answer(asked, refused("action missing", { callID: callId }))];
  }
  const dialog = phone === undefined ? undefined : dialogNamed(verto, phone, callId);
  if (phone === undefined || dialog === undefined) return [answer(asked, noCall(callId))];
  return act({ verto, phone, dialog, asked });
}

function onDescribed(
  verto: Verto,
  phone: Phone | undefined,
  asked: Asked,
  act: (parts: OfDialog, sdp: string) => readonly VertoEffect[],
): readonly VertoEffect[] {
  const sdp = sdpIn(asked.params);
  const callId = callIdIn(asked.params);
  if (callId !== undefined && sdp === undefined) return [answer(asked, refused("SDP missing", { callID: callId }))];
  return onDialog(verto, phone, asked, (parts) => act(parts, sdp ?? ""));
}

function accept({ dialog, asked }: OfDialog, sdp: string): readonly VertoEffect[] {
  const { session, callId } = dialog;
  if (dialog.phase !== "ringing") return [answer(asked, refused("MEDIA ERROR", { callID: callId }))];
  const { socket, request } = asked;
  dialog.phase = "active";
  dialog.open = { socket, request, action: "answer" };
  return [happens({ type: "accepted", session, answer: sdp }), { type: "settle", of: { socket, request } }];
}

/** A page that was loaded anew takes a call up again. */
function attach({ verto, dialog, asked }: OfDialog, sdp: string): readonly VertoEffect[] {
  const { session, callId } = dialog;
  if (dialog.phase !== "attaching") return [answer(asked, refused("MEDIA ERROR", { callID: callId }))];
  dialog.phase = "active";
  dialog.isHeld = false;
  verto.deadlines.delete(`attach ${session}`);
  const { callerName, callerNumber, calleeNumber, isFromClient } = dialog;
  const far = isFromClient ? calleeNumber : callerNumber;
  const shown = { display_name: isFromClient || callerName === "" ? far : callerName, display_number: far };
  return [
    happens({ type: "reoffer-answered", session, answer: sdp }),
    happens({ type: "held", session, isHeld: false }),
    answer(asked, { result: {} }),
    ...pushed(verto, dialog, "verto.display", { ...shown, ...partiesOf(dialog) }),
  ];
}

function bye({ verto, dialog, asked }: OfDialog): readonly VertoEffect[] {
  const { params } = asked;
  const { session, callId } = dialog;
  const given = params["causeCode"];
  const isNumber = typeof given === "number" && Number.isSafeInteger(given) && given > 0;
  const cause = textIn(params, "cause", LONGEST_CALL_ID) ?? CAUSES.normal.cause;
  const causeCode = isNumber ? given : CAUSES.normal.causeCode;
  forget(verto, dialog);
  return [
    answer(asked, { result: { callID: callId, message: "CALL ENDED", causeCode, cause } }),
    happens({ type: "ended", session, by: "peer", causeCode: isNumber ? given : undefined }),
  ];
}

function info(verto: Verto, phone: Phone | undefined, asked: Asked): readonly VertoEffect[] {
  const { params } = asked;
  const callId = callIdIn(params);
  const dialog = phone === undefined || callId === undefined ? undefined : dialogNamed(verto, phone, callId);
  if (dialog === undefined) return [answer(asked, refused("Invalid channel"))];
  const digits = (numberIn(params, "dtmf") ?? "").toUpperCase().slice(0, LONGEST_DIGITS);
  if (!DIGITS.test(digits)) return [answer(asked, refused("Invalid channel", { callID: dialog.callId }))];
  const { session } = dialog;
  return [
    answer(asked, { result: { message: "SENT" } }),
    ...Array.from(digits).map((digit) => happens({ type: "digit", session, digit })),
  ];
}
