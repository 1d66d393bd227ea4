import { describe, expect, test } from "vitest";
import { invitation, responseText, VirtualNetwork, type Party } from "./virtual-network.ts";

const flowTo = (party: Party) => ({ transport: "udp", remoteAddress: party.name, remotePort: 5060 }) as const;

function talking() {
  const network = new VirtualNetwork();
  const alice = network.add("192.0.2.1");
  const bob = network.add("192.0.2.2");
  bob.react = (event, now) => {
    if (event.type === "invited") bob.endpoint.accept(event.session, "v=0\r\ns=answer\r\n", now);
  };
  alice.endpoint.invite(invitation("a", alice, bob), network.now);
  network.run(1_000);
  network.sent.length = 0;
  return { network, alice, bob };
}

describe("asking whether somebody is there", () => {
  test("is answered by whatever they say", () => {
    const network = new VirtualNetwork();
    const alice = network.add("192.0.2.1");
    const bob = network.add("192.0.2.2");
    alice.endpoint.ask({ id: "q", uri: "sip:192.0.2.2", flow: flowTo(bob), route: ["<sip:p;lr>"] }, network.now);
    network.run(100);
    expect(network.lines(alice)).toEqual(["OPTIONS"]);
    expect(alice.events("asked")).toEqual([{ type: "asked", question: "q", status: 200 }]);
    network.run(60_000);
    expect(alice.events("asked")).toHaveLength(1);
  });

  test("of nobody ends without an answer, and leaves nothing behind", () => {
    const network = new VirtualNetwork();
    const alice = network.add("192.0.2.1");
    const gone = network.add("192.0.2.2");
    gone.isGone = true;
    alice.endpoint.ask({ id: "q", uri: "sip:192.0.2.2", flow: flowTo(gone), route: [] }, network.now);
    network.run(31_000);
    expect(alice.events("asked")).toEqual([]);
    network.run(2_000);
    expect(alice.events("asked")).toEqual([{ type: "asked", question: "q", status: undefined }]);
    expect(alice.endpoint.census()).toMatchObject({ transactions: 0, deadlines: 0 });
  });
});

describe("asking whether the other side still knows of a session", () => {
  test("one who takes UPDATE is asked by it, and that keeps the session's timer", () => {
    const { network, alice } = talking();
    alice.endpoint.probe("a", network.now);
    alice.endpoint.probe("a", network.now);
    network.run(100);
    expect(network.lines(alice)).toEqual(["UPDATE"]);
    expect(network.sent[0]?.message.headers.map(({ name }) => name)).toContain("Session-Expires");
    expect(alice.events("probed")).toEqual([{ type: "probed", session: "a", isAnswered: true }]);
  });

  test("one who has hung up, and whose BYE was lost, says so", () => {
    const { network, alice, bob } = talking();
    network.fate = () => [];
    const { session } = bob.events("invited")[0] ?? { session: "" };
    bob.endpoint.end(session, {}, network.now);
    network.run(40_000);
    expect(bob.events("ended")).toHaveLength(1);
    network.fate = () => [10];
    alice.endpoint.probe("a", network.now);
    network.run(100);
    expect(alice.events("ended")).toMatchObject([{ by: "peer", status: 481 }]);
    expect(alice.events("probed")).toEqual([]);
  });

  test("one who says nothing is not ended for it: that is for whoever asks to say", () => {
    const { network, alice, bob } = talking();
    bob.isGone = true;
    alice.endpoint.probe("a", network.now);
    network.run(33_000);
    expect(alice.events("probed")).toEqual([{ type: "probed", session: "a", isAnswered: false }]);
    expect(alice.events("ended")).toEqual([]);
    bob.isGone = false;
    alice.endpoint.probe("a", network.now);
    network.run(100);
    expect(alice.events("probed")).toHaveLength(2);
  });

  test.each([405, 500, 501])("%d is an answer", (status) => {
    const { network, alice, bob } = talking();
    bob.isGone = true;
    alice.endpoint.probe("a", network.now);
    network.settle();
    const asked = network.sent.at(-1)?.message;
    if (asked === undefined) throw new Error("nothing was asked");
    network.inject(alice, responseText(asked, status), bob.name);
    expect(alice.events("probed")).toEqual([{ type: "probed", session: "a", isAnswered: true }]);
    expect(alice.events("ended")).toEqual([]);
  });
});
