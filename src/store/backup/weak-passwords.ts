// Passwords in a file that the policy does not take. Telephones' come as digests: of these it can only be told whether they are
// of what everybody tries; a mailbox's stands there itself. Those of users are kept so that trying one takes a tenth of a
// second: they are not tried.
import { digests } from "../extensions.ts";
import { guesses, mailboxPasswordFault, ownWords, type PasswordPolicy } from "../password-policy.ts";
import { MOST_PROBLEMS } from "./check.ts";
import { pathText, type Path, type Problem, type Read } from "./document.ts";
import type { ConfigurationFile, FileRow } from "./export.ts";

const ANY = "XCC_PASSWORD_POLICY=any takes it";
const OF_A_GUESS = `a digest of a password that is not the number, the name, 1234 or another that everybody tries (${ANY})`;

/** `file`: one that was checked. */
export function weakPasswords(file: ConfigurationFile, placeOf: Read["placeOf"], policy: PasswordPolicy): Problem[] {
  if (policy === "any") return [];
  const problems: Problem[] = [];
  const users = new Map((file.tables["users"]?.rows ?? []).map((row) => [row["id"], row]));
  for (const [index, row] of (file.tables["extensions"]?.rows ?? []).entries()) {
    if ((row["deleted_at"] ?? null) !== null) continue;
    for (const [column, expected] of faultsOf(row, users.get(row["user_id"]), policy)) {
      if (problems.length >= MOST_PROBLEMS) return problems;
      const path: Path = ["tables", "extensions", "rows", index, column];
      problems.push({ place: placeOf(path), path: pathText(path), expected });
    }
  }
  return problems;
}

function faultsOf(row: FileRow, user: FileRow | undefined, policy: PasswordPolicy): (readonly [string, string])[] {
  const [extn, domain] = [textOf(row["extn"]), textOf(row["domain"])];
  const own = ownWords([extn, domain, textOf(row["name"]), textOf(user?.["login"]), textOf(user?.["name"])]);
  const faults: (readonly [string, string])[] = [];
  const guessed = guesses([extn, ...own]).map((guess) => digests(extn, domain, guess));
  for (const column of ["ha1", "ha1b"] as const) {
    const given = textOf(row[column]).toLowerCase();
    if (guessed.some((digest) => digest[column] === given)) faults.push([column, OF_A_GUESS]);
  }
  const mailbox = mailboxPasswordFault(policy, textOf(row["vm_password"]), extn);
  if (mailbox !== undefined) faults.push(["vm_password", `${mailbox} (${ANY})`]);
  return faults;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
