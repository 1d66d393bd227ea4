import { expect, it } from "vitest";
import { filesEndedByRuntime, withoutFiles } from "./runtime-crash.ts";
import { countsOf } from "./vitest-report.ts";

const CHECK = "# Fatal error in , line 0\n# Check failed: jit_page.has_value().\n";
const death = (file: string): string =>
  `\u001b[31mCaused by: Error\u001b[39m: Worker exited unexpectedly with signal SIGTRAP during started state while running test file ${file}\u001b[39m\n`;
const unhandled = (count: number): string => `Vitest caught ${String(count)} unhandled error during the test run.\n`;

it("is told by V8's own words, and names the file", () => {
  expect(filesEndedByRuntime(CHECK + unhandled(1) + death("/x/a.test.ts"))).toEqual(["/x/a.test.ts"]);
});

it.each([
  ["another death of the process", unhandled(1) + death("/x/a.test.ts")],
  ["another check", `# Check failed: false.\n${unhandled(1)}${death("/x/a.test.ts")}`],
  ["another error beside it", CHECK + unhandled(2) + death("/x/a.test.ts")],
  ["many of them", CHECK + unhandled(4) + ["a", "b", "c", "d"].map(death).join("")],
  ["nobody's death", CHECK + unhandled(0)],
])("is not %s", (_what, output) => {
  expect(filesEndedByRuntime(output)).toEqual([]);
});

it("leaves what the other files came to", () => {
  const report = {
    success: false,
    testResults: [
      { name: "/x/a.test.ts", status: "failed", assertionResults: [{ status: "passed" }, { status: "pending" }] },
      { name: "/x/b.test.ts", status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };
  expect(countsOf(withoutFiles(report, ["/x/a.test.ts"]), false)).toEqual({ passed: 1, failed: 0, problems: [] });
  expect(countsOf(withoutFiles(report, []), false).failed).toBeGreaterThan(0);
});
