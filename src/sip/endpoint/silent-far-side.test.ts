import { describe, expect, test } from "vitest";
import { invitation, VirtualNetwork } from "./virtual-network.ts";

describe("a far side that says nothing", () => {
  test("is given up after the time that its caller wants to wait", () => {
    const network = new VirtualNetwork();
    const alice = network.add("192.0.2.1");
    const bob = network.add("192.0.2.2");
    const nobody = {
      ...invitation("a", alice, bob),
      flow: { transport: "udp", remoteAddress: "192.0.2.9", remotePort: 5060 } as const,
    };
    alice.endpoint.invite({ ...nobody, firstResponseMs: 4_000 }, network.now);
    network.run(3_900);
    expect(alice.types).toEqual([]);
    network.run(200);
    expect(alice.events("ended")).toMatchObject([{ by: "timeout" }]);
  });

  test("has time once it has said that it tries", () => {
    const network = new VirtualNetwork();
    const alice = network.add("192.0.2.1");
    const bob = network.add("192.0.2.2");
    alice.endpoint.invite({ ...invitation("a", alice, bob), firstResponseMs: 4_000 }, network.now);
    network.run(60_000);
    expect(alice.events("ended")).toEqual([]);
  });
});
