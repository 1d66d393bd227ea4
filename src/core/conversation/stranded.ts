// Whoever had the customer on hold is gone without a word: the customer, who heard music, goes on hearing it for a while, so
// that somebody can look after them, and then the call ends.
import type { Call } from "../call/call.ts";
import { releaseCall } from "../call/release.ts";
import { command, deadlineIn, type State } from "../state.ts";
import { leaveCustomerAlone } from "./leave-alone.ts";
import { musicOf } from "./say.ts";
import type { Talking } from "./talking.ts";

const STRANDED_MS = 300_000;

export function strand(state: State, call: Call, stage: Talking): void {
  const { queue } = stage;
  leaveCustomerAlone(state, call, stage);
  const music = musicOf(state, stage);
  command(state, { type: "play", leg: call.caller, sounds: [music], repeat: true, interruptible: false });
  const over = deadlineIn(state, state.strandedMs ?? STRANDED_MS, { type: "stranded-over", call: call.id });
  call.stage = { type: "stranded", queue, over };
}

export function onStrandedOver(state: State, call: Call): void {
  if (call.stage.type === "stranded") releaseCall(state, call, "center", "vanished");
}
