// Reliable provisional responses of ours, to a peer that requires them (RFC 3262).
import { expect, test } from "vitest";
import { header } from "../message/headers.ts";
import type { SipMessage } from "../message/message.ts";
import type { Party } from "./virtual-network.ts";
import { invitation, requestText, VirtualNetwork } from "./virtual-network.ts";

const SDP = "v=0\r\ns=x\r\n";

class Called {
  readonly network = new VirtualNetwork();
  readonly bob: Party = this.network.add("192.0.2.2");
  readonly session: string;
  #sequence = 1;

  constructor(headers: Record<string, string> = { Require: "100rel" }, body = SDP) {
    this.network.inject(this.bob, requestText("INVITE", headers, body));
    this.session = this.bob.events("invited")[0]?.session ?? "";
  }

  get statuses(): number[] {
    return this.network.sent.flatMap(({ message }) => (message.type === "response" ? [message.status] : []));
  }

  get last(): SipMessage {
    const last = this.network.sent.at(-1)?.message;
    if (last === undefined) throw new Error("nothing sent");
    return last;
  }

  field(name: string): string | undefined {
    return header(this.last, name);
  }

  request(method: string, headers: Record<string, string>, body = ""): void {
    this.#sequence++;
    const To = this.network.sent
      .flatMap(({ message }) => header(message, "To") ?? [])
      .find((to) => to.includes("tag="));
    const Via = `SIP/2.0/UDP 192.0.2.66:5060;branch=z9hG4bKin${this.#sequence};rport`;
    const CSeq = `${method === "ACK" ? 1 : this.#sequence} ${method}`;
    this.network.inject(this.bob, requestText(method, { To: To ?? "", Via, CSeq, ...headers }, body));
  }
}

test("are repeated until PRACK; the next one waits for it", () => {
  const call = new Called();
  call.bob.endpoint.ring(call.session, undefined, call.network.now);
  call.bob.endpoint.ring(call.session, SDP, call.network.now);
  call.network.settle();
  expect(call.statuses).toEqual([100, 180]);
  expect(call.field("Require")).toBe("100rel");
  const rseq = Number(call.field("RSeq"));
  call.network.run(3_600);
  expect(call.statuses).toEqual([100, 180, 180, 180, 180]);
  call.request("PRACK", { RAck: `${rseq + 5} 1 INVITE` });
  expect(call.statuses.at(-1)).toBe(481);
  call.request("PRACK", { RAck: `${rseq} 2 INVITE` });
  expect(call.statuses.at(-1)).toBe(481);
  call.request("PRACK", { RAck: `${rseq} 1 INVITE` });
  expect(call.statuses.slice(-2)).toEqual([200, 183]);
  expect(call.field("RSeq")).toBe(String(rseq + 1));
});

test("the 2xx waits for the PRACK of a description", () => {
  const call = new Called();
  call.bob.endpoint.ring(call.session, SDP, call.network.now);
  call.network.settle();
  const rseq = call.field("RSeq") ?? "";
  call.bob.endpoint.accept(call.session, SDP, call.network.now);
  call.network.settle();
  expect(call.statuses).toEqual([100, 183]);
  call.request("PRACK", { RAck: `${rseq} 1 INVITE` });
  expect(call.statuses).toEqual([100, 183, 200, 200]);
  expect(call.field("CSeq")).toBe("1 INVITE");
  call.request("ACK", {});
  expect(call.bob.types).toEqual(["invited", "acknowledged"]);
});

test("without a description it does not", () => {
  const call = new Called();
  call.bob.endpoint.ring(call.session, undefined, call.network.now);
  call.bob.endpoint.accept(call.session, SDP, call.network.now);
  call.network.settle();
  expect(call.statuses).toEqual([100, 180, 200]);
  call.request("ACK", {});
  call.network.run(31_000);
  expect(call.statuses.filter((status) => status === 180)).toHaveLength(1);
});

test("no PRACK for 64*T1: 504, ended by timeout", () => {
  const call = new Called();
  call.bob.endpoint.ring(call.session, undefined, call.network.now);
  call.network.run(32_000);
  expect(call.bob.events("ended")).toMatchObject([{ by: "timeout", status: 504 }]);
  expect(call.statuses).toContain(504);
});

test("only where the peer insists: Supported alone gets ordinary ones", () => {
  const call = new Called({ Supported: "100rel" });
  call.bob.endpoint.ring(call.session, SDP, call.network.now);
  call.network.settle();
  expect(call.statuses).toEqual([100, 183]);
  expect(call.field("RSeq")).toBeUndefined();
});

test("none before our offer: an offerless INVITE that insists hears nothing until the 2xx", () => {
  const call = new Called({ Require: "100rel" }, "");
  call.bob.endpoint.ring(call.session, SDP, call.network.now);
  call.network.settle();
  expect(call.statuses).toEqual([100]);
});

test("no offer in an unreliable response", () => {
  const call = new Called({}, "");
  call.bob.endpoint.ring(call.session, SDP, call.network.now);
  call.network.settle();
  expect(call.statuses).toEqual([100, 180]);
  expect(call.last.body).toHaveLength(0);
});

test("a call that rings says so every minute", () => {
  const call = new Called({});
  call.bob.endpoint.ring(call.session, undefined, call.network.now);
  call.network.run(130_000);
  expect(call.statuses).toEqual([100, 180, 180, 180]);
});

test("two endpoints do it among themselves", () => {
  const network = new VirtualNetwork();
  const alice = network.add("192.0.2.1");
  const bob = network.add("192.0.2.2");
  const headers = [{ name: "Require", value: "100rel" }];
  alice.endpoint.invite(invitation("a", alice, bob, { headers }), network.now);
  network.run(100);
  const session = bob.events("invited")[0]?.session ?? "";
  bob.endpoint.ring(session, SDP, network.now);
  bob.endpoint.accept(session, SDP, network.now);
  network.run(100);
  expect(network.lines()).toEqual([
    ...["INVITE", "100 INVITE", "183 INVITE", "PRACK", "200 PRACK", "200 INVITE", "ACK"],
  ]);
  expect(alice.types).toEqual(["progress", "accepted"]);
});
