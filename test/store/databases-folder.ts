// The folder of one test run's databases: what a test file leaves in it goes when the run ends.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VARIABLE = "XCC_TEST_DATABASES";

export function databasesFolder(): string {
  return process.env[VARIABLE] ?? tmpdir();
}

/** Run by vitest before the first test file. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "xcc-databases-"));
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
