import type { Config } from "../config.ts";
import type { CenterPort } from "../ports/center.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../store/store.ts";

/** What the API stands on. */
export interface ApiDeps {
  readonly config: Config;
  readonly store: Store;
  readonly center: CenterPort;
  readonly log: Log;
  readonly clock: { now(): number };
}
