// The engine, what runs it and what listens to it, as far as that needs no database.
import type { Config } from "../config.ts";
import type { CenterFeed } from "../api/live/center-feed.ts";
import type { SystemClock } from "../host/clock.ts";
import { ClockWatch } from "../host/clock-watch.ts";
import { keyCover } from "../host/covered-keys.ts";
import { Host } from "../host/host.ts";
import type { Projector } from "../host/projector.ts";
import { RunningCenter } from "../host/running-center.ts";
import { timeZoneAround } from "../host/time-zone.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Log } from "../ports/log.ts";
import type { AccountDesk } from "./account-desk.ts";
import type { EngineParts, OpenedLog } from "./engine.ts";
import { feedOf } from "./feed.ts";
import type { CenterSwitch } from "./switch.ts";

/** A crash is known to have come not earlier than this before it. */
const HEARTBEAT_MS = 2_000;

export interface Thinking extends EngineParts {
  readonly running: RunningCenter;
  readonly feed: CenterFeed;
  readonly clockWatch: ClockWatch;
  /** Its facts go there from now on. */
  readonly recordIn: (projector: Projector) => void;
}

export interface ThinkingParts {
  readonly config: Config;
  readonly clock: SystemClock;
  readonly theSwitch: CenterSwitch;
  readonly accounts: AccountDesk;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Nothing happens yet. */
export function thinking(opened: OpenedLog, parts: ThinkingParts): Thinking {
  const { config, clock, theSwitch, accounts, metrics, log } = parts;
  const { center, events } = opened;
  const covering = keyCover(center);
  const host = new Host({
    ...{ center, switch: theSwitch, clock, events, log, heartbeatMs: HEARTBEAT_MS },
    cover: (event) => {
      accounts.noteMailboxes(event);
      return covering(event);
    },
  });
  host.onFacts(metrics.takeFacts);
  const records: { in?: Projector } = {};
  const projector = {
    get trouble() {
      return records.in?.trouble;
    },
  };
  const running = new RunningCenter({ host, center, switch: accounts, clock, projector, domain: config.domain });
  const feed = feedOf({ host, opened, running });
  return {
    ...{
      config,
      host,
      opened,
      theSwitch,
      accounts,
      running,
      feed,
      zone: timeZoneAround(config.timeZone, clock.date()),
    },
    clockWatch: new ClockWatch({ clock, center, host, log }),
    recordIn: (one) => {
      records.in = one;
      host.onFacts((facts) => one.take(facts));
    },
  };
}
