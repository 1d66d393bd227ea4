// A client that has heard every event knows what the server knows.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { factsOf } from "../scenarios/transcript.ts";
import { CenterFeed } from "../../src/api/live/center-feed.ts";
import type { PublicEvent } from "../../src/contract/event.ts";
import { emptyState } from "../../src/core/state.ts";
import type { Principal } from "../../src/store/principal.ts";
import type { CallRow, Snapshot } from "../../src/contract/rows.ts";
import { CenterView } from "../../src/client/view.ts";

const FOLDER = join(import.meta.dirname, "../scenarios");
const SCENARIOS = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));
const ALL: Principal = {
  ...{ userId: 1, login: "boss", role: "administrator", tokenKind: "user-token", tokenId: 1, devKeyId: undefined },
  ...{ extension: undefined, ownExtn: undefined, queues: [] },
};
const byId = (rows: Iterable<CallRow>) => [...rows].toSorted((a, b) => (a.callUUID < b.callUUID ? -1 : 1));

it.each(SCENARIOS)("after each fact of %s", (name) => {
  const center = { agentStates: () => [], waiting: () => [], helps: () => [], unread: () => [] };
  const feed = new CenterFeed({ center, clock: { now: () => 0 }, state: emptyState(), lately: [] });
  const view = new CenterView();
  feed.listen((events) => {
    for (const { data } of events) view.take(JSON.parse(JSON.stringify(data)) as PublicEvent);
  });
  for (const fact of factsOf(readFileSync(join(FOLDER, name), "utf8"))) {
    feed.take([fact]);
    const { calls } = feed.snapshot(ALL) as unknown as Snapshot;
    expect(byId(view.calls.values()), `${fact.type} ${fact.seq}`).toEqual(byId(calls));
  }
});
