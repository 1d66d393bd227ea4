/** A failed test, or what else counts as failed. */
export interface Problem {
  readonly what: string;
  readonly why: string;
}

/** What one suite came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly Problem[];
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  problems: Problem[];
}

/**
 * Sums up a report of vitest's json reporter. A file that could not be loaded, a skipped test and a suite without tests are
 * failures: none of them has shown anything. With a filter the tests left out are not missed.
 */
export function countsOf(report: unknown, filtered: boolean): Counts {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, problems: [] };
  const files =
    isRecord(report) && Array.isArray(report["testResults"]) ? (report["testResults"] as unknown[]) : undefined;
  if (files === undefined)
    return { passed: 0, failed: 1, problems: [{ what: "the suite", why: "it left no readable report" }] };
  for (const file of files) countFile(file, tally);
  if (!filtered && tally.skipped > 0) fail(tally, "the suite", `${String(tally.skipped)} tests were skipped`);
  if (!filtered && tally.passed + tally.failed === 0) fail(tally, "the suite", "it ran no test at all");
  const succeeded = isRecord(report) && report["success"] === true;
  // An unhandled error outside of any test makes vitest fail with every test passed.
  if (!succeeded && tally.failed === 0 && !(filtered && files.length === 0))
    fail(tally, "the suite", "it failed outside of its tests");
  return { passed: tally.passed, failed: tally.failed, problems: tally.problems };
}

function countFile(file: unknown, tally: Tally): void {
  if (!isRecord(file)) return;
  const tests = Array.isArray(file["assertionResults"]) ? (file["assertionResults"] as unknown[]) : [];
  let failed = 0;
  for (const test of tests) {
    const status = isRecord(test) ? test["status"] : undefined;
    if (status === "passed") tally.passed += 1;
    else if (status === "failed") {
      failed += 1;
      tally.problems.push(failureOf(textOf(file["name"]), test));
    } else tally.skipped += 1;
  }
  tally.failed += failed;
  if (file["status"] === "failed" && failed === 0)
    fail(tally, `${textOf(file["name"])} as a whole`, textOf(file["message"]));
}

function failureOf(file: string, test: unknown): Problem {
  if (!isRecord(test)) return { what: file, why: "" };
  const messages: unknown = test["failureMessages"];
  const [first] = Array.isArray(messages) ? (messages as unknown[]) : [];
  return { what: `${file} > ${textOf(test["fullName"])}`, why: textOf(first).split("\n", 1)[0] ?? "" };
}

function fail(tally: Tally, what: string, why: string): void {
  tally.failed += 1;
  tally.problems.push({ what, why });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
