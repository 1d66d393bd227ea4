import { expect, it } from "vitest";
import { FACT_TYPES, factTypesOf, isFactPattern } from "./fact-types.ts";

it("groups mean all types that begin so, and each type is meant once", () => {
  expect(factTypesOf(["agent-*", "agent-changed", "bridged"])).toEqual([
    ...["bridged", "agent-signed-in", "agent-signed-out", "agent-changed"],
  ]);
  // What people say to each other is meant by nobody who does not name it.
  expect(factTypesOf(["*"])).toEqual(FACT_TYPES.filter((type) => type !== "people-message"));
});

it.each(["", "calls", "call", "call-", "cal*", "call*", "-*", "x-*", "*-ended", "toString", "**"])(
  "%j means nothing",
  (text) => {
    expect(isFactPattern(text)).toBe(false);
  },
);
