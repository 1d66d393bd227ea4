import { spawn } from "node:child_process";

/** The end of a long output is what explains a failure. */
const KEPT_OUTPUT_BYTES = 2_000_000;

export interface CommandOptions {
  readonly timeoutMs: number;
  /** Print what the command prints at once; otherwise it is only kept. */
  readonly live?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface CommandResult {
  /** Undefined: ended by a signal, or never started. */
  readonly code: number | undefined;
  readonly output: string;
  readonly timedOut: boolean;
}

const running = new Set<number>();

/** Runs a program without a shell and without stdin. Never rejects: what went wrong stands in the result. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    // A process group of its own, so that a suite that hangs can be ended with everything it has started.
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
      env: { ...process.env, ...options.environment },
    });
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    let output = "";
    const take = (text: string): void => {
      output = (output + text).slice(-KEPT_OUTPUT_BYTES);
      if (options.live === true) process.stdout.write(text);
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);

    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      if (pid !== undefined) endGroup(pid);
    }, options.timeoutMs);
    const finish = (code: number | undefined, note: string): void => {
      clearTimeout(timer);
      if (pid !== undefined) running.delete(pid);
      resolve({ code, output: output + note, timedOut });
    };
    child.on("error", (error) => {
      finish(undefined, `${program}: ${error.message}\n`);
    });
    child.on("close", (code) => {
      finish(code ?? undefined, timedOut ? `stopped after ${(options.timeoutMs / 1_000).toFixed()} s\n` : "");
    });
  });
}

/** Ends everything that still runs; for when the run itself is interrupted. */
export function endAllCommands(): void {
  for (const pid of running) endGroup(pid);
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It ended in the meantime: that is what was wanted.
  }
}
