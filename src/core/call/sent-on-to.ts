import type { AgentId } from "../model.ts";

/** Where a call has gone that a phone, or a carrier, has sent on. `agent`: who was signed in at that phone of ours. */
export interface SentOnTo {
  readonly number: string;
  readonly agent?: AgentId;
}
