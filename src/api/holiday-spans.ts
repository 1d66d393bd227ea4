// Spans of days off and make-up workdays, as rows keep them.

/** Whether two spans, as rows keep them, have a moment in common; one without a year is there every year. */
export function overlaps(
  a: { readonly from: string; readonly to: string },
  b: { readonly from: string; readonly to: string },
): boolean {
  const years = [a, b].flatMap(({ from, to }) => [yearOf(from), yearOf(to)]).filter((year) => year !== undefined);
  const within = years.length === 0 ? [2000] : years;
  const first = Math.min(...within) - 1;
  const last = Math.max(...within) + 1;
  // More years than a table has would be a mistake in it; what they are is said by its first ones.
  for (let year = first; year <= Math.min(last, first + 50); year += 1) {
    const [one, other] = [inYear(a, year), inYear(b, year)];
    if (one.from <= other.to && other.from <= one.to) return true;
  }
  return false;
}

function yearOf(text: string): number | undefined {
  const [, year] = /^(\d{4})-/.exec(text) ?? [];
  return year === undefined ? undefined : Number(year);
}

function inYear({ from, to }: { readonly from: string; readonly to: string }, year: number) {
  if (yearOf(from) !== undefined) return { from, to };
  // One that ends before it begins goes on over the new year.
  return { from: `${year}-${from}`, to: `${to < from ? year + 1 : year}-${to}` };
}
