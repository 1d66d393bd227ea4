// Earlier versions kept facts in files of their own until the database had them. What they have left there goes in first.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../core/facts.ts";
import type { Log } from "../ports/log.ts";

const BATCH_FACTS = 500;

/** The folder goes when the database has all of it. Rejects where it cannot take it: then it stays for the next start. */
export async function projectFormerJournal(
  folder: string,
  store: { lastProjectedFact(): Promise<number>; project(facts: readonly Fact[]): Promise<unknown> },
  log: Log,
): Promise<void> {
  if (!existsSync(folder)) return;
  const cursor = await store.lastProjectedFact();
  let count = 0;
  for (const name of readdirSync(folder).sort()) {
    const facts = factsIn(join(folder, name)).filter(({ seq }) => seq > cursor);
    for (let at = 0; at < facts.length; at += BATCH_FACTS) await store.project(facts.slice(at, at + BATCH_FACTS));
    count += facts.length;
  }
  rmSync(folder, { recursive: true });
  log.info({ facts: count }, "the journal of an earlier version is in the database");
}

/** The last line may be half a one: nobody has acted on it. */
function factsIn(path: string): readonly Fact[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => (line.endsWith("}") ? [JSON.parse(line) as Fact] : []));
}
