// Which program this is: as event logs and backups name it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Name and version, as `xcc 1.2.3`. */
export const PROGRAM = programName(readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8"));

function programName(packageText: string): string {
  const { name, version } = JSON.parse(packageText) as { readonly name: string; readonly version: string };
  return `${name} ${version}`;
}
