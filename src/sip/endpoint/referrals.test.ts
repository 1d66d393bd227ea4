// REFER inside a call, by a peer that we play by hand (RFC 3515, RFC 4488, RFC 5057).
import { describe, expect, test } from "vitest";
import { header } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import { SDP, Talking } from "./talking.ts";
import { requestText } from "./virtual-network.ts";

const TO = { "Refer-To": "<sip:1002@example.com>" };

function textOf(message: SipMessage): string {
  return new TextDecoder().decode(message.body);
}

class Transferring extends Talking {
  refer(headers: Record<string, string> = TO, body = ""): string[] {
    return this.request("REFER", headers, body);
  }

  /** Answers the NOTIFY sent last; what came back at once. */
  takeNotify(status = 200): string[] {
    const before = this.lines.length;
    const notify = this.network.sent.findLast(
      ({ message }) => message.type === "request" && message.method === "NOTIFY",
    );
    this.respond(notify?.message ?? this.last, status);
    return this.lines.slice(before);
  }

  tell(status: number): void {
    const referral = this.referrals.at(-1)?.referral ?? "";
    this.bob.endpoint.tellReferral(referral, status, this.network.now);
    this.network.settle();
  }

  get referrals() {
    return this.bob.events("referred");
  }

  /** What the peer was told in each NOTIFY. */
  get told(): string[] {
    return this.network.sent.flatMap(({ message }) => {
      if (message.type !== "request" || message.method !== "NOTIFY") return [];
      const fields = ["CSeq", "Event", "Subscription-State"].map((name) => header(message, name));
      return [`${textOf(message).trim()} | ${fields.join(" | ")}`];
    });
  }
}

describe("a REFER", () => {
  test("is accepted, told at once that it is tried, and told its outcome", () => {
    const call = new Transferring();
    expect(call.refer({ ...TO, "Referred-By": "<sip:mallory@192.0.2.66>" })).toEqual(["202 REFER", "NOTIFY"]);
    expect(call.network.sent.at(-2)?.message.headers).toContainEqual({
      name: "Contact",
      value: "<sip:bob@192.0.2.2:5060>",
    });
    expect(header(call.last, "Content-Type")).toBe("message/sipfrag;version=2.0");
    expect(call.referrals).toMatchObject([{ session: call.session, user: "1002", replaces: undefined }]);
    call.takeNotify();
    call.tell(180);
    call.takeNotify();
    call.tell(200);
    expect(call.bob.endpoint.census()).toMatchObject({ referrals: 1 });
    call.takeNotify();
    expect(call.told).toEqual([
      "SIP/2.0 100 Trying | 1 NOTIFY | refer | active;expires=180",
      "SIP/2.0 180 Ringing | 2 NOTIFY | refer | active;expires=180",
      "SIP/2.0 200 OK | 3 NOTIFY | refer | terminated;reason=noresource",
    ]);
    expect(call.bob.endpoint.census()).toMatchObject({ referrals: 0, sessions: 1, dialogs: 1 });
  });

  test("may name a telephone number", () => {
    const call = new Transferring();
    expect(call.refer({ "Refer-To": "tel:+49-30-123;phone-context=x" })).toEqual(["202 REFER", "NOTIFY"]);
    expect(call.referrals).toMatchObject([{ user: "+4930123" }]);
  });

  test("may name a telephone number by a SIP URI", () => {
    const call = new Transferring();
    call.refer({ "Refer-To": "<sip:4008-001-234;phone-context=%2B86;npdi@192.0.2.2;user=phone>" });
    expect(call.referrals).toMatchObject([{ user: "4008001234" }]);
  });

  test("is malformed with a telephone URI that has no number", () => {
    const call = new Transferring();
    expect(call.refer({ "Refer-To": "<tel:;phone-context=x>" })).toEqual(["400 REFER"]);
  });

  test("is told which one is meant from the second one on (RFC 3515 section 2.4.6)", () => {
    const call = new Transferring();
    call.refer();
    call.takeNotify();
    call.tell(486);
    call.takeNotify();
    call.refer();
    call.takeNotify();
    call.tell(200);
    expect(call.told.map((line) => line.split(" | ")[2])).toEqual(["refer", "refer", "refer;id=3", "refer;id=3"]);
    expect(call.referrals[0]?.referral).not.toBe(call.referrals[1]?.referral);
  });

  test("moves where our requests go", () => {
    const call = new Transferring();
    call.refer({ ...TO, Contact: "<sip:new@192.0.2.66:7000>" });
    expect(call.last).toMatchObject({ method: "NOTIFY", uri: "sip:new@192.0.2.66:7000" });
  });

  test("that wants no word gets none (RFC 4488)", () => {
    const call = new Transferring();
    expect(call.refer({ ...TO, "Refer-Sub": "false", Require: "norefersub" })).toEqual(["202 REFER"]);
    expect(header(call.last, "Refer-Sub")).toBe("false");
    expect(call.referrals).toHaveLength(1);
    expect(call.refer()).toEqual(["491 REFER"]);
    call.tell(200);
    expect(call.told).toEqual([]);
    expect(call.refer()).toEqual(["202 REFER", "NOTIFY"]);
  });

  test.each<[string, Record<string, string>, string, number]>([
    ["no Refer-To", {}, "", 400],
    ["an empty one", { "Refer-To": "" }, "", 400],
    ["half a one", { "Refer-To": "<sip:1002@example.com" }, "", 400],
    ["no address", { "Refer-To": "1002" }, "", 400],
    ["two in a line", { "Refer-To": "<sip:1@example.com>, <sip:2@example.com>" }, "", 400],
    ["two lines", { "Refer-To": "<sip:1@example.com>", r: "<sip:2@example.com>" }, "", 400],
    ["a web page", { "Refer-To": "<https://example.com/>" }, "", 416],
    ["mail", { "Refer-To": "<mailto:bob@example.com>" }, "", 416],
    ["another request than a call", { "Refer-To": "<sip:1002@example.com;method=BYE>" }, "", 403],
    ["a broken escape", { "Refer-To": "<sip:10%zz@example.com>" }, "", 400],
    ["a line end in the number", { "Refer-To": "<sip:1002%0d%0aVia:x@example.com>" }, "", 400],
    ["a URI without end", { "Refer-To": `<sip:${"1".repeat(5_000)}@example.com>` }, "", 400],
    ["a body", { ...TO, "Content-Type": "text/plain" }, "hello", 415],
    ["a description", TO, "v=0\r\n", 415],
    ["a list (RFC 5368)", { ...TO, Require: "multiple-refer" }, "", 420],
    ["a Replaces of its own", { ...TO, Replaces: "a;to-tag=b;from-tag=c" }, "", 400],
    ["half a Replaces", { "Refer-To": "<sip:1@example.com?Replaces=call%3Bto-tag%3Da>" }, "", 400],
    ["two Replaces", { "Refer-To": `<sip:1@x?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc&%52eplaces=d>` }, "", 400],
    ["a line end in Replaces", { "Refer-To": "<sip:1@x?Replaces=a%0d%0aVia:x%3Bto-tag%3Da%3Bfrom-tag%3Db>" }, "", 400],
  ])("with %s is refused, and nobody is told", (_what, headers, body, status) => {
    const call = new Transferring();
    expect(call.refer(headers, body)).toEqual([`${status} REFER`]);
    expect(call.referrals).toEqual([]);
    expect(call.bob.endpoint.census()).toMatchObject({ referrals: 0 });
  });

  test("brings none of its header fields into anything of ours", () => {
    const call = new Transferring();
    call.refer({ "Refer-To": "<sip:1002@example.com?Route=%3Csip:evil%3E&From=x%0d%0aVia:y&Subject=hi>" });
    expect(call.referrals).toEqual([
      {
        type: "referred",
        session: call.session,
        referral: call.referrals[0]?.referral,
        user: "1002",
        replaces: undefined,
      },
    ]);
    expect(new TextDecoder().decode(call.last.body)).toBe("SIP/2.0 100 Trying\r\n");
  });

  test("before the answer comes too early", () => {
    const call = new Transferring({}, "v=0\r\n", true);
    call.network.inject(
      call.bob,
      requestText("INVITE", { "Call-ID": "b", Via: "SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKb" }),
    );
    call.bob.endpoint.ring(call.bob.events("invited")[1]?.session ?? "", undefined, call.network.now);
    call.network.settle();
    const To = header(call.last, "To") ?? "";
    expect(call.refer({ ...TO, To, "Call-ID": "b" })).toEqual(["491 REFER"]);
  });

  test("of a third party who guesses the tags belongs to nothing", () => {
    const call = new Transferring();
    const From = "<sip:mallory@192.0.2.66>;tag=guess";
    expect(call.refer({ ...TO, From })).toEqual(["481 REFER"]);
    expect(call.refer({ ...TO, To: "<sip:bob@192.0.2.2>;tag=guess" })).toEqual(["481 REFER"]);
    expect(call.refer({ ...TO, "Call-ID": "guess" })).toEqual(["481 REFER"]);
    expect(call.referrals).toEqual([]);
  });

  test("is one at a time, until its last word is taken: a flood brings no more than one answer each", () => {
    const call = new Transferring();
    call.refer();
    for (let count = 0; count < 1_000; count += 1) expect(call.refer()).toEqual(["491 REFER"]);
    expect(call.referrals).toHaveLength(1);
    call.takeNotify();
    call.tell(200);
    expect(call.refer()).toEqual(["491 REFER"]);
    expect(call.bob.endpoint.census()).toMatchObject({ referrals: 1 });
  });

  test("finds no room where too many wait", () => {
    const call = new Transferring({}, SDP, true, { limits: { subscriptions: 0 } });
    expect(call.refer()).toEqual(["503 REFER"]);
    expect(call.referrals).toEqual([]);
  });
});

describe("the outcome of a REFER", () => {
  test("is told after the BYE of whoever asked (RFC 5057)", () => {
    const call = new Transferring();
    call.refer();
    call.takeNotify();
    expect(call.request("BYE")).toEqual(["200 BYE"]);
    expect(call.bob.endpoint.census()).toMatchObject({ sessions: 0, dialogs: 1 });
    expect(call.request("INFO")).toEqual(["481 INFO"]);
    expect(call.refer()).toEqual(["481 REFER"]);
    call.tell(200);
    expect(call.told.at(-1)).toBe("SIP/2.0 200 OK | 2 NOTIFY | refer | terminated;reason=noresource");
    call.takeNotify();
    call.network.run(40_000);
    expect(call.bob.endpoint.census()).toMatchObject({ referrals: 0, dialogs: 0, transactions: 0, deadlines: 0 });
  });

  test("is told after our own BYE, in order", () => {
    const call = new Transferring();
    call.refer();
    call.takeNotify();
    call.bob.endpoint.end(call.session, {}, call.network.now);
    call.network.settle();
    expect(header(call.last, "CSeq")).toBe("2 BYE");
    call.respond(call.last, 200);
    call.tell(200);
    expect(call.told.at(-1)).toMatch(/^SIP\/2.0 200 OK \| 3 NOTIFY/);
  });

  test("is 408 where nobody says anything for three minutes", () => {
    const call = new Transferring();
    call.refer();
    call.takeNotify();
    call.request("BYE");
    call.network.run(180_000);
    expect(call.told.at(-1)).toBe("SIP/2.0 408 Request Timeout | 2 NOTIFY | refer | terminated;reason=timeout");
    call.network.run(64 * 500 + 5_000);
    expect(call.bob.endpoint.census()).toMatchObject({ referrals: 0, dialogs: 0, transactions: 0, deadlines: 0 });
  });

  test.each([481, 489, 500])("is told no more where a NOTIFY gets %i, and the call goes on", (status) => {
    const call = new Transferring();
    call.refer();
    call.takeNotify(status);
    call.tell(200);
    expect(call.told).toHaveLength(1);
    expect(call.bob.types).not.toContain("ended");
    expect(call.request("OPTIONS")).toEqual(["200 OPTIONS"]);
  });

  test("waits for the NOTIFY before it, also where that gets no answer", () => {
    const call = new Transferring();
    call.refer();
    call.tell(200);
    expect(call.told).toHaveLength(1);
    call.network.run(33_000);
    expect(call.told.length).toBeGreaterThan(1);
    expect(new Set(call.told).size).toBe(1);
    expect(call.bob.endpoint.census()).toMatchObject({ referrals: 0, sessions: 1 });
  });

  test("can be taken back, and asked for again", () => {
    const call = new Transferring();
    call.refer();
    call.takeNotify();
    expect(call.request("SUBSCRIBE", { Event: "refer;id=77" })).toEqual(["489 SUBSCRIBE"]);
    expect(call.request("SUBSCRIBE", { Event: "refer", Expires: "600" })).toEqual(["200 SUBSCRIBE", "NOTIFY"]);
    call.takeNotify();
    call.request("BYE");
    expect(call.request("SUBSCRIBE", { Event: "refer", Expires: "0" })).toEqual(["200 SUBSCRIBE", "NOTIFY"]);
    expect(call.told.at(-1)).toBe("SIP/2.0 100 Trying | 3 NOTIFY | refer | terminated;reason=timeout");
    call.takeNotify();
    expect(call.request("SUBSCRIBE", { Event: "refer", Expires: "0" })).toEqual(["481 SUBSCRIBE"]);
  });

  test("is told by a server that stops", () => {
    const call = new Transferring();
    call.refer();
    call.takeNotify();
    call.bob.endpoint.endAll({}, call.network.now);
    call.network.settle();
    expect(call.told.at(-1)).toMatch(/^SIP\/2.0 503 /);
  });
});
