import type { CallId, LegId } from "../../src/core/model.ts";
import type { SwitchCommandBody } from "../../src/core/switch.ts";

/** Two who hear one another and nobody else. */
export function together(one: LegId, other: LegId): SwitchCommandBody {
  const parties = [
    { leg: one, hears: [other], music: undefined },
    { leg: other, hears: [one], music: undefined },
  ];
  return { type: "converse", conversation: conversationOf(one, other), parties };
}

/** Both have left it, and live on in silence. */
export function apart(one: LegId, other: LegId): SwitchCommandBody {
  return { type: "converse", conversation: conversationOf(one, other), parties: [] };
}

function conversationOf(...legs: readonly LegId[]): CallId {
  return [...legs].sort().join("-") as CallId;
}
