// What each button asks of the center.
import type { CenterClient } from "../../src/client/index.ts";
import type { Button } from "./desk.ts";

/** What stands in the page's fields. */
export interface Fields {
  readonly agent: string;
  readonly extn: string;
  readonly kind: "destNumber" | "destAgent" | "destExtn" | "queue" | "ivr";
  readonly to: string;
  readonly reason: string;
  readonly dtmf: string;
  readonly code: string;
  readonly notes: string;
  /** What an agent who asks for help says. */
  readonly help: string;
  /** The last message that is shown; undefined: none. */
  readonly lastMessage: number | undefined;
}

const LONGER_S = "60";

export async function order(center: CenterClient, button: Button, fields: Fields): Promise<void> {
  const { agent, extn, kind, to, reason, dtmf, code, notes, help, lastMessage } = fields;
  const target = { agent, [kind]: to };
  switch (button) {
    case "signIn":
      return done(center.call("ccLogin", { agent, extn }));
    case "signOut":
      return done(center.call("ccLogout", { agent }));
    case "ready":
      return done(center.call("ccGoReady", { agent }));
    case "break":
      return done(center.call("ccGoBreak", { agent, ...(reason === "" ? {} : { reason }) }));
    case "dial":
      return done(center.call("ccDial", target));
    case "transfer":
      return done(center.call("ccTransfer", target));
    case "consult":
      return done(center.call("ccConsult", target));
    case "keys":
      return done(center.call("ccSendDTMF", { agent, dtmf }));
    case "extendWrapUp":
      return done(center.call("ccExtendWrapUp", { agent, seconds: LONGER_S }));
    case "disposition":
      return done(center.call("ccSetDisposition", { agent, ...(code === "" ? {} : { code }), notes }));
    case "askHelp":
      return done(center.call("ccAskHelp", { agent, text: help }));
    case "readMessages":
      return done(center.call("ccReadMessages", { upTo: String(lastMessage ?? 0) }));
    default:
      return done(center.call(PLAIN[button], { agent }));
  }
}

/** Those that want to know nothing but whose call it is. */
const PLAIN = {
  answer: "ccAnswer",
  hangup: "ccHangup",
  hold: "ccHold",
  unhold: "ccUnHold",
  mute: "ccMute",
  unmute: "ccUnMute",
  cancelConsult: "ccCancelConsult",
  completeConsult: "ccConsultTransfer",
  swap: "ccSwap",
  threeWay: "ccThreeWay",
  endThreeWay: "ccEndThreeWay",
  pauseRecording: "ccRecordPause",
  resumeRecording: "ccRecordResume",
  survey: "ccInviteSurvey",
  wrapUp: "ccWrapUp",
  cancelHelp: "ccCancelHelp",
} as const;

async function done(carriedOut: Promise<unknown>): Promise<void> {
  await carriedOut;
}
