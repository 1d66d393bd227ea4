import type { Feed } from "./feed.ts";

/** Nothing ever happens. */
export const emptyFeed: Feed = {
  newest: { position: 0, index: 0 },
  listen: () => () => undefined,
  since: () => [],
  snapshot: () => ({}),
};
