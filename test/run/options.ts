export interface RunOptions {
  readonly checks: boolean;
  readonly unit: boolean;
  readonly interop: boolean;
  readonly crash: boolean;
  /** How often the tests run. */
  readonly times: number;
  /** Only test files whose path contains one of these. */
  readonly files: readonly string[];
  /** Only tests whose full name matches this pattern. */
  readonly name: string | undefined;
}

export const USAGE = `Usage: npm test -- [options] [part of a file's path ...]

  (nothing)    everything: compiler, lint, format, unit tests, interop tests, crash tests
  --checks     only the compiler, lint and format checks
  --unit       only the checks and the unit tests (needs no Debian package)
  --interop    only the interop tests (real SIPp, baresip and PostgreSQL on loopback)
  --crash      only the crash tests (a server that is killed under traffic; CRASH_ROUNDS=30 for many rounds)
  --times N    the tests N times over, and at the end how often each has failed; leaves the checks out
  -t PATTERN   only tests whose name matches; leaves the checks out
  --help       this text

With parts of file paths only those test files run; the checks are left out.`;

const MOST_TIMES = 100;
/** Of which one may be chosen. */
const KINDS = ["checks", "unit", "interop", "crash"] as const;

/** The options, or what is wrong with them. */
export function optionsFrom(argv: readonly string[]): RunOptions | { readonly problem: string } {
  const files: string[] = [];
  let name: string | undefined;
  let times: number | undefined;
  let only: (typeof KINDS)[number] | undefined;
  const words = [...argv];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const chosen = KINDS.find((kind) => word === `--${kind}`);
    if (chosen !== undefined) {
      if (only !== undefined && only !== chosen) return { problem: `--${only} and ${word} exclude each other` };
      only = chosen;
    } else if (word === "-t") {
      name = words.shift();
      if (name === undefined || name === "") return { problem: "-t needs a pattern" };
    } else if (word === "--times") {
      times = Number(words.shift());
      if (!Number.isInteger(times) || times < 1 || times > MOST_TIMES)
        return { problem: `--times needs a number from 1 to ${String(MOST_TIMES)}` };
    } else if (word.startsWith("-")) return { problem: `unknown option ${word}` };
    else files.push(word);
  }
  if (only === "checks" && times !== undefined) return { problem: "--times is for tests, not for --checks" };
  const filtered = files.length > 0 || name !== undefined;
  return {
    checks: !filtered && times === undefined && only !== "interop" && only !== "crash",
    unit: only === undefined || only === "unit",
    interop: only === undefined || only === "interop",
    crash: only === undefined || only === "crash",
    times: times ?? 1,
    files,
    name,
  };
}

/** Whether only a part of the tests was asked for. */
export function isFiltered(options: RunOptions): boolean {
  return options.files.length > 0 || options.name !== undefined;
}
