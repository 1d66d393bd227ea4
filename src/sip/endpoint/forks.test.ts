// One INVITE, several telephones behind a proxy (RFC 3261 sections 12.1.2, 13.2.2.4), and answers that cross.
import { describe, expect, test } from "vitest";
import { header } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import type { Party } from "./virtual-network.ts";
import { invitation, responseText, VirtualNetwork } from "./virtual-network.ts";

const ANSWER = "v=0\r\ns=answer\r\n";

/** Alice calls a proxy that we play by hand. */
class Calling {
  readonly network = new VirtualNetwork();
  readonly alice: Party = this.network.add("192.0.2.1");
  readonly proxy: Party = this.network.add("192.0.2.2");

  constructor(more: Parameters<typeof invitation>[3] = {}) {
    this.proxy.isGone = true;
    this.alice.endpoint.invite(invitation("a", this.alice, this.proxy, more), this.network.now);
    this.network.settle();
  }

  get invite(): SipMessage {
    const found = this.network.sent.find(({ message }) => message.type === "request" && message.method === "INVITE");
    if (found === undefined) throw new Error("no INVITE");
    return found.message;
  }

  respond(status: number, tag: string, more: Record<string, string> = {}, body = ""): void {
    const To = `<sip:bob@192.0.2.2>${tag === "" ? "" : `;tag=${tag}`}`;
    const Contact = `<sip:${tag}@192.0.2.30:5062>`;
    const fields = { To, ...(tag === "" ? {} : { Contact }), ...more };
    this.network.inject(this.alice, responseText(this.invite, status, fields, body), "192.0.2.2");
  }

  requests(method: string): { uri: string; to: string; sentTo: string; message: SipMessage }[] {
    return this.network.sent.flatMap(({ message, to }) =>
      message.type === "request" && message.method === method
        ? [{ uri: message.uri, to: header(message, "To") ?? "", sentTo: to, message }]
        : [],
    );
  }
}

describe("forks", () => {
  test("several ring, the first 2xx wins, later ones are acknowledged and ended", () => {
    const call = new Calling();
    call.respond(100, "");
    call.respond(180, "one");
    call.respond(183, "two", {}, ANSWER);
    call.respond(200, "two", {}, ANSWER);
    call.respond(200, "one", {}, ANSWER);
    expect(call.alice.types).toEqual(["progress", "progress", "accepted"]);
    expect(call.alice.events("progress")).toMatchObject([{ status: 180 }, { status: 183, sdp: ANSWER }]);
    expect(call.requests("ACK").map(({ uri }) => uri)).toEqual(["sip:two@192.0.2.30:5062", "sip:one@192.0.2.30:5062"]);
    expect(call.requests("BYE").map(({ uri, to }) => [uri, to])).toEqual([
      ["sip:one@192.0.2.30:5062", "<sip:bob@192.0.2.2>;tag=one"],
    ]);
    // Each 2xx that comes again gets its ACK again, and no second BYE.
    call.respond(200, "one", {}, ANSWER);
    call.respond(200, "two", {}, ANSWER);
    expect(call.requests("ACK")).toHaveLength(4);
    expect(call.requests("BYE")).toHaveLength(1);
    expect(call.alice.types).toEqual(["progress", "progress", "accepted"]);
  });

  test("a 2xx that crosses our CANCEL is acknowledged and ended", () => {
    const call = new Calling();
    call.respond(180, "one");
    call.alice.endpoint.end("a", { reason: { protocol: "SIP", cause: 200, text: "elsewhere" } }, call.network.now);
    call.network.settle();
    expect(call.requests("CANCEL")).toHaveLength(1);
    call.respond(200, "one", {}, ANSWER);
    expect(call.requests("ACK")).toHaveLength(1);
    expect(call.requests("BYE")).toHaveLength(1);
    const [bye] = call.requests("BYE");
    expect(bye === undefined ? "" : header(bye.message, "Reason")).toBe('SIP;cause=200;text="elsewhere"');
    expect(call.alice.types).toEqual(["progress", "ended"]);
  });

  test("CANCEL has the branch, number and route of its INVITE, and the reason", () => {
    const call = new Calling({ route: ["<sip:192.0.2.2;lr>"] });
    call.respond(180, "one");
    call.alice.endpoint.end("a", { reason: { protocol: "SIP", cause: 200, text: "elsewhere" } }, call.network.now);
    call.network.settle();
    const [cancel] = call.requests("CANCEL").map(({ message }) => message);
    if (cancel === undefined) throw new Error("no CANCEL");
    for (const name of ["Via", "From", "To", "Call-ID", "Route"]) {
      expect(header(cancel, name)).toBe(header(call.invite, name));
    }
    expect(header(cancel, "CSeq")).toBe("1 CANCEL");
    expect(header(cancel, "Reason")).toBe('SIP;cause=200;text="elsewhere"');
  });

  test("a peer that does not answer the cancelled INVITE is not waited for longer than 64*T1", () => {
    const call = new Calling();
    call.respond(180, "one");
    call.network.run(10_000);
    call.alice.endpoint.end("a", {}, call.network.now);
    call.network.run(32_000);
    expect(call.alice.endpoint.census()).toMatchObject({ sessions: 0, dialogs: 0, transactions: 0, deadlines: 0 });
  });

  test("a call that rings for three minutes without a word is given up (Timer C)", () => {
    const call = new Calling();
    call.respond(180, "one");
    call.network.run(170_000);
    call.respond(180, "one");
    call.network.run(170_000);
    expect(call.alice.types).toEqual(["progress", "progress"]);
    call.network.run(10_000);
    expect(call.alice.events("ended")).toMatchObject([{ by: "timeout" }]);
    expect(call.requests("CANCEL")).not.toEqual([]);
  });

  test("a refusal is acknowledged within the transaction, also when it comes again", () => {
    const call = new Calling();
    call.respond(603, "one", { Reason: 'Q.850;cause=21;text="no"' });
    call.respond(603, "one");
    expect(call.alice.events("ended")).toMatchObject([
      { by: "peer", status: 603, reason: { protocol: "Q.850", cause: 21, text: "no" } },
    ]);
    const acks = call.requests("ACK").map(({ message, to }) => [header(message, "Via"), to, header(message, "CSeq")]);
    const expected = [header(call.invite, "Via"), "<sip:bob@192.0.2.2>;tag=one", "1 ACK"];
    expect(acks).toEqual([expected, expected]);
  });

  test("the answer may have stood in a 183", () => {
    const call = new Calling();
    call.respond(183, "one", {}, ANSWER);
    call.respond(200, "one");
    expect(call.alice.events("accepted")).toMatchObject([{ answer: ANSWER }]);
  });

  test("requests follow the routes that the 2xx recorded, the last first", () => {
    const call = new Calling();
    call.respond(180, "one", { "Record-Route": "<sip:192.0.2.77;lr>" });
    const recorded = "<sip:192.0.2.41;lr>, <sip:192.0.2.40:5090;lr>";
    call.respond(200, "one", { "Record-Route": recorded }, ANSWER);
    const [ack] = call.requests("ACK");
    expect(ack?.uri).toBe("sip:one@192.0.2.30:5062");
    expect(ack?.sentTo).toBe("192.0.2.40");
    expect(ack === undefined ? "" : header(ack.message, "Route")).toBe("<sip:192.0.2.40:5090;lr>, <sip:192.0.2.41;lr>");
  });

  test("the 2xx of an offerless INVITE without an offer cannot become a session", () => {
    const call = new Calling({ offer: undefined });
    call.respond(200, "one");
    expect(call.requests("ACK")).toHaveLength(1);
    expect(call.requests("BYE")).toHaveLength(1);
    expect(call.alice.events("ended")).toHaveLength(1);
  });

  test("422: again with the interval the peer wants (RFC 4028)", () => {
    const call = new Calling();
    call.respond(422, "one", { "Min-SE": "3600" });
    const invites = call.requests("INVITE").map(({ message }) => message);
    expect(invites.map((message) => header(message, "Session-Expires"))).toEqual(["1800", "3600"]);
    expect(invites.map((message) => header(message, "Min-SE"))).toEqual(["90", "3600"]);
    expect(invites.map((message) => header(message, "CSeq"))).toEqual(["1 INVITE", "2 INVITE"]);
    expect(call.alice.types).toEqual([]);
  });

  test("a name of a session that is in use is a mistake of the caller", () => {
    const call = new Calling();
    const again = (): void => call.alice.endpoint.invite(invitation("a", call.alice, call.proxy), call.network.now);
    expect(again).toThrow("in use");
  });
});

describe("reliable provisional responses to us (RFC 3262)", () => {
  const reliable = (rseq: number): Record<string, string> => ({ Require: "100rel", RSeq: String(rseq) });

  test("are acknowledged in order, once, each fork for itself", () => {
    const call = new Calling();
    call.respond(183, "one", reliable(10), ANSWER);
    call.respond(183, "one", reliable(10), ANSWER);
    call.respond(180, "one", reliable(12));
    call.respond(180, "one", reliable(11));
    call.respond(180, "two", reliable(70));
    const pracks = call.requests("PRACK").map(({ message, to }) => [to.slice(-3), header(message, "RAck")]);
    expect(pracks).toEqual([
      ["one", "10 1 INVITE"],
      ["one", "11 1 INVITE"],
      ["two", "70 1 INVITE"],
    ]);
    const numbers = call.requests("PRACK").map(({ message }) => header(message, "CSeq"));
    expect(numbers).toEqual(["2 PRACK", "3 PRACK", "2 PRACK"]);
    // What was not taken was not told.
    expect(call.alice.events("progress").map(({ status }) => status)).toEqual([183, 180, 180]);
    call.respond(200, "one", {}, "");
    call.alice.endpoint.end("a", {}, call.network.now);
    call.network.settle();
    expect(call.requests("BYE").map(({ message }) => header(message, "CSeq"))).toEqual(["4 BYE"]);
  });

  test("are not wanted where we make no offer", () => {
    expect(header(new Calling().invite, "Supported")).toBe("100rel, timer, replaces, norefersub");
    expect(header(new Calling({ offer: undefined }).invite, "Supported")).toBe("timer, replaces, norefersub");
  });
});
