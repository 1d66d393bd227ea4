// The non-INVITE server transaction: RFC 3261 section 17.2.2.
//
//        | request
//        V
//   +----------+ 1xx from TU: send  +------------+  request, 1xx from TU: send
//   |  trying  |------------------->| proceeding |--+
//   +----------+                    |            |<-+
//        | 200-699 from TU: send    +------------+
//        |                                | 200-699 from TU: send
//        V                                V
//   +-----------+<------------------------+
//   | completed |  request: send
//   +-----------+
//        | Timer J        transport error (everywhere): tell TU
//        V
//   +------------+
//   | terminated |
//   +------------+
import type { Step } from "./step.ts";
import type { Timers } from "./timers.ts";
import { lifetimeMs, NEVER } from "./timers.ts";

interface Setting {
  readonly timers: Timers;
  readonly reliable: boolean;
}

export type NonInviteServer =
  | (Setting & { readonly state: "trying" | "proceeding" })
  /** Until Timer J: the request may come again and gets the same answer. */
  | (Setting & { readonly state: "completed"; readonly endAt: number })
  | { readonly state: "terminated" };

export type NonInviteServerEvent =
  /** The request came again. */
  | { readonly type: "request" }
  /** The TU answers. */
  | { readonly type: "respond"; readonly status: number }
  | { readonly type: "time" }
  | { readonly type: "transport-error" };

export type NonInviteServerEffect = "send" | "transport-failure";

type Outcome = Step<NonInviteServer, NonInviteServerEffect>;
const TERMINATED: NonInviteServer = { state: "terminated" };

export function startNonInviteServer(timers: Timers, reliable: boolean): NonInviteServer {
  return { state: "trying", timers, reliable };
}

export function nonInviteServerDeadline(state: NonInviteServer): number {
  return state.state === "completed" ? state.endAt : NEVER;
}

export function stepNonInviteServer(state: NonInviteServer, event: NonInviteServerEvent, at: number): Outcome {
  if (state.state === "terminated") return [state, []];
  switch (event.type) {
    case "request":
      // In Trying there is no response yet to repeat: discarded (17.2.2).
      return state.state === "trying" ? [state, []] : [state, ["send"]];
    case "respond": {
      if (state.state === "completed") return [state, []];
      const { timers, reliable } = state;
      if (event.status < 200) return [{ state: "proceeding", timers, reliable }, ["send"]];
      // Timer J is zero over reliable transport (17.2.2).
      const next: NonInviteServer = reliable
        ? TERMINATED
        : { state: "completed", timers, reliable, endAt: at + lifetimeMs(timers) };
      return [next, ["send"]];
    }
    case "time":
      return state.state === "completed" && at >= state.endAt ? [TERMINATED, []] : [state, []];
    case "transport-error":
      return [TERMINATED, ["transport-failure"]];
  }
}
