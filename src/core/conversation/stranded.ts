// Whoever had the customer on hold is gone without a word: the customer, who heard music, goes on hearing it for a while, so
// that somebody can look after them, and then the call ends.
import type { Call } from "../call/call.ts";
import { hangUp } from "../call/legs.ts";
import { releaseCall } from "../call/release.ts";
import { closeTalk } from "./close.ts";
import { command, deadlineIn, type State } from "../state.ts";
import { followCustomer } from "./hand-over.ts";
import { endConversation, musicOf } from "./say.ts";
import { customerOf, type Talking } from "./talking.ts";

const STRANDED_MS = 300_000;

export function strand(state: State, call: Call, stage: Talking): void {
  const { leg: customer } = customerOf(stage);
  const { queue } = stage;
  closeTalk(state, call, stage);
  endConversation(state, call, stage);
  followCustomer(state, call, customer);
  for (const leg of call.legs) if (leg !== customer) hangUp(state, leg, "normal");
  const music = musicOf(state, stage);
  command(state, { type: "play", leg: customer, sounds: [music], repeat: true, interruptible: false });
  const over = deadlineIn(state, state.strandedMs ?? STRANDED_MS, { type: "stranded-over", call: call.id });
  call.stage = { type: "stranded", queue, over };
}

export function onStrandedOver(state: State, call: Call): void {
  if (call.stage.type === "stranded") releaseCall(state, call, "center", "vanished");
}
