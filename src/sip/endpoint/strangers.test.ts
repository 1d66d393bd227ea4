// What becomes of requests that belong to no call (RFC 3261 section 8.2).
import { describe, expect, test } from "vitest";
import { header } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import type { SipEndpointOptions } from "./options.ts";
import { requestText, VirtualNetwork } from "./virtual-network.ts";

function answersTo(text: string, options: Partial<SipEndpointOptions> = {}) {
  const network = new VirtualNetwork();
  const bob = network.add("192.0.2.2", options);
  network.inject(bob, text);
  return { network, bob, answers: network.sent.map(({ message }) => message) };
}

function statusOf(message: SipMessage | undefined): number | undefined {
  return message?.type === "response" ? message.status : undefined;
}

const DIALOG_TO = "<sip:bob@192.0.2.2>;tag=gone";
const STRANGERS: readonly [what: string, text: string, status: number | undefined, field?: [string, RegExp]][] = [
  ["OPTIONS", requestText("OPTIONS"), 200, ["Allow", /INVITE, ACK, CANCEL, BYE, OPTIONS.*REFER/]],
  ["OPTIONS tells what it takes", requestText("OPTIONS"), 200, ["Accept", /application\/sdp/]],
  ["OPTIONS tells its extensions", requestText("OPTIONS"), 200, ["Supported", /100rel, timer, replaces/]],
  ["OPTIONS at its last hop is for us", requestText("OPTIONS", { "Max-Forwards": "0" }), 200],
  ["BYE for no dialog", requestText("BYE", { To: DIALOG_TO }), 481],
  ["BYE without a tag", requestText("BYE"), 481],
  ["INFO out of a dialog", requestText("INFO"), 481],
  ["UPDATE out of a dialog", requestText("UPDATE"), 481],
  ["PRACK out of a dialog", requestText("PRACK"), 481],
  ["re-INVITE of a dialog we forgot", requestText("INVITE", { To: DIALOG_TO }), 481],
  ["CANCEL of nothing", requestText("CANCEL"), 481],
  ["ACK of nothing", requestText("ACK"), undefined],
  ["ACK in a dialog we forgot", requestText("ACK", { To: DIALOG_TO }), undefined],
  ["NOTIFY", requestText("NOTIFY", { Event: "message-summary" }), 489, ["Allow-Events", /none/]],
  ["SUBSCRIBE", requestText("SUBSCRIBE", { Event: "presence" }), 489, ["Allow", /INVITE/]],
  ["PUBLISH", requestText("PUBLISH", { Event: "presence" }), 489],
  ["MESSAGE", requestText("MESSAGE"), 405, ["Allow", /INVITE/]],
  ["REFER out of a dialog", requestText("REFER", { "Refer-To": "<sip:1@y>" }), 403],
  ["REFER of a dialog we forgot", requestText("REFER", { To: DIALOG_TO, "Refer-To": "<sip:1@y>" }), 481],
  ["Replaces where there is no call", requestText("OPTIONS", { Replaces: "a;to-tag=b;from-tag=c" }), 400],
  ["unknown method", requestText("FROBNICATE"), 405, ["Allow", /INVITE/]],
  ["unknown Require", requestText("INVITE", { Require: "100rel, teleport" }), 420, ["Unsupported", /^teleport$/]],
  ["unknown Require of OPTIONS", requestText("OPTIONS", { Require: "teleport" }), 420],
  ["unknown scheme", requestText("INVITE", {}, "", "urn:service:counseling"), 416],
  ["a telephone URI without a number", requestText("INVITE", {}, "", "tel:;phone-context=x"), 416],
  ["a telephone number at no host of ours", requestText("REGISTER", {}, "", "tel:+4930123"), 416],
  ["no more hops", requestText("INVITE", { "Max-Forwards": "0" }), 483],
  ["INVITE without Contact", requestText("INVITE", { Contact: undefined }), 400],
  ["a body we cannot read", requestText("INVITE", { "Content-Type": "text/plain" }, "hello"), 415, ["Accept", /sdp/]],
  ["a compressed body", requestText("INVITE", { "Content-Encoding": "gzip" }, "v=0"), 415],
  [
    "a short session timer",
    requestText("INVITE", { Supported: "timer", "Session-Expires": "60" }),
    422,
    ["Min-SE", /90/],
  ],
  ["two From", requestText("INVITE", { "From ": "<sip:a@b>;tag=2" }), 400],
  ["CSeq of another method", requestText("INVITE", { CSeq: "1 BYE" }), 400],
  ["an ACK that is malformed", requestText("ACK", { CSeq: "x" }), undefined],
];

describe("requests of strangers", () => {
  test.each(STRANGERS)("%s", (_what, text, status, field) => {
    const { network, bob, answers } = answersTo(text);
    const finals = answers.filter((message) => statusOf(message) !== 100);
    expect(finals.map(statusOf)).toEqual(status === undefined ? [] : [status]);
    const [answer] = finals;
    if (field !== undefined && answer !== undefined) expect(header(answer, field[0])).toMatch(field[1]);
    if (answer !== undefined) expect(header(answer, "To")).toMatch(/;tag=/);
    expect(bob.types.filter((type) => type !== "notice")).toEqual([]);
    network.run(33_000);
    expect(bob.endpoint.census()).toMatchObject({ sessions: 0, transactions: 0, deadlines: 0 });
  });

  test("answers go to the source, and say so (RFC 3581)", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, requestText("OPTIONS"), "203.0.113.9", 40_001);
    const [{ to, message } = { to: "", message: undefined }] = network.sent;
    expect(to).toBe("203.0.113.9");
    expect(message === undefined ? "" : header(message, "Via")).toMatch(
      /;received=203\.0\.113\.9;?.*rport=40001|rport=40001.*;received=203\.0\.113\.9/,
    );
  });

  test.each([
    ["with rport: to the source port", "192.0.2.66:5070;rport", "192.0.2.66", 40_001],
    ["without: to the port in Via, if it is the sender's own address", "192.0.2.66:5070", "192.0.2.66", 5_070],
    ["without, behind a NAT: to the source port", "10.0.0.1:5070", "192.0.2.66", 40_001],
  ])("a telephone %s", (_what, via, source, port) => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    const text = requestText("OPTIONS", { Via: `SIP/2.0/UDP ${via};branch=z9hG4bKport` });
    bob.endpoint.receive(
      { transport: "udp", remoteAddress: source, remotePort: 40_001 },
      new TextEncoder().encode(text),
      network.now,
    );
    const [effect] = bob.endpoint.drain();
    expect(effect).toMatchObject({ type: "send", flow: { remoteAddress: source, remotePort: port } });
  });

  test("the same INVITE by two ways is one call (8.2.2.2)", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, requestText("INVITE"));
    const other = "SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKother;rport";
    network.inject(bob, requestText("INVITE", { Via: other }));
    expect(bob.types).toEqual(["invited"]);
    expect(network.lines()).toEqual(["100 INVITE", "482 INVITE"]);
  });

  test("but once that is over it may come again", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, requestText("INVITE"));
    bob.endpoint.end(bob.events("invited")[0]?.session ?? "", { status: 486 }, network.now);
    network.run(33_000);
    network.inject(bob, requestText("INVITE", { Via: "SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKother;rport" }));
    expect(bob.events("invited")).toHaveLength(2);
  });

  test("no room: 503 with Retry-After; who is in stays", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2", { limits: { sessions: 1 } });
    network.inject(bob, requestText("INVITE"));
    const other = { Via: "SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKother;rport", "Call-ID": "other" };
    network.inject(bob, requestText("INVITE", other));
    expect(network.lines()).toEqual(["100 INVITE", "503 INVITE"]);
    const last = network.sent.at(-1)?.message;
    expect(last === undefined ? "" : header(last, "Retry-After")).toBe("5");
    expect(bob.endpoint.census().sessions).toBe(1);
  });

  test("an INVITE of an RFC 2543 peer without branch is matched, and so is its CANCEL", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    const Via = "SIP/2.0/UDP 192.0.2.66:5060";
    network.inject(bob, requestText("INVITE", { Via }));
    network.inject(bob, requestText("INVITE", { Via }));
    expect(bob.types).toEqual(["invited"]);
    network.inject(bob, requestText("CANCEL", { Via }));
    expect(network.lines()).toEqual(["100 INVITE", "100 INVITE", "200 CANCEL", "487 INVITE"]);
    network.inject(bob, requestText("ACK", { Via, To: "<sip:bob@192.0.2.2>;tag=whatever" }));
    network.run(10_000);
    expect(network.lines().filter((line) => line === "487 INVITE")).toHaveLength(1);
  });

  test("CANCEL after the answer changes nothing", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, requestText("INVITE"));
    bob.endpoint.accept(bob.events("invited")[0]?.session ?? "", "v=0\r\n", network.now);
    network.inject(bob, requestText("CANCEL"));
    expect(bob.types).toEqual(["invited"]);
    expect(network.lines()).toEqual(["100 INVITE", "200 INVITE", "200 CANCEL"]);
  });

  test("garbage is dropped, noted, and answered where it can be", () => {
    expect(answersTo("\u0000\u0001 nonsense\r\n\r\n").answers).toEqual([]);
    expect(answersTo("SIP/2.0 200 OK\r\n\r\n").answers).toEqual([]);
    const { bob, answers } = answersTo(requestText("INVITE", { "Max-Forwards": "many" }));
    expect(answers.map(statusOf)).toEqual([400]);
    expect(bob.events("notice")).toMatchObject([{ text: "Malformed message", fields: { address: "192.0.2.66" } }]);
  });

  test("an INVITE in two parts: the description among others is found", () => {
    const body =
      "--x\r\nContent-Type: application/isup\r\n\r\n\u0001\r\n--x\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--x--\r\n";
    const { bob } = answersTo(requestText("INVITE", { "Content-Type": "multipart/mixed;boundary=x" }, body));
    expect(bob.events("invited")).toMatchObject([{ offer: "v=0" }]);
  });
});
