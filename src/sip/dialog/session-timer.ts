// Session timers (RFC 4028): one side refreshes the session in time, the other ends it when no refresh comes. So a peer
// that has vanished without BYE ends the call.
//
//   |<------------------- interval ------------------------>|
//   2xx             refresher: UPDATE            expires - min(32 s, interval/3)
//                   or re-INVITE at 1/2          the other side: BYE
import { parseParameters } from "../message/grammar.ts";
import { hasToken, header } from "../message/headers.ts";
import type { HeaderField, SipMessage, SipRequest, SipResponse } from "../message/message.ts";

/** What we want, in seconds. */
export interface SessionTimerSettings {
  readonly sessionExpiresSeconds: number;
  readonly minSessionExpiresSeconds: number;
}

/** Who of the two parties of one request refreshes: its sender (uac) or its receiver (uas). */
export type Refresher = "uac" | "uas";

export interface SessionExpires {
  readonly seconds: number;
  readonly refresher: Refresher | undefined;
}

/** The timer of a session, agreed in its last refresh. */
export interface SessionTimer {
  readonly intervalSeconds: number;
  readonly weRefresh: boolean;
  /** False where the peer does not know session timers: then only we look whether it still lives. */
  readonly isShared: boolean;
  /** When we refresh, or end the session. Milliseconds. */
  readonly dueAt: number;
  readonly expiresAt: number;
}

export function sessionExpiresOf(message: SipMessage): SessionExpires | undefined {
  const found = /^(\d{1,9})[ \t]*(;.*)?$/.exec(header(message, "Session-Expires") ?? "");
  if (found === null) return undefined;
  const refresher = parseParameters(found[2] ?? "", 0)
    ?.get("refresher")
    ?.toLowerCase();
  return {
    seconds: Number(found[1]),
    refresher: refresher === "uac" || refresher === "uas" ? refresher : undefined,
  };
}

export function minSeOf(message: SipMessage): number | undefined {
  const found = /^(\d{1,9})/.exec(header(message, "Min-SE") ?? "");
  return found === null ? undefined : Number(found[1]);
}

/** A peer that grants less than it may is not followed into a storm of refreshes. */
const SHORTEST_SECONDS = 10;

function timer(intervalSeconds: number, weRefresh: boolean, isShared: boolean, at: number): SessionTimer {
  const intervalMs = intervalSeconds * 1_000;
  // The refresher acts at half the interval (section 7.2), the other side ends it a little before the end (section 10).
  const dueAt = at + (weRefresh ? intervalMs / 2 : intervalMs - Math.min(32_000, intervalMs / 3));
  return { intervalSeconds, weRefresh, isShared, dueAt, expiresAt: at + intervalMs };
}

/** A refresh has failed for now (glare, a busy peer): half of what remains is waited, until nothing remains. */
export function postponed(state: SessionTimer, at: number): SessionTimer {
  const remainingMs = state.expiresAt - at;
  return { ...state, dueAt: remainingMs < 10_000 ? state.expiresAt : at + remainingMs / 2 };
}

/** Header fields of an INVITE or UPDATE of ours. `minSeconds`: what a 422 demanded. */
export function requestFields(
  settings: SessionTimerSettings,
  minSeconds: number,
  refresher: Refresher | undefined,
): HeaderField[] {
  const least = Math.max(settings.minSessionExpiresSeconds, minSeconds);
  const seconds = Math.max(settings.sessionExpiresSeconds, least);
  const parameter = refresher === undefined ? "" : `;refresher=${refresher}`;
  return [
    { name: "Session-Expires", value: `${seconds}${parameter}` },
    { name: "Min-SE", value: String(least) },
  ];
}

/** The same timer from now on. */
export function renewed(state: SessionTimer, at: number): SessionTimer {
  return timer(state.intervalSeconds, state.weRefresh, state.isShared, at);
}

export type Negotiated =
  /** 422 with this Min-SE (section 6). */
  | { readonly type: "too-small"; readonly minSeconds: number }
  | { readonly type: "agreed"; readonly timer: SessionTimer; readonly fields: readonly HeaderField[] };

/** The receiver of an INVITE or UPDATE decides (section 9). */
export function negotiate(request: SipRequest, settings: SessionTimerSettings, at: number): Negotiated {
  const asked = sessionExpiresOf(request);
  const peerKnows = hasToken(request, "Supported", "timer") || hasToken(request, "Require", "timer");
  const least = Math.max(settings.minSessionExpiresSeconds, minSeOf(request) ?? 0);
  if (asked !== undefined && asked.seconds < settings.minSessionExpiresSeconds && peerKnows) {
    return { type: "too-small", minSeconds: settings.minSessionExpiresSeconds };
  }
  // We may shorten the interval but never below the request's Min-SE, and a peer that does not know timers cannot
  // have asked: what stands there came from a proxy, and is raised instead of refused.
  const wanted =
    asked === undefined ? settings.sessionExpiresSeconds : Math.min(asked.seconds, settings.sessionExpiresSeconds);
  const seconds = Math.max(wanted, least);
  // Free to choose, we refresh: a silent peer is then noticed at half the interval already.
  const refresher = peerKnows ? (asked?.refresher ?? "uas") : "uas";
  const fields: HeaderField[] = [{ name: "Session-Expires", value: `${seconds};refresher=${refresher}` }];
  if (refresher === "uac") fields.push({ name: "Require", value: "timer" });
  return { type: "agreed", timer: timer(seconds, refresher === "uas", peerKnows, at), fields };
}

/**
 * What the 2xx to our INVITE or UPDATE agreed to (section 7.2). Without Session-Expires the peer knows no timers: we then
 * look after the session alone, at the interval we had asked for.
 */
export function agreedIn(response: SipResponse, settings: SessionTimerSettings, at: number): SessionTimer {
  const given = sessionExpiresOf(response);
  if (given === undefined) {
    const seconds = Math.max(settings.sessionExpiresSeconds, settings.minSessionExpiresSeconds);
    return timer(seconds, true, false, at);
  }
  return timer(Math.max(given.seconds, SHORTEST_SECONDS), given.refresher !== "uas", true, at);
}
