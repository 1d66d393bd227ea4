import { describe, expect, it } from "vitest";
import { apiErrorOf } from "./any-error.ts";
import { ApiError, bodyOf, ERRORS, invalid } from "./errors.ts";
import { Refused } from "../store/failures.ts";

describe("errors", () => {
  it("have codes that clients rely on: one may be added, none changed or taken away", () => {
    const table = Object.entries(ERRORS).map(([code, { status }]) => `${status} ${code}`);
    expect(table).toEqual([
      "400 invalid",
      "403 not-authorized",
      "403 forbidden",
      "403 wrong-password",
      "404 no-such",
      "405 wrong-method",
      "408 too-slow",
      "409 conflict",
      "413 too-large",
      "415 unsupported-media-type",
      "416 range-not-satisfiable",
      "426 upgrade-required",
      "429 too-many",
      "500 internal",
      "501 not-installed",
      "503 starting",
      "503 draining",
      "503 full",
      "503 store-away",
      "504 outcome-unknown",
    ]);
  });

  it("say what was wrong, in general and in particular", () => {
    expect(
      bodyOf(
        invalid([
          { field: "id", expected: "a number" },
          { field: "", expected: "a JSON object" },
        ]),
      ),
    ).toEqual({
      code: 400,
      error: "invalid",
      message: "Invalid input",
      reason: "id: expected a number; expected a JSON object",
      fields: [
        { field: "id", expected: "a number" },
        { field: "", expected: "a JSON object" },
      ],
    });
    expect(bodyOf(new ApiError("no-such", "nothing there"))).toEqual({
      ...{ code: 404, error: "no-such", message: "Not found", reason: "nothing there" },
    });
  });

  it("has the body for those who are not logged in to the letter", () => {
    const body = JSON.stringify(bodyOf(new ApiError("not-authorized", "whatever")));
    expect(body).toBe('{"result":"error","code":"403","error_text":"Not Authorized"}');
  });

  it.each([
    [{ type: "no-such" } as const, "no-such"],
    [{ type: "taken", field: "extn" } as const, "conflict"],
    [{ type: "held", by: [{ type: "hotline", id: "1", name: "1" }] } as const, "conflict"],
    [{ type: "unfit", field: "numbers", expected: "a queue" } as const, "invalid"],
  ])("know the store's refusal %j", (refusal, code) => {
    expect(apiErrorOf(new Refused(refusal))?.code).toBe(code);
  });

  it("know a database that is away, and nothing of a mistake in the program", () => {
    expect(apiErrorOf(Object.assign(new Error("x"), { code: "ECONNREFUSED" }))?.code).toBe("store-away");
    expect(apiErrorOf(new TypeError("x is not a function"))).toBeUndefined();
    expect(apiErrorOf("a string")).toBeUndefined();
  });
});
