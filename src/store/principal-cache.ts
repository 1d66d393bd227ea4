// Who a token belongs to, remembered for a moment: every request asks it, and asking the database costs more than most
// requests. Forgotten at once when anything is written here that it might depend on; what another process has written
// shows after the moment.
import { storeFailureOf } from "./failures.ts";
import { Memory } from "./memory.ts";
import type { Principal } from "./principal.ts";
import { hashOf } from "./secrets.ts";

/** How long what another process does to a token may go unnoticed. */
const MOMENT_MS = 1_000;
const MOST_TOKENS = 10_000;

/**
 * Who was last let in with what, for as long as the database is away: agents go on break and sign out then as well. Not of
 * those whose token, key, extension or user has been changed since.
 */
export class LastKnown {
  readonly #known = new Map<string, Principal>();

  keep(hash: string, principal: Principal): void {
    this.#known.delete(hash);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= MOST_TOKENS) this.#known.delete(oldest);
    this.#known.set(hash, principal);
  }

  of(hash: string, now: number): Principal | undefined {
    const known = this.#known.get(hash);
    return known !== undefined && now < (known.expiresAt ?? Number.POSITIVE_INFINITY) ? known : undefined;
  }

  forget(which: (principal: Principal) => boolean): void {
    for (const [hash, principal] of this.#known) if (which(principal)) this.#known.delete(hash);
  }

  forgetOne(hash: string): void {
    this.#known.delete(hash);
  }
}

export interface PrincipalCacheParts {
  readonly clock: { now(): number };
  /** Another number whenever users, extensions, tokens or keys may have changed. */
  readonly generation: () => number;
  readonly find: (token: string) => Promise<Principal | undefined>;
  readonly known: LastKnown;
}

/** Only those who were found are remembered: a token that is unknown now may be given out in the next instant. */
export function rememberingPrincipals(parts: PrincipalCacheParts): (token: string) => Promise<Principal | undefined> {
  const { clock, generation, find, known } = parts;
  const memory = new Memory<string, Principal>({
    ...{ clock, generation, most: MOST_TOKENS },
    goodUntil: ({ expiresAt = Number.POSITIVE_INFINITY }, now) => Math.min(now + MOMENT_MS, expiresAt),
  });
  const findOrKnow = async (hash: string, token: string): Promise<Principal | undefined> => {
    const asOf = generation();
    try {
      const found = await find(token);
      if (found === undefined) known.forgetOne(hash);
      // What was changed while it was read has been forgotten, and stays so.
      else if (generation() === asOf) known.keep(hash, found);
      return found;
    } catch (error) {
      const last = storeFailureOf(error)?.type === "away" ? known.of(hash, clock.now()) : undefined;
      if (last === undefined) throw error;
      return last;
    }
  };
  // By its hash: what leaks out of memory opens nothing.
  return (token) => {
    const hash = hashOf(token);
    return memory.recall(hash, () => findOrKnow(hash, token));
  };
}
