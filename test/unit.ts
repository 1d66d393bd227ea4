// `npm run unit`: vitest with its own options, and `--fast` besides.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { leftOutOfFastLane } from "./run/fast-lane.ts";

const ROOT = join(import.meta.dirname, "..");
const given = process.argv.slice(2);
const rest = given.filter((word) => word !== "--fast");
const leftOut = rest.length < given.length ? leftOutOfFastLane(ROOT) : [];
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", ...leftOut.map((path) => `--exclude=${path}`), ...rest],
  { cwd: ROOT, stdio: "inherit" },
);
if (leftOut.length > 0)
  console.log(`The fast lane has left out ${String(leftOut.length)} files that are slow by nature.`);
process.exitCode = status ?? 1;
