/** What one suite came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** The failed tests, and why something else counts as failed: a line each. */
  readonly problems: readonly string[];
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  problems: string[];
}

/**
 * Sums up a report of vitest's json reporter. A file that could not be loaded, a skipped test and a suite without tests are
 * failures: none of them has shown anything. With a filter the tests left out are not missed.
 */
export function countsOf(report: unknown, filtered: boolean): Counts {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, problems: [] };
  const files =
    isRecord(report) && Array.isArray(report["testResults"]) ? (report["testResults"] as unknown[]) : undefined;
  if (files === undefined) return { passed: 0, failed: 1, problems: ["it left no readable report"] };
  for (const file of files) countFile(file, tally);
  if (!filtered && tally.skipped > 0) fail(tally, `${String(tally.skipped)} tests were skipped`);
  if (!filtered && tally.passed + tally.failed === 0) fail(tally, "it ran no test at all");
  const succeeded = isRecord(report) && report["success"] === true;
  // An unhandled error outside of any test makes vitest fail with every test passed.
  if (!succeeded && tally.failed === 0 && !(filtered && files.length === 0))
    fail(tally, "it failed outside of its tests");
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
      tally.problems.push(`${textOf(file["name"])} > ${failureOf(test)}`);
    } else tally.skipped += 1;
  }
  tally.failed += failed;
  if (file["status"] === "failed" && failed === 0)
    fail(tally, `${textOf(file["name"])} failed as a whole: ${textOf(file["message"])}`);
}

function failureOf(test: unknown): string {
  if (!isRecord(test)) return "";
  const messages: unknown = test["failureMessages"];
  const [first] = Array.isArray(messages) ? (messages as unknown[]) : [];
  return `${textOf(test["fullName"])}: ${textOf(first).split("\n", 1)[0] ?? ""}`;
}

/** The files in which a test failed. */
export function failedFilesOf(report: unknown): readonly string[] {
  const files = isRecord(report) ? report["testResults"] : undefined;
  if (!Array.isArray(files)) return [];
  return (files as unknown[])
    .filter(isRecord)
    .flatMap((file) => (file["status"] === "failed" ? [textOf(file["name"])] : []));
}

function fail(tally: Tally, problem: string): void {
  tally.failed += 1;
  tally.problems.push(problem);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
