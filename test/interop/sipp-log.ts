// What SIPp writes down of its calls.

/** SIPp also complains of every pause that ended as the scenario says. */
export function complaintsOf(log: string): string {
  const entries = log.split(/(?=^|\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d)/);
  return entries.filter((entry) => !entry.includes("jumping to label")).join("\n");
}

/**
 * How many messages came where the scenario waits for others. Not those that came while it was about to send one: a phone
 * looks at them next, and whoever sent them repeats them. And none that had come before: on a busy machine messages are
 * repeated, SIPp knows only the last one again, and a challenge differs from the one before by its nonce.
 */
export function unexpectedIn(errors: string, messages: string): number {
  const heads = errors.matchAll(/on unexpected message for .*: while expecting .*received '(.*\r?\n.*)/g);
  // Each is written down when it comes, and once more as unexpected.
  return [...heads].filter(([, head = ""]) => messages.split(head).length - 1 <= 2).length;
}

/**
 * How many CANCELs came that a scenario does not wait for: SIPp lets them pass, and the phone rings on. Whom a BYE surprises
 * learns from the next answer that its call is over.
 */
export function unexpectedCancelsIn(errors: string): number {
  return errors.match(/on unexpected CANCEL for call/g)?.length ?? 0;
}

/** The last line of SIPp's table, by the names of its columns. */
export function lastStatistics(table: string): ReadonlyMap<string, number> {
  const lines = table.trimEnd().split("\n");
  const names = lines[0]?.split(";") ?? [];
  const values = lines.length > 1 ? (lines.at(-1)?.split(";") ?? []) : [];
  return new Map(names.map((name, column) => [name, Number(values[column] ?? 0)]));
}
