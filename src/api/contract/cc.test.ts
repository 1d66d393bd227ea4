import { describe, expect, it } from "vitest";
import { CC_FUNCTIONS, ccFunctionNamed } from "./cc.ts";
import { PARAMETERS } from "./cc-parameters.ts";

describe("the table of functions", () => {
  it("has no name twice, in whatever case", () => {
    const names = CC_FUNCTIONS.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase());
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const name of names) expect(name).toMatch(/^[a-z]{3,30}$/);
  });

  it("finds a function by each of its names, and nothing else", () => {
    for (const func of CC_FUNCTIONS) {
      for (const name of [func.name, func.name.toUpperCase(), ...func.aliases])
        expect(ccFunctionNamed(name)).toBe(func);
    }
    for (const name of ["", "ccFly", "cc", "constructor", "__proto__"]) expect(ccFunctionNamed(name)).toBeUndefined();
  });

  it("says of each function and of each parameter what it is, in each language", () => {
    for (const { name, summary, input, oneOf } of CC_FUNCTIONS) {
      expect(summary.en, name).not.toBe("");
      expect(summary.zh, name).toMatch(/\p{Script=Han}/u);
      for (const field of Object.keys(input.shape)) expect(PARAMETERS, name).toHaveProperty(field);
      for (const field of oneOf) expect(input.shape, name).toHaveProperty(field);
    }
  });
});
