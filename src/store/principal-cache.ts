// Who a token belongs to, remembered for a moment: every request asks it, and asking the database costs more than most
// requests. Forgotten at once when anything is written here that it might depend on; what another process has written
// shows after the moment.
import type { Principal } from "./principal.ts";
import { hashOf } from "./secrets.ts";

/** How long what another process does to a token may go unnoticed. */
const MOMENT_MS = 1_000;
/** Remembered at a time; beyond it the oldest goes. */
const MOST_TOKENS = 10_000;

export interface PrincipalCacheParts {
  readonly clock: { now(): number };
  /** Another number whenever users, extensions, tokens or keys may have changed. */
  readonly generation: () => number;
  readonly find: (token: string) => Promise<Principal | undefined>;
}

interface Remembered {
  readonly principal: Principal;
  readonly generation: number;
  readonly until: number;
}

/** Only those who were found are remembered: a token that is unknown now may be given out in the next instant. */
export function rememberingPrincipals(parts: PrincipalCacheParts): (token: string) => Promise<Principal | undefined> {
  const { clock, generation, find } = parts;
  const remembered = new Map<string, Remembered>();
  return async (token) => {
    // By its hash: what leaks out of memory opens nothing.
    const key = hashOf(token);
    const known = remembered.get(key);
    if (known !== undefined && known.generation === generation() && clock.now() < known.until) return known.principal;
    remembered.delete(key);
    // What is written from here on may make the answer an old one: it is good for this request, and not kept.
    const asOf = generation();
    const until = clock.now() + MOMENT_MS;
    const principal = await find(token);
    if (principal === undefined || generation() !== asOf) return principal;
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= MOST_TOKENS) remembered.delete(oldest);
    const { expiresAt = until } = principal;
    remembered.set(key, { principal, generation: asOf, until: Math.min(until, expiresAt) });
    return principal;
  };
}
