import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeOf } from "../../../test/scenarios/given-menus.ts";
import { meaningOf, type Choices } from "./keys.ts";

function choices(children: readonly string[], extensions: readonly string[] = []): Choices {
  return {
    children: children.map((digits) => nodeOf(digits, { digits })),
    isExtension: (digits) => extensions.includes(digits),
    beginsExtension: (digits) => extensions.some((extn) => extn.length > digits.length && extn.startsWith(digits)),
    longest: Math.max(0, ...[...children, ...extensions].map((digits) => digits.length)),
  };
}

/** "child 1, then 3" and the like. */
function said(keys: string, among: Choices, over = false): string {
  const meaning = meaningOf(keys, among, over);
  if (meaning.type === "unfinished") return meaning.type;
  return `${meaning.type} ${meaning.keys}${meaning.rest === "" ? "" : `, then ${meaning.rest}`}`;
}

describe("keys in a menu", () => {
  it("lead to a child as soon as nothing longer is possible", () => {
    expect(said("1", choices(["1", "2"]))).toBe("child 1");
    expect(said("1", choices(["1", "12"]))).toBe("unfinished");
    expect(said("1", choices(["1", "12"]), true)).toBe("child 1");
    expect(said("12", choices(["1", "12"]))).toBe("child 12");
    expect(said("123", choices(["1", "2"]))).toBe("child 1, then 23");
  });

  it("end with # unless it is a key itself", () => {
    expect(said("1#", choices(["1", "12"]))).toBe("child 1");
    expect(said("1#5", choices(["1", "12"]))).toBe("child 1, then 5");
    expect(said("1#", choices(["1", "1#"]))).toBe("child 1#");
    expect(said("1#", choices(["12"]))).toBe("wrong 1#");
  });

  it("are wrong as a whole where they are a number that nobody has: no part of it is a choice", () => {
    expect(said("13", choices(["1", "12"]))).toBe("unfinished");
    expect(said("13", choices(["1", "12"]), true)).toBe("wrong 13");
    expect(said("13#1", choices(["1", "12"]))).toBe("wrong 13#, then 1");
    expect(said("1009", choices(["1", "0", "9"], ["1001"]))).toBe("unfinished");
    expect(said("1009", choices(["1", "0", "9"], ["1001"]), true)).toBe("wrong 1009");
    expect(said("9001", choices(["1", "0"], ["1001"]), true)).toBe("wrong 9001");
    expect(said("10091", choices(["1", "0"], ["1001"]), true)).toBe("wrong 10091");
    // But it has an end.
    expect(said("9".repeat(40), choices(["1", "0"], ["1001"]))).toBe(`wrong ${"9".repeat(24)}, then ${"9".repeat(16)}`);
    expect(said("1", choices(["12"]), true)).toBe("wrong 1");
  });

  it("are no choice in any part of a telephone number, whatever it ends with", () => {
    const among = choices(["1", "0", "12"], ["1001", "80012"]);
    const digit = fc.constantFrom(...Array.from("0123456789"));
    const number = fc.array(digit, { minLength: 6, maxLength: 20 }).map((digits) => `9${digits.join("")}`);
    fc.assert(
      fc.property(number, fc.constantFrom("", "1", "0", "12", "1001", "80012"), (begun, end) => {
        const pressed = begun.slice(0, 18) + end;
        expect(said(pressed, among)).toBe("unfinished");
        expect(said(pressed, among, true)).toBe(`wrong ${pressed}`);
        expect(said(`${pressed.slice(0, 23)}#`, among)).toBe(`wrong ${pressed.slice(0, 23)}#`);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are wrong at once where a choice is a single key", () => {
    expect(said("9", choices(["1"]))).toBe("wrong 9");
    expect(said("91", choices(["1"]))).toBe("wrong 9, then 1");
  });

  it("dial the extension rather than the child it begins with, and the child of the very same digits", () => {
    expect(said("1001", choices(["1"], ["1001"]))).toBe("extension 1001");
    expect(said("1001", choices(["1"], ["1001", "10012"]))).toBe("unfinished");
    expect(said("1001#", choices(["1"], ["1001", "10012"]))).toBe("extension 1001");
    expect(said("1", choices(["1"], ["1"]))).toBe("child 1");
  });

  it("are never lost: what is understood and what is left are what was pressed", () => {
    const key = fc.constantFrom("1", "2", "3", "#", "*");
    const keys = fc.array(key, { minLength: 1, maxLength: 6 }).map((pressed) => pressed.join(""));
    const digits = fc.array(
      fc.array(key, { minLength: 1, maxLength: 3 }).map((pressed) => pressed.join("")),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(keys, digits, digits, fc.boolean(), (pressed, children, extensions, over) => {
        const meaning = meaningOf(pressed, choices(children, extensions), over);
        if (meaning.type === "unfinished") {
          expect(over).toBe(false);
          return;
        }
        expect(meaning.keys).not.toBe("");
        expect([meaning.keys + meaning.rest, `${meaning.keys}#${meaning.rest}`]).toContain(pressed);
      }),
      { numRuns: 3_000 },
    );
  });
});
