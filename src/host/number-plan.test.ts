import fc from "fast-check";
import { getCountries, getExampleNumber, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { normalForm } from "../core/numbers/normal.ts";
import type { NumberPlan } from "../core/numbers/plan.ts";
import { partsSoughtFor, writingsOf } from "../core/numbers/writings.ts";
import { COUNTRIES } from "./countries.ts";
import { numberPlan } from "./number-plan.ts";

function planOf(country: string, areaCode?: string, trunkPrefix?: string): NumberPlan {
  const plan = numberPlan({ country, areaCode, trunkPrefix });
  if (plan === undefined) throw new Error("no plan");
  return plan;
}
const CHINA = planOf("CN");
const BEIJING = planOf("CN", "010");
const HAIKOU = planOf("CN", "898");
const PLANS = [CHINA, BEIJING, HAIKOU, planOf("US", "415"), planOf("GB"), planOf("IT")];

/** National numbers of China without any prefix: mobile, fixed with area codes of two and three digits, service numbers. */
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const chinese = fc.oneof(
  fc
    .tuple(fc.constantFrom("138", "139", "150", "166", "177", "188", "192", "199"), digits(8))
    .map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom("21", "20", "28", "25"), fc.constantFrom("6", "5"), digits(7))
    .map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("755", "571", "769"), fc.constantFrom("2", "8"), digits(7)).map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("400", "800"), digits(7)).map((parts) => parts.join("")),
);
const PREFIXES = ["", "0", "86", "+86", "0086", "860", "+860", "00860"] as const;
/** Separators that people and carriers put between digits; brackets come in pairs. */
const separated = (text: string) =>
  fc
    .array(fc.constantFrom("", "", "", " ", "-", ".", "\u00a0", "－", " - "), { minLength: 40, maxLength: 40 })
    .map((between) =>
      Array.from(text, (char, index) => (index === 0 ? char : `${between[index] ?? ""}${char}`)).join(""),
    );

describe("normalForm", () => {
  it("is one for all writings of a number of China", () => {
    const written = fc
      .tuple(chinese, fc.constantFrom(...PREFIXES))
      .chain(([number, prefix]) => separated(prefix + number).map((text) => ({ number, text })));
    fc.assert(
      fc.property(written, ({ number, text }) => {
        for (const plan of [CHINA, BEIJING, HAIKOU]) expect(normalForm(plan, text), text).toBe(`+86${number}`);
      }),
      { numRuns: 3_000 },
    );
  });

  it("is its own normal form, whatever was written", () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[+0-9 ()*#-]{0,30}$/),
      fc.stringMatching(/^(00|\+|0|86|1)?\d{1,22}$/),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...PLANS), (written, plan) => {
        const once = normalForm(plan, written);
        expect(normalForm(plan, once)).toBe(once);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ["within the area", "87654321", "+861087654321"],
    ["with its code", "1087654321", "+861087654321"],
    ["with trunk prefix", "010-87654321", "+861087654321"],
    ["from abroad", "+86 (010) 8765 4321", "+861087654321"],
    ["another area's", "021-65432109", "+862165432109"],
    ["a number that begins like the country's code", "86543210", "+861086543210"],
    ["a short code", "12345", "12345"],
    ["a short code of the area, with its code", "01012345", "12345"],
    ["from far away", "+861012345", "12345"],
    ["a bank's", "95588", "95588"],
    ["a bank's with the area's code", "010-95588", "95588"],
    ["a bank's with the country's code", "+8695588", "95588"],
    ["police", "110", "110"],
    ["an extension", "1001", "1001"],
    ["a longer extension", "800123", "800123"],
    ["service number", "400-800-1234", "+864008001234"],
    ["service number with a trunk prefix", "04008001234", "+864008001234"],
    ["over a carrier of one's choice", "17951 138 1234 5678", "+8613812345678"],
    ["full width", "＋８６１３８－１２３４－５６７８", "+8613812345678"],
    ["a range that the library does not know yet", "16412345678", "+8616412345678"],
    ["the same with everything before it", "0086 0 164 1234 5678", "+8616412345678"],
    ["with + and the prefix for abroad", "+008613812345678", "+8613812345678"],
    ["a star code", "*98", "*98"],
    ["a code with a gate", "#21#", "#21#"],
    ["nobody", "anonymous", "anonymous"],
    ["nothing", "", ""],
    ["letters", "alice", "alice"],
    ["letters and digits", "1-800-FLOWERS", "1-800-FLOWERS"],
    ["abroad", "+1 (415) 555-0123", "+14155550123"],
    ["abroad, dialled", "0014155550123", "+14155550123"],
    ["abroad with a trunk prefix", "+44 (0)20 7946 0958", "+442079460958"],
    ["abroad where the 0 belongs to it", "+39 06 698 12345", "+390669812345"],
    ["Hong Kong", "00852 2345 6789", "+85223456789"],
    ["what no country has", "+999123456789", "+999123456789"],
    ["too long for a number", "1".repeat(30), "1".repeat(30)],
    ["a lonely plus", "+", "+"],
  ])("%s: %s is %s in Beijing", (_, written, normal) => {
    expect(normalForm(BEIJING, written)).toBe(normal);
  });

  it("leaves numbers within an area as they are where no area code is set", () => {
    expect(normalForm(CHINA, "8765-4321")).toBe("87654321");
    expect(normalForm(CHINA, "010-12345")).toBe("+861012345");
  });

  it("goes by a trunk prefix that is set", () => {
    const behind = planOf("CN", undefined, "90");
    expect(normalForm(behind, "9013812345678")).toBe("+8613812345678");
    expect(normalForm(behind, "13812345678")).toBe("+8613812345678");
  });

  it("knows other countries' habits", () => {
    const us = planOf("US", "415");
    for (const text of ["4155550123", "14155550123", "+14155550123", "01114155550123", "(415) 555-0123"])
      expect(normalForm(us, text)).toBe("+14155550123");
    expect(normalForm(planOf("CA"), "4155550123")).toBe("+14155550123");
    expect(normalForm(planOf("GB"), "020 7946 0958")).toBe("+442079460958");
    expect(normalForm(planOf("SG"), "65 9123 4567")).toBe("+6591234567");
    expect(normalForm(planOf("HK"), "23456789")).toBe("+85223456789");
    expect(normalForm(planOf("IT"), "06 698 12345")).toBe("+390669812345");
  });

  it("knows the countries that the library knows, whose plans are as they are to be read", () => {
    expect(COUNTRIES).toEqual(getCountries().toSorted());
    for (const country of COUNTRIES) expect(planOf(country).code).toMatch(/^\d+$/);
  });

  it("says of every country's numbers what the library says", () => {
    for (const country of COUNTRIES) {
      const example = getExampleNumber(country as CountryCode, examples);
      if (example === undefined) continue;
      expect(normalForm(CHINA, example.number)).toBe(example.number);
      expect(normalForm(CHINA, `00${example.number.slice(1)}`), country).toBe(example.number);
      // Six digits and less are short codes everywhere.
      if (example.nationalNumber.length <= 6) continue;
      expect(normalForm(planOf(country), example.nationalNumber), country).toBe(example.number);
    }
  });

  it("agrees with the library on what that takes for a number of China", () => {
    const text = fc.stringMatching(/^(\+86|0086|86|0)?[1-9]\d{6,11}$/);
    fc.assert(
      fc.property(text, (written) => {
        const theirs = parsePhoneNumberFromString(written, "CN");
        if (theirs?.isValid() !== true || theirs.countryCallingCode !== "86") return;
        expect(normalForm(CHINA, written), written).toBe(theirs.number);
      }),
      { numRuns: 20_000 },
    );
  });

  it("leaves everything as it is without a plan", () => {
    expect(numberPlan({ country: "none", areaCode: "10", trunkPrefix: undefined })).toBeUndefined();
    expect(normalForm(undefined, "0138 1234-5678")).toBe("0138 1234-5678");
  });
});

describe("writingsOf", () => {
  it("are all of that number, and among them is what people write", () => {
    expect(writingsOf(BEIJING, "+861087654321")).toEqual(
      expect.arrayContaining(["01087654321", "87654321", "1087654321", "861087654321", "00861087654321"]),
    );
    fc.assert(
      fc.property(chinese, (number) => {
        const normal = `+86${number}`;
        const all = writingsOf(HAIKOU, normal);
        for (const one of all) expect(normalForm(HAIKOU, one)).toBe(normal);
        for (const prefix of ["", "0", "86", "+86", "0086"]) expect(all).toContain(prefix + number);
      }),
    );
  });

  it("have a part in common that a search finds them by", () => {
    for (const text of ["+8613812345678", "013812345678", "0086 138-1234-5678"])
      expect(partsSoughtFor(CHINA, text)).toContain("13812345678");
    for (const part of ["138", "1000", "alice", "%", ""]) expect(partsSoughtFor(CHINA, part)).toEqual([part]);
    expect(partsSoughtFor(CHINA, "0014155550123")).toEqual(["0014155550123", "+14155550123"]);
  });
});
