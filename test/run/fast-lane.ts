// Which test files `npm run unit -- --fast` leaves out: those that are slow by nature, told by a rule and not by a stopwatch.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Random traffic with many seeds, and what is proven by trying everything. */
const MUCH_OF_ONE_KIND = /^test\/(sim|proof|torture|api\/fuzz)/;
/** They read all of the repository, or run programs. */
const WHOLE_REPOSITORY = /^test\/(tidy|run\/command)\b/;
/** Whoever gets to it, through whatever it imports, starts the embedded database: a PostgreSQL in a thread. */
const DATABASE = "src/store/database/open.ts";

const TEST_FILES = ["src", "test", "demo", "bench", "sounds"].map((folder) => `${folder}/**/*.test.ts`);
/** Never part of the unit tests. */
const REAL_TIME = ["test/interop/**", "test/hostile/**", "test/crash/**", "test/browser/**"];

/** Paths from the root, as vitest's `--exclude` takes them. */
export function leftOutOfFastLane(root: string): readonly string[] {
  const imports = new ImportsOf(root);
  return globSync(TEST_FILES, { cwd: root, exclude: REAL_TIME }).filter(
    (path) => MUCH_OF_ONE_KIND.test(path) || WHOLE_REPOSITORY.test(path) || imports.reach(path, DATABASE),
  );
}

/** What files import, types left out: they are gone when the program runs. */
class ImportsOf {
  readonly #root: string;
  readonly #found = new Map<string, readonly string[]>();

  constructor(root: string) {
    this.#root = root;
  }

  reach(from: string, wanted: string): boolean {
    const seen = new Set<string>();
    const open = [from];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (path === wanted) return true;
      if (seen.has(path)) continue;
      seen.add(path);
      open.push(...this.#of(path));
    }
    return false;
  }

  #of(path: string): readonly string[] {
    const known = this.#found.get(path);
    if (known !== undefined) return known;
    const found = importsIn(readFileSync(join(this.#root, path), "utf8"))
      .map((name) => relative(this.#root, join(this.#root, dirname(path), name)))
      // A test may have imports in a text.
      .filter((imported) => existsSync(join(this.#root, imported)));
    this.#found.set(path, found);
    return found;
  }
}

/** The files of ours that a text imports or passes on, as it names them. */
export function importsIn(text: string): readonly string[] {
  const statements = text.matchAll(/^(?:import|export)\s+(?!type\b)[^;"]*?from\s+"(\.[^"]+\.ts)"/gm);
  const bare = text.matchAll(/\bimport\s*\(?\s*"(\.[^"]+\.ts)"/g);
  return [...statements, ...bare].map(([, name = ""]) => name);
}
