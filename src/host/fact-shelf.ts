// Facts that the database cannot take, in a file, a line each, with the reason: they can be brought in later.
import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Fact } from "../core/facts.ts";

export function shelfOf(dataFolder: string): string {
  return join(dataFolder, "facts-laid-aside.jsonl");
}

export function factShelf(file: string): (fact: Fact, error: unknown) => void {
  return (fact, error) => {
    const reason = error instanceof Error ? error.message : String(error);
    appendFileSync(file, `${JSON.stringify({ fact, reason })}\n`, { mode: 0o600 });
  };
}

/** What came of a fact that was tried again; a reason: why it stays. */
export type Again = { readonly stays: false } | { readonly stays: true; readonly reason: string };

export interface Emptied {
  readonly tried: number;
  /** Why those that are still there are. */
  readonly stay: readonly string[];
  /** Lines that hold no whole fact; they stay as well. */
  readonly unreadable: number;
}

/**
 * Tries each fact once more, in order; those that go in leave the file. A server may lay others aside meanwhile: the file is
 * taken away first. Where this is cut off, what was taken stays beside it and is tried the next time. Rejects where `again` does.
 */
export async function emptyShelf(file: string, again: (fact: Fact) => Promise<Again>): Promise<Emptied> {
  if (existsSync(file)) renameSync(file, `${file}.taken-${randomUUID()}`);
  const taken = takenFrom(file);
  const { shelf, unreadable } = read(taken);
  const stay: string[] = [];
  const lines: string[] = [...unreadable];
  for (const fact of [...shelf.values()].sort((one, other) => one.seq - other.seq)) {
    const outcome = await again(fact);
    if (!outcome.stays) continue;
    stay.push(outcome.reason);
    lines.push(JSON.stringify({ fact, reason: outcome.reason }));
  }
  if (lines.length > 0) appendFileSync(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
  for (const path of taken) rmSync(path, { force: true });
  return { tried: shelf.size, stay, unreadable: unreadable.size };
}

function takenFrom(file: string): readonly string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.taken-`));
  return names.map((name) => join(folder, name));
}

/** Each fact once, however often it was laid aside. */
function read(files: readonly string[]): { shelf: Map<number, Fact>; unreadable: Set<string> } {
  const shelf = new Map<number, Fact>();
  const unreadable = new Set<string>();
  for (const line of files.flatMap((path) => readFileSync(path, "utf8").split("\n"))) {
    const fact = factIn(line);
    if (fact !== undefined) shelf.set(fact.seq, fact);
    else if (line.trim() !== "") unreadable.add(line);
  }
  return { shelf, unreadable };
}

/** Undefined: the line was not written to its end. */
function factIn(line: string): Fact | undefined {
  try {
    const { fact } = JSON.parse(line) as { readonly fact?: Fact };
    return typeof fact?.seq === "number" ? fact : undefined;
  } catch {
    return undefined;
  }
}
