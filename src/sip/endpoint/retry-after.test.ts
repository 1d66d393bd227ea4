import { expect, test } from "vitest";
import { secondsIn } from "../message/headers.ts";
import { invitation, VirtualNetwork } from "./virtual-network.ts";

test("who is refused for want of room is told when to try again (RFC 3261 section 20.33)", () => {
  const network = new VirtualNetwork();
  const alice = network.add("192.0.2.1");
  const bob = network.add("192.0.2.2");
  alice.endpoint.invite(invitation("a", alice, bob), network.now);
  network.run(100);
  const theirs = bob.events("invited")[0]?.session ?? "none";
  bob.endpoint.end(theirs, { status: 503, retryAfterSeconds: 5 }, network.now);
  network.run(1_000);
  expect(alice.events("ended")).toMatchObject([{ by: "peer", status: 503 }]);
  const said = network.sent.flatMap(({ message }) => ("status" in message && message.status === 503 ? [message] : []));
  expect(said.map((message) => secondsIn(message, "Retry-After"))).toEqual([5]);
});
