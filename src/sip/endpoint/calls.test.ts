import { describe, expect, test } from "vitest";
import type { Party } from "./virtual-network.ts";
import { invitation, VirtualNetwork } from "./virtual-network.ts";

const OFFER = "v=0\r\ns=offer\r\n";
const ANSWER = "v=0\r\ns=answer\r\n";

interface Pair {
  readonly network: VirtualNetwork;
  readonly alice: Party;
  readonly bob: Party;
  /** Bob's name for the session. */
  readonly theirs: () => string;
}

function pair(): Pair {
  const network = new VirtualNetwork();
  const alice = network.add("192.0.2.1");
  const bob = network.add("192.0.2.2");
  return { network, alice, bob, theirs: () => bob.events("invited")[0]?.session ?? "none" };
}

function established(): Pair {
  const made = pair();
  const { network, alice, bob, theirs } = made;
  alice.endpoint.invite(invitation("a", alice, bob), network.now);
  network.run(100);
  bob.endpoint.accept(theirs(), ANSWER, network.now);
  network.run(1_000);
  expect(alice.types).toEqual(["accepted"]);
  expect(bob.types).toEqual(["invited", "acknowledged"]);
  network.sent.length = 0;
  alice.told.length = 0;
  return made;
}

function expectForgotten({ network, alice, bob }: Pair): void {
  network.run(64 * 500 + 5_000);
  for (const party of [alice, bob]) {
    expect(party.endpoint.census()).toEqual({
      sessions: 0,
      dialogs: 0,
      transactions: 0,
      deadlines: 0,
      registrations: 0,
      subscriptions: 0,
      referrals: 0,
    });
  }
}

describe("a call", () => {
  test("rings, is answered, and ends with BYE", () => {
    const call = pair();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.invite(invitation("a", alice, bob), network.now);
    network.run(100);
    expect(bob.events("invited")).toMatchObject([
      {
        from: { displayName: "Alice" },
        requestUri: { user: "bob" },
        offer: OFFER,
        account: undefined,
        maxForwards: 70,
      },
    ]);
    bob.endpoint.ring(theirs(), undefined, network.now);
    network.run(1_000);
    expect(alice.events("progress")).toMatchObject([{ status: 180, sdp: undefined }]);
    bob.endpoint.accept(theirs(), ANSWER, network.now);
    network.run(1_000);
    expect(alice.events("accepted")).toMatchObject([{ session: "a", answer: ANSWER }]);
    expect(bob.types).toEqual(["invited", "acknowledged"]);
    alice.endpoint.end("a", { reason: { protocol: "Q.850", cause: 16, text: "bye" } }, network.now);
    network.run(1_000);
    expect(alice.events("ended")).toMatchObject([{ by: "us", status: undefined }]);
    expect(bob.events("ended")).toEqual([
      {
        type: "ended",
        session: theirs(),
        by: "peer",
        status: undefined,
        reason: { protocol: "Q.850", cause: 16, text: "bye" },
      },
    ]);
    expect(network.lines()).toEqual(["INVITE", "100 INVITE", "180 INVITE", "200 INVITE", "ACK", "BYE", "200 BYE"]);
    expectForgotten(call);
  });

  test("is refused", () => {
    const call = pair();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.invite(invitation("a", alice, bob), network.now);
    network.run(100);
    bob.endpoint.end(theirs(), { status: 486 }, network.now);
    network.run(1_000);
    expect(alice.events("ended")).toMatchObject([{ by: "peer", status: 486 }]);
    expect(bob.events("ended")).toMatchObject([{ by: "us", status: 486 }]);
    expect(network.lines()).toEqual(["INVITE", "100 INVITE", "486 INVITE", "ACK"]);
    expectForgotten(call);
  });

  test("is cancelled while it rings, with the reason", () => {
    const call = pair();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.invite(invitation("a", alice, bob), network.now);
    network.run(100);
    bob.endpoint.ring(theirs(), undefined, network.now);
    network.run(100);
    const reason = { protocol: "SIP", cause: 200, text: "Call completed elsewhere" };
    alice.endpoint.end("a", { reason }, network.now);
    network.run(1_000);
    expect(alice.events("ended")).toMatchObject([{ by: "us", status: 487 }]);
    expect(bob.events("ended")).toMatchObject([{ by: "peer", status: 487, reason }]);
    expect(network.lines().slice(3)).toEqual(["CANCEL", "200 CANCEL", "487 INVITE", "ACK"]);
    expectForgotten(call);
  });

  test("a CANCEL waits for the first provisional response", () => {
    const call = pair();
    const { network, alice, bob } = call;
    network.fate = (packet) => (packet === 0 ? [] : [10]);
    alice.endpoint.invite(invitation("a", alice, bob), network.now);
    network.run(100);
    alice.endpoint.end("a", {}, network.now);
    network.run(100);
    expect(alice.types).toEqual(["ended"]);
    expect(network.lines(alice)).toEqual(["INVITE"]);
    network.run(1_000);
    expect(network.lines(alice)).toEqual(["INVITE", "INVITE", "CANCEL", "ACK"]);
    expect(bob.types).toEqual(["invited", "ended"]);
    expectForgotten(call);
  });

  test("nobody there: ended by timeout after 64*T1", () => {
    const call = pair();
    const { network, alice, bob } = call;
    bob.isGone = true;
    alice.endpoint.invite(invitation("a", alice, bob), network.now);
    network.run(31_999);
    expect(alice.types).toEqual([]);
    network.run(1);
    expect(alice.events("ended")).toMatchObject([{ by: "timeout", status: undefined }]);
    expect(network.lines(alice)).toEqual(Array.from({ length: 7 }, () => "INVITE"));
    expectForgotten(call);
  });

  test("offerless: the answer goes into the ACK", () => {
    const call = pair();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.invite(invitation("a", alice, bob, { offer: undefined }), network.now);
    network.run(100);
    expect(bob.events("invited")).toMatchObject([{ offer: undefined }]);
    bob.endpoint.accept(theirs(), OFFER, network.now);
    network.run(100);
    expect(alice.events("accepted")).toMatchObject([{ answer: undefined, offer: OFFER }]);
    expect(network.lines()).not.toContain("ACK");
    alice.endpoint.answerOffer("a", ANSWER, network.now);
    network.run(5_000);
    expect(bob.events("acknowledged")).toMatchObject([{ answer: ANSWER }]);
    alice.endpoint.end("a", {}, network.now);
    expectForgotten(call);
  });

  test("offerless, ended before the answer: the ACK makes way for the BYE", () => {
    const call = pair();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.invite(invitation("a", alice, bob, { offer: undefined }), network.now);
    network.run(100);
    bob.endpoint.accept(theirs(), OFFER, network.now);
    network.run(100);
    alice.endpoint.end("a", {}, network.now);
    network.run(100);
    expect(network.lines(alice)).toEqual(["INVITE", "ACK", "BYE"]);
    expectForgotten(call);
  });

  test("no ACK: the 2xx is repeated, then BYE, ended by timeout", () => {
    const call = pair();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.invite(invitation("a", alice, bob), network.now);
    network.run(100);
    alice.isGone = true;
    bob.endpoint.accept(theirs(), ANSWER, network.now);
    network.run(31_999);
    expect(network.lines(bob).filter((line) => line === "200 INVITE")).toHaveLength(11);
    expect(bob.types).toEqual(["invited"]);
    network.run(1);
    expect(bob.events("ended")).toMatchObject([{ by: "timeout" }]);
    expect(network.lines(bob).at(-1)).toBe("BYE");
  });

  test("`end` before the ACK has come: the BYE waits for it", () => {
    const call = pair();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.invite(invitation("a", alice, bob), network.now);
    network.run(100);
    bob.endpoint.accept(theirs(), ANSWER, network.now);
    bob.endpoint.end(theirs(), {}, network.now);
    network.settle();
    expect(bob.types).toEqual(["invited", "ended"]);
    expect(network.lines(bob)).toEqual(["100 INVITE", "200 INVITE"]);
    network.run(1_000);
    expect(network.lines(bob)).toEqual(["100 INVITE", "200 INVITE", "BYE"]);
    expect(alice.types).toEqual(["accepted", "ended"]);
    expectForgotten(call);
  });
});

describe("inside a call", () => {
  test("re-INVITE is answered", () => {
    const call = established();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.reoffer("a", OFFER, network.now);
    network.run(100);
    expect(bob.events("reoffered")).toMatchObject([{ offer: OFFER }]);
    bob.endpoint.answerOffer(theirs(), ANSWER, network.now);
    network.run(100);
    expect(alice.events("reoffer-answered")).toMatchObject([{ answer: ANSWER }]);
    expect(network.lines()).toEqual(["INVITE", "100 INVITE", "200 INVITE", "ACK"]);
    bob.endpoint.end(theirs(), {}, network.now);
    expectForgotten(call);
  });

  test("re-INVITE is refused, the call goes on", () => {
    const call = established();
    const { network, alice, bob, theirs } = call;
    bob.endpoint.reoffer(theirs(), OFFER, network.now);
    network.run(100);
    alice.endpoint.refuseOffer("a", 488, network.now);
    network.run(100);
    expect(bob.events("reoffer-refused")).toMatchObject([{ status: 488 }]);
    expect(bob.events("ended")).toEqual([]);
    alice.endpoint.end("a", {}, network.now);
    expectForgotten(call);
  });

  test("both at once: 491, and each gets its turn", () => {
    const call = established();
    const { network, alice, bob, theirs } = call;
    alice.react = (event, now) => {
      if (event.type === "reoffered") alice.endpoint.answerOffer("a", "alice answers\r\n", now);
    };
    bob.react = (event, now) => {
      if (event.type === "reoffered") bob.endpoint.answerOffer(theirs(), "bob answers\r\n", now);
    };
    alice.endpoint.reoffer("a", "alice offers\r\n", network.now);
    bob.endpoint.reoffer(theirs(), "bob offers\r\n", network.now);
    network.run(50);
    expect(network.lines().filter((line) => line === "491 INVITE")).toHaveLength(2);
    network.run(10_000);
    expect(alice.events("reoffered")).toMatchObject([{ offer: "bob offers\r\n" }]);
    expect(bob.events("reoffered")).toMatchObject([{ offer: "alice offers\r\n" }]);
    expect(alice.events("reoffer-answered")).toMatchObject([{ answer: "bob answers\r\n" }]);
    expect(bob.events("reoffer-answered")).toMatchObject([{ answer: "alice answers\r\n" }]);
    alice.endpoint.end("a", {}, network.now);
    expectForgotten(call);
  });

  test("INFO is told", () => {
    const call = established();
    const { network, alice, bob } = call;
    alice.endpoint.info("a", "application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", network.now);
    network.run(100);
    expect(bob.events("info")).toMatchObject([
      { contentType: "application/dtmf-relay", body: "Signal=5\r\nDuration=160\r\n" },
    ]);
    alice.endpoint.end("a", {}, network.now);
    expectForgotten(call);
  });

  test("BYE crosses BYE", () => {
    const call = established();
    const { network, alice, bob, theirs } = call;
    alice.endpoint.end("a", {}, network.now);
    bob.endpoint.end(theirs(), {}, network.now);
    network.run(100);
    expect(network.lines()).toEqual(["BYE", "BYE", "200 BYE", "200 BYE"]);
    expect(alice.events("ended")).toMatchObject([{ by: "us" }]);
    expect(bob.events("ended")).toMatchObject([{ by: "us" }]);
    expectForgotten(call);
  });

  test("a peer that vanished is noticed by the session timer", () => {
    const call = established();
    const { network, alice, bob } = call;
    // Bob agreed to refresh; they do at half of 1800 s.
    network.run(905_000);
    expect(network.lines()).toEqual(["UPDATE", "200 UPDATE"]);
    bob.isGone = true;
    network.run(1_800_000);
    expect(alice.events("ended")).toMatchObject([{ by: "timeout" }]);
    expect(network.lines(alice)).toContain("BYE");
  });

  test("the one who refreshes notices it too", () => {
    const call = established();
    const { network, alice, bob } = call;
    alice.isGone = true;
    network.run(900_000 + 33_000);
    expect(bob.events("ended")).toMatchObject([{ by: "timeout" }]);
  });
});

describe("over TCP", () => {
  const tcp = { transport: "tcp", remoteAddress: "192.0.2.2", remotePort: 5060 } as const;

  function calling(): Pair {
    const made = pair();
    made.alice.endpoint.invite(invitation("a", made.alice, made.bob, { flow: tcp }), made.network.now);
    return made;
  }

  test("nothing is repeated but the 2xx, nothing lingers but the INVITE", () => {
    const call = calling();
    const { network, alice, bob, theirs } = call;
    network.run(100);
    bob.endpoint.accept(theirs(), ANSWER, network.now);
    network.run(10_000);
    alice.endpoint.end("a", {}, network.now);
    network.run(100);
    expect(network.lines()).toEqual(["INVITE", "100 INVITE", "200 INVITE", "ACK", "BYE", "200 BYE"]);
    expect(alice.endpoint.census().transactions).toBe(1);
    expectForgotten(call);
  });

  test("no connection: ended by transport", () => {
    const call = calling();
    const { network, alice } = call;
    network.settle();
    alice.endpoint.disconnected(tcp, network.now);
    network.settle();
    expect(alice.events("ended")).toMatchObject([{ by: "transport" }]);
  });

  test("a connection lost while it rings ends it for the one who would answer, where no other one comes", () => {
    const call = calling();
    const { network, alice, bob } = call;
    network.run(100);
    bob.endpoint.disconnected({ ...tcp, remoteAddress: "192.0.2.1" }, network.now);
    alice.endpoint.disconnected(tcp, network.now);
    network.run(31_000);
    // Both wait: the answer may come over another connection.
    expect([...alice.events("ended"), ...bob.events("ended")]).toEqual([]);
    network.run(2_000);
    expect(bob.events("ended")).toMatchObject([{ by: "transport" }]);
    expect(alice.events("ended")).toMatchObject([{ by: "peer", status: 408 }]);
    expectForgotten(call);
  });

  test("a connection lost while they talk is nothing; the next request goes to the Contact", () => {
    const call = calling();
    const { network, alice, bob, theirs } = call;
    network.run(100);
    bob.endpoint.accept(theirs(), ANSWER, network.now);
    network.run(100);
    bob.endpoint.disconnected({ ...tcp, remoteAddress: "192.0.2.1" }, network.now);
    alice.endpoint.disconnected(tcp, network.now);
    network.run(40_000);
    expect([...alice.events("ended"), ...bob.events("ended")]).toEqual([]);
    bob.endpoint.end(theirs(), {}, network.now);
    network.run(100);
    expect(alice.events("ended")).toMatchObject([{ by: "peer" }]);
    expectForgotten(call);
  });
});

test("an invitation expires when its Expires says so", () => {
  const call = pair();
  const { network, alice, bob } = call;
  const headers = [{ name: "Expires", value: "20" }];
  alice.endpoint.invite(invitation("a", alice, bob, { headers }), network.now);
  network.run(19_900);
  expect(alice.events("ended")).toEqual([]);
  network.run(1_000);
  expect(alice.events("ended")).toMatchObject([{ by: "peer", status: 487 }]);
  expect(bob.events("ended")).toMatchObject([{ by: "peer", status: 487 }]);
  expectForgotten(call);
});

test("nonsense does not fill the log", () => {
  const { network, bob } = pair();
  const nonsense = "INVITE sip:bob@192.0.2.2 SIP/2.0\nVia: nonsense\n\n";
  for (let index = 0; index < 1_000; index++) network.inject(bob, nonsense);
  expect(bob.events("notice")).toHaveLength(100);
  network.run(10_000);
  network.inject(bob, nonsense);
  expect(bob.events("notice").slice(100)).toMatchObject([
    { text: "Notices left out", fields: { count: 900, of: "Malformed message" } },
    { text: "Malformed message" },
  ]);
});
