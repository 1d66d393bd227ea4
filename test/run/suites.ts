import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandResult } from "./command.ts";
import { runCommand } from "./command.ts";
import { bringPackages } from "./packages.ts";
import type { RunOptions } from "./options.ts";
import { isFiltered } from "./options.ts";
import { filesEndedByRuntime, withoutFiles } from "./runtime-crash.ts";
import type { Counts } from "./vitest-report.ts";
import { countsOf } from "./vitest-report.ts";

export interface SuiteResult extends Counts {
  readonly name: string;
  readonly seconds: number;
}

/** When everything must be over, milliseconds of `performance.now()`. */
export interface Budget {
  readonly endsAt: number;
}

/** A suite, as `runVitest` takes it. */
export interface Suite {
  readonly name: string;
  readonly config: string;
  readonly limitMs: number;
}

const CHECKS = [
  { name: "compiler (tsc)", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  { name: "compiler (tsc), console", args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "web"] },
  { name: "compiler (tsc), its tests", args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "test/console"] },
  { name: "lint (eslint)", args: ["node_modules/eslint/bin/eslint.js", "."] },
  { name: "format (prettier)", args: ["node_modules/prettier/bin/prettier.cjs", "--check", "."] },
] as const;

/** The compiler, the linter and the formatter, side by side: one test each. */
export async function runChecks(budget: Budget): Promise<readonly SuiteResult[]> {
  return Promise.all(CHECKS.map((check) => runCheck(check, budget)));
}

async function runCheck(check: (typeof CHECKS)[number], budget: Budget): Promise<SuiteResult> {
  const started = performance.now();
  const result = await runCommand(process.execPath, check.args, { timeoutMs: remaining(budget, 420_000) });
  const passed = result.code === 0;
  console.log(`${passed ? "ok    " : "FAILED"} ${check.name}`);
  if (!passed) console.log(result.output);
  return {
    name: check.name,
    passed: passed ? 1 : 0,
    failed: passed ? 0 : 1,
    problems: passed ? [] : [{ what: check.name, why: lastLine(result) }],
    seconds: secondsSince(started),
  };
}

export async function runPackages(): Promise<SuiteResult> {
  const started = performance.now();
  const problem = await bringPackages((line) => {
    console.log(line);
  });
  if (problem !== undefined) console.log(`FAILED Debian packages\n${problem}`);
  return {
    name: "Debian packages",
    passed: problem === undefined ? 1 : 0,
    failed: problem === undefined ? 0 : 1,
    problems: problem === undefined ? [] : [{ what: "Debian packages", why: problem }],
    seconds: secondsSince(started),
  };
}

export async function runVitest(suite: Suite, options: RunOptions, budget: Budget): Promise<SuiteResult> {
  const started = performance.now();
  const filtered = isFiltered(options);
  const timeoutMs = remaining(budget, suite.limitMs);
  const first = await vitest(suite.config, options, timeoutMs);
  const again = first.result.timedOut ? [] : filesEndedByRuntime(first.result.output);
  if (again.length === 0) {
    const counts = withExit(countsOf(first.report, filtered), first.result);
    return { name: suite.name, ...counts, seconds: secondsSince(started) };
  }
  console.log(`V8 itself has ended the process of ${again.join(", ")}: run once more`);
  const second = await vitest(suite.config, { ...options, files: again }, remaining(budget, suite.limitMs));
  const rest = countsOf(withoutFiles(first.report, again), true);
  const repeated = withExit(countsOf(second.report, filtered), second.result);
  return { name: suite.name, ...sumOf(rest, repeated), seconds: secondsSince(started) };
}

async function vitest(
  config: string,
  options: RunOptions,
  timeoutMs: number,
): Promise<{ readonly result: CommandResult; readonly report: unknown }> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-test-"));
  const report = join(folder, "report.json");
  const args = ["node_modules/vitest/vitest.mjs", "run", "--config", config];
  args.push("--reporter=default", "--reporter=json", `--outputFile.json=${report}`);
  if (isFiltered(options)) args.push("--passWithNoTests");
  if (options.name !== undefined) args.push("-t", options.name);
  args.push(...options.files);
  const result = await runCommand(process.execPath, args, { timeoutMs, live: true });
  const read = readJson(report);
  rmSync(folder, { recursive: true, force: true });
  return { result, report: read };
}

function sumOf(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    problems: [...one.problems, ...other.problems],
  };
}

/** The exit code has the last word: vitest knows of errors that its report does not carry. */
function withExit(counts: Counts, result: CommandResult): Counts {
  const why = result.timedOut ? lastLine(result) : `vitest ended with ${String(result.code)}`;
  if (!result.timedOut && (result.code === 0 || counts.failed > 0)) return counts;
  return { ...counts, failed: counts.failed + 1, problems: [...counts.problems, { what: "the suite", why }] };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as unknown;
  } catch {
    return undefined;
  }
}

function lastLine(result: CommandResult): string {
  return result.output.trimEnd().split("\n").at(-1) ?? "";
}

function remaining(budget: Budget, limitMs: number): number {
  return Math.max(1_000, Math.min(limitMs, budget.endsAt - performance.now()));
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1_000;
}
