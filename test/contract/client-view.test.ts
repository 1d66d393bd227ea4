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

const SUPERVISOR: Principal = { ...ALL, login: "shift", role: "supervisor", queues: ["support"] };
const agentNamed = (login: string): Principal => ({ ...ALL, login, role: "agent", ownExtn: login });
const extension = (extn: string): Principal => ({
  ...{ ...ALL, login: extn, role: "agent", tokenKind: "extension-token" },
  extension: { id: 1, extn },
});

/** Each hears some of it, from some moment on; what they know is what a snapshot would tell them. */
const LISTENERS = [
  ALL,
  SUPERVISOR,
  ...["1001", "1002", "8001", "8002"].flatMap((one) => [agentNamed(one), extension(one)]),
];

it.each(scenarios())("after each fact of %s", async (name) => {
  const center = { agentStates: () => [], waiting: () => [], alarms: () => [] };
  const feed = new CenterFeed({ center, clock: { now: () => 0 }, state: emptyState(), lately: [] });
  const views = LISTENERS.map((principal) => ({ principal, view: new CenterView() }));
  feed.listen((events) => {
    for (const event of events) {
      for (const { principal, view } of views) {
        if (event.isFor(principal)) view.take(JSON.parse(JSON.stringify(event.data)) as PublicEvent);
      }
    }
  });
  for (const fact of await factsOf(name)) {
    feed.take([fact]);
    for (const { principal, view } of views) {
      const { calls } = feed.snapshot(principal) as unknown as Snapshot;
      expect(byId(view.calls.values()), `${principal.login}, ${fact.type} ${String(fact.seq)}`).toEqual(byId(calls));
    }
  }
});
