import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsIn, leftOutOfFastLane } from "./fast-lane.ts";

describe("the fast lane", () => {
  const leftOut = leftOutOfFastLane(join(import.meta.dirname, "..", ".."));

  it("leaves out random traffic, proofs and whoever gets to the embedded database", () => {
    expect(leftOut).toEqual(
      expect.arrayContaining([
        "test/sim/sim.test.ts",
        "test/proof/enumeration.test.ts",
        "src/store/store.test.ts",
        "src/api/rest/queues.test.ts",
      ]),
    );
  });

  it("keeps the rules of the engine, of SIP and of the media", () => {
    for (const path of [
      "test/scenarios/scenarios.test.ts",
      "src/core/call/caller-list.test.ts",
      "test/run/options.test.ts",
    ])
      expect(leftOut).not.toContain(path);
    expect(leftOut.filter((path) => /^src\/(core|sip|media)\//.test(path))).toEqual([]);
  });
});

it("imports are found in each of their forms, types left out", () => {
  const text = `
import { a } from "./a.ts";
import {
  b,
  type B,
} from "../b.ts";
import type { C } from "./c.ts";
export { d } from "./d.ts";
export * from "./e.ts";
import "./f.ts";
const g = await import("./g.ts");
import { fast } from "fastify";
export type { H } from "./h.ts";
`;
  expect(importsIn(text).toSorted()).toEqual(["../b.ts", "./a.ts", "./d.ts", "./e.ts", "./f.ts", "./g.ts"]);
});
