// What an agent can do now, by what the center says of them: each button is the server's state, never what was pressed last.
import type { CenterView } from "../../src/client/index.ts";
import type { AgentRow, CallRow, PartyRow } from "../../src/contract/rows.ts";

export const BUTTONS = [
  ...(["signIn", "signOut", "ready", "break"] as const),
  ...(["dial", "answer", "hangup", "hold", "unhold", "mute", "unmute", "keys"] as const),
  ...(["transfer", "consult", "cancelConsult", "completeConsult", "swap", "threeWay", "endThreeWay"] as const),
  ...(["pauseRecording", "resumeRecording", "survey"] as const),
  ...(["wrapUp", "extendWrapUp", "disposition", "askHelp", "cancelHelp", "readMessages"] as const),
] as const;
export type Button = (typeof BUTTONS)[number];

export interface Desk {
  /** Undefined: signed out. */
  readonly row: AgentRow | undefined;
  /** The call that they are in, or work on. */
  readonly call: CallRow | undefined;
  /** Their own part in it. */
  readonly own: PartyRow | undefined;
  readonly consulted: PartyRow | undefined;
  readonly can: Readonly<Record<Button, boolean>>;
}

export function deskOf(view: CenterView, agent: string): Desk {
  const row = view.agents.get(agent);
  const call = row === undefined ? undefined : view.calls.get(row.callUUID);
  const own = call?.parties.find(({ legUUID }) => legUUID === row?.agent_uuid);
  const consulted = call?.parties.find(({ role }) => role === "consulted");
  const asks = [...view.helps.values()].some(({ agent_id }) => agent_id === agent);
  const people = { askHelp: row !== undefined && !asks, cancelHelp: asks, readMessages: view.messages.size > 0 };
  return { row, call, own, consulted, can: { ...canOf({ row, call, own, consulted }), ...people } };
}

function canOf({
  row,
  call,
  own,
  consulted,
}: Omit<Desk, "can">): Omit<Desk["can"], "askHelp" | "cancelHelp" | "readMessages"> {
  const isIn = row !== undefined;
  const talks = own?.state === "in" && (row?.callstate === "TALKING" || row?.callstate === "HELD");
  const works = row?.callstate === "ACW";
  const isAsking = talks && consulted !== undefined;
  const isAnswered = isAsking && consulted.state === "in";
  const isThree = isAnswered && call?.focus === "all";
  // Who was asked, or supervises, does neither hand the customer on nor ask somebody.
  const leads = talks && (own.role === "callee" || own.role === "caller");
  return {
    signIn: !isIn,
    signOut: isIn && row.pending !== "sign-out",
    ready: isIn && (row.state !== "READY" || works || row.pending !== ""),
    break: isIn && row.pending !== "break" && (row.state === "READY" || works),
    dial: isIn && (row.callstate === "IDLE" || works),
    answer: row?.callstate === "RINGING",
    hangup: call !== undefined && own !== undefined,
    hold: talks && !own.held,
    unhold: talks && own.held,
    mute: talks && !own.muted,
    unmute: talks && own.muted,
    keys: talks && !own.held,
    transfer: leads && !isAsking,
    consult: leads && !isAsking,
    cancelConsult: leads && isAsking,
    completeConsult: leads && isAnswered,
    swap: leads && isAnswered && !isThree,
    threeWay: leads && isAnswered && !isThree,
    endThreeWay: leads && isThree,
    pauseRecording: leads,
    resumeRecording: leads,
    survey: leads && !isAsking,
    wrapUp: isIn && !works,
    extendWrapUp: works && row.until !== undefined,
    disposition: isIn && (talks || works || row.callUUID !== ""),
  };
}

/** A length as people read it: 0:07, 12:30, 1:02:03. */
export function lengthOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return h > 0 ? `${String(h)}:${two(m)}:${two(s)}` : `${String(m)}:${two(s)}`;
}
