// The phones' accounts as the SIP side looks them up, and the lines whose calls need no proof.
import type { AccountChange, PhoneAccount } from "../../ports/switch.ts";
import type { Directory, Flow } from "../../sip/index.ts";
import type { Trunks } from "./trunks.ts";

type PhoneAccountChange = Extract<AccountChange, { readonly type: "put-account" | "drop-account" }>;

export class Accounts implements Directory {
  readonly #domain: string;
  readonly #trunks: Trunks;
  readonly #accounts = new Map<string, PhoneAccount>();
  /** Of other domains: only so that the log can say so. */
  readonly #elsewhere = new Set<string>();

  constructor(domain: string, trunks: Trunks) {
    this.#domain = domain;
    this.#trunks = trunks;
  }

  ha1(user: string, realm: string): string | undefined {
    return realm === this.#domain ? this.digestOf(user) : undefined;
  }

  /** How the user proves who they are here; undefined: no such account, or it is barred. */
  digestOf(user: string): string | undefined {
    const account = this.#accounts.get(user);
    return account === undefined || account.disabled ? undefined : account.ha1;
  }

  whyNot(user: string): "disabled" | "other-domain" | "unknown" {
    if (this.#accounts.get(user)?.disabled === true) return "disabled";
    return this.#elsewhere.has(user) ? "other-domain" : "unknown";
  }

  /** Also one that is barred. */
  knows(user: string): boolean {
    return this.#accounts.has(user);
  }

  trusts(flow: Flow): boolean {
    return this.#trunks.at(flow) !== undefined;
  }

  /** Returns the users whose registrations have lost their ground: gone, barred, or another password. */
  change(change: PhoneAccountChange): readonly string[] {
    if (change.type === "drop-account") {
      if (change.domain !== this.#domain) this.#elsewhere.delete(change.extn);
      const known = change.domain === this.#domain && this.#accounts.delete(change.extn);
      return known ? [change.extn] : [];
    }
    const { account } = change;
    // A phone of another domain could never prove itself here: the domain is the digest's realm.
    if (account.domain !== this.#domain) {
      this.#elsewhere.add(account.extn);
      return [];
    }
    const before = this.#accounts.get(account.extn);
    this.#accounts.set(account.extn, account);
    if (before === undefined) return [];
    return account.disabled || before.ha1 !== account.ha1 ? [account.extn] : [];
  }
}
