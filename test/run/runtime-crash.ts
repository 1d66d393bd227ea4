// A crash of the JavaScript engine itself, known from Node's issue tracker: V8 ends the process with a failed check of its own
// when several threads begin and end while code is compiled. It says nothing about the code under test. Such a file is run
// once more, and that is said; any other death of a test process stays a failure.
const KNOWN_CHECKS = [/Check failed: jit_page\.has_value\(\)/];
const DEATH = /Worker exited unexpectedly with signal SIG\w+ [^\n]*while running test file (\S+)/g;
const UNHANDLED = /Vitest caught (\d+) unhandled error/;
/** More of them are no coincidence. */
const MOST_FILES = 3;

/** The files whose process V8 ended by a known check, and nothing else went wrong outside of the tests; none otherwise. */
export function filesEndedByRuntime(output: string): readonly string[] {
  const plain = output.replace(/\u001b\[[0-9;]*m/g, "");
  if (!KNOWN_CHECKS.some((check) => check.test(plain))) return [];
  const files = [...new Set([...plain.matchAll(DEATH)].map(([, file]) => file ?? ""))];
  const unhandled = Number(UNHANDLED.exec(plain)?.[1] ?? 0);
  return files.length <= MOST_FILES && files.length === unhandled ? files : [];
}

/** A report as if these files had not been run: what they came to stands in another one. */
export function withoutFiles(report: unknown, files: readonly string[]): unknown {
  if (typeof report !== "object" || report === null || !("testResults" in report)) return report;
  if (!Array.isArray(report.testResults)) return report;
  const rest = (report.testResults as readonly unknown[]).filter((file) => !files.includes(nameOf(file)));
  const success = rest.every(
    (file) => typeof file === "object" && file !== null && "status" in file && file.status === "passed",
  );
  return { ...report, success, testResults: rest };
}

function nameOf(file: unknown): string {
  if (typeof file !== "object" || file === null || !("name" in file)) return "";
  return typeof file.name === "string" ? file.name : "";
}
