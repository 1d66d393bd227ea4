// The INVITE server transaction: RFC 3261 section 17.2.1 with the Accepted state of RFC 6026 section 7.1.
//
//                           | INVITE (the TU sends 100 at once)
//                           V
//     INVITE: send +-----------+  1xx from TU: send
//       +----------| proceeding |----+
//       +--------->|            |<---+
//                  +-----------+------ transport error: tell TU -----+
//                    |       | 2xx from TU: send                     |
//   300-699: send    |       +--------------+                        |
//                    V                      V                        |
//   INVITE,    +-----------+          +----------+  2xx from TU: send|
//   Timer G:   | completed |          | accepted |  ACK: deliver     |
//   send       +-----------+          +----------+  INVITE: nothing  |
//                |  | Timer H, transport    |                        |
//           ACK  |  | error: tell TU        | Timer L                |
//                V  +-----------------+     |                        |
//           +-----------+  Timer I    V     V                        |
//           | confirmed |------------>+------------+                 |
//           +-----------+             | terminated |<----------------+
//                                     +------------+
import type { Step } from "./step.ts";
import type { Timers } from "./timers.ts";
import { lifetimeMs, NEVER } from "./timers.ts";

interface Setting {
  readonly timers: Timers;
  readonly reliable: boolean;
}

export type InviteServer =
  | (Setting & { readonly state: "proceeding" })
  | (Setting & { readonly state: "accepted"; readonly endAt: number })
  | (Setting & {
      readonly state: "completed";
      /** Timer G. */
      readonly retransmitAt: number;
      readonly intervalMs: number;
      /** Timer H. */
      readonly giveUpAt: number;
    })
  /** Until Timer I: further ACKs are absorbed. */
  | (Setting & { readonly state: "confirmed"; readonly endAt: number })
  | { readonly state: "terminated" };

export type InviteServerEvent =
  /** The INVITE came again. */
  | { readonly type: "request" }
  | { readonly type: "ack" }
  /** The TU answers. */
  | { readonly type: "respond"; readonly status: number }
  | { readonly type: "time" }
  | { readonly type: "transport-error" };

export type InviteServerEffect =
  /** Send the last response. */
  | "send"
  /** Pass the ACK to the TU: it belongs to a 2xx. */
  | "deliver-ack"
  /** Tell the TU: no ACK has come. */
  | "timeout"
  | "transport-failure";

type Outcome = Step<InviteServer, InviteServerEffect>;
const TERMINATED: InviteServer = { state: "terminated" };

export function startInviteServer(timers: Timers, reliable: boolean): InviteServer {
  return { state: "proceeding", timers, reliable };
}

export function inviteServerDeadline(state: InviteServer): number {
  switch (state.state) {
    case "completed":
      return Math.min(state.retransmitAt, state.giveUpAt);
    case "accepted":
    case "confirmed":
      return state.endAt;
    case "proceeding":
    case "terminated":
      return NEVER;
  }
}

export function stepInviteServer(state: InviteServer, event: InviteServerEvent, at: number): Outcome {
  if (state.state === "terminated") return [state, []];
  switch (event.type) {
    case "request":
      // In Accepted the TU itself repeats the 2xx; the transaction only absorbs (RFC 6026 section 7.1).
      return state.state === "proceeding" || state.state === "completed" ? [state, ["send"]] : [state, []];
    case "ack":
      return onAck(state, at);
    case "respond":
      return onRespond(state, event.status, at);
    case "time":
      return onTime(state, at);
    case "transport-error":
      return state.state === "accepted" ? [state, []] : [TERMINATED, ["transport-failure"]];
  }
}

type Living = Exclude<InviteServer, { state: "terminated" }>;

function onAck(state: Living, at: number): Outcome {
  if (state.state === "accepted") return [state, ["deliver-ack"]];
  if (state.state !== "completed") return [state, []];
  const { timers, reliable } = state;
  // Timer I is zero over reliable transport (17.2.1).
  return reliable ? [TERMINATED, []] : [{ state: "confirmed", timers, reliable, endAt: at + timers.t4 }, []];
}

function onRespond(state: Living, status: number, at: number): Outcome {
  const { timers, reliable } = state;
  if (state.state === "accepted") return status >= 200 && status < 300 ? [state, ["send"]] : [state, []];
  if (state.state !== "proceeding") return [state, []];
  if (status < 200) return [state, ["send"]];
  if (status < 300) return [{ state: "accepted", timers, reliable, endAt: at + lifetimeMs(timers) }, ["send"]];
  const completed: InviteServer = {
    state: "completed",
    timers,
    reliable,
    retransmitAt: reliable ? NEVER : at + timers.t1,
    intervalMs: timers.t1,
    giveUpAt: at + lifetimeMs(timers),
  };
  return [completed, ["send"]];
}

function onTime(state: Living, at: number): Outcome {
  switch (state.state) {
    case "completed": {
      if (at >= state.giveUpAt) return [TERMINATED, ["timeout"]];
      if (at < state.retransmitAt) return [state, []];
      const intervalMs = Math.min(state.intervalMs * 2, state.timers.t2);
      return [{ ...state, intervalMs, retransmitAt: at + intervalMs }, ["send"]];
    }
    case "accepted":
    case "confirmed":
      return at >= state.endAt ? [TERMINATED, []] : [state, []];
    case "proceeding":
      return [state, []];
  }
}
