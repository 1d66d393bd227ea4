// Changes of the configuration: stored first, then handed to the running center, then answered.
import type { Actor } from "../store/audit-trail.ts";
import type { Written } from "../store/parts.ts";
import type { ConfigurationStores } from "../store/store.ts";
import { Doubts, type DoubtParts } from "./doubts.ts";
import { ApiError } from "./errors.ts";

export type Write = (stores: ConfigurationStores) => Promise<Written>;
/** In one transaction, and written down in the audit log as this one's doing. */
export type Configure = (actor: Actor, write: Write) => Promise<Written>;

export interface Configuring {
  readonly configure: Configure;
  readonly stop: () => void;
}

/** Writes that wait for their turn. */
const MOST_WAITING = 1000;

/**
 * One after the other: of two writes to the same row, the one that is stored last must also be the one that the center
 * hears last. Where it is not known whether one was stored, that is found out before the next one's turn.
 */
export function configuring(parts: Omit<DoubtParts, "inTurn">): Configuring {
  const { center, store } = parts;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
  const doubts = new Doubts({ ...parts, inTurn });
  const configure: Configure = async (actor, write) => {
    if (center.draining) throw new ApiError("draining", "the server is shutting down", { retryAfterS: 10 });
    if (waiting >= MOST_WAITING)
      throw new ApiError("too-many", `${MOST_WAITING} changes are waiting already`, { retryAfterS: 1 });
    waiting += 1;
    try {
      return await inTurn(async () => {
        await doubts.settle();
        const written = await doubts.watch(() =>
          store.change(actor, async (stores) => {
            const done = await write(stores);
            await stores.menuDrafts.keep(done.changes, actor.login);
            return done;
          }),
        );
        center.configure(written.changes, written.accounts);
        return written;
      });
    } finally {
      waiting -= 1;
    }
  };
  return { configure, stop: () => doubts.stop() };
}
