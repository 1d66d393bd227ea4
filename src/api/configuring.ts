// Changes of the configuration: stored first, then handed to the running center, then answered.
import type { CenterPort } from "../ports/center.ts";
import type { Actor } from "../store/audit-trail.ts";
import type { Written } from "../store/parts.ts";
import type { ConfigurationStores, Store } from "../store/store.ts";
import { ApiError } from "./errors.ts";

export type Write = (stores: ConfigurationStores) => Promise<Written>;
/** In one transaction, and written down in the audit log as this one's doing. */
export type Configure = (actor: Actor, write: Write) => Promise<Written>;

/** Writes that wait for their turn. */
const MOST_WAITING = 1000;

/**
 * One after the other: of two writes to the same row, the one that is stored last must also be the one that the center
 * hears last.
 */
export function configuring({
  center,
  store,
}: {
  readonly center: CenterPort;
  readonly store: Pick<Store, "change">;
}): Configure {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (actor, write) => {
    if (center.draining) throw new ApiError("draining", "the server is shutting down", { retryAfterS: 10 });
    if (waiting >= MOST_WAITING)
      throw new ApiError("too-many", `${MOST_WAITING} changes are waiting already`, { retryAfterS: 1 });
    waiting += 1;
    const turn = last.then(async () => {
      const written = await store.change(actor, write);
      center.configure(written.changes, written.accounts);
      return written;
    });
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
}
