// Calls that take the place of another (RFC 3891), and REFERs that name one, by a peer that we play by hand.
import { beforeEach, describe, expect, test } from "vitest";
import { parseNameAddress } from "../message/address.ts";
import { callIdOf, header, tagOf } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import { DIRECTORY, Door } from "./door.ts";
import { SDP, Talking } from "./talking.ts";
import { invitation, requestText, responseText } from "./virtual-network.ts";

function tag(field: string | undefined): string {
  const address = parseNameAddress(field ?? "");
  return address === undefined ? "" : (tagOf(address) ?? "");
}

/** Beside bob's call with us there is one that bob makes, to a phone that we play as well. */
class Two extends Talking {
  #calls = 0;

  get invite(): SipMessage {
    const sent = this.network.sent.findLast(({ message }) => message.type === "request" && message.method === "INVITE");
    if (sent === undefined) throw new Error("nobody was called");
    return sent.message;
  }

  /** Bob calls. What dialog it is once `status` has come, as the phone sees it. */
  called(status: number): string {
    const { bob, network } = this;
    bob.endpoint.invite(
      invitation("out", bob, bob, { flow: { transport: "udp", remoteAddress: "192.0.2.66", remotePort: 5060 } }),
      network.now,
    );
    network.settle();
    const To = `${header(this.invite, "To") ?? ""};tag=phone`;
    const Contact = "<sip:phone@192.0.2.66>";
    network.inject(
      bob,
      responseText(this.invite, status, { To, Contact, "Allow-Events": "talk,hold" }, status === 200 ? SDP : ""),
    );
    return `${callIdOf(this.invite) ?? ""};to-tag=phone;from-tag=${tag(header(this.invite, "From"))}`;
  }

  /** A new call to bob with these fields; the last line that came back. */
  arrive(headers: Record<string, string>, address?: string): string | undefined {
    this.#calls += 1;
    const Via = `SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKtake${this.#calls};rport`;
    const fields = { Via, "Call-ID": `take${this.#calls}`, ...headers };
    this.network.inject(this.bob, requestText("INVITE", fields, SDP), address);
    return this.lines.at(-1);
  }

  get replaces(): (string | undefined)[] {
    return this.bob.events("invited").map((event) => event.replaces);
  }

  /** The first call as its peer names it. */
  get own(): string {
    return `stranger@192.0.2.66;to-tag=${tag(this.to)};from-tag=mallory`;
  }

  refer(replaces: string): string[] {
    const lines = this.request("REFER", { "Refer-To": `<sip:x@y?Replaces=${encodeURIComponent(replaces)}>` });
    const notify = this.network.sent.findLast(
      ({ message }) => message.type === "request" && message.method === "NOTIFY",
    );
    if (lines.includes("NOTIFY") && notify !== undefined) this.respond(notify.message, 200);
    return lines;
  }

  get sipfrag(): string {
    return new TextDecoder().decode(this.last.body).trim();
  }
}

describe("a REFER with Replaces", () => {
  let two = new Two();
  beforeEach(() => {
    two = new Two();
  });

  test("names a call of ours, its tags either way round", () => {
    const dialog = two.called(200);
    two.refer(dialog);
    expect(two.bob.events("referred")).toMatchObject([{ session: two.session, replaces: "out" }]);
    two.bob.endpoint.tellReferral(two.bob.events("referred")[0]?.referral ?? "", 200, two.network.now);
    two.network.settle();
    two.respond(two.last, 200);
    two.refer(dialog.replace("to-tag", "x").replace("from-tag", "to-tag").replace("x", "from-tag"));
    expect(two.bob.events("referred")[1]).toMatchObject({ replaces: "out" });
  });

  test("names one that came in", () => {
    two.called(200);
    two.refer(two.own);
    expect(two.bob.events("referred")).toMatchObject([{ replaces: two.session }]);
  });

  test.each([
    ["nothing that is here", (dialog: string) => dialog.replace("phone", "guess"), "SIP/2.0 481"],
    ["another call", (dialog: string) => `x${dialog}`, "SIP/2.0 481"],
    ["one that should not be answered", (dialog: string) => `${dialog};early-only`, "SIP/2.0 486"],
  ])("that names %s is accepted and told so, and nobody hears of it", (_what, change, told) => {
    expect(two.refer(change(two.called(200))).slice(0, 2)).toEqual(["202 REFER", "NOTIFY"]);
    expect(two.sipfrag).toMatch(told);
    expect(header(two.last, "Subscription-State")).toBe("terminated;reason=noresource");
    expect(two.bob.events("referred")).toEqual([]);
  });
});

describe("an INVITE with Replaces", () => {
  const line = "192.0.2.99";
  const known = { directory: { ...DIRECTORY, trusts: () => true } };

  test("of somebody who has not proved who they are is refused, also on a trusted line", () => {
    const two = new Two({}, SDP, true, known);
    expect(two.arrive({ Replaces: two.called(200) }, line)).toBe("403 INVITE");
    expect(two.replaces).toEqual([undefined]);
  });

  test.each(["x", "x;to-tag=a", "x;to-tag=a;from-tag=b,y;to-tag=a;from-tag=b"])("%s is malformed", (Replaces) => {
    expect(new Two({}, SDP, true, known).arrive({ Replaces })).toBe("400 INVITE");
  });

  /** From account 1001, which proves itself; lines of what came back, and what was told. */
  function taken(status: number, change: (dialog: string) => string = (dialog) => dialog) {
    const door = new Door();
    const { network, server } = door;
    const flow = { transport: "udp", remoteAddress: "192.0.2.66", remotePort: 5060 } as const;
    server.endpoint.invite(invitation("out", server, server, { flow }), network.now);
    network.settle();
    const invite = network.sent.at(-1)?.message;
    if (invite === undefined) throw new Error("nobody was called");
    const To = `${header(invite, "To") ?? ""};tag=phone`;
    network.inject(
      server,
      responseText(invite, status, { To, Contact: "<sip:p@192.0.2.66>" }, status === 200 ? SDP : ""),
    );
    const dialog = `${callIdOf(invite) ?? ""};to-tag=phone;from-tag=${tag(header(invite, "From"))}`;
    const asked = { method: "INVITE", user: "1001", password: "secret1001", branch: "t" } as const;
    const text = door.text.bind(door);
    door.text = (attempt, more) => text(attempt, { ...more, Replaces: change(dialog), Require: "replaces" });
    return { lines: door.try(asked), replaces: server.events("invited").map((event) => event.replaces) };
  }

  test("takes a call that rings elsewhere, and one that is answered", () => {
    expect(taken(180)).toEqual({ lines: ["100 INVITE"], replaces: ["out"] });
    expect(taken(200)).toEqual({ lines: ["100 INVITE"], replaces: ["out"] });
    expect(taken(180, (dialog) => `${dialog};early-only`)).toMatchObject({ replaces: ["out"] });
  });

  test("does not take a call that rings here, which is ours to answer", () => {
    const door = new Door();
    const { network, server } = door;
    network.inject(server, requestText("INVITE", {}, SDP), "192.0.2.99");
    server.endpoint.ring(server.events("invited")[0]?.session ?? "", undefined, network.now);
    network.settle();
    const message = network.sent.at(-1)?.message;
    const ours = message === undefined ? "" : tag(header(message, "To"));
    const text = door.text.bind(door);
    const Replaces = `stranger@192.0.2.66;to-tag=${ours};from-tag=mallory`;
    door.text = (attempt, more) => text(attempt, { ...more, Replaces });
    const asked = { method: "INVITE", user: "1001", password: "secret1001", branch: "t" } as const;
    expect(door.try(asked)).toEqual(["481 INVITE"]);
  });

  test("that names no call of ours gets 481, one that is answered and should not be 486", () => {
    expect(taken(200, (dialog) => `x${dialog}`)).toEqual({ lines: ["481 INVITE"], replaces: [] });
    expect(taken(200, (dialog) => dialog.replace("phone", "guess"))).toEqual({ lines: ["481 INVITE"], replaces: [] });
    expect(taken(200, (dialog) => `${dialog};early-only`)).toEqual({ lines: ["486 INVITE"], replaces: [] });
  });
});

describe("asking a phone to answer", () => {
  test("is an event in the dialog of its ringing", () => {
    const two = new Two();
    two.called(180);
    two.bob.endpoint.askToTalk("out", two.network.now);
    two.network.settle();
    expect(two.last).toMatchObject({ method: "NOTIFY", uri: "sip:phone@192.0.2.66" });
    const fields = ["Event", "Subscription-State", "CSeq"].map((name) => header(two.last, name));
    expect(fields).toEqual(["talk", "active", "2 NOTIFY"]);
    expect(tag(header(two.last, "To"))).toBe("phone");
  });

  test("in the call, where it has answered", () => {
    const two = new Two();
    two.called(200);
    two.bob.endpoint.askToTalk("out", two.network.now);
    two.network.settle();
    expect(two.last).toMatchObject({ method: "NOTIFY" });
    two.respond(two.last, 481);
    expect(two.bob.types).not.toContain("ended");
  });

  test("is left alone where it has not rung, does not know how, or calls itself", () => {
    const two = new Two();
    const before = two.lines.length;
    two.bob.endpoint.askToTalk(two.session, two.network.now);
    two.bob.endpoint.askToTalk("nobody", two.network.now);
    two.network.settle();
    expect(two.lines).toHaveLength(before);
  });
});
