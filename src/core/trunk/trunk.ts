import type { CallId, LegId, TrunkConfig } from "../model.ts";

/** An outside line as the engine knows it: whether it can be used, and who uses it now. */
export interface Trunk {
  config: TrunkConfig;
  /** It has logged in at its carrier, or its carrier is there; until something is heard of it, where it need not log in. */
  up: boolean;
  /** Why it is not, where the switch has said so. */
  reason: string;
  readonly legs: Set<LegId>;
}

/** What the outside sees of a line. */
export interface TrunkView {
  readonly trunk: string;
  readonly up: boolean;
  readonly reason: string;
  readonly calls: number;
  /** The first of them, ten at most. Absent: it is not said. */
  readonly first?: readonly CallId[];
}

export function isFull({ config, legs }: Trunk): boolean {
  return config.maxCalls > 0 && legs.size >= config.maxCalls;
}
