import type { Clock } from "../../ports/clock.ts";
import type { Telephones } from "../../ports/telephones.ts";
import type { LiveCounts } from "./counts.ts";
import type { Feed } from "./feed.ts";
import type { LiveLimits } from "./limits.ts";
import type { Roster } from "./roster.ts";
import type { Presence } from "./presence.ts";

/** What the door for sockets needs besides the API's own parts. */
export interface LiveDeps {
  /** For what lasts and runs out. */
  readonly clock: Clock;
  /** Of the center. */
  readonly domain: string;
  /** Undefined: nothing happens. */
  readonly feed?: Feed;
  readonly limits?: Partial<LiveLimits>;
  /** Pages of other sites that may open a socket, by their origin. */
  readonly allowedOrigins?: readonly string[];
  /** Undefined: nobody asks. */
  readonly counts?: LiveCounts;
  /** Asked who is connected. */
  readonly roster?: Roster;
  /** Where calls at sockets are made. Undefined: nowhere. */
  readonly telephones?: Telephones;
  /** Told who has a socket. */
  readonly presence?: Presence;
}
