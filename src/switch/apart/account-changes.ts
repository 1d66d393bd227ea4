// Which accounts a switch knows, as the last word about each.
import type { AccountChange } from "../../ports/switch.ts";

/** Whom each account is about, and what was last said of it; who was dropped is not in it. */
export type KnownAccounts = Map<string, AccountChange>;

/** Whether it says anything new: a line that is put again would log in again. */
export function noteAccount(known: KnownAccounts, change: AccountChange): boolean {
  const subject = subjectOf(change);
  const before = known.get(subject);
  if (change.type === "put-account" || change.type === "put-trunk") known.set(subject, change);
  else known.delete(subject);
  return before === undefined ? known.has(subject) : JSON.stringify(before) !== JSON.stringify(change);
}

/** What must be said for these, and no others, to be known. */
export function towards(known: KnownAccounts, wanted: readonly AccountChange[]): readonly AccountChange[] {
  const named = new Set(wanted.map(subjectOf));
  const gone = [...known].flatMap(([subject, one]) => (named.has(subject) ? [] : [dropOf(one)]));
  return [...gone, ...wanted];
}

function subjectOf(change: AccountChange): string {
  switch (change.type) {
    case "put-account":
      return `account ${change.account.extn}@${change.account.domain}`;
    case "drop-account":
      return `account ${change.extn}@${change.domain}`;
    case "put-trunk":
      return `line ${change.trunk.name}`;
    case "drop-trunk":
      return `line ${change.name}`;
  }
}

function dropOf(change: AccountChange): AccountChange {
  switch (change.type) {
    case "put-account":
      return { type: "drop-account", extn: change.account.extn, domain: change.account.domain };
    case "put-trunk":
      return { type: "drop-trunk", name: change.trunk.name };
    case "drop-account":
    case "drop-trunk":
      return change;
  }
}
