// What can be done about an agent, and why not: what the center would refuse is off.
import type { AgentRow, CcFunctions } from "../../../src/client/index.ts";
import { isInTalk } from "./agent-state.ts";
import { order } from "../shell/orders.ts";
import type { OwnPhone } from "./own-phone.ts";

export const IN_CALL_ACTS = ["listen", "whisper", "barge", "takeOver", "stopListen", "endCall"] as const;
export const STATE_ACTS = ["forceReady", "forceBreak", "forceSignOut"] as const;
export type AgentAct = (typeof IN_CALL_ACTS)[number] | (typeof STATE_ACTS)[number] | "message";

/** Those that cannot be taken back are asked for twice. */
export const ASKED_TWICE: ReadonlySet<AgentAct> = new Set(["takeOver", "endCall", "forceSignOut"]);

export type WhyNot =
  | "offline"
  | "oneself"
  | "noPhone"
  | "notInCall"
  | "noTalk"
  | "ownPhoneBusy"
  | "talksThere"
  | "alreadySo"
  | "notListening"
  | "signedOut"
  | "isReady"
  | "isOnBreak";

interface Situation {
  readonly me: string;
  /** Undefined: they are signed out. */
  readonly row: AgentRow | undefined;
  readonly phone: OwnPhone;
  /** How one takes part in that call already: as one has asked for it last; undefined: not known. */
  readonly manner: AgentAct | undefined;
}

export function whyNot(act: AgentAct, { me, row, phone, manner }: Situation): WhyNot | undefined {
  if (!phone.isOnline) return "offline";
  if (act === "message") return row?.agent_id === me ? "oneself" : undefined;
  const isListening = phone.party?.role === "supervisor";
  if (act === "stopListen") return isListening ? undefined : "notListening";
  if (row === undefined) return "signedOut";
  switch (act) {
    case "forceReady":
      return row.state === "READY" && row.pending === "" && row.callstate !== "ACW" ? "isReady" : undefined;
    case "forceBreak":
      return row.state === "UNREADY" ? "isOnBreak" : undefined;
    case "forceSignOut":
      return undefined;
    case "endCall":
      return row.callUUID === "" || row.callstate === "ACW" ? "notInCall" : undefined;
    default:
      return whyNotIn(act, row, phone, { me, isListening, manner });
  }
}

interface Part {
  readonly me: string;
  readonly isListening: boolean;
  readonly manner: AgentAct | undefined;
}

function whyNotIn(
  act: AgentAct,
  row: AgentRow,
  phone: OwnPhone,
  { me, isListening, manner }: Part,
): WhyNot | undefined {
  if (row.agent_id === me) return "oneself";
  if (phone.extn === "") return "noPhone";
  if (row.callUUID === "" || row.callstate === "ACW") return "notInCall";
  if (!isInTalk(row)) return "noTalk";
  if (phone.call === undefined) return undefined;
  if (phone.call.callUUID !== row.callUUID) return "ownPhoneBusy";
  if (!isListening) return "talksThere";
  return manner === act ? "alreadySo" : undefined;
}

const FUNCTIONS = {
  listen: "ccListen",
  whisper: "ccWhisper",
  barge: "ccInsert",
  takeOver: "ccIntercept",
  endCall: "ccForceHangup",
  forceReady: "ccForceReady",
  forceBreak: "ccForceBusy",
  forceSignOut: "ccForceLogout",
} as const satisfies Partial<Record<AgentAct, keyof CcFunctions>>;

export function askFor(act: Exclude<AgentAct, "message">, destAgent: string): Promise<void> {
  return act === "stopListen" ? order("ccStopListen", {}) : order(FUNCTIONS[act], { destAgent });
}
