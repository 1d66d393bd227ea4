// Sessions that end when they are not used: of a user with an idle_timeout, those that were begun with a password. When each
// was last used stands in memory, and now and then in its row, so that a restart forgets a minute at most.
import { storeFailureOf } from "./failures.ts";
import type { StoreParts } from "./parts.ts";
import type { Principal } from "./principal.ts";

/** How much later than in its row a token may have been used. */
const KEPT_EVERY_MS = 60_000;
/** Of a short time a part of it. */
const KEPT_PART = 0.25;

export interface TokenTimes {
  readonly kind: "user" | "extension";
  readonly dev_key_id: number | null;
  /** Of its user, seconds; null or 0: it does not end so. */
  readonly idle_timeout: number | null;
  readonly used_at: Date | null;
  readonly created_at: Date;
}

/** Undefined: it does not end for not being used. */
export function idleOf({ kind, dev_key_id, idle_timeout, used_at, created_at }: TokenTimes): Principal["idle"] {
  if (kind !== "user" || dev_key_id !== null || idle_timeout === null || idle_timeout === 0) return undefined;
  return { ms: idle_timeout * 1000, usedAt: (used_at ?? created_at).getTime() };
}

/** Whether nobody has used it for too long. */
export function isIdle({ clock, uses }: StoreParts, { idle, tokenId }: Principal): boolean {
  if (idle === undefined || tokenId === undefined) return false;
  return clock.now() - Math.max(idle.usedAt, uses?.of(tokenId) ?? 0) > idle.ms;
}

/** Somebody uses it now; undefined: they have not for too long, and it is over. */
export async function used(parts: StoreParts, principal: Principal): Promise<Principal | undefined> {
  const { idle, tokenId } = principal;
  if (idle === undefined || tokenId === undefined) return principal;
  if (isIdle(parts, principal)) {
    await end(parts, tokenId);
    return undefined;
  }
  parts.uses?.note(tokenId, parts.clock.now());
  await keepUse(parts, principal);
  return principal;
}

/** Puts down when it was last used, where its row is too far behind. */
export async function keepUse({ database, uses }: StoreParts, { idle, tokenId }: Principal): Promise<void> {
  if (idle === undefined || tokenId === undefined) return;
  const at = uses?.of(tokenId) ?? 0;
  if (at - idle.usedAt < Math.min(KEPT_EVERY_MS, idle.ms * KEPT_PART)) return;
  await unlessAway(
    database
      .updateTable("tokens")
      .set({ used_at: new Date(at) })
      .where("id", "=", tokenId)
      .execute(),
  );
}

/** It stays over, whatever its user's time is later; and whoever shows it still guesses nothing. */
async function end({ database, clock, known }: StoreParts, tokenId: number): Promise<void> {
  known?.forget((principal) => principal.tokenId === tokenId);
  const ended = database
    .updateTable("tokens")
    .set({ expires_at: new Date(clock.now()) })
    .where("id", "=", tokenId);
  await unlessAway(ended.execute());
}

/** Nobody is kept from working because this could not be put down. */
async function unlessAway(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (storeFailureOf(error)?.type !== "away") throw error;
  }
}
