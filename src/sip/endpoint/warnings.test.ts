// Refusals say why: Warning (RFC 3261 section 20.43), ours and theirs; and who is heard at all.
import { describe, expect, test } from "vitest";
import { header } from "../message/headers.ts";
import { SDP, Talking } from "./talking.ts";
import { invitation, requestText, responseText, VirtualNetwork } from "./virtual-network.ts";

const warning = { code: 305, text: 'No "codec" in common' };

describe("Warning", () => {
  test("stands in the refusal of an INVITE and of a re-INVITE", () => {
    const network = new VirtualNetwork();
    const bob = network.add("192.0.2.2");
    network.inject(bob, requestText("INVITE", {}, SDP));
    bob.endpoint.end(bob.events("invited")[0]?.session ?? "", { status: 488, warning }, network.now);
    network.settle();
    const last = network.sent.at(-1)?.message;
    expect(last === undefined ? "" : header(last, "Warning")).toBe('305 192.0.2.2:5060 "No \\"codec\\" in common"');

    const call = new Talking();
    call.request("INVITE", {}, SDP);
    call.bob.endpoint.refuseOffer(call.session, 488, call.network.now, warning);
    call.network.settle();
    expect(header(call.last, "Warning")).toMatch(/^305 192\.0\.2\.2:5060 /);
    call.request("INVITE", {}, SDP);
  });

  test("of a peer is told with its refusal", () => {
    const said = (value: string | undefined): unknown => {
      const network = new VirtualNetwork();
      const alice = network.add("192.0.2.1");
      const bob = network.add("192.0.2.2");
      bob.isGone = true;
      alice.endpoint.invite(invitation("a", alice, bob), network.now);
      network.settle();
      const invite = network.sent[0]?.message;
      if (invite === undefined) throw new Error("no INVITE");
      network.inject(alice, responseText(invite, 488, { Warning: value }), bob.name);
      return alice.events("ended")[0]?.warning;
    };
    expect(said('304 phone.example:5060 "SRTP required"')).toBe('304 "SRTP required"');
    expect(said('399 a "one, two", 305 b "x"')).toBe('399 "one, two"');
    expect(said(`399 a "${"x".repeat(1_000)}"`)).toHaveLength(204);
    for (const none of [undefined, "", "nonsense", "39 a b"]) expect(said(none)).toBeUndefined();
  });
});

test("a first word, be it 100, is told once, and only where it is asked for", () => {
  for (const tellsTrying of [true, false]) {
    const network = new VirtualNetwork();
    const alice = network.add("192.0.2.1");
    const bob = network.add("192.0.2.2");
    alice.endpoint.invite(invitation("a", alice, bob, { tellsTrying }), network.now);
    network.run(100);
    bob.endpoint.ring(bob.events("invited")[0]?.session ?? "", undefined, network.now);
    network.run(100);
    expect(alice.types).toEqual(tellsTrying ? ["trying", "progress"] : ["progress"]);
  }
});
