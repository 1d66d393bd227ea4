import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inUser, many, subscriber } from "../../../test/torture/written-numbers.ts";
import { aboutNumber, numberInUri } from "./telephone.ts";

describe("the number that a URI means", () => {
  it.each([
    ["tel:+86-138-0013-8000", "+8613800138000"],
    ["TEL:(010)6552.9988;phone-context=+86", "01065529988"],
    ["tel:110;phone-context=xcc.example", "110"],
    ["tel:+8613800138000;npdi;rn=+861350", "+8613800138000"],
    ["tel:*98%23;phone-context=x", "*98#"],
    ["sip:+86-138(0013)8000;isub=12;ext=3@gw;user=phone", "+8613800138000"],
    ["sip:4000;phone-context=+86@gw;user=phone", "4000"],
    ["sip:4000;context=abc@gw;user=PHONE", "4000"],
    ["sip:4008.001.234@gw;user=phone;transport=tcp", "4008001234"],
    ["sips:+1-212-555-0100;cpc=ordinary@gw:5061;user=phone", "+12125550100"],
    ["sip:+12125550100;verstat=TN-Validation-Passed@gw;user=phone", "+12125550100"],
    // Carriers that leave user=phone out: what is only ever said about numbers is.
    ["sip:+12125550100;npdi;rn=+12125559999@gw", "+12125550100"],
    ["sip:13800138000;cpc=ordinary@gw", "13800138000"],
    ["sip:+86-138-0013-8000@gw", "+8613800138000"],
    // Without it a user is whatever its host makes of it (RFC 3261 section 19.1.1).
    ["sip:1001;x=y@gw", "1001;x=y"],
    ["sip:j.doe-2@gw", "j.doe-2"],
    ["sip:alice;day=tuesday@gw", "alice;day=tuesday"],
    // Phones that say user=phone of every name.
    ["sip:alice@gw;user=phone", "alice"],
    ["sip:j.doe;x=y@gw;user=phone", "j.doe"],
    ["sip:gw", ""],
    ["sip:gw;user=phone", ""],
  ])("of %s is %s", (uri, number) => {
    expect(numberInUri(uri)).toBe(number);
  });

  it.each([
    "tel:",
    "tel:;phone-context=x",
    "tel:alice",
    "tel:%zz",
    "tel:12<3",
    "mailto:1@b",
    "urn:service:sos",
    "12",
    "",
  ])("is nothing that can be told in %s", (uri) => {
    expect(numberInUri(uri)).toBeUndefined();
  });

  it("says what is told about it", () => {
    expect(aboutNumber("sip:+1;verstat=No-TN-Validation@gw;user=phone", "verstat")).toBe("No-TN-Validation");
    expect(aboutNumber("tel:+1;npdi;VERSTAT=x", "verstat")).toBe("x");
    expect(aboutNumber("sip:+1@gw;user=phone;verstat=y", "verstat")).toBe("y");
    expect(aboutNumber("tel:+1;npdi", "npdi")).toBe("");
    expect(aboutNumber("sip:+1@gw", "verstat")).toBeUndefined();
    expect(aboutNumber("nonsense", "verstat")).toBeUndefined();
  });
});

describe("every URI of the grammar", () => {
  it("tel: means its digits and its plus", () => {
    fc.assert(
      fc.property(subscriber, ([{ written, meant }, parameters]) => {
        expect(numberInUri(`tel:${written}${parameters}`)).toBe(meant);
        expect(numberInUri(`tel:${inUser(written)}${inUser(parameters)}`)).toBe(meant);
      }),
      { numRuns: 2_000 },
    );
  });

  it("sip: with user=phone means them, too", () => {
    const rest = fc.constantFrom(
      "@gw;user=phone",
      "@192.0.2.1:5070;transport=tcp;user=phone",
      "@[2001:db8::1];USER=phone",
    );
    fc.assert(
      fc.property(subscriber, rest, ([{ written, meant }, parameters], behind) => {
        expect(numberInUri(`sip:${inUser(written)}${inUser(parameters)}${behind}`)).toBe(meant);
      }),
      { numRuns: 2_000 },
    );
  });

  it("sip: without it means its user, unless that can be nothing but a number", () => {
    const user = many(fc.constantFrom(...Array.from("abcdefgXYZ019-_.!~*'()")), 1, 12).map((all) => all.join(""));
    fc.assert(
      fc.property(user, (text) => {
        expect(numberInUri(`sip:${text}@gw`)).toBe(text);
      }),
    );
  });

  it("or of none is read without a throw, and gives nothing longer than it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("tel:", "sip:", ""), (text, scheme) => {
        expect((numberInUri(`${scheme}${text}`) ?? "").length).toBeLessThanOrEqual(text.length + scheme.length);
      }),
    );
  });
});
