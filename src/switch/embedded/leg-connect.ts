// What the media engine is told of a phone: what was agreed with it, and from where it said so.
import type { SessionId } from "../../sip/index.ts";
import type { Stream } from "./description.ts";
import type { Leg, LegEffect } from "./leg-state.ts";

/** Again after every agreement: each time the engine looks for a phone that it has not heard yet. */
export function connect(leg: Leg, session: SessionId, stream: Stream): LegEffect {
  const branch = leg.branches.find((each) => each.session === session);
  const signalledFrom = branch?.signalledFrom;
  // By a word alone the microphone goes on: nobody on hold hears it.
  const receive = stream.receive && !leg.heldByWord;
  return { type: "media", command: { type: "connect", session, signalledFrom, ...stream, receive } };
}
