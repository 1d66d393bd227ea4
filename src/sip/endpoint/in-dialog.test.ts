// Requests inside a dialog, by a peer that we play by hand (RFC 3261 sections 12.2.2, 14.2, 15; RFC 3311; RFC 4028).
import { describe, expect, test } from "vitest";
import { header } from "../message/headers.ts";
import { SDP, Talking } from "./talking.ts";
import { requestText, VirtualNetwork } from "./virtual-network.ts";

describe("order and identity", () => {
  test("a request that is older than the last is refused, one of another dialog is unknown", () => {
    const call = new Talking();
    expect(call.request("OPTIONS")).toEqual(["200 OPTIONS"]);
    expect(call.request("OPTIONS", { CSeq: "2 OPTIONS" })).toEqual(["500 OPTIONS"]);
    expect(call.request("OPTIONS", { "Call-ID": "other" })).toEqual(["481 OPTIONS"]);
    expect(call.request("OPTIONS", { From: "<sip:mallory@192.0.2.66>;tag=other" })).toEqual(["481 OPTIONS"]);
    expect(call.request("OPTIONS", { Require: "teleport" })).toEqual(["420 OPTIONS"]);
  });

  test("an ACK with another number acknowledges nothing", () => {
    const call = new Talking({}, SDP, false);
    call.ack(7);
    expect(call.bob.types).toEqual(["invited"]);
    call.ack(1);
    call.ack(1);
    expect(call.bob.types).toEqual(["invited", "acknowledged"]);
  });

  test("BYE ends it; BYE again is answered again; everything later is unknown", () => {
    const call = new Talking();
    expect(call.request("BYE", { Reason: "Q.850;cause=16" })).toEqual(["200 BYE"]);
    call.sequence--;
    expect(call.request("BYE")).toEqual(["200 BYE"]);
    expect(call.request("BYE")).toEqual(["481 BYE"]);
    expect(call.bob.events("ended")).toMatchObject([
      { by: "peer", status: undefined, reason: { protocol: "Q.850", cause: 16, text: "" } },
    ]);
  });

  test("BYE before the ACK ends it too, and the 2xx is not repeated", () => {
    const call = new Talking({}, SDP, false);
    expect(call.request("BYE")).toEqual(["200 BYE"]);
    const before = call.lines.length;
    call.network.run(33_000);
    expect(call.lines).toHaveLength(before);
    expect(call.bob.endpoint.census()).toMatchObject({ dialogs: 0, transactions: 0, deadlines: 0 });
  });

  test("what is not for a dialog is refused", () => {
    const call = new Talking();
    expect(call.request("NOTIFY", { Event: "refer" })).toEqual(["489 NOTIFY"]);
    expect(call.request("SUBSCRIBE", { Event: "refer" })).toEqual(["489 SUBSCRIBE"]);
    expect(call.request("INFO", { Replaces: "a;to-tag=b;from-tag=c" })).toEqual(["400 INFO"]);
    expect(call.request("FROBNICATE")).toEqual(["405 FROBNICATE"]);
    expect(call.request("PRACK", { RAck: "1 1 INVITE" })).toEqual(["481 PRACK"]);
    expect(call.request("INFO", { "Info-Package": "x" })).toEqual(["469 INFO"]);
    expect(call.request("CANCEL")).toEqual(["481 CANCEL"]);
  });

  test("INFO is told once, however often it comes", () => {
    const call = new Talking();
    const headers = { "Content-Type": "application/dtmf-relay" };
    expect(call.request("INFO", headers, "Signal=7\r\n")).toEqual(["200 INFO"]);
    call.sequence--;
    expect(call.request("INFO", headers, "Signal=7\r\n")).toEqual(["200 INFO"]);
    expect(call.bob.events("info")).toMatchObject([{ body: "Signal=7\r\n" }]);
  });

  test("our requests go where the peer was heard from last, to its newest Contact", () => {
    const call = new Talking();
    expect(call.request("UPDATE", { Contact: "<sip:new@192.0.2.88:7000>" }, "", "203.0.113.5")).toEqual(["200 UPDATE"]);
    call.bob.endpoint.end(call.session, {}, call.network.now);
    call.network.settle();
    expect(call.last).toMatchObject({ method: "BYE", uri: "sip:new@192.0.2.88:7000" });
    expect(call.network.sent.at(-1)?.to).toBe("203.0.113.5");
  });

  test("a re-INVITE that we have answered moves the target, one that we have refused does not", () => {
    const target = (deed: (call: Talking) => void): unknown => {
      const call = new Talking();
      call.request("INVITE", { Contact: "<sip:new@192.0.2.88:7000>" }, SDP);
      deed(call);
      call.bob.endpoint.end(call.session, {}, call.network.now);
      call.network.settle();
      return call.last.type === "request" ? call.last.uri : undefined;
    };
    const { now } = new VirtualNetwork();
    expect(target((call) => call.bob.endpoint.answerOffer(call.session, SDP, now))).toBe("sip:new@192.0.2.88:7000");
    expect(target((call) => call.bob.endpoint.refuseOffer(call.session, 488, now))).toBe("sip:mallory@192.0.2.66");
  });

  test("with a route they go to the first router; a strict one takes the place of the target", () => {
    const loose = new Talking({ "Record-Route": "<sip:192.0.2.40;lr>, <sip:192.0.2.41;lr>" });
    loose.bob.endpoint.end(loose.session, {}, loose.network.now);
    loose.network.settle();
    expect(loose.last).toMatchObject({ method: "BYE", uri: "sip:mallory@192.0.2.66" });
    expect(header(loose.last, "Route")).toBe("<sip:192.0.2.40;lr>, <sip:192.0.2.41;lr>");
    expect(loose.network.sent.at(-1)?.to).toBe("192.0.2.40");
    const strict = new Talking({ "Record-Route": "<sip:192.0.2.40>, <sip:192.0.2.41;lr>" });
    strict.bob.endpoint.end(strict.session, {}, strict.network.now);
    strict.network.settle();
    expect(strict.last).toMatchObject({ method: "BYE", uri: "sip:192.0.2.40" });
    expect(header(strict.last, "Route")).toBe("<sip:192.0.2.41;lr>, <sip:mallory@192.0.2.66>");
  });
});

describe("new offers of the peer", () => {
  test("re-INVITE: asked once, answered until the ACK comes", () => {
    const call = new Talking();
    expect(call.request("INVITE", {}, SDP)).toEqual(["100 INVITE"]);
    expect(call.bob.events("reoffered")).toMatchObject([{ offer: SDP }]);
    call.bob.endpoint.answerOffer(call.session, SDP, call.network.now);
    call.network.run(600);
    expect(call.lines.slice(-2)).toEqual(["200 INVITE", "200 INVITE"]);
    call.ack(2);
    const before = call.lines.length;
    call.network.run(10_000);
    expect(call.lines).toHaveLength(before);
  });

  test("a second one before the first is answered: 500 with Retry-After", () => {
    const call = new Talking();
    call.request("INVITE", {}, SDP);
    expect(call.request("INVITE", {}, SDP)).toEqual(["500 INVITE"]);
    expect(Number(header(call.last, "Retry-After"))).toBeLessThanOrEqual(10);
    expect(call.request("UPDATE", {}, SDP)).toEqual(["500 UPDATE"]);
    expect(call.request("UPDATE")).toEqual(["200 UPDATE"]);
  });

  test("offerless re-INVITE: we offer, the ACK answers", () => {
    const call = new Talking();
    call.request("INVITE");
    expect(call.bob.events("reoffered")).toMatchObject([{ offer: undefined }]);
    call.bob.endpoint.answerOffer(call.session, SDP, call.network.now);
    call.network.settle();
    // Until the answer comes nobody else may offer.
    expect(call.request("INVITE", {}, SDP)).toEqual(["491 INVITE"]);
    expect(call.request("UPDATE", {}, SDP)).toEqual(["491 UPDATE"]);
    call.ack(2, SDP);
    expect(call.bob.events("reoffer-answered")).toMatchObject([{ answer: SDP }]);
  });

  test("an ACK that lacks the answer lets the offer fail", () => {
    const call = new Talking();
    call.request("INVITE");
    call.bob.endpoint.answerOffer(call.session, SDP, call.network.now);
    call.ack(2);
    expect(call.bob.events("reoffer-refused")).toMatchObject([{ status: 488 }]);
  });

  test("no ACK to the 2xx of a re-INVITE ends the session", () => {
    const call = new Talking();
    call.request("INVITE", {}, SDP);
    call.bob.endpoint.answerOffer(call.session, SDP, call.network.now);
    call.network.run(32_000);
    expect(call.bob.events("ended")).toMatchObject([{ by: "timeout" }]);
    expect(call.lines).toContain("BYE");
  });

  test("what we end is not repeated any more", () => {
    const call = new Talking();
    call.request("INVITE", {}, SDP);
    call.bob.endpoint.answerOffer(call.session, SDP, call.network.now);
    call.bob.endpoint.end(call.session, {}, call.network.now);
    call.network.settle();
    expect(call.lines.slice(-2)).toEqual(["200 INVITE", "BYE"]);
    call.respond(call.last, 200);
    call.network.run(10_000);
    expect(call.lines.at(-1)).toBe("BYE");
  });

  test("UPDATE with an offer is answered in its 200", () => {
    const call = new Talking();
    expect(call.request("UPDATE", {}, SDP)).toEqual([]);
    call.bob.endpoint.answerOffer(call.session, "v=0\r\ns=answer\r\n", call.network.now);
    call.network.settle();
    expect(call.lines.at(-1)).toBe("200 UPDATE");
    expect(new TextDecoder().decode(call.last.body)).toContain("answer");
  });

  test("refused, or taken back", () => {
    const call = new Talking();
    call.request("INVITE", {}, SDP);
    call.bob.endpoint.refuseOffer(call.session, 488, call.network.now);
    call.network.settle();
    expect(call.lines.at(-1)).toBe("488 INVITE");
    call.request("INVITE", {}, SDP);
    const Via = `SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKin${call.sequence};rport`;
    const cancel = { To: call.to, Via, CSeq: `${call.sequence} CANCEL` };
    call.network.inject(call.bob, requestText("CANCEL", cancel));
    expect(call.lines.slice(-2)).toEqual(["200 CANCEL", "487 INVITE"]);
    expect(call.bob.events("ended")).toEqual([]);
    call.bob.endpoint.answerOffer(call.session, SDP, call.network.now);
    call.network.settle();
    expect(call.lines.at(-1)).toBe("487 INVITE");
  });

  test("what still waits when the session ends gets 487", () => {
    const call = new Talking();
    call.request("INVITE", {}, SDP);
    expect(call.request("BYE")).toEqual(["200 BYE", "487 INVITE"]);
  });
});

describe("new offers of ours", () => {
  test("wait for the ACK to our 2xx; the last one counts", () => {
    const call = new Talking({}, SDP, false);
    call.bob.endpoint.reoffer(call.session, "first", call.network.now);
    call.bob.endpoint.reoffer(call.session, "second", call.network.now);
    call.network.settle();
    expect(call.lines).toEqual(["100 INVITE", "200 INVITE"]);
    call.ack(1);
    expect(call.lines.slice(2)).toEqual(["INVITE"]);
    expect(new TextDecoder().decode(call.last.body)).toBe("second");
  });

  test("481 says that the peer knows no session: ended without BYE", () => {
    const call = new Talking();
    call.bob.endpoint.reoffer(call.session, SDP, call.network.now);
    call.network.settle();
    call.respond(call.last, 481);
    expect(call.bob.events("ended")).toMatchObject([{ by: "peer", status: 481 }]);
    expect(call.lines).not.toContain("BYE");
  });

  test("no answer at all ends the session with BYE", () => {
    const call = new Talking();
    call.bob.endpoint.reoffer(call.session, SDP, call.network.now);
    call.network.run(32_000);
    expect(call.bob.events("ended")).toMatchObject([{ by: "timeout" }]);
    expect(call.lines).toContain("BYE");
  });

  test("a provisional answer without a final one: given up after three minutes, or 64*T1 after the end", () => {
    const call = new Talking();
    call.bob.endpoint.reoffer(call.session, SDP, call.network.now);
    call.network.settle();
    call.respond(call.last, 100);
    call.network.run(179_000);
    expect(call.bob.events("ended")).toEqual([]);
    call.network.run(1_000);
    expect(call.bob.events("ended")).toMatchObject([{ by: "timeout" }]);
    call.network.run(40_000);
    expect(call.bob.endpoint.census()).toMatchObject({ dialogs: 0, transactions: 0, deadlines: 0 });

    const ended = new Talking();
    ended.bob.endpoint.reoffer(ended.session, SDP, ended.network.now);
    ended.network.settle();
    ended.respond(ended.last, 100);
    ended.bob.endpoint.end(ended.session, {}, ended.network.now);
    ended.network.run(40_000);
    expect(ended.bob.endpoint.census()).toMatchObject({ dialogs: 0, transactions: 0, deadlines: 0 });
  });

  test("a 2xx that comes again gets its ACK again", () => {
    const call = new Talking();
    call.bob.endpoint.reoffer(call.session, SDP, call.network.now);
    call.network.settle();
    const invite = call.last;
    call.respond(invite, 200, {}, SDP);
    call.respond(invite, 200, {}, SDP);
    expect(call.lines.slice(-2)).toEqual(["ACK", "ACK"]);
    expect(call.bob.events("reoffer-answered")).toHaveLength(1);
  });
});

describe("session timer (RFC 4028)", () => {
  test("a peer that refreshes must do so in time", () => {
    const call = new Talking({ Supported: "timer", "Session-Expires": "300;refresher=uac" });
    const accepted = call.network.sent.find(({ message }) => message.type === "response" && message.status === 200);
    expect(accepted === undefined ? "" : header(accepted.message, "Session-Expires")).toBe("300;refresher=uac");
    expect(accepted === undefined ? "" : header(accepted.message, "Require")).toBe("timer");
    call.network.run(200_000);
    call.request("UPDATE", { Supported: "timer", "Session-Expires": "300;refresher=uac" });
    call.network.run(267_000);
    expect(call.bob.events("ended")).toEqual([]);
    call.network.run(1_000);
    expect(call.bob.events("ended")).toMatchObject([{ by: "timeout" }]);
    expect(call.lines.at(-1)).toBe("BYE");
  });

  test("we refresh by re-INVITE where the peer does not know UPDATE", () => {
    const call = new Talking({ Supported: "timer", "Session-Expires": "300;refresher=uas" });
    call.network.run(150_000);
    expect(call.lines.at(-1)).toBe("INVITE");
    expect(new TextDecoder().decode(call.last.body)).toBe(SDP);
    expect(header(call.last, "Session-Expires")).toBe("1800;refresher=uac");
    call.respond(call.last, 200, { "Session-Expires": "200;refresher=uac" }, SDP);
    expect(call.lines.at(-1)).toBe("ACK");
    call.network.run(100_000);
    expect(call.lines.at(-1)).toBe("INVITE");
  });

  test("a refresh that the peer cannot do now is tried again before the end", () => {
    const call = new Talking({ Supported: "timer", "Session-Expires": "300;refresher=uas", Allow: "UPDATE" });
    call.network.run(150_000);
    expect(call.lines.at(-1)).toBe("UPDATE");
    call.respond(call.last, 500);
    call.network.run(75_000);
    expect(call.lines.at(-1)).toBe("UPDATE");
    // A peer that has said 405 is asked by re-INVITE from then on, at once.
    call.respond(call.last, 405);
    call.network.run(1);
    expect(call.lines.at(-1)).toBe("INVITE");
    call.respond(call.last, 422, { "Min-SE": "2000" });
    call.network.run(1);
    expect(call.lines.at(-1)).toBe("INVITE");
    expect(header(call.last, "Session-Expires")).toBe("2000;refresher=uac");
    for (const waitMs of [37_500, 18_750, 9_375]) {
      call.respond(call.last, 488);
      call.network.run(waitMs);
      expect(call.lines.at(-1)).toBe("INVITE");
    }
    call.respond(call.last, 488);
    expect(call.bob.events("ended")).toEqual([]);
    call.network.run(9_375);
    expect(call.bob.events("ended")).toMatchObject([{ by: "timeout" }]);
    expect(call.lines.at(-1)).toBe("BYE");
  });

  test("a peer without timers is asked by OPTIONS; any answer but 481 is a sign of life", () => {
    const call = new Talking();
    call.network.run(900_000);
    expect(call.lines.at(-1)).toBe("OPTIONS");
    call.respond(call.last, 405);
    call.network.run(900_000);
    expect(call.lines.at(-1)).toBe("OPTIONS");
    call.respond(call.last, 481);
    expect(call.bob.events("ended")).toMatchObject([{ by: "peer", status: 481 }]);
  });
});
