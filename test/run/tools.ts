import { runCommand } from "./command.ts";

/**
 * Makes sure that the test tools can start. An old npm on an old Node leaves out the native parts of packages that ask for
 * a newer Node than the one npm itself runs on, though ours (the `node` package) is new enough. npm run on ours brings them.
 *
 * Undefined: all is there; else what went wrong.
 */
export async function completeTools(say: (line: string) => void): Promise<string | undefined> {
  if ((await loadTools()) === "") return undefined;
  const npm = process.env["npm_execpath"];
  if (npm === undefined) return "The test tools are incomplete. Please run: npm ci && npm test";
  say("The test tools lack their native parts (an old npm left them out); npm brings them now ...");
  const args = [npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  const install = await runCommand(process.execPath, args, { timeoutMs: 120_000 });
  const problem = await loadTools();
  if (problem === "") return undefined;
  return `The test tools cannot be started: ${problem}\n${install.output.slice(-2_000)}`;
}

/** The complaint; empty where there is none. */
async function loadTools(): Promise<string> {
  const args = ["--input-type=module", "-e", 'await import("vitest/node")'];
  const result = await runCommand(process.execPath, args, { timeoutMs: 60_000 });
  return result.code === 0 ? "" : result.output.slice(0, 1_000);
}
