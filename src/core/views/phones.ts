// What the phones do, for whoever asks.
import type { AgentId, Extn } from "../model.ts";
import { isReachable } from "../trunk/lines.ts";
import type { State } from "../state.ts";

export interface PhoneView {
  readonly extn: Extn;
  /** A phone has registered as it. */
  readonly registered: boolean;
  /** It has answered nothing when it was called, and is asked until it does. */
  readonly silent: boolean;
  /** It can be called: registered and not silent, or for an outside number over a line that leads to it. */
  readonly reachable: boolean;
  readonly calls: number;
  /** Who is signed in at it. */
  readonly agent: AgentId | undefined;
}

export function phoneViews(state: State): PhoneView[] {
  return [...state.phones.values()].map((phone) => ({
    extn: phone.extn,
    registered: phone.registered,
    silent: phone.silent,
    reachable: isReachable(state, phone),
    calls: phone.legs.size,
    agent: phone.agent,
  }));
}
