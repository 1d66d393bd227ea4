// What somebody most likely meant who wrote a name that there is not.

/** The name that takes the fewest changes (a letter more, less, another, or two changed about); undefined: there is none at all. */
export function nearest(given: string, names: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly away: number } | undefined;
  for (const name of names) {
    const away = distance(given.toLowerCase(), name.toLowerCase());
    if (best === undefined || away < best.away) best = { name, away };
  }
  return best?.name;
}

/** `; did you mean X?`, or nothing. */
export function didYouMean(given: string, names: Iterable<string>): string {
  const name = nearest(given.slice(0, LONGEST), names);
  return name === undefined ? "" : `; did you mean ${name}?`;
}

/** What is longer is no slip of the pen. */
const LONGEST = 100;

/** Damerau's and Levenshtein's, without changing the same letters twice. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(row, j - 1) + 1, at(above, j) + 1, at(above, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(before, j - 2) + 1);
      row.push(least);
    }
    before = above;
    above = row;
  }
  return at(above, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
