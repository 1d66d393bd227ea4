// The feed of events to whoever listens, and the figures of queues in it.
import { CenterFeed } from "../api/live/center-feed.ts";
import { Figures } from "../api/live/figures.ts";
import type { TimeZoneConfig } from "../core/model.ts";
import { dayStart } from "../core/schedule/local-time.ts";
import { datesOf } from "../host/clock.ts";
import type { Projector } from "../host/projector.ts";
import type { RunningCenter } from "../host/running-center.ts";
import type { Log } from "../ports/log.ts";
import { startEngine, type EngineStart } from "./engine.ts";

/** For the last run's facts to be in the records, of which today's figures are made. */
const PROJECTED_WITHIN_MS = 30_000;

export interface FeedParts extends EngineStart {
  readonly running: RunningCenter;
  readonly projector: Pick<Projector, "flush">;
  readonly log: Log;
}

export interface Told {
  readonly zone: TimeZoneConfig;
  readonly feed: CenterFeed;
  readonly figures: Figures;
}

/** Lets the engine go on; what it then tells is in the feed already. */
export async function startWithFeed(parts: FeedParts): Promise<Told> {
  const { host, opened, running } = parts;
  const { found, center, clock } = opened;
  const lately = found.type === "resumed" ? found.lately : [];
  const feed = new CenterFeed({ center: running, clock: datesOf(clock), state: center.state, lately });
  host.onFacts((facts) => feed.take(facts));
  const zone = await startEngine(parts);
  return { zone, feed, figures: figuresIn(feed, zone, parts) };
}

/** Those of today come in a moment later: records are read for them. */
function figuresIn(feed: CenterFeed, zone: TimeZoneConfig, parts: FeedParts): Figures {
  const { host, running, store, projector, log } = parts;
  const { clock } = parts.opened;
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
