#!/usr/bin/env node
// `xcc`: one command for all. Old syntax only: a Node that is too old must get far enough to say so.
import { existsSync } from "fs";
import { constants } from "os";
import { resolve } from "path";

/** Node runs TypeScript from here on: `engines` of package.json. */
const LEAST = [22, 18];
/** V8 reads it before the first line of a program runs: what is young is small, and collected often (docs/performance.md). */
const FOR_A_SERVER = "--max-semi-space-size=4";
/** Of the embedded database, which asks for them itself: so early, all threads find what others have compiled (src/store/database/pglite.ts). */
const FOR_ITS_DATABASE = ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"];
/** Read by the C library before anything runs: two heaps are enough for all threads; it would make eight for each core. */
const HEAPS = "2";

function isTooOld(version) {
  const parts = version.split(".").map(Number);
  return parts[0] < LEAST[0] || (parts[0] === LEAST[0] && parts[1] < LEAST[1]);
}

/** Where a server keeps what it has compiled, so that not even the first line is compiled again. */
function compiledBefore() {
  const folder = resolve(process.env.XCC_DATA || "data", "cache");
  return existsSync(folder) ? { NODE_COMPILE_CACHE: folder } : {};
}

/** The same process begins anew as it must be run, where it was not (`npm start`, `npx xcc start`): signals still reach it. */
function beginAnewAsServer(args) {
  if (args[0] !== "start" || args.includes("--help") || args.includes("-h") || args.includes("--part")) return;
  if (typeof process.execve !== "function") return;
  const given = [...process.execArgv, process.env.NODE_OPTIONS || ""].join(" ");
  const options = given.includes("semi-space-size") ? [] : [FOR_A_SERVER];
  if (!process.env.XCC_DATABASE_URL && !given.includes("wasm")) options.push(...FOR_ITS_DATABASE);
  const environment = { MALLOC_ARENA_MAX: HEAPS, ...compiledBefore(), ...process.env };
  const isMore = Object.keys(environment).length > Object.keys(process.env).length;
  if (options.length === 0 && !isMore) return;
  // What Node keeps of the program lies in the data folder, and is begun before the program's first line.
  process.umask(0o077);
  // As it was called: where a link leads to may change while it runs.
  const program = [...options, ...process.execArgv, process.argv[1], ...args];
  process.execve(process.execPath, [process.execPath, ...program], environment);
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
