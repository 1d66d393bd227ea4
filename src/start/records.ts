// What carries facts into the database, and what the runs before have left of them.
import type { Config } from "../config.ts";
import type { CutCall } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import { factShelf, shelfOf } from "../host/fact-shelf.ts";
import type { Found } from "../host/log/resume.ts";
import { Projector } from "../host/projector.ts";
import type { Log } from "../ports/log.ts";
import { projectionFailureOf } from "../store/failures.ts";
import type { Store } from "../store/store.ts";
import { WebhookCouriers } from "../webhooks/couriers.ts";
import { poster } from "../webhooks/post.ts";
import { steadyOutbox } from "../webhooks/steady-outbox.ts";
import type { OpenedLog } from "./engine.ts";

/** How long a start waits for the database to have what happened before; then it catches up while calls come. */
const CATCH_UP_MS = 10_000;

/**
 * What carries facts into the database, and from there to webhooks. What the runs before have left comes first. `listen`: lets
 * it take what happens from now on.
 */
export async function projecting(
  config: Config,
  store: Store,
  { found, center, clock, facts }: OpenedLog,
  log: Log,
  listen: (projector: Projector) => void = () => undefined,
): Promise<{ projector: Projector; webhooks: WebhookCouriers; cut: readonly CutCall[] }> {
  const post = poster({ allowed: config.webhookAddresses });
  const webhooks = new WebhookCouriers({
    outbox: steadyOutbox(store.outbox, clock),
    post,
    clock,
    log,
    chance: Math.random,
  });
  const sink = {
    project: async (some: readonly Fact[]) => {
      if (await store.project(some)) webhooks.wake();
    },
    failureOf: projectionFailureOf,
  };
  const layAside = factShelf(shelfOf(config.dataFolder));
  const projector = new Projector({ sink, source: facts, clock, log, layAside });
  const cursor = await store.lastProjectedFact();
  if (found.type === "resumed" || found.type === "empty") {
    // The engine may have gone on already.
    projector.start(cursor, center.state.lastFact);
    listen(projector);
    await projector.flush(CATCH_UP_MS);
  } else {
    refuseUnlessProjected(found, cursor);
    projector.start(cursor, cursor);
    listen(projector);
  }
  let cut: readonly CutCall[] = [];
  if (found.type !== "resumed") {
    cut = await store.closeOpenCalls(clock.date());
    if (cut.length > 0)
      log.warn({ calls: cut.length }, "calls were cut by the end of the last run; their records are closed");
  }
  return { projector, webhooks, cut };
}

/** What another program has logged can become records by that program only. */
function refuseUnlessProjected(found: Exclude<Found, { type: "empty" | "resumed" }>, cursor: number): void {
  if (found.type === "lost" || cursor >= found.lastFact) return;
  throw new Error(
    `The event log holds ${found.lastFact - cursor} facts of ${found.program} that are not in the database, and this ` +
      `program would tell them otherwise (${found.where}). Start that version once more until /metrics shows ` +
      "xcc_facts_behind 0, stop it, and start this one again.",
  );
}
