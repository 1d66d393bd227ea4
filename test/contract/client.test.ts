// The client against a server of its own kind: a feed behind a socket that breaks whenever it likes.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { factsOf } from "../scenarios/play.ts";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import { CcError } from "../../src/client/client.ts";
import { ConnectionLost } from "../../src/client/rpc.ts";
import { clientOf, FeedServer } from "./feed-server.ts";

const facts = await factsOf("conversation-consult.txt");

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the client", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([1, 2, 3, 4, 5])(
    "hears everything once and in order, however often it is cut off (seed %i)",
    async (seed) => {
      const server = new FeedServer();
      const all: unknown[] = [];
      server.feed.listen((events) => void all.push(...events.map(({ data }) => data)));
      const chance = chanceOf(seed);
      const client = clientOf(server);
      const heard: unknown[] = [];
      client.on("event", (event) => void heard.push(event));
      client.connect();
      await settle();
      for (const fact of facts) {
        if (nextBelow(chance, 4) === 0) server.cut();
        server.feed.take([fact]);
        if (nextBelow(chance, 3) === 0) await vi.advanceTimersByTimeAsync(20_000);
      }
      await vi.advanceTimersByTimeAsync(20_000);
      expect(client.status).toBe("open");
      expect(server.logins).toBeGreaterThan(5);
      expect(heard).toEqual(JSON.parse(JSON.stringify(all)));
      client.close();
    },
  );

  it("is given a snapshot where it was away for too long, and knows what the server knows", async () => {
    const server = new FeedServer();
    const client = clientOf(server);
    let snapshots = 0;
    client.on("snapshot", () => void (snapshots += 1));
    client.connect();
    await settle();
    server.cut();
    for (let seq = 1; seq <= 30_000; seq += 1) server.feed.take([{ seq, at: 0, type: "switch-up" }]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(snapshots).toBe(2);
    expect(client.serverNow - Date.now()).not.toBe(0);
    client.close();
  });

  it("tells a refusal in words, and a lost connection as what it is", async () => {
    const server = new FeedServer();
    const client = clientOf(server);
    await expect(client.call("ccGoReady", { agent: "1001" })).rejects.toThrow(ConnectionLost);
    client.connect();
    await settle();
    await expect(client.call("ccGoReady", { agent: "1001" })).resolves.toMatchObject({ code: 200 });
    await expect(client.call("ccHold", { agent: "1001" })).rejects.toThrow(new CcError(409, "you talk with nobody"));
    // Never answered.
    const asked = client.call("ccMute", { agent: "1001" });
    const lost = expect(asked).rejects.toThrow(ConnectionLost);
    server.cut();
    await lost;
    client.close();
    expect(client.status).toBe("closed");
  });

  it("does not try again with a wrong password", async () => {
    const server = new FeedServer();
    const client = clientOf(server, "wrong");
    const statuses: string[] = [];
    client.on("status", (status, why) => void statuses.push(`${status} ${why}`.trim()));
    client.connect();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(statuses).toEqual(["connecting", "refused Login Incorrect"]);
    expect(server.logins).toBe(1);
  });
});
