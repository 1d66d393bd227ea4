// What the toolbar lets an agent press, after each step of a call, as the events of recorded scenarios tell it.
import { expect, it } from "vitest";
import { CenterFeed } from "../../src/api/live/center-feed.ts";
import { CenterView } from "../../src/client/view.ts";
import type { PublicEvent } from "../../src/contract/event.ts";
import { emptyState } from "../../src/core/state.ts";
import { deskOf, lengthOf, type Desk } from "../../web/toolbar/desk.ts";
import { factsOf } from "../scenarios/play.ts";

async function desks(scenario: string, agent: string): Promise<ReadonlyMap<string, Desk>> {
  const feed = new CenterFeed({
    ...{
      center: { agentStates: () => [], waiting: () => [], alarms: () => [], helps: () => [], unread: () => [] },
      clock: { now: () => 0 },
    },
    ...{ state: emptyState(), lately: [] },
  });
  const view = new CenterView();
  feed.listen((events) => {
    for (const { data } of events) view.take(JSON.parse(JSON.stringify(data)) as PublicEvent);
  });
  const after = new Map<string, Desk>();
  for (const fact of await factsOf(`${scenario}.txt`)) {
    feed.take([fact]);
    after.set(fact.type, deskOf(view, agent));
  }
  return after;
}

const pressable = (desk: Desk | undefined): string[] =>
  Object.entries(desk?.can ?? {}).flatMap(([button, can]) => (can ? [button] : []));

it("offers nothing but signing in to who is signed out", () => {
  expect(pressable(deskOf(new CenterView(), "1001"))).toEqual(["signIn"]);
});

it("follows a consultation to the three-way talk and back", async () => {
  const after = await desks("conversation-consult", "1001");
  expect(pressable(after.get("consult-begun"))).toContain("cancelConsult");
  expect(pressable(after.get("consult-begun"))).not.toContain("completeConsult");
  const answered = pressable(after.get("consult-answered"));
  expect(answered).toEqual(expect.arrayContaining(["cancelConsult", "completeConsult", "swap", "threeWay", "hangup"]));
  expect(answered).not.toContain("endThreeWay");
  const three = pressable(after.get("three-way-begun"));
  expect(three).toEqual(expect.arrayContaining(["endThreeWay", "completeConsult"]));
  expect(three).not.toContain("swap");
});

it("writes lengths as people read them", () => {
  expect([-5, 7_000, 750_000, 3_723_000].map(lengthOf)).toEqual(["0:00", "0:07", "12:30", "1:02:03"]);
});
