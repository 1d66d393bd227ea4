import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SipUri } from "./message.ts";
import { parseHostPort, parseUri, printUri, uriEqual } from "./uri.ts";

function uri(text: string): SipUri {
  const parsed = parseUri(text);
  if (parsed === undefined) throw new Error(`refused: ${text}`);
  return parsed;
}

describe("reading a URI", () => {
  it("takes it apart", () => {
    expect(uri("sips:alice:secret@Atlanta.COM:5061;Transport=TCP;lr?Subject=a%20b&priority=urgent")).toEqual({
      scheme: "sips",
      user: "alice",
      password: "secret",
      host: "atlanta.com",
      port: 5061,
      parameters: new Map([
        ["transport", "TCP"],
        ["lr", ""],
      ]),
      headers: new Map([
        ["subject", "a b"],
        ["priority", "urgent"],
      ]),
    });
  });

  it.each([
    ["sip:example.com", { user: "", host: "example.com", port: undefined }],
    ["SIP:192.0.2.1:5060", { scheme: "sip", host: "192.0.2.1", port: 5060 }],
    ["sip:a@[2001:DB8::1]:5060", { host: "[2001:db8::1]", port: 5060 }],
    ["sip:a@[::1]", { host: "[::1]", port: undefined }],
    ["sip:*72#@pbx", { user: "*72#", host: "pbx" }],
    ["sip:+86-10(5)@gw_1;user=phone", { user: "+86-10(5)", host: "gw_1" }],
    ["sip:%E7%94%B5%E8%AF%9D@example.com", { user: "电话" }],
    ["sip:a;b=c?d@host", { user: "a;b=c?d" }],
  ])("%s", (text, expected) => {
    expect(uri(text)).toMatchObject(expected);
  });

  it.each([
    ["another scheme", "tel:+8610"],
    ["no scheme", "alice@example.com"],
    ["no host", "sip:alice@"],
    ["nothing", "sip:"],
    ["an empty user", "sip:@example.com"],
    ["a password without a user", "sip::secret@b"],
    ["two @", "sip:a@b@c"],
    ["a port too high", "sip:a@b:65536"],
    ["a port that is no number", "sip:a@b:x"],
    ["an empty port", "sip:a@b:"],
    ["a space", "sip:a b@c"],
    ["a line end", "sip:a@b\r\nEvil: 1"],
    ["brackets", "<sip:a@b>"],
    ["a broken escape", "sip:a%zz@b"],
    ["half an escape", "sip:a%4@b"],
    ["octets that are no UTF-8", "sip:a%ff@b"],
    ["a parameter without a name", "sip:a@b;=x"],
    ["an empty parameter", "sip:a@b;;lr"],
    ["an open IPv6 address", "sip:a@[::1"],
    ["a name in brackets", "sip:a@[example]"],
    ["too much", `sip:${"a".repeat(3000)}@b`],
  ])("refuses %s", (_what, text) => {
    expect(parseUri(text)).toBeUndefined();
  });

  it("reads hosts and ports by themselves", () => {
    expect(parseHostPort("Example.COM:5060")).toEqual({ host: "example.com", port: 5060 });
    expect(parseHostPort("[::1]")).toEqual({ host: "[::1]", port: undefined });
    expect(parseHostPort("a b")).toBeUndefined();
  });
});

describe("printing a URI", () => {
  it("escapes each part as its place requires", () => {
    const text = printUri({
      scheme: "sip",
      user: "a@b:c d",
      password: "p;w",
      host: "example.com",
      port: 5060,
      parameters: new Map([["x", "1;2"]]),
      headers: new Map([["subject", "a&b=c"]]),
    });
    expect(text).toBe("sip:a%40b%3Ac%20d:p%3Bw@example.com:5060;x=1%3B2?subject=a%26b%3Dc");
  });

  it("lets nothing end the line or the brackets", () => {
    const text = printUri({
      scheme: "sip",
      user: 'x\r\n>"\ud800',
      host: "h\r\n>",
      port: undefined,
      parameters: new Map([["p\n", "\0>"]]),
      headers: new Map([["h\n", ">"]]),
    });
    expect(text).toMatch(/^[!-~]+$/);
    expect(text).not.toMatch(/[<>"]/);
  });

  it("gives back what it read, for any content", () => {
    const part = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
    const pairs = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), part), { maxLength: 4 });
    fc.assert(
      fc.property(part, fc.option(part, { nil: undefined }), pairs, pairs, (user, password, parameters, headers) => {
        const original: SipUri = {
          scheme: "sip",
          user,
          ...(password === undefined ? {} : { password }),
          host: "example.com",
          port: undefined,
          parameters: new Map(parameters),
          headers: new Map(headers),
        };
        expect(parseUri(printUri(original))).toEqual(original);
        expect(uriEqual(uri(printUri(original)), original)).toBe(true);
      }),
    );
  });
});

describe("comparing URIs (RFC 3261 section 19.1.4)", () => {
  it.each([
    ["sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp"],
    ["sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"],
    ["sip:carol@chicago.com", "sip:carol@chicago.com;security=on"],
    ["sip:carol@chicago.com;newparam=5", "sip:carol@chicago.com;security=on"],
    [
      "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
      "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
    ],
    [
      "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
      "sip:alice@atlanta.com?priority=urgent&subject=project%20x",
    ],
  ])("%s equals %s", (one, other) => {
    expect(uriEqual(uri(one), uri(other))).toBe(true);
    expect(uriEqual(uri(other), uri(one))).toBe(true);
  });

  it.each([
    ["SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"],
    ["sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"],
    ["sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp"],
    ["sip:bob@biloxi.com", "sip:bob@biloxi.com:6000;transport=tcp"],
    ["sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"],
    ["sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"],
    ["sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off"],
    ["sip:carol@chicago.com", "sip:carol@chicago.com;maddr=1.2.3.4"],
    ["sip:carol@chicago.com", "sips:carol@chicago.com"],
    ["sip:carol:pw@chicago.com", "sip:carol@chicago.com"],
    ["sip:carol@chicago.com?a=1", "sip:carol@chicago.com?a=2"],
    ["sip:carol@chicago.com?a=1", "sip:carol@chicago.com?b=1"],
  ])("%s does not equal %s", (one, other) => {
    expect(uriEqual(uri(one), uri(other))).toBe(false);
    expect(uriEqual(uri(other), uri(one))).toBe(false);
  });
});
