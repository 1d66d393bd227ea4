import type { Stats } from "node:fs";

/** Two stamps of one file are equal while it was not written in between. */
export function stampOf({ mtimeMs, size }: Pick<Stats, "mtimeMs" | "size">): string {
  return `${mtimeMs} ${size}`;
}
