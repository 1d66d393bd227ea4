import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { PATIENCE_MS } from "../real-time.ts";

const KEPT_OUTPUT = 1_000_000;

export interface ChildOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** It is written to; default: it has nothing to read. */
  readonly isWrittenTo?: boolean;
}

/** One listener for all of them. */
const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

/** What says how tests are run is no setting of a server's, which would refuse it. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("XCC_TEST_")));
}

/** A program that a test has started, with what it has printed. It never outlives the test process. */
export class Child {
  readonly #name: string;
  readonly #process: ChildProcess;
  readonly #watchers = new Set<() => void>();
  #output = "";
  #code: number | undefined;
  #ended = false;

  constructor(program: string, args: readonly string[], options: ChildOptions = {}) {
    this.#name = program.split("/").at(-1) ?? program;
    this.#process = spawn(program, args, {
      stdio: [options.isWrittenTo === true ? "pipe" : "ignore", "pipe", "pipe"],
      cwd: options.cwd,
      env: { ...inherited(), ...options.environment },
    });
    this.#process.stdout?.setEncoding("utf8").on("data", this.#take);
    this.#process.stderr?.setEncoding("utf8").on("data", this.#take);
    this.#process.on("error", (error) => {
      this.#take(`${this.#name}: ${error.message}\n`);
      this.#finish(undefined);
    });
    this.#process.on("close", (code) => {
      this.#finish(code ?? undefined);
    });
    this.#process.stdin?.on("error", () => undefined);
    living.add(this.#process);
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get output(): string {
    return this.#output;
  }

  get isRunning(): boolean {
    return !this.#ended;
  }

  /** The first line of the output, past or to come, that matches. Rejects where the program ends or the time is over before. */
  async line(pattern: RegExp, timeoutMs: number): Promise<string> {
    let found: string | undefined;
    await this.#until(
      () => {
        // The last piece may be half a line.
        const lines = this.#output.split("\n").slice(0, this.#ended ? undefined : -1);
        found = lines.find((line) => pattern.test(line));
        return found !== undefined;
      },
      timeoutMs,
      `print a line like ${String(pattern)}`,
    );
    return found ?? "";
  }

  /** Its exit code; undefined where a signal ended it. */
  async exit(timeoutMs: number): Promise<number | undefined> {
    await this.#until(() => this.#ended, timeoutMs, "end");
    return this.#code;
  }

  /** A line to its standard input. */
  say(line: string): void {
    this.#process.stdin?.write(`${line}\n`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Asks it to end, and makes it end after `graceMs`. Its exit code; undefined where it had to be made to. */
  async stop(signal: NodeJS.Signals = "SIGTERM", graceMs = 10_000): Promise<number | undefined> {
    if (this.#ended) return this.#code;
    this.#process.kill(signal);
    try {
      return await this.exit(graceMs);
    } catch {
      this.#kill();
      await this.exit(PATIENCE_MS);
      return undefined;
    }
  }

  readonly #take = (text: string): void => {
    this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
    this.#notify();
  };

  readonly #kill = (): void => {
    this.#process.kill("SIGKILL");
  };

  #finish(code: number | undefined): void {
    this.#ended = true;
    this.#code = code;
    living.delete(this.#process);
    this.#notify();
  }

  #notify(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #until(isMet: () => boolean, timeoutMs: number, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        this.#watchers.delete(check);
        if (error === undefined) resolve();
        else reject(error);
      };
      const fail = (why: string): void => {
        settle(
          new Error(`${this.#name} did not ${what}: ${why}. The end of its output:\n${this.#output.slice(-3_000)}`),
        );
      };
      const check = (): void => {
        if (isMet()) settle();
        else if (this.#ended) fail(`it ended with ${String(this.#code)}`);
      };
      const timer = setTimeout(() => {
        fail(`not within ${String(timeoutMs)} ms`);
      }, timeoutMs);
      this.#watchers.add(check);
      check();
    });
  }
}
