import { appendFileSync } from "node:fs";
import type { Fact } from "../core/facts.ts";

/** Keeps facts that the database cannot take in a file, a line each, with the reason: they can be brought in later. */
export function factShelf(file: string): (fact: Fact, error: unknown) => void {
  return (fact, error) => {
    const reason = error instanceof Error ? error.message : String(error);
    appendFileSync(file, `${JSON.stringify({ fact, reason })}\n`, { mode: 0o600 });
  };
}
