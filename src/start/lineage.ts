// Which database an event log belongs to: both hold the same id, given anew whenever a center begins without its log. A log
// whose database has gone on with another log since is of another past, whatever the numbers of its facts say.
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../store/store.ts";

const FILE = "lineage";

/** The id in the log's folder; undefined where there is none. */
export function lineageOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, FILE), "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** A center begins without its log. After the database: a crash between the two is a lost log, not two pasts taken for one. */
export async function beginLineage(folder: string, store: Pick<Store, "setLogLineage">): Promise<void> {
  const id = randomUUID();
  await store.setLogLineage(id);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FILE);
  writeFileSync(`${file}.part`, `${id}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}
