// The non-INVITE client transaction: RFC 3261 section 17.1.2.
//
//                         | request from TU: send
//      Timer E: send      V
//          +--------+-----------+  Timer F, transport error: tell TU
//          +------->|  trying   |-----------------------------------+
//                   +-----------+                                   |
//   200-699:          |    | 1xx: deliver                           |
//   deliver           |    V                                        |
//     +---------------+ +------------+  Timer F, transport error:   |
//     |   Timer E: send | proceeding |  tell TU                     |
//     |          +------|            |----------------------------->|
//     |          +----->+------------+                              |
//     |                    | 200-699: deliver                       |
//     V                    V                                        |
//     +------------>+-----------+  Timer K    +------------+        |
//                   | completed |------------>| terminated |<-------+
//                   +-----------+             +------------+
import type { Step } from "./step.ts";
import type { Timers } from "./timers.ts";
import { lifetimeMs, NEVER } from "./timers.ts";

interface Setting {
  readonly timers: Timers;
  readonly reliable: boolean;
}

export type NonInviteClient =
  | (Setting & {
      readonly state: "trying" | "proceeding";
      /** Timer E. */
      readonly retransmitAt: number;
      readonly intervalMs: number;
      /** Timer F. */
      readonly giveUpAt: number;
    })
  /** Until Timer K: late responses are absorbed. */
  | (Setting & { readonly state: "completed"; readonly endAt: number })
  | { readonly state: "terminated" };

export type NonInviteClientEvent =
  | { readonly type: "response"; readonly status: number }
  | { readonly type: "time" }
  | { readonly type: "transport-error" };

export type NonInviteClientEffect = "send" | "deliver" | "timeout" | "transport-failure";

type Outcome = Step<NonInviteClient, NonInviteClientEffect>;
const TERMINATED: NonInviteClient = { state: "terminated" };

export function startNonInviteClient(timers: Timers, reliable: boolean, at: number): Outcome {
  const state: NonInviteClient = {
    state: "trying",
    timers,
    reliable,
    retransmitAt: reliable ? NEVER : at + timers.t1,
    intervalMs: timers.t1,
    giveUpAt: at + lifetimeMs(timers),
  };
  return [state, ["send"]];
}

export function nonInviteClientDeadline(state: NonInviteClient): number {
  switch (state.state) {
    case "trying":
    case "proceeding":
      return Math.min(state.retransmitAt, state.giveUpAt);
    case "completed":
      return state.endAt;
    case "terminated":
      return NEVER;
  }
}

export function stepNonInviteClient(state: NonInviteClient, event: NonInviteClientEvent, at: number): Outcome {
  if (state.state === "terminated") return [state, []];
  if (state.state === "completed") {
    return event.type === "time" && at >= state.endAt ? [TERMINATED, []] : [state, []];
  }
  switch (event.type) {
    case "response": {
      if (event.status < 200) return [{ ...state, state: "proceeding" }, ["deliver"]];
      const { timers, reliable } = state;
      // Timer K is zero over reliable transport (17.1.2.2).
      const next: NonInviteClient = reliable
        ? TERMINATED
        : { state: "completed", timers, reliable, endAt: at + timers.t4 };
      return [next, ["deliver"]];
    }
    case "time": {
      if (at >= state.giveUpAt) return [TERMINATED, ["timeout"]];
      if (at < state.retransmitAt) return [state, []];
      const { t2 } = state.timers;
      const intervalMs = state.state === "proceeding" ? t2 : Math.min(state.intervalMs * 2, t2);
      return [{ ...state, intervalMs, retransmitAt: at + intervalMs }, ["send"]];
    }
    case "transport-error":
      return [TERMINATED, ["transport-failure"]];
  }
}
