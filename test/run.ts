// What `npm test` runs. Brings what the tests need, runs every suite, and ends with one line that sums them up.
import { endAllCommands } from "./run/command.ts";
import { isFiltered, optionsFrom, USAGE } from "./run/options.ts";
import type { RunOptions } from "./run/options.ts";
import type { SuiteResult } from "./run/suites.ts";
import { failuresByTest } from "./run/repeats.ts";
import { runChecks, runPackages, runVitest } from "./run/suites.ts";
import { completeTools } from "./run/tools.ts";

/** A run that hangs must still end by itself and say so; for each of `--times`. */
const WHOLE_RUN_MS = 80 * 60_000;

const UNIT = { name: "unit tests", config: "vitest.config.ts", limitMs: 15 * 60_000 };
const INTEROP = { name: "interop tests", config: "vitest.interop.config.ts", limitMs: 45 * 60_000 };
const HOSTILE = { name: "hostile tests", config: "vitest.hostile.config.ts", limitMs: 10 * 60_000 };
const BROWSER = { name: "browser tests", config: "vitest.browser.config.ts", limitMs: 20 * 60_000 };
const CRASH = {
  name: "crash tests",
  config: "vitest.crash.config.ts",
  limitMs: (10 + Number(process.env["CRASH_ROUNDS"] ?? 3)) * 60_000,
};

async function run(options: RunOptions): Promise<readonly SuiteResult[]> {
  const budget = { endsAt: performance.now() + options.times * WHOLE_RUN_MS };
  const results: SuiteResult[] = [];
  if (options.interop || options.crash) {
    const packages = await runPackages();
    // With a filter the packages are only a means.
    if (!isFiltered(options) || packages.failed > 0) results.push(packages);
  }
  if (options.checks) results.push(...(await runChecks(budget)));
  const real = [...(options.interop ? [INTEROP, HOSTILE, BROWSER] : []), ...(options.crash ? [CRASH] : [])];
  const suites = [...(options.unit ? [UNIT] : []), ...real];
  for (let time = 1; time <= options.times; time += 1) {
    for (const suite of suites) {
      const name = options.times === 1 ? suite.name : `${suite.name}, ${String(time)}`;
      results.push(await runVitest({ ...suite, name }, options, budget));
    }
  }
  return results;
}

function printSummary(results: readonly SuiteResult[], options: RunOptions): number {
  let passed = 0;
  let failed = 0;
  console.log("");
  for (const result of results) {
    passed += result.passed;
    failed += result.failed;
    const counts = `${String(result.passed)} passed, ${String(result.failed)} failed`;
    console.log(
      `${result.failed > 0 ? "FAILED" : "ok    "} ${result.name.padEnd(20)} ${counts} (${result.seconds.toFixed(1)} s)`,
    );
    for (const { what, why } of result.problems) console.log(`         ${what}: ${why}`);
  }
  if (options.times > 1) for (const line of failuresByTest(results, options.times)) console.log(line);
  if (passed + failed === 0) {
    failed += 1;
    console.log(isFiltered(options) ? "FAILED the filter matches no test" : "FAILED no test was run");
  }
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  return failed;
}

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes("--help")) {
    console.log(USAGE);
    return;
  }
  const options = optionsFrom(argv);
  if ("problem" in options) {
    console.error(`${options.problem}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const incomplete = await completeTools((line) => {
    console.log(line);
  });
  if (incomplete !== undefined) console.log(incomplete);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      endAllCommands();
      process.exit(130);
    });
  }
  process.exitCode = printSummary(await run(options), options) > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
