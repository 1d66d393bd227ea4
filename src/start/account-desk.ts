// The one way in which the switch hears of accounts: what it is told is kept for the process after this one first.
import type { Event } from "../core/events.ts";
import type { ConfigChange, Extn } from "../core/model.ts";
import type { AccountChange, Switch } from "../ports/switch.ts";
import { towards } from "../switch/apart/account-changes.ts";
import { noteLine, type Accounts, type KeptAccounts, type MailboxLine } from "./kept-accounts.ts";

export class AccountDesk {
  readonly #switch: Pick<Switch, "provision" | "accountsComplete">;
  readonly #kept: KeptAccounts;
  readonly #known: Accounts = { accounts: new Map<string, AccountChange>(), mailboxes: new Map<string, string>() };
  #isComplete = false;

  constructor(theSwitch: Pick<Switch, "provision" | "accountsComplete">, kept: KeptAccounts) {
    this.#switch = theSwitch;
    this.#kept = kept;
  }

  /** Those that the process before had: maybe not all, and maybe some that are gone. */
  takeUp({ accounts, mailboxes }: Accounts): void {
    for (const [extn, password] of mailboxes) this.#known.mailboxes.set(extn, password);
    this.provision([...accounts.values()]);
  }

  /** These are all that there are, as the database has them; others go. `rows`: what is configured, every row. */
  complete(all: readonly AccountChange[], rows: readonly ConfigChange[]): void {
    const mailboxes = rows.flatMap(mailboxOf);
    const named = new Set(mailboxes.map(({ mailbox }) => mailbox));
    const gone = [...this.#known.mailboxes.keys()].filter((mailbox) => !named.has(mailbox));
    for (const mailbox of gone) noteLine(this.#known, { mailbox, password: null });
    for (const line of mailboxes) noteLine(this.#known, line);
    this.provision(towards(this.#known.accounts, all));
    this.#isComplete = true;
    this.#kept.begin(this.#known);
    this.#switch.accountsComplete?.();
  }

  provision(changes: readonly AccountChange[]): void {
    const news = changes.filter((change) => noteLine(this.#known, change));
    if (news.length === 0) return;
    if (this.#isComplete) this.#kept.keep(news, this.#known);
    this.#switch.provision(news);
  }

  /** The password of a mailbox as somebody has set it; undefined: there is none. */
  mailboxPassword(extn: Extn): string | undefined {
    return this.#known.mailboxes.get(extn);
  }

  /** Of what happens, before it is covered. */
  noteMailboxes(event: Event): void {
    const changes = event.type === "configured" ? event.changes : event.type === "started" ? event.configuration : [];
    const news = changes.flatMap(mailboxOf).filter((line) => noteLine(this.#known, line));
    if (this.#isComplete) this.#kept.keep(news, this.#known);
  }
}

function mailboxOf(change: ConfigChange): readonly MailboxLine[] {
  if (change.type === "drop-extension") return [{ mailbox: change.extn, password: null }];
  if (change.type !== "put-extension") return [];
  const { extn, mailboxPassword = null } = change.extension;
  return [{ mailbox: extn, password: mailboxPassword }];
}
