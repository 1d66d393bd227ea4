// Who a token belongs to, remembered for a moment: every request asks it, and asking the database costs more than most
// requests. Forgotten at once when anything is written here that it might depend on; what another process has written
// shows after the moment.
import { Memory } from "./memory.ts";
import type { Principal } from "./principal.ts";
import { hashOf } from "./secrets.ts";

/** How long what another process does to a token may go unnoticed. */
const MOMENT_MS = 1_000;
const MOST_TOKENS = 10_000;

export interface PrincipalCacheParts {
  readonly clock: { now(): number };
  /** Another number whenever users, extensions, tokens or keys may have changed. */
  readonly generation: () => number;
  readonly find: (token: string) => Promise<Principal | undefined>;
}

/** Only those who were found are remembered: a token that is unknown now may be given out in the next instant. */
export function rememberingPrincipals(parts: PrincipalCacheParts): (token: string) => Promise<Principal | undefined> {
  const { clock, generation, find } = parts;
  const memory = new Memory<string, Principal>({
    ...{ clock, generation, most: MOST_TOKENS },
    goodUntil: ({ expiresAt = Number.POSITIVE_INFINITY }, now) => Math.min(now + MOMENT_MS, expiresAt),
  });
  // By its hash: what leaks out of memory opens nothing.
  return (token) => memory.recall(hashOf(token), () => find(token));
}
