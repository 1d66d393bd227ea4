// Taking an INVITE back (RFC 3261 section 9.1): a CANCEL must not overtake its INVITE, so it waits for the first
// provisional response.
//
//   none --- cancel ---> wanted --- 1xx ---> sent --- 64*T1 without final response: abandon
//     |                    |
//     +---- 1xx -> (progressing) --- cancel ---> sent
import type { Step } from "../transaction/step.ts";

export interface Cancellation {
  readonly isProgressing: boolean;
  readonly state: "none" | "wanted" | "sent";
}

export const NOT_CANCELLED: Cancellation = { isProgressing: false, state: "none" };

export type CancellationEffect = "send-cancel";

export function stepCancellation(
  state: Cancellation,
  event: "provisional" | "cancel",
): Step<Cancellation, CancellationEffect> {
  const isProgressing = state.isProgressing || event === "provisional";
  const isWanted = state.state === "wanted" || event === "cancel";
  if (state.state === "sent") return [state, []];
  if (isWanted && isProgressing) return [{ isProgressing, state: "sent" }, ["send-cancel"]];
  return [{ isProgressing, state: isWanted ? "wanted" : "none" }, []];
}
