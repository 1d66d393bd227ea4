// A request of a client, and what is read out of its parameters: whatever they are, nothing here throws.
import { isObject, textIn } from "./answers.ts";
import { dialogsOf, type Dialog, type Phone, type Verto } from "./state.ts";
import type { Answer, Params, SocketInput, VertoEffect } from "./vocabulary.ts";

export type Asked = Extract<SocketInput, { readonly type: "asked" }>;

/** A request about a call of the page's own. */
export interface OfDialog {
  readonly verto: Verto;
  readonly phone: Phone;
  readonly dialog: Dialog;
  readonly asked: Asked;
}

export const LONGEST_CALL_ID = 200;
const LONGEST_SDP = 65_536;
const LONGEST_NUMBER = 200;

export function answer({ socket, request }: Pick<Asked, "socket" | "request">, said: Answer): VertoEffect {
  return { type: "answer", socket, request, answer: said };
}

/** Most clients wrap it in `dialogParams`, some do not. */
export function dialogParamsIn(params: Params): Params {
  return isObject(params["dialogParams"]) ? params["dialogParams"] : params;
}

export function callIdIn(params: Params): string | undefined {
  return textIn(dialogParamsIn(params), "callID", LONGEST_CALL_ID);
}

export function sdpIn(params: Params): string | undefined {
  return textIn(params, "sdp", LONGEST_SDP);
}

/** Clients send numbers as texts, some as numbers. */
export function numberIn(params: Params, key: string): string | undefined {
  const value = params[key];
  if (typeof value === "number") return String(value);
  const text = textIn(params, key, LONGEST_NUMBER)?.trim();
  return text === "" ? undefined : text;
}

export function dialogNamed(verto: Verto, phone: Phone, callId: string): Dialog | undefined {
  return dialogsOf(verto, phone.id).find((dialog) => dialog.callId === callId);
}
