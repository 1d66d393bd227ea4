// The console's files: built from `web/` where they are missing or older than what they are made of, beside calls and after the
// server has started. A release brings them; a fresh clone makes them at its first start.
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import type { ConsoleFiles } from "../api/rest/console-page.ts";
import type { Log } from "../ports/log.ts";

const ROOT = join(import.meta.dirname, "../..");
/** Names the sources that the files were made of. */
const MADE_OF = ".made-of";
/** What they are made of; types of the server come with it, since they may change what is made. */
const SOURCES = ["web/src/**/*", "web/*.{html,ts,json}", "src/client/*.ts", "src/contract/place.ts"];
const BUILD_LIMIT_MS = 300_000;

export interface ConsoleBuildParts {
  readonly log: Log;
  /** Where `web` is; the project's own unless told otherwise. */
  readonly root?: string;
}

export class ConsoleBuild implements ConsoleFiles {
  readonly folder: string;
  readonly #root: string;
  readonly #log: Log;
  #child: ChildProcess | undefined;
  #state: "ready" | "building" | "absent";
  /** What it is to be made of; undefined: nothing is to be made. */
  readonly #wanted: string | undefined;

  constructor({ log, root = ROOT }: ConsoleBuildParts) {
    this.#root = root;
    this.#log = log;
    this.folder = join(root, "web/dist");
    const sources = sourcesOf(root);
    // A release has none.
    const wanted = sources.length === 0 ? undefined : hashOf(root, sources);
    const isNew = this.#isThere() && (wanted === undefined || readText(join(this.folder, MADE_OF)) === wanted);
    this.#wanted = isNew ? undefined : wanted;
    // Who looked at an older one until then would have half of each.
    this.#state = this.#wanted !== undefined ? "building" : isNew ? "ready" : "absent";
  }

  state(): "ready" | "building" | "absent" {
    return this.#state;
  }

  /** Where they must be built, does so; never rejects. */
  async bring(): Promise<void> {
    if (this.#wanted === undefined) return;
    const vite = viteOf(this.#root);
    if (vite === undefined) {
      this.#state = this.#isThere() ? "ready" : "absent";
      const why = "the console is built by the development dependencies, which are not installed (npm ci)";
      this.#log.warn({ hasOlder: this.#state === "ready" }, why);
      return;
    }
    this.#log.info({}, "the console is being built; calls do not wait for it");
    const began = performance.now();
    const problem = await this.#build(vite, this.#wanted);
    this.#state = this.#isThere() ? "ready" : "absent";
    const tookMs = Math.round(performance.now() - began);
    if (problem === undefined) this.#log.info({ tookMs }, "the console is built");
    else this.#log.error({ tookMs, problem }, "the console could not be built");
  }

  stop(): void {
    this.#child?.kill();
  }

  #isThere(): boolean {
    return existsSync(join(this.folder, "index.html"));
  }

  /** Undefined: it is there. Another server may be at the same. */
  async #build(vite: string, madeOf: string): Promise<string | undefined> {
    const made = join(this.#root, "web", `.building-${String(process.pid)}`);
    try {
      const problem = await this.#run(vite, made);
      if (problem !== undefined) return problem;
      writeFileSync(join(made, MADE_OF), madeOf);
      const former = `${made}-former`;
      if (existsSync(this.folder)) renameSync(this.folder, former);
      renameSync(made, this.folder);
      rmSync(former, { recursive: true, force: true });
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  }

  #run(vite: string, out: string): Promise<string | undefined> {
    mkdirSync(out, { recursive: true });
    const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
      cwd: join(this.#root, "web"),
      env: { ...process.env, XCC_CONSOLE_OUT: out, NODE_ENV: "production", NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: BUILD_LIMIT_MS,
    });
    this.#child = child;
    beModest(child);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => void (said = (said + text).slice(-2_000)));
    }
    return new Promise((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("close", (code, signal) => {
        this.#child = undefined;
        resolve(code === 0 ? undefined : `it ended with ${String(code ?? signal)}: ${said.trim()}`);
      });
    });
  }
}

/** Calls go before it. */
function beModest({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not let us.
  }
}

function sourcesOf(root: string): readonly string[] {
  if (!existsSync(join(root, "web/src"))) return [];
  return globSync(SOURCES, { cwd: root, exclude: (name) => name.endsWith(".test.ts") })
    .filter((path) => /\.[a-z]+$/.test(path))
    .sort();
}

function hashOf(root: string, sources: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of sources)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Vite's program; undefined: it is not installed. */
function viteOf(root: string): string | undefined {
  try {
    return join(createRequire(join(root, "web/package.json")).resolve("vite/package.json"), "../bin/vite.js");
  } catch {
    return undefined;
  }
}
