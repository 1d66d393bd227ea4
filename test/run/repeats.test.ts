import { expect, it } from "vitest";
import { failuresByTest } from "./repeats.ts";

const results = [["a", "b"], [], ["b"]].map((failed) => ({
  problems: failed.map((what) => ({ what, why: "0 is not 1" })),
}));

it("the tests of several runs are counted one by one, the most frequent failure first", () => {
  expect(failuresByTest(results, 3)).toEqual(["2 of 3 times: b: 0 is not 1", "1 of 3 times: a: 0 is not 1"]);
});

it("that nothing has failed is said as well", () => {
  expect(failuresByTest([{ problems: [] }], 5)).toEqual(["in none of 5 times anything has failed"]);
});
