// A client that has heard every event knows what the server knows.
import { expect, it } from "vitest";
import { factsOf, scenarios } from "../scenarios/play.ts";
import { CenterFeed } from "../../src/api/live/center-feed.ts";
import type { PublicEvent } from "../../src/contract/event.ts";
import { emptyState } from "../../src/core/state.ts";
import type { Principal } from "../../src/store/principal.ts";
import type { CallRow, Snapshot } from "../../src/contract/rows.ts";
import { CenterView } from "../../src/client/view.ts";

const ALL: Principal = {
  ...{ userId: 1, login: "boss", role: "administrator", tokenKind: "user-token", tokenId: 1, devKeyId: undefined },
  ...{ extension: undefined, ownExtn: undefined, queues: [] },
};
const byId = (rows: Iterable<CallRow>) => [...rows].toSorted((a, b) => (a.callUUID < b.callUUID ? -1 : 1));

it.each(scenarios())("after each fact of %s", async (name) => {
  const center = { agentStates: () => [], waiting: () => [] };
  const feed = new CenterFeed({ center, clock: { now: () => 0 }, state: emptyState(), lately: [] });
  const view = new CenterView();
  feed.listen((events) => {
    for (const { data } of events) view.take(JSON.parse(JSON.stringify(data)) as PublicEvent);
  });
  for (const fact of await factsOf(name)) {
    feed.take([fact]);
    const { calls } = feed.snapshot(ALL) as unknown as Snapshot;
    expect(byId(view.calls.values()), `${fact.type} ${fact.seq}`).toEqual(byId(calls));
  }
});
