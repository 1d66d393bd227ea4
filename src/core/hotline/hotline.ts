import type { HotlineConfig, Period } from "../model.ts";

/** The row whose period is now wins; then the one that applies always; undefined: closed. */
export function rowFor(rows: readonly HotlineConfig[], period: Period): HotlineConfig | undefined {
  return rows.find((row) => row.period === period) ?? rows.find((row) => row.period === undefined);
}
