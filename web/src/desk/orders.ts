// What each act asks of the center.
import { order } from "../shell/orders.ts";
import type { Recording, Standing } from "./standing.ts";

/** Where to: exactly one of them. */
export type Target =
  | { readonly destNumber: string }
  | { readonly destAgent: string }
  | { readonly destExtn: string }
  | { readonly queue: string };

/** Acts that want to know nothing but how it stands. */
export type PlainAct =
  | "signIn"
  | "signOut"
  | "ready"
  | "answer"
  | "hangup"
  | "hold"
  | "mute"
  | "recording"
  | "survey"
  | "completeConsult"
  | "swap"
  | "threeWay"
  | "cancelConsult"
  | "wrapUp"
  | "extendWrapUp";

interface Who {
  readonly agent: string;
  readonly extn: string;
}

const LONGER_S = "60";

export function orderPlain(
  act: PlainAct,
  { agent, extn }: Who,
  { own, call }: Standing,
  recording: Recording,
): Promise<void> {
  switch (act) {
    case "signIn":
      return order("ccLogin", { agent, extn });
    case "signOut":
      return order("ccLogout", { agent });
    case "ready":
      return order("ccGoReady", { agent });
    case "answer":
      return order("ccAnswer", { agent });
    case "hangup":
      return order("ccHangup", { agent });
    case "hold":
      return order(own?.held === true ? "ccUnHold" : "ccHold", { agent });
    case "mute":
      return order(own?.muted === true ? "ccUnMute" : "ccMute", { agent });
    case "recording":
      return order(recording === "paused" ? "ccRecordResume" : "ccRecordPause", { agent });
    case "survey":
      return order("ccInviteSurvey", { agent });
    case "completeConsult":
      return order("ccConsultTransfer", { agent });
    case "swap":
      return order("ccSwap", { agent });
    case "threeWay":
      return order(call?.focus === "all" ? "ccEndThreeWay" : "ccThreeWay", { agent });
    case "cancelConsult":
      return order("ccCancelConsult", { agent });
    case "wrapUp":
      return order("ccWrapUp", { agent });
    case "extendWrapUp":
      return order("ccExtendWrapUp", { agent, seconds: LONGER_S });
  }
}
