// A client that has heard every event knows what the server knows.
import { expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { factsOf, pathOf, scenarios } from "../scenarios/play.ts";
import { follow } from "../scenarios/transcript.ts";
import { CenterFeed } from "../../src/api/live/center-feed.ts";
import type { PublicEvent } from "../../src/contract/event.ts";
import { emptyState } from "../../src/core/state.ts";
import type { Center } from "../../src/core/center.ts";
import type { Principal } from "../../src/store/principal.ts";
import type { CallRow, Snapshot } from "../../src/contract/rows.ts";
import { CenterView } from "../../src/client/view.ts";
import type { Fact } from "../../src/core/facts.ts";
import { afterRenamings } from "./feed-server.ts";

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
  const center = { agentStates: () => [], waiting: () => [], alarms: () => [], helps: () => [], unread: () => [] };
  const feed = new CenterFeed({ center, clock: { now: () => 0 }, state: emptyState(), lately: [] });
  const views = LISTENERS.map((principal) => ({ principal, view: new CenterView() }));
  const becomeOthers = (fact: Fact): void => {
    for (const one of views) one.principal = afterRenamings(one.principal, [fact]);
  };
  feed.listen((events) => {
    for (const event of events) {
      for (const { principal, view } of views) {
        if (event.isFor(principal)) view.take(JSON.parse(JSON.stringify(event.data)) as PublicEvent);
      }
    }
  });
  for (const fact of await factsOf(name)) {
    becomeOthers(fact);
    feed.take([fact]);
    for (const { principal, view } of views) {
      const { calls } = feed.snapshot(principal) as unknown as Snapshot;
      expect(byId(view.calls.values()), `${principal.login}, ${fact.type} ${String(fact.seq)}`).toEqual(byId(calls));
    }
  }
});

const principal = (login: string, role: Principal["role"], queues: readonly string[]): Principal => {
  return { ...ALL, userId: 2, login, role, queues };
};
const WATCHERS = [ALL, principal("9001", "supervisor", ["support"]), principal("1001", "agent", [])];

/** What is told of who is signed in, who asks for help, and what is unread; by the events alone, and as the center says it. */
function peopleIn({ agents, helps, messages }: Pick<Snapshot, "agents" | "helps" | "messages">) {
  // Since when they are what they are is told more often than it changes.
  const rows = agents.map(({ agent_id, state, callstate, reason, pending, queues, queue_id }) => {
    return { agent_id, state, callstate, reason, pending, queues, queue_id };
  });
  const byAgent = rows.toSorted((a, b) => (a.agent_id < b.agent_id ? -1 : 1));
  return { agents: byAgent, helps: [...helps].toSorted((a, b) => (a.help < b.help ? -1 : 1)), messages };
}

// A center that dies is another one for its clients: they begin anew.
const LIVED_ON = scenarios().filter((name) => {
  return !name.startsWith("adoption-") && !/^\+\d+ restart/m.test(readFileSync(pathOf(name), "utf8"));
});

it.each(LIVED_ON)("after each step of %s, of people", (name) => {
  let now: Center | undefined;
  const center = {
    agentStates: () => now?.agents(undefined) ?? [],
    ...{ waiting: () => [], alarms: () => [] },
    helps: () => now?.helps() ?? [],
    unread: (user: string) => now?.unread(user) ?? [],
  };
  const feed = new CenterFeed({ center, clock: { now: () => 0 }, state: emptyState(), lately: [] });
  const views = WATCHERS.map((who) => {
    const view = new CenterView();
    view.restart(feed.snapshot(who) as unknown as Snapshot);
    const one = { who, view };
    feed.listen((events) => {
      for (const event of events) {
        if (event.isFor(one.who)) view.take(JSON.parse(JSON.stringify(event.data)) as PublicEvent);
      }
    });
    return one;
  });
  follow(readFileSync(pathOf(name), "utf8"), (engine, facts) => {
    now = engine;
    for (const one of views) one.who = afterRenamings(one.who, facts);
    feed.take(facts);
    for (const { who, view } of views) {
      const said = JSON.parse(JSON.stringify(feed.snapshot(who))) as Snapshot;
      const known = peopleIn({
        ...{ agents: [...view.agents.values()], helps: [...view.helps.values()] },
        messages: [...view.messages.values()],
      });
      expect(known, `${who.login} after ${facts.map(({ type }) => type).join(", ")}`).toEqual(peopleIn(said));
    }
  });
});
