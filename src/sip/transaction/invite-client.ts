// The INVITE client transaction: RFC 3261 section 17.1.1 with the Accepted state of RFC 6026 section 7.2.
//
//                          | INVITE from TU: send
//      Timer A: send       V
//          +---------+-----------+  Timer B, transport error: tell TU
//          +-------->|  calling  |-----------------------------------+
//                    +-----------+                                   |
//      2xx: deliver   |    | 1xx: deliver                            |
//     +---------------+    V                                         |
//     |              +------------+                                  |
//     | 2xx: deliver | proceeding |-- abandon, transport error ----->|
//     |<-------------|            |                                  |
//     |              +------------+                                  |
//     |                    | 300-699: ack, deliver (also from calling)
//     V                    V                                         |
//  +----------+      +------------+  300-699: ack                    |
//  | accepted |      | completed  |--+                               |
//  +----------+      |            |<-+                               |
//     | 2xx: deliver +------------+                                  |
//     | Timer M            | Timer D, transport error (tell TU)      |
//     |                    V                                         |
//     +------------->+------------+<---------------------------------+
//                    | terminated |
//                    +------------+
import type { Step } from "./step.ts";
import type { Timers } from "./timers.ts";
import { lifetimeMs, NEVER, timerD } from "./timers.ts";

interface Setting {
  readonly timers: Timers;
  /** TCP and the like: nothing is retransmitted. */
  readonly reliable: boolean;
}

export type InviteClient =
  | (Setting & {
      readonly state: "calling";
      /** Timer A. */
      readonly retransmitAt: number;
      readonly intervalMs: number;
      /** Timer B. */
      readonly giveUpAt: number;
    })
  | (Setting & { readonly state: "proceeding" })
  /** Until Timer M: later 2xx, also of other forks, are passed on. */
  | (Setting & { readonly state: "accepted"; readonly endAt: number })
  /** Until Timer D: the final response may come again and is acknowledged again. */
  | (Setting & { readonly state: "completed"; readonly endAt: number })
  | { readonly state: "terminated" };

export type InviteClientEvent =
  | { readonly type: "response"; readonly status: number }
  | { readonly type: "time" }
  | { readonly type: "transport-error" }
  /** The TU has waited long enough after its CANCEL (RFC 3261 section 9.1). */
  | { readonly type: "abandon" };

export type InviteClientEffect =
  /** Send the INVITE. */
  | "send"
  /** Send the ACK to a non-2xx. */
  | "ack"
  /** Pass the response to the TU. */
  | "deliver"
  /** Tell the TU: no answer at all. */
  | "timeout"
  /** Tell the TU: it could not be sent. */
  | "transport-failure";

type Outcome = Step<InviteClient, InviteClientEffect>;
const TERMINATED: InviteClient = { state: "terminated" };

export function startInviteClient(timers: Timers, reliable: boolean, at: number): Outcome {
  const state: InviteClient = {
    state: "calling",
    timers,
    reliable,
    retransmitAt: reliable ? NEVER : at + timers.t1,
    intervalMs: timers.t1,
    giveUpAt: at + lifetimeMs(timers),
  };
  return [state, ["send"]];
}

export function inviteClientDeadline(state: InviteClient): number {
  switch (state.state) {
    case "calling":
      return Math.min(state.retransmitAt, state.giveUpAt);
    case "accepted":
    case "completed":
      return state.endAt;
    case "proceeding":
    case "terminated":
      return NEVER;
  }
}

export function stepInviteClient(state: InviteClient, event: InviteClientEvent, at: number): Outcome {
  if (state.state === "terminated") return [state, []];
  switch (event.type) {
    case "response":
      return onResponse(state, event.status, at);
    case "time":
      return onTime(state, at);
    case "transport-error":
      // After a 2xx there is nothing left to send for this transaction (RFC 6026 section 7.2).
      return state.state === "accepted" ? [state, []] : [TERMINATED, ["transport-failure"]];
    case "abandon":
      return [TERMINATED, []];
  }
}

function onResponse(state: Exclude<InviteClient, { state: "terminated" }>, status: number, at: number): Outcome {
  const { timers, reliable } = state;
  const early = state.state === "calling" || state.state === "proceeding";
  if (status < 200) return early ? [{ state: "proceeding", timers, reliable }, ["deliver"]] : [state, []];
  if (status < 300) {
    if (early) return [{ state: "accepted", timers, reliable, endAt: at + lifetimeMs(timers) }, ["deliver"]];
    return state.state === "accepted" ? [state, ["deliver"]] : [state, []];
  }
  if (early) {
    // Over reliable transport Timer D is zero (17.1.1.2).
    const next: InviteClient = reliable
      ? TERMINATED
      : { state: "completed", timers, reliable, endAt: at + timerD(timers) };
    return [next, ["ack", "deliver"]];
  }
  return state.state === "completed" ? [state, ["ack"]] : [state, []];
}

function onTime(state: Exclude<InviteClient, { state: "terminated" }>, at: number): Outcome {
  switch (state.state) {
    case "calling": {
      if (at >= state.giveUpAt) return [TERMINATED, ["timeout"]];
      if (at < state.retransmitAt) return [state, []];
      // Timer A doubles without a ceiling (17.1.1.2).
      const intervalMs = state.intervalMs * 2;
      return [{ ...state, intervalMs, retransmitAt: at + intervalMs }, ["send"]];
    }
    case "accepted":
    case "completed":
      return at >= state.endAt ? [TERMINATED, []] : [state, []];
    case "proceeding":
      return [state, []];
  }
}
