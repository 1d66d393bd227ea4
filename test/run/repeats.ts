import type { Counts } from "./vitest-report.ts";

/** What has failed in a run of `--times`, the most frequent first, a line each: how often, what, and why it did the last time. */
export function failuresByTest(results: readonly Pick<Counts, "problems">[], times: number): readonly string[] {
  const failures = new Map<string, { count: number; why: string }>();
  for (const { problems } of results) {
    for (const { what, why } of problems) failures.set(what, { count: (failures.get(what)?.count ?? 0) + 1, why });
  }
  if (failures.size === 0) return [`in none of ${String(times)} times anything has failed`];
  return [...failures]
    .sort(([, one], [, other]) => other.count - one.count)
    .map(([what, { count, why }]) => `${String(count)} of ${String(times)} times: ${what}: ${why}`);
}
