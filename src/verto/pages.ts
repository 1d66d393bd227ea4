// Pages that come, go, and come back.
//
//   entered --> here --left--> away --same user and sessid--> here: what it still has is given back to it
//                                | 10 s: it rings no more; 30 s: its calls end
import { CAUSES } from "./answers.ts";
import {
  dialogsOf,
  forget,
  happens,
  phoneAt,
  phonesOf,
  pushed,
  tellEnd,
  type Dialog,
  type Phone,
  type Verto,
} from "./state.ts";
import type { Params, SocketId, SocketInput, VertoEffect } from "./vocabulary.ts";

type Entered = Extract<SocketInput, { readonly type: "entered" }>;

export function enter(verto: Verto, { socket, user, sessid, address }: Entered, now: number): readonly VertoEffect[] {
  const effects: VertoEffect[] = [];
  const before = phoneAt(verto, socket);
  const id = `${user} ${sessid}`;
  // Somebody else logs in where another was, or under another name.
  if (before !== undefined && before.id !== id) effects.push(...leave(verto, socket, now));
  if (!verto.options.isPhones(user)) return [...effects, { type: "ready", socket, reattached: [] }];
  const phone = verto.phones.get(id) ?? newPhone(verto, id, { user, sessid, address });
  if (phone.socket === socket) return [...effects, { type: "ready", socket, reattached: [] }];
  // Of the same page: it is told to go by who holds the sockets, and its calls are taken up at the new one.
  if (phone.socket !== undefined) effects.push(...leave(verto, phone.socket, now));
  verto.sockets.set(socket, id);
  Object.assign(phone, { socket, address });
  verto.deadlines.delete(`grace ${id}`);
  verto.deadlines.delete(`kept ${id}`);
  effects.push(...bind(verto, phone), ...giveBack(verto, phone, now));
  effects.push({ type: "settle", of: { socket, request: undefined } });
  return effects;
}

function newPhone(verto: Verto, id: string, who: Pick<Phone, "user" | "sessid" | "address">): Phone {
  const phone: Phone = { id, ...who, socket: undefined, isBound: false, missed: [] };
  verto.phones.set(id, phone);
  return phone;
}

function bind(verto: Verto, phone: Phone): readonly VertoEffect[] {
  if (phone.isBound) return [];
  const isFirst = phonesOf(verto, phone.user).length === 0;
  phone.isBound = true;
  return isFirst ? [happens({ type: "bound", user: phone.user })] : [];
}

function unbind(verto: Verto, phone: Phone, why: "left" | "removed"): readonly VertoEffect[] {
  if (!phone.isBound) return [];
  phone.isBound = false;
  return phonesOf(verto, phone.user).length === 0 ? [happens({ type: "unbound", user: phone.user, why })] : [];
}

function giveBack(verto: Verto, phone: Phone, now: number): readonly VertoEffect[] {
  const { socket } = phone;
  if (socket === undefined) return [];
  const effects: VertoEffect[] = phone.missed
    .splice(0)
    .map((params) => ({ type: "push", socket, method: "verto.bye", params }));
  for (const dialog of dialogsOf(verto, phone.id)) effects.push(...giveBackOne(verto, phone, dialog, now));
  return effects;
}

function giveBackOne(verto: Verto, phone: Phone, dialog: Dialog, now: number): readonly VertoEffect[] {
  switch (dialog.phase) {
    case "ringing":
      return [...ringAt(verto, dialog), happens({ type: "ringing", session: dialog.session })];
    case "trying":
      // A page that was loaded anew knows nothing of a call that it had begun, and there is nothing yet to take up.
      forget(verto, dialog);
      return [
        ...tellEnd(verto, dialog, { causeCode: 487, cause: "ORIGINATOR_CANCEL" }),
        happens({ type: "ended", session: dialog.session, by: "peer", causeCode: undefined }),
      ];
    case "active":
    case "lost":
    case "attaching":
      dialog.phase = "attaching";
      verto.deadlines.set(`attach ${dialog.session}`, now + verto.options.attachMs);
      // What it can be taken up with is for the user to say.
      return [happens({ type: "reoffered", session: dialog.session, address: phone.address, offer: undefined })];
  }
}

/** A call for the page, which it may hear of again when it has been loaded anew. */
export function ringAt(verto: Verto, dialog: Dialog): readonly VertoEffect[] {
  return pushed(verto, dialog, "verto.invite", { sdp: dialog.offer, ...partiesOf(dialog), variables: {} });
}

/** Who is at both ends, as clients show it. */
export function partiesOf({ callerNumber, callerName, calleeNumber, isFromClient }: Dialog): Params {
  return {
    caller_id_name: callerName === "" ? callerNumber : callerName,
    caller_id_number: callerNumber,
    callee_id_name: calleeNumber,
    callee_id_number: calleeNumber,
    // As mod_verto sees it, which is at the other end.
    display_direction: isFromClient ? "inbound" : "outbound",
  };
}

/** What its calls can be taken up with has been pushed by now. */
export function entrySettled(verto: Verto, socket: SocketId): readonly VertoEffect[] {
  const phone = phoneAt(verto, socket);
  if (phone === undefined) return [];
  const taken = dialogsOf(verto, phone.id).filter(({ phase }) => phase === "attaching");
  return [{ type: "ready", socket, reattached: taken.map(({ callId }) => callId) }];
}

export function leave(verto: Verto, socket: SocketId, now: number): readonly VertoEffect[] {
  const phone = phoneAt(verto, socket);
  verto.sockets.delete(socket);
  if (phone?.socket !== socket) return [];
  phone.socket = undefined;
  const { graceMs, keptMs } = verto.options;
  verto.deadlines.set(`grace ${phone.id}`, now + graceMs);
  const dialogs = dialogsOf(verto, phone.id);
  if (dialogs.length > 0) verto.deadlines.set(`kept ${phone.id}`, now + Math.max(keptMs, graceMs));
  for (const dialog of dialogs) dialog.open = undefined;
  return dialogs.flatMap((dialog) => lose(verto, dialog));
}

/** Who talks with a page that is away hears music meanwhile. */
function lose(verto: Verto, dialog: Dialog): readonly VertoEffect[] {
  if (dialog.phase !== "active" && dialog.phase !== "attaching") return [];
  dialog.phase = "lost";
  verto.deadlines.delete(`attach ${dialog.session}`);
  return dialog.isHeld ? [] : [happens({ type: "held", session: dialog.session, isHeld: true })];
}

export function leaveAll(verto: Verto, now: number): readonly VertoEffect[] {
  return [...verto.sockets.keys()].flatMap((socket) => leave(verto, socket, now));
}

/** Its calls go on, as those of a phone that may not register any more do. */
export function bar(verto: Verto, user: string): readonly VertoEffect[] {
  return phonesOf(verto, user).flatMap((phone) => unbind(verto, phone, "removed"));
}

/** It rings no more. */
export function graceOver(verto: Verto, id: string): readonly VertoEffect[] {
  const phone = verto.phones.get(id);
  if (phone === undefined || phone.socket !== undefined) return [];
  const effects = unbind(verto, phone, "left");
  const rung = dialogsOf(verto, id).filter(({ phase }) => phase === "ringing" || phase === "trying");
  return [...effects, ...rung.flatMap((dialog) => giveUp(verto, dialog)), ...forgetPhone(verto, phone)];
}

/** It has not come back for its calls. */
export function keptOver(verto: Verto, id: string): readonly VertoEffect[] {
  const phone = verto.phones.get(id);
  if (phone === undefined || phone.socket !== undefined) return [];
  const ended = dialogsOf(verto, id).flatMap((dialog) => giveUp(verto, dialog));
  return [...ended, ...forgetPhone(verto, phone)];
}

function forgetPhone(verto: Verto, phone: Phone): readonly VertoEffect[] {
  if (phone.isBound || dialogsOf(verto, phone.id).length > 0) return [];
  verto.phones.delete(phone.id);
  verto.deadlines.delete(`kept ${phone.id}`);
  return [];
}

/** It was offered its call, and has not taken it up. */
export function attachOver(verto: Verto, session: string): readonly VertoEffect[] {
  const dialog = verto.dialogs.get(session);
  return dialog?.phase === "attaching" ? giveUp(verto, dialog) : [];
}

export function giveUp(verto: Verto, dialog: Dialog): readonly VertoEffect[] {
  forget(verto, dialog);
  return [
    ...pushed(verto, dialog, "verto.bye", CAUSES.normal),
    happens({ type: "ended", session: dialog.session, by: "loss", causeCode: undefined }),
  ];
}
