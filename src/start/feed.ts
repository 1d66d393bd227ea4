// The feed of events to whoever listens, and the figures of queues in it.
import { CenterFeed } from "../api/live/center-feed.ts";
import { Figures } from "../api/live/figures.ts";
import type { QueueName } from "../core/model.ts";
import type { CountingQueue } from "../core/report/queue-counts.ts";
import { datesOf } from "../host/clock.ts";
import type { Host } from "../host/host.ts";
import type { Projector } from "../host/projector.ts";
import type { RunningCenter } from "../host/running-center.ts";
import type { Log } from "../ports/log.ts";
import { countRecords } from "../report/counted-before.ts";
import type { Store } from "../store/store.ts";
import type { OpenedLog } from "./engine.ts";

/** For the last run's facts to be in the records, of which today's figures are made. */
const PROJECTED_WITHIN_MS = 30_000;

export interface FeedParts {
  readonly host: Host;
  readonly opened: OpenedLog;
  readonly running: RunningCenter;
}

/** Before the engine goes on: what it then tells is in the feed already. */
export function feedOf({ host, opened, running }: FeedParts): CenterFeed {
  const { found, center, clock } = opened;
  const lately = found.type === "resumed" ? found.lately : [];
  const feed = new CenterFeed({ center: running, clock: datesOf(clock), state: center.state, lately });
  host.onFacts((facts) => feed.take(facts));
  return feed;
}

export interface FigureParts extends FeedParts {
  readonly store: Store;
  readonly projector: Pick<Projector, "flush">;
  readonly log: Log;
}

/** When the engine has gone on. */
export function figuresIn(feed: CenterFeed, parts: FigureParts): Figures {
  const { host, running, log } = parts;
  const { clock } = parts.opened;
  const figures = new Figures({ center: running, clock, tell: (changed, all) => feed.takeFigures(changed, all) });
  host.onFacts((facts) => figures.take(facts));
  figures.start();
  void countBefore(parts)
    .then(() => figures.start())
    .catch((error: unknown) => {
      log.warn({ err: error }, "the queues' figures of today begin with this start: records cannot be read");
    });
  return figures;
}

/** Where the engine has not counted all of today, a log is lost or was an earlier version's, the records are counted a moment later. */
async function countBefore({ host, store, projector, opened }: FigureParts): Promise<void> {
  const { center, clock } = opened;
  const missing = center.uncounted(clock.now());
  if (missing === undefined) return;
  const { dayStart, from, until } = missing;
  await projector.flush(PROJECTED_WITHIN_MS);
  const targetsMs = new Map(center.census(clock.now()).queues.map(({ queue, targetMs }) => [queue, targetMs]));
  const counts = new Map<QueueName, CountingQueue>();
  for await (const records of store.reports.records({ from, until })) {
    countRecords(records, { from, until, targetsMs, counts });
  }
  const queues = [...counts].map(([queue, counted]) => ({ queue, counts: counted }));
  if (queues.length > 0) host.handle({ type: "counted-before", dayStart, queues });
}
