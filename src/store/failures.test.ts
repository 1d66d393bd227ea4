import { describe, expect, it } from "vitest";
import { Refused, storeFailureOf } from "./failures.ts";

function failed(message: string, fields: object = {}): Error {
  return Object.assign(new Error(message), fields);
}

describe("failures of the store", () => {
  it.each([
    failed("connect ECONNREFUSED 127.0.0.1:5432", { code: "ECONNREFUSED" }),
    failed("Connection terminated unexpectedly"),
    failed("Connection terminated due to connection timeout"),
    failed("timeout exceeded when trying to connect"),
    failed("timeout expired"),
    failed("Query read timeout"),
    failed("the embedded database's thread has ended"),
    failed("terminating connection due to administrator command", { code: "57P01" }),
    failed("sorry, too many clients already", { code: "53300" }),
    failed("could not extend file", { code: "53100" }),
    failed("deadlock detected", { code: "40P01" }),
    failed("canceling statement due to statement timeout", { code: "57014" }),
    failed('password authentication failed for user "xcc"', { code: "28P01" }),
  ])("say that it is away: %s", (error) => {
    expect(storeFailureOf(error)).toEqual({ type: "away" });
  });

  it("say which field another row has already", () => {
    const error = failed("duplicate key", { code: "23505", constraint: "queues_name_living" });
    expect(storeFailureOf(error)).toEqual({ type: "refused", refusal: { type: "taken", field: "name" } });
    expect(storeFailureOf(new Refused({ type: "no-such" }))).toEqual({ type: "refused", refusal: { type: "no-such" } });
  });

  it.each([failed("syntax error", { code: "42601" }), failed("x is not a function"), "text", undefined])(
    "leave our own mistakes to others: %s",
    (error) => {
      expect(storeFailureOf(error)).toBeUndefined();
    },
  );
});
