// The feed of events to whoever listens, and the figures of queues in it.
import { CenterFeed } from "../api/live/center-feed.ts";
import { Figures } from "../api/live/figures.ts";
import type { Center } from "../core/center.ts";
import type { TimeZoneConfig } from "../core/model.ts";
import { dayStart } from "../core/schedule/local-time.ts";
import { datesOf } from "../host/clock.ts";
import type { Host } from "../host/host.ts";
import type { Found } from "../host/log/resume.ts";
import type { Projector } from "../host/projector.ts";
import type { RunningCenter } from "../host/running-center.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../store/store.ts";

/** For the last run's facts to be in the records, of which today's figures are made. */
const PROJECTED_WITHIN_MS = 30_000;

export interface FeedParts {
  readonly host: Host;
  readonly center: Center;
  readonly running: RunningCenter;
  readonly clock: Clock;
  readonly found: Found;
}

/** Before the engine goes on: what it then tells is told in it. */
export function feedOf({ host, center, running, clock, found }: FeedParts): CenterFeed {
  const lately = found.type === "resumed" ? found.lately : [];
  const feed = new CenterFeed({ center: running, clock: datesOf(clock), state: center.state, lately });
  host.onFacts((facts) => feed.take(facts));
  return feed;
}

export interface FiguresAt extends Pick<FeedParts, "host" | "running" | "clock"> {
  readonly zone: TimeZoneConfig;
  readonly store: Pick<Store, "reports">;
  readonly projector: Pick<Projector, "flush">;
  readonly log: Log;
}

/** When the engine has gone on. Those of today come in a moment later: records are read for them. */
export function figuresIn(feed: CenterFeed, { host, running, clock, zone, store, projector, log }: FiguresAt): Figures {
  const figures = new Figures({
    ...{ center: running, clock, dayStart: (at) => dayStart(zone, at) },
    tell: (changed, all) => feed.takeFigures(changed, all),
  });
  const until = clock.date();
  host.onFacts((facts) => figures.take(facts));
  figures.start();
  const read = async (): Promise<void> => {
    await projector.flush(PROJECTED_WITHIN_MS);
    const from = dayStart(zone, until);
    for await (const records of store.reports.records({ from, until })) {
      for (const step of records.flatMap(({ way }) => way)) {
        if (step.type !== "queue" || step.outcome === undefined) continue;
        const { queue, outcome, leftAt = 0, waitMs = 0 } = step;
        if (leftAt >= from && leftAt <= until) figures.count(queue, outcome, waitMs);
      }
    }
    figures.start();
  };
  void read().catch((error: unknown) => {
    log.warn({ err: error }, "the queues' figures of today begin with this start: records cannot be read");
  });
  return figures;
}
