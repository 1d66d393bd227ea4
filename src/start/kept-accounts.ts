// What phones and lines prove themselves with, and the passwords of mailboxes, in a file of the data folder: no log holds them
// (`host/covered-keys`), and a start that goes on from the log has no database yet.
//
//   a head, then a line for each change, appended before the switch hears of it: written, not synced
//
// A file that lacks something is worse than none: where the disk refuses, it goes, and the next start waits for the database.
import { LineFile } from "../lines/line-file.ts";
import type { AccountChange } from "../ports/switch.ts";
import type { Log } from "../ports/log.ts";
import { noteAccount, type KnownAccounts } from "../switch/apart/account-changes.ts";

const HEAD = `${JSON.stringify({ format: "xcc-accounts", version: 1 })}\n`;
/** It is written anew when it has so many lines that no longer count, and as many again as those that do. */
const LEAST_LINES = 1_000;

export interface Accounts {
  readonly accounts: KnownAccounts;
  /** Passwords of mailboxes, by extension. */
  readonly mailboxes: Map<string, string>;
}

/** A password of a mailbox; null: it has none any more. */
export interface MailboxLine {
  readonly mailbox: string;
  readonly password: string | null;
}

type Line = AccountChange | MailboxLine;

export class KeptAccounts {
  readonly #file: LineFile;
  readonly #log: Pick<Log, "error">;
  #lines = 0;

  constructor(file: string, log: Pick<Log, "error">) {
    this.#file = new LineFile(file);
    this.#log = log;
  }

  /** What the process before has kept; undefined: nothing, or not all of it can be read. */
  read(): Accounts | undefined {
    try {
      return parsed(this.#file.read() ?? "");
    } catch {
      return undefined;
    }
  }

  /** From now on these are there, and no others. Never throws. */
  begin(all: Accounts): void {
    this.#trying(() => this.#writeAnew(all));
  }

  /** Not before `begin`. `all`: what is so afterwards. Never throws. */
  keep(changes: readonly Line[], all: Accounts): void {
    if (!this.#file.isOpen || changes.length === 0) return;
    this.#trying(() => {
      this.#file.append(textOf(changes));
      this.#lines += changes.length;
      if (this.#lines > LEAST_LINES + 2 * (all.accounts.size + all.mailboxes.size)) this.#writeAnew(all);
    });
  }

  /** Onto the disk itself, for a machine that goes down now. */
  close(): void {
    this.#trying(() => this.#file.sync());
    this.#file.close();
  }

  #writeAnew(all: Accounts): void {
    const mailboxes = [...all.mailboxes].map(([mailbox, password]): Line => ({ mailbox, password }));
    const lines = [...all.accounts.values(), ...mailboxes];
    this.#file.writeAnew(HEAD + textOf(lines));
    this.#lines = lines.length;
  }

  #trying(act: () => void): void {
    try {
      act();
    } catch (error) {
      const text = "accounts cannot be written down; the next start waits for the database before it takes calls";
      this.#log.error({ err: error }, text);
      this.#file.remove();
    }
  }
}

function textOf(lines: readonly Line[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** Throws where a line is not what it is to be: half of one, or a later program's. */
function parsed(text: string): Accounts | undefined {
  if (!text.startsWith(HEAD) || !text.endsWith("\n")) return undefined;
  const all: Accounts = { accounts: new Map<string, AccountChange>(), mailboxes: new Map<string, string>() };
  for (const line of text.slice(HEAD.length).split("\n").slice(0, -1)) noteLine(all, JSON.parse(line) as Line);
  return all;
}

/** Whether it says anything new. */
export function noteLine({ accounts, mailboxes }: Accounts, line: Line): boolean {
  if (!("mailbox" in line)) return noteAccount(accounts, line);
  const before = mailboxes.get(line.mailbox) ?? null;
  if (line.password === null) mailboxes.delete(line.mailbox);
  else mailboxes.set(line.mailbox, line.password);
  return before !== line.password;
}
