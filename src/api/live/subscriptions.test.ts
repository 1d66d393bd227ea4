import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { liveRig, onlyFor, type FakeClient, type LiveRig } from "../../../test/api/live-rig.ts";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { seenAs } from "./audience.ts";

let test: TestApi;
let rig: LiveRig;
let client: FakeClient;
beforeAll(async () => {
  test = await startTestApi();
  await test.reset();
});
afterAll(() => test.stop());
beforeEach(async () => {
  rig = liveRig(test);
  client = await rig.loggedIn();
});

function subscribe(eventChannel: unknown, subParams?: unknown) {
  return client.ask("verto.subscribe", { eventChannel, ...(subParams === undefined ? {} : { subParams }) });
}

/** Of each event its channel, its number in the subscription, and which that is. */
function heard(): unknown[] {
  return client.events.map(({ eventChannel, eventSerno, subscribedChannel }) => [
    eventChannel,
    eventSerno,
    subscribedChannel,
  ]);
}

function texts(): unknown[] {
  return client.events.map(({ data }) => (data as { n?: number; event?: string }).n ?? "snapshot");
}

describe("the answer to verto.subscribe", () => {
  it("has only the lists in which something is", async () => {
    const { sessid } = (await client.ask("echo")).result ?? {};
    expect((await subscribe("cc")).result).toEqual({ subscribedChannels: ["cc"], sessid });
    expect((await subscribe(["cc", "FSevent.heartbeat", "room", "room"])).result).toEqual({
      ...{ subscribedChannels: ["room"], alreadySubscribedChannels: ["cc"], sessid },
      unauthorizedChannels: ["FSevent.heartbeat"],
    });
    expect((await subscribe(["cc"])).result).toEqual({
      ...{ subscribedChannels: [], alreadySubscribedChannels: ["cc"], sessid },
    });
  });

  it("is an error without a code where nothing was allowed, and one with a code where nothing was named", async () => {
    expect((await subscribe("FSevent.custom::callcenter::info")).error).toEqual({
      unauthorizedChannels: ["FSevent.custom::callcenter::info"],
    });
    for (const none of [undefined, "", [], [5], {}]) expect((await subscribe(none)).error?.["code"]).toBe(-32002);
    expect((await subscribe("x".repeat(201))).error).toHaveProperty("unauthorizedChannels");
  });

  it("refuses more than a socket may have", async () => {
    rig = liveRig(test, { limits: { subscriptions: 2 } });
    client = await rig.loggedIn();
    expect((await subscribe(["a", "b", "c"])).result).toMatchObject({
      ...{ subscribedChannels: ["a", "b"], unauthorizedChannels: ["c"] },
    });
  });

  it("comes before any event, in a batch too", async () => {
    rig.feed.happen(["cc.agent.1001"], { n: 1 });
    await client.answerTo(8, [
      {
        jsonrpc: "2.0",
        id: 7,
        method: "verto.subscribe",
        params: { eventChannel: "cc", subParams: { snapshot: true } },
      },
      { jsonrpc: "2.0", id: 8, method: "verto.ping" },
    ]);
    const [answer, event] = client.texts.slice(-2).map((text) => JSON.parse(text) as unknown);
    expect(answer).toMatchObject([{ id: 7, result: { subscribedChannels: ["cc"] } }, { id: 8 }]);
    expect(event).toMatchObject({ method: "verto.event", params: { eventChannel: "cc", eventSerno: 0 } });
  });
});

describe("an event", () => {
  it("is heard by who listens to its channel, or to one above it; its number counts for each subscription", async () => {
    await subscribe(["cc", "cc.agent", "cc.agent.1001", "cc.agent.100", "cc.queue.support"]);
    rig.feed.happen(["cc.agent.1001", "cc.queue.support"], { n: 1 });
    rig.feed.happen(["cc.agent.1002"], { n: 2 });
    expect(heard()).toEqual([
      ["cc.agent.1001", 0, "cc"],
      ["cc.agent.1001", 0, "cc.agent"],
      ["cc.agent.1001", 0, "cc.agent.1001"],
      ["cc.queue.support", 0, "cc.queue.support"],
      ["cc.agent.1002", 1, "cc"],
      ["cc.agent.1002", 1, "cc.agent"],
    ]);
    expect(client.events[0]).toEqual({
      ...{ eventChannel: "cc.agent.1001", data: { n: 1 }, eventSerno: 0, subscribedChannel: "cc" },
      place: { position: 1, index: 0 },
    });
  });

  it("has the vendor's newer name for who has subscribed to that", async () => {
    await subscribe(["event.agent.1001", "event.channel.u-1", "event"]);
    rig.feed.happen(["cc.agent.1001", "cc.channel.u-1"]);
    expect(heard()).toEqual([
      ["event.agent.1001", 0, "event.agent.1001"],
      ["event.channel.u-1", 0, "event.channel.u-1"],
      ["event.agent.1001", 0, "event"],
    ]);
  });

  it("is told to nobody whom it is not for, as of the moment", async () => {
    await subscribe("cc");
    rig.feed.happen(["cc.agent.1001"], { n: 1 }, onlyFor("alice"));
    expect(texts()).toEqual([]);
    const principal = client.session?.principal;
    if (principal !== undefined) client.session?.becomes({ ...principal, login: "alice" });
    rig.feed.happen(["cc.agent.1001"], { n: 2 }, onlyFor("alice"));
    expect(texts()).toEqual([2]);
  });

  it("is told no more after verto.unsubscribe", async () => {
    await subscribe(["cc", "room"]);
    const { result } = await client.ask("verto.unsubscribe", { eventChannel: ["cc", "other"] });
    expect(result).toMatchObject({ unsubscribedChannels: ["cc"], notSubscribedChannels: ["other"] });
    const missing = await client.ask("verto.unsubscribe", { eventChannel: "cc" });
    expect(missing.error).toEqual({ notSubscribedChannels: ["cc"] });
    rig.feed.happen(["cc.agent.1001"]);
    expect(client.events).toEqual([]);
    await subscribe("cc");
    rig.feed.happen(["cc.agent.1001"]);
    expect(heard()).toEqual([["cc.agent.1001", 0, "cc"]]);
  });

  it("that only shows how something stands has no place, and is told as it comes", async () => {
    await subscribe("cc.queue");
    rig.feed.show(["cc.queue.support"], { n: 3 });
    expect(client.events).toEqual([
      { eventChannel: "cc.queue.support", data: { n: 3 }, eventSerno: 0, subscribedChannel: "cc.queue" },
    ]);
  });
});

describe("going on", () => {
  beforeEach(() => {
    for (const n of [1, 2, 3, 4])
      rig.feed.happen([`cc.agent.100${n % 2}`], { n }, n === 3 ? onlyFor("alice") : undefined);
  });

  it("after a place brings what was missed, then what comes, each once and in order", async () => {
    await subscribe("cc.agent", { after: { position: 1, index: 0 } });
    rig.feed.happen(["cc.agent.1001"], { n: 5 });
    expect(texts()).toEqual([2, 4, 5]);
    expect(heard().map((one) => (one as unknown[])[1])).toEqual([0, 1, 2]);
    await subscribe("cc.agent.1000", { after: { position: 0, index: 0 }, snapshot: true });
    expect(texts()).toEqual([2, 4, 5, 2, 4]);
  });

  it("after the newest brings nothing that was", async () => {
    await subscribe("cc", { after: rig.feed.newest });
    expect(texts()).toEqual([]);
    rig.feed.happen(["cc.agent.1001"], { n: 5 });
    expect(texts()).toEqual([5]);
  });

  it("does not tell twice what the feed has yet to tell to listeners", async () => {
    await subscribe("cc", { after: { position: 3, index: 0 } });
    const [late] = rig.feed.since({ position: 3, index: 0 }) ?? [];
    rig.feed.happen(["cc.agent.1001"], { n: 5 });
    if (late !== undefined)
      client.session?.subscriptions.take([{ event: late, heard: new Map([["cc", "cc.agent.1000"]]), data: "{}" }]);
    expect(texts()).toEqual([4, 5]);
  });

  it("where nobody knows any more, or one asks for it, begins with how everything stands", async () => {
    rig.feed.forgetBefore = 2;
    Object.assign(rig.feed.standing, { agents: [{ agent_id: "1001" }] });
    const wishes = [
      { after: { position: 1, index: 0 } },
      { after: { position: 99, index: 0 } },
      { after: { position: "1" } },
      { snapshot: true },
    ];
    for (const wish of wishes) {
      await subscribe(["room", "event.agent.1001"], wish);
      rig.feed.happen(["cc.agent.1001"], { n: 5 });
      await client.ask("verto.unsubscribe", { eventChannel: ["room", "event.agent.1001"] });
    }
    expect(texts()).toEqual(["snapshot", 5, "snapshot", 5, "snapshot", 5, "snapshot", 5]);
    expect(client.events[0]).toEqual({
      ...{ eventChannel: "event.agent.1001", subscribedChannel: "event.agent.1001", eventSerno: 0 },
      data: { event: "snapshot", agents: [{ agent_id: "1001" }] },
      place: { position: 4, index: 0 },
    });
  });

  it("begins with how everything stands for who has become somebody else, there or while they were away", async () => {
    const { principal } = client.session ?? {};
    if (principal === undefined) throw new Error("nobody has logged in");
    const before = seenAs(principal);
    await subscribe(["cc.agent"], { snapshot: true });
    await subscribe(["cc.queue"]);
    client.session?.becomes({ ...principal });
    expect(texts()).toEqual(["snapshot"]);
    const now = { ...principal, role: "supervisor", queues: ["support"] } as const;
    client.session?.becomes(now);
    rig.feed.happen(["cc.agent.1001"], { n: 5 });
    expect(texts()).toEqual(["snapshot", "snapshot", 5]);
    expect(heard()).toEqual([0, 1, 2].map((serno) => [serno < 2 ? "cc.agent" : "cc.agent.1001", serno, "cc.agent"]));
    await client.ask("verto.unsubscribe", { eventChannel: "cc.agent" });
    // Of one who has never asked for a snapshot nothing but events is expected.
    client.session?.becomes(principal);
    expect(texts()).toEqual(["snapshot", "snapshot", 5]);
    const after = { position: 4, index: 0 };
    await subscribe("cc", { after, seen_as: before });
    await client.ask("verto.unsubscribe", { eventChannel: "cc" });
    expect(texts().slice(3)).toEqual([5]);
    await subscribe("cc", { after, seen_as: seenAs(now) });
    expect(texts().slice(3)).toEqual([5, "snapshot"]);
  });

  it("after more than may wait for a client begins with how everything stands, too", async () => {
    rig = liveRig(test, { limits: { bufferBytes: 1_000 } });
    client = await rig.loggedIn();
    for (let n = 1; n <= 50; n += 1) rig.feed.happen(["cc.agent.1001"], { n, long: "x".repeat(20) });
    await subscribe("cc", { after: { position: 0, index: 0 } });
    expect(texts()).toEqual(["snapshot"]);
    await client.ask("verto.unsubscribe", { eventChannel: "cc" });
    await subscribe("cc", { after: { position: 45, index: 0 } });
    expect(texts()).toEqual(["snapshot", 46, 47, 48, 49, 50]);
  });
});
