// What an agent can do now, by what the center says of them: each button is the server's state, never what was pressed last.
import type { AgentRow, CallRow, CenterView, HelpRow, PartyRow } from "../../../src/client/index.ts";

export const ACTS = [
  ...(["signIn", "signOut", "ready", "break"] as const),
  ...(["answer", "hangup", "hold", "mute", "keypad", "recording", "survey"] as const),
  ...(["dial", "transfer", "consult", "completeConsult", "swap", "threeWay", "cancelConsult"] as const),
  ...(["wrapUp", "extendWrapUp", "askHelp"] as const),
] as const;
export type Act = (typeof ACTS)[number];

/** Why an act would be refused; each is a text of its own, `why.isOut`. */
export type WhyNot =
  | "offline"
  | "noExtension"
  | "isIn"
  | "isOut"
  | "isReady"
  | "onBreak"
  | "leaving"
  | "noCall"
  | "notRinging"
  | "notTalking"
  | "inCall"
  | "onHold"
  | "notLeading"
  | "asking"
  | "notAsking"
  | "notAnswered"
  | "isThree"
  | "notRecorded"
  | "isWrappingUp"
  | "notWrappingUp"
  | "noEnd"
  | "codeMissing"
  | "forced";

/** How the call is recorded; unknown for a moment after the page was loaded. */
export type Recording = "none" | "on" | "paused";

/** What is known from elsewhere than the live state. */
export interface Known {
  readonly isOnline: boolean;
  /** Their own, or where they are signed in. */
  readonly extn: string;
  readonly recording: Recording;
  /** Of the queue whose call they work on. */
  readonly wrapUpMode: string;
  readonly isCodeMissing: boolean;
}

export interface Standing {
  /** Undefined: signed out. */
  readonly row: AgentRow | undefined;
  /** The call that they are in, or work on. */
  readonly call: CallRow | undefined;
  /** Their own part in it. */
  readonly own: PartyRow | undefined;
  readonly consulted: PartyRow | undefined;
  readonly help: HelpRow | undefined;
}

export function standingOf(view: CenterView, agent: string): Standing {
  const row = view.agents.get(agent);
  const call = row === undefined ? undefined : view.calls.get(row.callUUID);
  const own = call?.parties.find(({ legUUID }) => legUUID === row?.agent_uuid);
  const consulted = call?.parties.find(({ role, legUUID }) => role === "consulted" && legUUID !== row?.agent_uuid);
  const help = [...view.helps.values()].find(({ agent_id }) => agent_id === agent);
  return { row, call, own, consulted, help };
}

/** By act; absent: it can be done. */
export type WhyNots = Readonly<Partial<Record<Act, WhyNot>>>;

export function whyNots(standing: Standing, known: Known): WhyNots {
  if (!known.isOnline) return Object.fromEntries(ACTS.map((act) => [act, "offline" as const]));
  const found = { ...ofAgent(standing, known), ...ofCall(standing, known), ...ofConsultation(standing) };
  return Object.fromEntries(Object.entries(found).filter(([, why]) => why !== undefined));
}

type Reasons = Readonly<Partial<Record<Act, WhyNot | undefined>>>;

function ofAgent({ row }: Standing, { extn, wrapUpMode, isCodeMissing }: Known): Reasons {
  if (row === undefined) {
    const isOut = Object.fromEntries(ACTS.map((act) => [act, "isOut" as const]));
    return { ...isOut, signIn: extn === "" ? "noExtension" : undefined };
  }
  const works = row.callstate === "ACW";
  const keeps = works && isCodeMissing ? "codeMissing" : works && wrapUpMode === "forced" ? "forced" : undefined;
  const isReady = row.state === "READY" && !works && row.pending === "" ? "isReady" : undefined;
  const isOnBreak = row.pending === "break" || (row.state === "UNREADY" && !works && row.pending === "");
  return {
    signIn: "isIn",
    signOut: row.pending === "sign-out" ? "leaving" : undefined,
    ready: isReady ?? keeps,
    break: isOnBreak ? "onBreak" : works && isCodeMissing && wrapUpMode === "manual" ? "codeMissing" : undefined,
    dial: row.callstate === "IDLE" || works ? undefined : "inCall",
    wrapUp: works ? "isWrappingUp" : undefined,
    extendWrapUp: !works ? "notWrappingUp" : row.until === undefined ? "noEnd" : undefined,
  };
}

function ofCall({ row, call, own }: Standing, { recording }: Known): Reasons {
  if (row === undefined) return {};
  const notTalking = isTalking(row, own) ? undefined : call === undefined ? "noCall" : "notTalking";
  return {
    answer: row.callstate === "RINGING" ? undefined : "notRinging",
    hangup: call !== undefined && own !== undefined ? undefined : "noCall",
    hold: notTalking,
    mute: notTalking,
    keypad: notTalking ?? (own?.held === true ? "onHold" : undefined),
    recording: notTalking ?? (!leads(own) ? "notLeading" : recording === "none" ? "notRecorded" : undefined),
  };
}

/** Who was asked, or supervises, does neither hand the customer on nor ask somebody. */
function ofConsultation({ row, call, own, consulted }: Standing): Reasons {
  if (row === undefined) return {};
  const notLeading = !isTalking(row, own) ? (call === undefined ? "noCall" : "notTalking") : notLeadingOf(own);
  const isAsking = consulted === undefined ? undefined : "asking";
  const notAsking = notLeading ?? (consulted === undefined ? "notAsking" : undefined);
  const notAnswered = notAsking ?? (consulted?.state === "in" ? undefined : "notAnswered");
  return {
    transfer: notLeading ?? isAsking,
    consult: notLeading ?? isAsking,
    survey: notLeading ?? isAsking,
    completeConsult: notAnswered,
    swap: notAnswered ?? (call?.focus === "all" ? "isThree" : undefined),
    threeWay: notAnswered,
    cancelConsult: notAsking,
  };
}

function isTalking(row: AgentRow, own: PartyRow | undefined): boolean {
  return own?.state === "in" && (row.callstate === "TALKING" || row.callstate === "HELD");
}

function leads(own: PartyRow | undefined): boolean {
  return own?.role === "callee" || own?.role === "caller";
}

function notLeadingOf(own: PartyRow | undefined): WhyNot | undefined {
  return leads(own) ? undefined : "notLeading";
}
