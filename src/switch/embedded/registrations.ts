// What phones have registered, kept for the process after this one, and taken up from the one before.
import { createHash } from "node:crypto";
import type { Extn } from "../../core/model.ts";
import type { Log } from "../../ports/log.ts";
import type { KeptRegistration, RegistrationKeeper } from "../../sip/index.ts";
import type { Accounts } from "./accounts.ts";
import type { RegistrationStore } from "./registration-file.ts";
import type { Kept } from "./registration-lines.ts";
import type { SipSide } from "./sides.ts";

/** Of the digest: enough to see that it has changed, and too little to find the password by. */
const MARK_DIGITS = 4;

/** How an extension can be called. */
export type ThereBy = "sip" | "verto";

export class Registrations implements RegistrationKeeper {
  readonly #accounts: Accounts;
  readonly #store: RegistrationStore | undefined;
  readonly #log: Log;
  /** Whose phones can be reached. */
  readonly #there = new Map<Extn, Set<ThereBy>>();

  /** Without a store nothing is kept. */
  constructor(accounts: Accounts, store: RegistrationStore | undefined, log: Log) {
    this.#accounts = accounts;
    this.#store = store;
    this.#log = log;
  }

  keep(user: string, registrations: readonly KeptRegistration[]): void {
    const mark = this.#markOf(user);
    this.#store?.keep(user, mark === undefined || registrations.length === 0 ? undefined : { mark, registrations });
  }

  /**
   * Takes up what was kept, where the account is still there and its password the same. Returns whose phones are there: not
   * those that came over a connection, before they have come again.
   */
  takeUp(sip: Pick<SipSide, "restore" | "bindings">): Extn[] {
    const kept = this.#store?.open() ?? new Map<string, Kept>();
    const restored = new Map<string, readonly KeptRegistration[]>();
    for (const [user, { mark, registrations }] of kept) {
      if (mark === this.#markOf(user)) restored.set(user, registrations);
      else this.#store?.keep(user, undefined);
    }
    sip.restore(restored);
    const there = [...restored.keys()].filter((user) => sip.bindings(user).length > 0);
    if (kept.size > 0) {
      const counts = {
        phones: there.length,
        waiting: restored.size - there.length,
        dropped: kept.size - restored.size,
      };
      this.#log.info(counts, "phones that were registered before are registered still");
    }
    for (const extn of there) this.isThere(extn as Extn, "sip");
    return there as Extn[];
  }

  /** True where it was not there before. */
  isThere(extn: Extn, by: ThereBy): boolean {
    const ways = this.#there.get(extn);
    if (ways === undefined) this.#there.set(extn, new Set([by]));
    else ways.add(by);
    return ways === undefined;
  }

  /** True where it cannot be called in another way. */
  isGone(extn: Extn, by: ThereBy): boolean {
    const ways = this.#there.get(extn);
    ways?.delete(by);
    return ways?.size === 0 && this.#there.delete(extn);
  }

  isThereBy(extn: Extn, by: ThereBy): boolean {
    return this.#there.get(extn)?.has(by) === true;
  }

  there(): Extn[] {
    return [...this.#there.keys()];
  }

  close(): void {
    this.#store?.close();
  }

  /** Undefined: there is no such account, or it is barred. */
  #markOf(user: string): string | undefined {
    const ha1 = this.#accounts.digestOf(user);
    return ha1 === undefined ? undefined : createHash("sha256").update(ha1).digest("hex").slice(0, MARK_DIGITS);
  }
}
