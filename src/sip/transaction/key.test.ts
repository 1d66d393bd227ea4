import { expect, test } from "vitest";
import { topVia } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import { mergeKey, serverKey } from "./key.ts";

function key(
  method: string,
  via: string,
  more: { to?: string; cseq?: number; from?: string; as?: string } = {},
): string {
  const headers = [
    { name: "Via", value: via },
    { name: "From", value: `<sip:a@b>;tag=${more.from ?? "1"}` },
    { name: "To", value: more.to ?? "<sip:b@c>" },
    { name: "Call-ID", value: "call" },
    { name: "CSeq", value: `${more.cseq ?? 1} ${method}` },
  ];
  const request: SipRequest = { type: "request", method, uri: "sip:b@c", headers, body: new Uint8Array(0) };
  const top = topVia(request);
  if (top === undefined) throw new Error("no Via");
  return serverKey(request, top, more.as);
}

const VIA = "SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1";
const OLD = "SIP/2.0/UDP 192.0.2.1:5060";

test("RFC 3261 section 17.2.3: branch, sent-by and method; ACK is of its INVITE", () => {
  expect(key("ACK", VIA)).toBe(key("INVITE", VIA));
  expect(key("CANCEL", VIA)).not.toBe(key("INVITE", VIA));
  expect(key("CANCEL", VIA, { as: "INVITE" })).toBe(key("INVITE", VIA));
  expect(key("INVITE", VIA.replace("bK1", "bK2"))).not.toBe(key("INVITE", VIA));
  expect(key("INVITE", VIA.replace("5060", "5061"))).not.toBe(key("INVITE", VIA));
  expect(key("INVITE", VIA, { to: "<sip:b@c>;tag=2" })).toBe(key("INVITE", VIA));
});

test.each([OLD, `${OLD};branch=1`, `${OLD};branch=z9hG4bK`])("RFC 2543: %s", (via) => {
  expect(key("ACK", via, { to: "<sip:b@c>;tag=2" })).toBe(key("INVITE", via));
  expect(key("CANCEL", via, { as: "INVITE" })).toBe(key("INVITE", via));
  expect(key("INVITE", via, { cseq: 2 })).not.toBe(key("INVITE", via));
  expect(key("INVITE", via, { from: "2" })).not.toBe(key("INVITE", via));
  expect(key("BYE", via)).not.toBe(key("INVITE", via));
});

test("section 8.2.2.2: one request by two ways", () => {
  const request = (cseq: string): SipRequest => ({
    type: "request",
    method: "INVITE",
    uri: "sip:b@c",
    headers: [
      { name: "From", value: "<sip:a@b>;tag=1" },
      { name: "Call-ID", value: "call" },
      { name: "CSeq", value: cseq },
    ],
    body: new Uint8Array(0),
  });
  expect(mergeKey(request("1 INVITE"))).toBe(mergeKey(request("1 INVITE")));
  expect(mergeKey(request("1 INVITE"))).not.toBe(mergeKey(request("2 INVITE")));
});
