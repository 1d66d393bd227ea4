#!/usr/bin/env node
// `xcc`: one command for all. Old syntax only: a Node that is too old must get far enough to say so.
import { existsSync } from "fs";
import { constants } from "os";
import { resolve } from "path";

/** Node runs TypeScript from here on: `engines` of package.json. */
const LEAST = [22, 18];
/** V8 reads it before the first line of a program runs: what is young is small, and collected often (docs/performance.md). */
const FOR_A_SERVER = "--max-semi-space-size=4";

function isTooOld(version) {
  const parts = version.split(".").map(Number);
  return parts[0] < LEAST[0] || (parts[0] === LEAST[0] && parts[1] < LEAST[1]);
}

/** Where a server keeps what it has compiled, so that not even the first line is compiled again. */
function compiledBefore() {
  const folder = resolve(process.env.XCC_DATA || "data", "cache");
  return existsSync(folder) ? { NODE_COMPILE_CACHE: folder } : {};
}

/** The same process begins anew as it must be run, where it was not (`npx xcc start`): signals still reach it. */
function beginAnewAsServer(args) {
  const given = [...process.execArgv, process.env.NODE_OPTIONS || ""].join(" ");
  if (args[0] !== "start" || args.includes("--help") || args.includes("-h") || args.includes("--part")) return;
  if (given.includes("semi-space-size") || typeof process.execve !== "function") return;
  // As it was called: where a link leads to may change while it runs.
  const program = [FOR_A_SERVER, ...process.execArgv, process.argv[1], ...args];
  process.execve(process.execPath, [process.execPath, ...program], { ...compiledBefore(), ...process.env });
}

async function run() {
  const args = process.argv.slice(2);
  beginAnewAsServer(args);
  const { xcc } = await import("../src/xcc.ts");
  await xcc(args, { demo: async () => (await import("../demo/demo.ts")).demoCommand });
}

// A reader that has seen enough (`xcc help | head`) is no fault.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 128 + constants.signals.SIGPIPE : 1));

if (isTooOld(process.versions.node)) {
  process.stderr.write(
    `xcc needs Node ${LEAST.join(".")} or newer, and this is Node ${process.versions.node} (${process.execPath}).\n`,
  );
  process.exitCode = 1;
} else {
  run().catch((error) => {
    process.stderr.write(`xcc: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
