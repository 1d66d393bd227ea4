import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFault } from "./json-fault.ts";

describe("where a text stops being JSON", () => {
  it.each([
    ["{", 1, 2, "a name in double quotes, or }"],
    ['{"a":1,}', 1, 8, "a name in double quotes"],
    ['{dev_key": "x"}', 1, 2, "a name in double quotes, or }"],
    ["{'a': 1}", 1, 2, "a name in double quotes, or }"],
    ['{"a" 1}', 1, 6, ":"],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, ", or }"],
    ['{\r\n\r\n  "队列": [1, 2\r\n', 4, 1, ", or ]"],
    ['{"队列": 队}', 1, 8, "a value"],
    ["[1,]", 1, 4, "a value"],
    ["[", 1, 2, "a value or ]"],
    ['{"a":"b', 1, 8, 'a " that ends the text'],
    ['{"a":"b\nc"}', 1, 8, "control characters written as \\n, \\t or \\u0000"],
    ['{"a":"\\x"}', 1, 7, 'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000'],
    ['{"a":1} x', 1, 9, "the end"],
    ['{"a":01}', 1, 7, ", or }"],
    ['{"a":NaN}', 1, 6, "a value"],
    ["name=a", 1, 1, "a value"],
  ])("%j: line %i, column %i, expected %s", (text, line, column, expected) => {
    expect(jsonFault(text)).toEqual({ line, column, expected });
  });

  it("is nowhere in JSON", () => {
    fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === undefined));
    expect(jsonFault(` \n[{"a":[-1.5e+3,true,null,"\\u00e9\\""]}, {}, []]\t`)).toBeUndefined();
  });

  it("is found wherever the parser refuses a text, and only there", () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', "\\", "x", "\n", ":", "0", "-"))
      .map(([text, at, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1));
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(broken, (text) => (jsonFault(text) === undefined) === parses(text)),
      { numRuns: 3_000 },
    );
  });

  it("goes as deep as a text does", () => {
    expect(jsonFault("[".repeat(1_000_000))).toMatchObject({ line: 1, column: 1_000_001 });
  });
});
