import { describe, expect, it } from "vitest";
import { countsOf } from "./vitest-report.ts";

function reportOf(statuses: readonly string[], extra: object = {}): unknown {
  const failed = statuses.includes("failed");
  return {
    success: !failed,
    testResults: [
      {
        name: "a.test.ts",
        status: failed ? "failed" : "passed",
        message: "",
        assertionResults: statuses.map((status) => ({
          status,
          fullName: "it holds",
          failureMessages: ["0 is not 1\nat"],
        })),
      },
    ],
    ...extra,
  };
}

describe("the sum of a test report", () => {
  it("counts what passed and what failed, and names it", () => {
    const report = reportOf(["passed", "failed", "passed"]);
    const problems = [{ what: "a.test.ts > it holds", why: "0 is not 1" }];
    expect(countsOf(report, false)).toEqual({ passed: 2, failed: 1, problems });
  });

  it("takes a skipped test for a failure, but not where a filter left it out", () => {
    expect(countsOf(reportOf(["passed", "pending", "todo"]), false)).toMatchObject({ passed: 1, failed: 1 });
    expect(countsOf(reportOf(["passed", "pending"]), true)).toEqual({ passed: 1, failed: 0, problems: [] });
  });

  it("takes a suite without tests for a failure, but not where a filter matches none", () => {
    expect(countsOf({ success: true, testResults: [] }, false)).toMatchObject({ passed: 0, failed: 1 });
    expect(countsOf({ success: false, testResults: [] }, true)).toMatchObject({ passed: 0, failed: 0 });
  });

  it("takes a file that could not be loaded for a failure", () => {
    const report = {
      success: false,
      testResults: [{ name: "b.test.ts", status: "failed", message: "SyntaxError", assertionResults: [] }],
    };
    const counts = countsOf(report, false);
    expect(counts.failed).toBeGreaterThan(0);
    expect(counts.problems).toContainEqual({ what: "b.test.ts as a whole", why: "SyntaxError" });
  });

  it("takes an error outside of the tests for a failure", () => {
    expect(countsOf(reportOf(["passed"], { success: false }), false)).toMatchObject({ passed: 1, failed: 1 });
  });

  it.each([undefined, null, "", 7, {}, { testResults: {} }])(
    "takes the unreadable report %j for a failure",
    (report) => {
      expect(countsOf(report, false)).toMatchObject({ passed: 0, failed: 1 });
      expect(countsOf(report, true)).toMatchObject({ passed: 0, failed: 1 });
    },
  );
});
