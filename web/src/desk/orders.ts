// What each act asks of the center.
import type { CcFunctions } from "../../../src/client/index.ts";
import { answered, api } from "../shell/api.ts";
import type { Recording, Standing } from "./standing.ts";

/** Longer nobody waits for a button. */
const ANSWER_MS = 10_000;

/** Over HTTP: a refusal is in the language of the page, and an answer does not depend on the socket. */
export async function order<Name extends keyof CcFunctions>(name: Name, parameters: CcFunctions[Name]): Promise<void> {
  const url = `/api/cc/ccc/${name}` as "/api/cc/ccc/ccWrapUp";
  const body = parameters as CcFunctions["ccWrapUp"];
  await answered(api.POST(url, { body, signal: AbortSignal.timeout(ANSWER_MS) }));
}

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
