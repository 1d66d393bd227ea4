// The phones' accounts as the SIP side looks them up, and the lines whose calls need no proof. A number is one account's in
// all domains together; it registers, and is called, within its own domain.
import type { AccountChange, PhoneAccount } from "../../ports/switch.ts";
import type { Directory, Flow } from "../../sip/index.ts";
import { securityOf, type Security } from "./secrecy.ts";
import type { Trunks } from "./trunks.ts";

type PhoneAccountChange = Extract<AccountChange, { readonly type: "put-account" | "drop-account" }>;

export class Accounts implements Directory {
  readonly #domain: string;
  readonly #trunks: Trunks;
  readonly #accounts = new Map<string, PhoneAccount>();
  /** How many accounts each domain has; by its name in lower case. */
  readonly #domains = new Map<string, { readonly domain: string; readonly accounts: number }>();

  /** `domain`: of those who name none. */
  constructor(domain: string, trunks: Trunks) {
    this.#domain = domain;
    this.#trunks = trunks;
  }

  ha1(user: string, realm: string): string | undefined {
    return realm === this.#accounts.get(user)?.domain ? this.digestOf(user) : undefined;
  }

  /** Of a phone that is switched off: the engine lets it call for help and nowhere else. */
  barredHa1(user: string, realm: string): string | undefined {
    const account = this.#accounts.get(user);
    return account?.disabled === true && realm === account.domain ? account.ha1 : undefined;
  }

  /** How the user proves who they are here; undefined: no such account, or it is barred. */
  digestOf(user: string): string | undefined {
    const account = this.#accounts.get(user);
    return account === undefined || account.disabled ? undefined : account.ha1;
  }

  /** Whether the audio of the user's phone is secured, for one call. */
  securityOf(user: string): Security | undefined {
    return securityOf(this.#accounts.get(user)?.srtp);
  }

  /** Whether the user's browser may be their telephone. */
  isBrowsers(user: string): boolean {
    const account = this.#accounts.get(user);
    return account?.overSockets === true && !account.disabled;
  }

  whyNot(user: string): "disabled" | "other-domain" | "unknown" {
    const account = this.#accounts.get(user);
    if (account === undefined) return "unknown";
    return account.disabled ? "disabled" : "other-domain";
  }

  realmOf(host: string): string | undefined {
    return this.#domains.get(host.toLowerCase())?.domain;
  }

  /** In which the user registers; of somebody else, that of those who name none. */
  domainOf(user: string): string {
    return this.#accounts.get(user)?.domain ?? this.#domain;
  }

  /** Whether a host that somebody calls is a domain of ours, and not the one in which that user is. */
  isElsewhere(user: string, host: string): boolean {
    const called = host.toLowerCase() === this.#domain.toLowerCase() ? this.#domain : this.realmOf(host);
    return called !== undefined && this.#accounts.has(user) && this.domainOf(user) !== called;
  }

  /** Whether a number is one of ours at a host: one of these, or its own domain. */
  areAt(hosts: readonly string[]): (number: string, host: string) => boolean {
    return (number, host) =>
      (hosts.includes(host) || this.realmOf(host) !== undefined) && !this.isElsewhere(number, host);
  }

  /** Also one that is barred. */
  knows(user: string): boolean {
    return this.#accounts.has(user);
  }

  trusts(flow: Flow): boolean {
    return this.#trunks.at(flow) !== undefined;
  }

  /** Returns the users whose registrations have lost their ground: gone, barred, another password or domain. */
  change(change: PhoneAccountChange): readonly string[] {
    if (change.type === "drop-account") {
      if (this.#accounts.get(change.extn)?.domain !== change.domain) return [];
      this.#accounts.delete(change.extn);
      this.#count(change.domain, -1);
      return [change.extn];
    }
    const { account } = change;
    const before = this.#accounts.get(account.extn);
    this.#accounts.set(account.extn, account);
    this.#count(account.domain, 1);
    if (before === undefined) return [];
    this.#count(before.domain, -1);
    // The digest is made of the domain.
    const isOther = before.ha1 !== account.ha1 || before.overSockets !== account.overSockets;
    return account.disabled || isOther ? [account.extn] : [];
  }

  #count(domain: string, more: 1 | -1): void {
    const name = domain.toLowerCase();
    const accounts = (this.#domains.get(name)?.accounts ?? 0) + more;
    if (accounts === 0) this.#domains.delete(name);
    else
      this.#domains.set(name, { domain: more === 1 ? domain : (this.#domains.get(name)?.domain ?? domain), accounts });
  }
}
