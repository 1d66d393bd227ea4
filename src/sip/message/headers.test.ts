import { describe, expect, it } from "vitest";
import {
  canonicalName,
  cseqOf,
  hasToken,
  header,
  headerValues,
  secondsIn,
  topVia,
  viaOf,
  withBody,
  withHeader,
  withHeaderAdded,
  withHeaderOnTop,
  withoutHeader,
} from "./headers.ts";
import type { SipRequest } from "./message.ts";
import { request } from "./print.ts";

function having(...fields: readonly (readonly [string, string])[]): SipRequest {
  return request(
    "INVITE",
    "sip:b@example.com",
    fields.map(([name, value]) => ({ name, value })),
  );
}

describe("names", () => {
  it.each([
    ["v", "Via"],
    ["VIA", "Via"],
    ["i", "Call-ID"],
    ["CALL-id", "Call-ID"],
    ["cseq", "CSeq"],
    ["www-authenticate", "WWW-Authenticate"],
    ["x", "Session-Expires"],
    ["r", "Refer-To"],
    ["K", "Supported"],
    ["X-Odd-NAME", "X-Odd-NAME"],
  ])("%s is %s", (name, canonical) => {
    expect(canonicalName(name)).toBe(canonical);
  });

  it("are found whatever their case and form, unknown ones too", () => {
    const message = having(["Call-ID", "1"], ["X-Odd", "2"]);
    expect(header(message, "i")).toBe("1");
    expect(header(message, "call-id")).toBe("1");
    expect(header(message, "x-ODD")).toBe("2");
    expect(header(message, "Subject")).toBeUndefined();
  });
});

describe("values", () => {
  it("of lists are split outside of quotes and brackets", () => {
    const message = having(
      ["Contact", '"A, B" <sip:a@b;x=1,2>;q=1, <sip:c@d> , , sip:e@f'],
      ["Allow", "INVITE,ACK"],
      ["Contact", "<sip:g@h>"],
    );
    expect(headerValues(message, "m")).toEqual(['"A, B" <sip:a@b;x=1,2>;q=1', "<sip:c@d>", "sip:e@f", "<sip:g@h>"]);
    expect(headerValues(message, "Allow")).toEqual(["INVITE", "ACK"]);
    expect(hasToken(message, "Allow", "invite")).toBe(true);
    expect(hasToken(message, "Allow", "INV")).toBe(false);
  });

  it("with an escaped quote or an open one are not split wrongly", () => {
    expect(headerValues(having(["Contact", '"a\\", b" <sip:a@b>, <sip:c@d>']), "Contact")).toEqual([
      '"a\\", b" <sip:a@b>',
      "<sip:c@d>",
    ]);
    expect(headerValues(having(["Contact", '"open <sip:a@b>, <sip:c@d>']), "Contact")).toHaveLength(1);
  });

  it.each([
    "Authorization",
    "WWW-Authenticate",
    "Proxy-Authorization",
    "Proxy-Authenticate",
    "Date",
    "Subject",
    "X-Any",
  ])("of %s stay whole", (name) => {
    const message = having([name, "Digest a=b, c=d"], [name, "second, x"]);
    expect(headerValues(message, name)).toEqual(["Digest a=b, c=d", "second, x"]);
  });
});

describe("changing headers", () => {
  const message = having(["Via", "1"], ["To", "2"], ["Via", "3"]);
  const names = (of: SipRequest) => of.headers.map(({ name, value }) => `${name}=${value}`);

  it("replaces, adds, takes away, and leaves the old message alone", () => {
    expect(names(withHeader(message, "v", "x"))).toEqual(["Via=x", "To=2"]);
    expect(names(withHeader(message, "From", "x"))).toEqual(["Via=1", "To=2", "Via=3", "From=x"]);
    expect(names(withHeaderAdded(message, "v", "x"))).toEqual(["Via=1", "To=2", "Via=3", "Via=x"]);
    expect(names(withHeaderOnTop(message, "v", "x"))).toEqual(["Via=x", "Via=1", "To=2", "Via=3"]);
    expect(names(withoutHeader(message, "VIA"))).toEqual(["To=2"]);
    expect(names(message)).toEqual(["Via=1", "To=2", "Via=3"]);
  });

  it("sets a body with its type", () => {
    const changed = withBody(message, "text/plain", "ä");
    expect(header(changed, "Content-Type")).toBe("text/plain");
    expect([...changed.body]).toEqual([0xc3, 0xa4]);
  });
});

describe("CSeq", () => {
  it.each([
    ["1 INVITE", { sequence: 1, method: "INVITE" }],
    ["2147483647   ACK", { sequence: 2147483647, method: "ACK" }],
    ["2147483648 ACK", undefined],
    ["-1 ACK", undefined],
    ["1", undefined],
    ["1 a b", undefined],
    ["x ACK", undefined],
    ["", undefined],
  ])("%s", (value, expected) => {
    expect(cseqOf(having(["CSeq", value]))).toEqual(expected);
  });
});

describe("Via", () => {
  it("is taken apart", () => {
    const text = "SIP / 2.0 / udp  First.example.com : 4000;ttl=16 ;maddr=224.2.0.1 ;branch=z9hG4bKa7c6a8dlze.1;rport";
    expect(viaOf(text)).toEqual({
      transport: "UDP",
      host: "first.example.com",
      port: 4000,
      branch: "z9hG4bKa7c6a8dlze.1",
      received: undefined,
      rport: "wanted",
      parameters: new Map([
        ["ttl", "16"],
        ["maddr", "224.2.0.1"],
        ["branch", "z9hG4bKa7c6a8dlze.1"],
        ["rport", ""],
      ]),
    });
  });

  it.each([
    ["SIP/2.0/TCP [2001:db8::1]:5060;received=192.0.2.1;rport=9", { host: "[2001:db8::1]", port: 5060, rport: 9 }],
    ["SIP/2.0/UDP h", { host: "h", port: undefined, branch: undefined, rport: undefined }],
    ["SIP/2.0/UDP h;branch=x;", { branch: "x" }],
    ["SIP/2.0/UDP h;received=2001:db8::1", { received: "2001:db8::1" }],
  ])("%s", (text, expected) => {
    expect(viaOf(text)).toMatchObject(expected);
  });

  it.each([
    "",
    "SIP/2.0/UDP",
    "SIP/3.0/UDP h",
    "HTTP/2.0/UDP h",
    "SIP/2.0/UDP h:99999",
    "SIP/2.0/UDP a b",
    "SIP/2.0/UDP h;;",
  ])("refuses %j", (text) => {
    expect(viaOf(text)).toBeUndefined();
  });

  it("on top is the first of the first", () => {
    const message = having(["Via", "SIP/2.0/UDP a, SIP/2.0/UDP b"], ["Via", "SIP/2.0/UDP c"]);
    expect(topVia(message)?.host).toBe("a");
    expect(topVia(having())).toBeUndefined();
  });
});

it("reads seconds with or without a comment", () => {
  expect(secondsIn(having(["Expires", "3600"]), "Expires")).toBe(3600);
  expect(secondsIn(having(["Retry-After", "120 (in a meeting);duration=60"]), "Retry-After")).toBe(120);
  expect(secondsIn(having(["Expires", "soon"]), "Expires")).toBeUndefined();
  expect(secondsIn(having(), "Expires")).toBeUndefined();
});
