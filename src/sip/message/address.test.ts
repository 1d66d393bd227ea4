import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNameAddress, printNameAddress } from "./address.ts";

describe("reading an address", () => {
  it.each([
    ["sip:a@b", "", "sip:a@b", {}],
    ["sip:a@b;tag=1", "", "sip:a@b", { tag: "1" }],
    ["<sip:a@b;tag=1>", "", "sip:a@b;tag=1", {}],
    ["<sip:a@b>;Tag=X;q=0.5;lr", "", "sip:a@b", { tag: "X", q: "0.5", lr: "" }],
    ['"A. \\"G\\" Bell, \\\\ <x>" <sip:a@b> ; tag = 1', 'A. "G" Bell, \\ <x>', "sip:a@b", { tag: "1" }],
    ["Alice Smith <sip:a@b>", "Alice Smith", "sip:a@b", {}],
    ["张三 <sip:a@b>", "张三", "sip:a@b", {}],
    ['""<sip:a@b>', "", "sip:a@b", {}],
    ['<sip:a@b>;+sip.instance="<urn:uuid:1>"', "", "sip:a@b", { "+sip.instance": "<urn:uuid:1>" }],
    ['sip:a@b;+sip.instance="<urn:uuid:1>"', "", "sip:a@b", { "+sip.instance": "<urn:uuid:1>" }],
    ["<sip:a@b>;maddr=[::1]:5060;", "", "sip:a@b", { maddr: "[::1]:5060" }],
    ["<tel:+8610;phone-context=+86>", "", "tel:+8610;phone-context=+86", {}],
    ["  <sip:a@b>  ", "", "sip:a@b", {}],
  ])("%s", (text, displayName, uri, parameters) => {
    const parsed = parseNameAddress(text);
    expect(parsed).toEqual({ displayName, uri, parameters: new Map(Object.entries(parameters)) });
  });

  it.each([
    ["nothing", ""],
    ["an open quote", '"Alice <sip:a@b>'],
    ["an open bracket", "<sip:a@b"],
    ["no URI", "<>"],
    ["only a name", '"Alice"'],
    ["no scheme", "<alice>"],
    ["a quote inside a name", 'Ali"ce <sip:a@b>'],
    ["something behind the brackets", "<sip:a@b> x"],
    ["empty parameters", "<sip:a@b>;;;;"],
    ["a parameter twice", "<sip:a@b>;tag=1;tag=2"],
    ["a question mark without brackets", "sip:a@b?x=y"],
    ["a comma without brackets", "sip:a,b@c"],
    ["a space in the URI", "<sip:a b@c>"],
    ["an open quote in a parameter", '<sip:a@b>;x="y'],
  ])("refuses %s", (_what, text) => {
    expect(parseNameAddress(text)).toBeUndefined();
  });
});

describe("printing an address", () => {
  it("quotes the name and the values that need it", () => {
    const parameters = new Map([
      ["tag", "abc"],
      ["lr", ""],
      ["note", 'a "b"'],
    ]);
    expect(printNameAddress({ displayName: 'Bell, "A"', uri: "sip:a@b", parameters })).toBe(
      '"Bell, \\"A\\"" <sip:a@b>;tag=abc;lr;note="a \\"b\\""',
    );
  });

  it("lets nothing end the line, the brackets or the parameters", () => {
    const text = printNameAddress({
      displayName: "a\r\nEvil: 1",
      uri: "sip:a>\r\nEvil: 1\r\n@b",
      parameters: new Map([
        ["tag", "1\r\nEvil: 1"],
        ["x;y", "1"],
      ]),
    });
    expect(text).toBe('"a  Evil: 1" <sip:a%3E%0D%0AEvil:%201%0D%0A@b>;tag="1  Evil: 1"');
  });

  it("gives back what it read, for any name and value", () => {
    const printable = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !/[\x00-\x1f\x7f]/.test(text));
    fc.assert(
      fc.property(printable, printable, (displayName, value) => {
        const address = { displayName, uri: "sip:a@b;lr", parameters: new Map([["x", value]]) };
        expect(parseNameAddress(printNameAddress(address))).toEqual(address);
      }),
    );
  });
});
