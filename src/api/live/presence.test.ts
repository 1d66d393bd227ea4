import { beforeEach, describe, expect, it } from "vitest";
import { VirtualClock } from "../../host/virtual-clock.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import type { AgentId, Extn } from "../../core/model.ts";
import { fakeCenter, type FakeCenter } from "../../../test/api/test-api.ts";
import { silent } from "../../../test/store/test-store.ts";
import { Presence, type Present } from "./presence.ts";

const READY: AgentView = {
  ...{ agent: "1001" as AgentId, extn: "1001" as Extn, queues: [], state: "READY", callState: "IDLE", reason: "" },
  ...{ pending: undefined, call: undefined, leg: undefined, since: 0 },
};
const BREAK = { type: "agent-break", agent: "1001", reason: "connection lost" };

let clock: VirtualClock;
let center: FakeCenter;
let presence: Presence;
/** What the engine keeps of it. */
let screens: Set<string>;
let phoneOnly: Promise<boolean> | (() => Promise<boolean>);
beforeEach(() => {
  clock = new VirtualClock(1_000);
  center = fakeCenter();
  center.views = [READY];
  screens = new Set();
  center.screens = () => [...screens];
  center.ask = (event) => {
    if (event.type !== "screen-awaited") center.asked.push(event);
    else if (event.awaited) screens.add(event.user);
    else screens.delete(event.user);
    return { ok: true };
  };
  phoneOnly = Promise.resolve(false);
  const hasPhoneOnly = (): Promise<boolean> => (typeof phoneOnly === "function" ? phoneOnly() : phoneOnly);
  start = () => new Presence({ center, hasPhoneOnly, clock, log: silent });
  presence = start();
});

/** Another process goes on with what the engine knows. */
let start: () => Presence;

/** What was promised is kept. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await settled();
}

describe("an agent who loses their last socket", () => {
  it("is not ready any more after a minute", async () => {
    presence.opened("1001");
    presence.opened("1001");
    presence.closed("1001");
    await pass(120_000);
    expect(center.asked).toEqual([]);
    presence.closed("1001");
    await pass(59_999);
    expect(center.asked).toEqual([]);
    await pass(1);
    expect(center.asked).toEqual([BREAK]);
    await pass(600_000);
    expect(center.asked).toHaveLength(1);
  });

  it("is left alone when they come back in time, and then has a minute again", async () => {
    presence.opened("1001");
    presence.closed("1001");
    await pass(59_000);
    presence.opened("1001");
    await pass(600_000);
    expect(center.asked).toEqual([]);
    presence.closed("1001");
    await pass(60_000);
    expect(center.asked).toEqual([BREAK]);
  });

  it("in a call keeps it: the center remembers the break", async () => {
    center.views = [{ ...READY, callState: "TALKING" }];
    presence.opened("1001");
    presence.closed("1001");
    await pass(60_000);
    expect(center.asked).toEqual([BREAK]);
  });

  it("is left alone when they are not offered calls anyway, or have no screen", async () => {
    for (const view of [
      undefined,
      { ...READY, state: "UNREADY" as const },
      { ...READY, pending: "sign-out" as const },
    ]) {
      center.views = view === undefined ? [] : [view];
      presence.opened("1001");
      presence.closed("1001");
      await pass(60_000);
    }
    center.views = [READY];
    phoneOnly = Promise.resolve(true);
    presence.opened("1001");
    presence.closed("1001");
    await pass(600_000);
    expect(center.asked).toEqual([]);
  });

  it("is asked after again where the database does not say whether they have a screen", async () => {
    let times = 0;
    phoneOnly = () => (++times < 3 ? Promise.reject(new Error("away")) : Promise.resolve(false));
    presence.opened("1001");
    presence.closed("1001");
    await pass(60_000);
    await pass(5_000);
    expect(center.asked).toEqual([]);
    await pass(5_000);
    expect(center.asked).toEqual([BREAK]);
  });

  it("is left alone when the server stops", async () => {
    presence.opened("1001");
    presence.opened("1002");
    presence.closed("1001");
    presence.stop();
    presence.closed("1002");
    await pass(600_000);
    expect(center.asked).toEqual([]);
  });
});

describe("over a restart of the server", () => {
  it("who was there and does not come back is not ready any more after a minute", async () => {
    presence.opened("1001");
    await pass(600_000);
    clock = new VirtualClock(5_000);
    presence = start();
    expect(presence.of("1001")).toEqual({ connected: false, since: 5_000 });
    await pass(59_999);
    expect(center.asked).toEqual([]);
    await pass(1);
    expect(center.asked).toEqual([BREAK]);
    // And the one after that misses nobody.
    clock = new VirtualClock(5_000);
    presence = start();
    await pass(600_000);
    expect(center.asked).toHaveLength(1);
  });

  it("who had lost it just before is missed too", async () => {
    presence.opened("1001");
    presence.closed("1001");
    await pass(59_000);
    clock = new VirtualClock(5_000);
    presence = start();
    await pass(60_000);
    expect(center.asked).toEqual([BREAK]);
  });

  it("who was told to come back, as the server stops, is missed too", async () => {
    presence.opened("1001");
    center.draining = true;
    presence.stop();
    presence.closed("1001");
    center.draining = false;
    clock = new VirtualClock(5_000);
    presence = start();
    await pass(60_000);
    expect(center.asked).toEqual([BREAK]);
  });

  it("who comes back in time is left alone, and who never had one", async () => {
    presence.opened("1001");
    clock = new VirtualClock(5_000);
    presence = start();
    await pass(30_000);
    presence.opened("1001");
    await pass(600_000);
    expect(center.asked).toEqual([]);
    expect(screens).toEqual(new Set(["1001"]));
  });

  it("who went for more than a minute, or has no screen, is missed by nobody", async () => {
    phoneOnly = Promise.resolve(true);
    presence.opened("1001");
    presence.closed("1001");
    await pass(60_000);
    expect(screens).toEqual(new Set());
    phoneOnly = Promise.resolve(false);
    presence = start();
    await pass(600_000);
    expect(center.asked).toEqual([]);
  });
});

it("an agent who never had a socket is left alone", async () => {
  presence.closed("1001");
  await pass(600_000);
  expect(center.asked).toEqual([]);
});

it("whoever listens hears who comes and goes, and since when", () => {
  const heard: [string, Present][] = [];
  const stop = presence.onPresence((login, present) => heard.push([login, present]));
  presence.opened("1001");
  presence.opened("1001");
  clock.advance(500);
  presence.closed("1001");
  expect(presence.of("1001")).toEqual({ connected: true, since: 1_000 });
  presence.closed("1001");
  expect(presence.of("1001")).toEqual({ connected: false, since: 1_500 });
  stop();
  presence.opened("1001");
  expect(heard).toEqual([
    ["1001", { connected: true, since: 1_000 }],
    ["1001", { connected: false, since: 1_500 }],
  ]);
  expect(presence.of("1002")).toBeUndefined();
});
