// The agents' WebSocket, as the settings have it.
import { LiveCounts } from "../api/live/counts.ts";
import type { Feed } from "../api/live/feed.ts";
import type { LiveDeps } from "../api/live/live-deps.ts";
import { DEFAULT_LIVE_LIMITS } from "../api/live/limits.ts";
import { Presence } from "../api/live/presence.ts";
import { Roster } from "../api/live/roster.ts";
import type { Config } from "../config.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { CenterPort } from "../ports/center.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Telephones } from "../ports/telephones.ts";
import { agentInfoOf } from "../store/agent-info.ts";
import type { Store } from "../store/store.ts";

interface LiveParts {
  readonly center: CenterPort;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly feed: Feed;
  readonly telephones: Telephones | undefined;
}

export function liveOf(config: Config, { center, store, clock, log, metrics, feed, telephones }: LiveParts): LiveDeps {
  const counts = new LiveCounts();
  metrics.add(counts);
  const hasPhoneOnly = async (login: string): Promise<boolean> => {
    const user = await store.users.byLogin(login);
    return user !== undefined && agentInfoOf(user.agent_info)["hardware_phone_only"] === "true";
  };
  return {
    ...{ clock, counts, feed, domain: config.domain, allowedOrigins: config.allowedOrigins ?? [] },
    ...(telephones === undefined ? {} : { telephones }),
    roster: new Roster(),
    presence: new Presence({ center, hasPhoneOnly, clock, log }),
    limits: {
      ...DEFAULT_LIVE_LIMITS,
      all: config.sockets,
      perUser: config.socketsPerUser,
      perAddress: config.socketsPerAddress,
      requests: config.socketRequests,
      subscriptions: config.socketSubscriptions,
      bufferBytes: config.socketBufferKilobytes * 1024,
    },
  };
}
