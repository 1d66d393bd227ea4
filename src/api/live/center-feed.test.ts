import { describe, expect, it } from "vitest";
import { factsOf } from "../../../test/scenarios/play.ts";
import { emptyState } from "../../core/state.ts";
import type { Fact } from "../../core/facts.ts";
import type { Principal } from "../../store/principal.ts";
import { CenterFeed } from "./center-feed.ts";
import type { FeedEvent } from "./feed.ts";

const facts = await factsOf("conversation-supervisor.txt");
const clock = { now: () => 1_000 };
const center = { agentStates: () => [], waiting: () => [], alarms: () => [], helps: () => [], unread: () => [] };

function feedOf(lately: readonly Fact[] = []): CenterFeed {
  const state = { ...emptyState(), lastFact: lately.at(-1)?.seq ?? 0 };
  return new CenterFeed({ center, clock, state, lately });
}

const principal = (over: Partial<Principal>): Principal => ({
  ...{ userId: 1, login: "boss", role: "administrator", tokenKind: "user-token", tokenId: 1, devKeyId: undefined },
  ...{ extension: undefined, ownExtn: undefined, queues: [] },
  ...over,
});
const places = (events: readonly FeedEvent[]) => events.map(({ place }) => place?.position);

describe("the feed", () => {
  it("gives who comes back what they have missed, once and in order, whenever they were cut off", () => {
    const feed = feedOf();
    const all: FeedEvent[] = [];
    feed.listen((events) => void all.push(...events));
    for (const fact of facts) feed.take([fact]);
    expect(all.length).toBeGreaterThan(20);
    for (const [index, event] of all.entries()) {
      const missed = event.place && feed.since(event.place);
      expect(places(missed ?? [])).toEqual(places(all.slice(index + 1)));
    }
    expect(feed.since(feed.newest)).toEqual([]);
  });

  it("goes on over a restart with the same places", () => {
    const before = feedOf();
    const told: FeedEvent[] = [];
    before.listen((events) => void told.push(...events));
    before.take(facts);
    const after = feedOf(facts);
    const [first] = told;
    expect(after.newest).toEqual(before.newest);
    const again = first?.place && after.since(first.place);
    expect(again?.map(({ data }) => data)).toEqual(told.slice(1).map(({ data }) => data));
  });

  it("says so where it no longer knows, or knows of no such place", () => {
    const late = feedOf(facts.slice(10));
    expect(late.since({ position: facts[9]?.seq ?? 0, index: 0 })).toBeDefined();
    expect(late.since({ position: facts[8]?.seq ?? 0, index: 0 })).toBeUndefined();
    expect(late.since({ position: (facts.at(-1)?.seq ?? 0) + 1, index: 0 })).toBeUndefined();
  });

  it("keeps a bounded number of events", () => {
    const feed = feedOf();
    for (let seq = 1; seq <= 50_000; seq += 1) feed.take([{ seq, at: 0, type: "switch-up" }]);
    expect(feed.since({ position: 0, index: 0 })).toBeUndefined();
    const kept = feed.since({ position: 40_000, index: 0 });
    expect(places(kept ?? [])).toEqual(Array.from({ length: 10_000 }, (_, index) => 40_001 + index));
  });

  it("tells agents their own, supervisors what is about their queues, administrators all", () => {
    const feed = feedOf();
    feed.take(facts);
    const heardBy = (who: Principal) =>
      (feed.since({ position: 0, index: 0 }) ?? []).filter((event) => event.isFor(who));
    const all = heardBy(principal({}));
    const own = heardBy(principal({ role: "agent", login: "1001" }));
    const nobodys = heardBy(principal({ role: "agent", login: "9999" }));
    expect(nobodys).toEqual([]);
    expect(own.length).toBeGreaterThan(3);
    expect(own.length).toBeLessThan(all.length);
    // Nothing of any other agent's state.
    for (const { data } of own) if (data["event"] === "agent-state") expect(data["agent_id"]).toBe("1001");
    expect(heardBy(principal({ role: "supervisor" })).length).toBe(all.length);
    expect(heardBy(principal({ role: "supervisor", queues: ["another"] }))).toEqual([]);
    const supports = heardBy(principal({ role: "supervisor", queues: ["support"] }));
    expect(supports.length).toBeGreaterThan(3);
    expect(supports.some(({ channels }) => channels.includes("cc.center"))).toBe(false);
    const token = { tokenKind: "extension-token", role: "agent", login: "boss" } as const;
    const atPhone = heardBy(principal({ ...token, extension: { id: 1, extn: "1001" } }));
    expect(places(atPhone)).toEqual(places(own));
  });
});
