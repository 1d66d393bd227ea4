// The phones' accounts as the SIP side looks them up, and the lines whose calls need no proof.
import type { AccountChange, PhoneAccount } from "../../ports/switch.ts";
import type { Directory, Flow } from "../../sip/index.ts";

/** A carrier's line, known by its address. */
export interface Trunk {
  readonly name: string;
  /** Numeric IPv4 or IPv6 address. */
  readonly address: string;
  readonly port: number;
  readonly transport: "udp" | "tcp";
  /** Where the carrier challenges our calls. */
  readonly credentials: { readonly user: string; readonly password: string } | undefined;
}

export class Accounts implements Directory {
  readonly #domain: string;
  readonly #trunks: readonly Trunk[];
  readonly #accounts = new Map<string, PhoneAccount>();

  constructor(domain: string, trunks: readonly Trunk[]) {
    this.#domain = domain;
    this.#trunks = trunks;
  }

  ha1(user: string, realm: string): string | undefined {
    const account = this.#accounts.get(user);
    return account === undefined || account.disabled || realm !== this.#domain ? undefined : account.ha1;
  }

  trusts(flow: Flow): boolean {
    return this.trunkAt(flow) !== undefined;
  }

  /**
   * The line that a request came from. A carrier may send from any port, so the address decides; where several lines
   * share one, the port does.
   */
  trunkAt({ remoteAddress, remotePort }: Flow): Trunk | undefined {
    const there = this.#trunks.filter((trunk) => trunk.address === remoteAddress);
    return there.find((trunk) => trunk.port === remotePort) ?? (there.length === 1 ? there[0] : undefined);
  }

  trunk(name: string): Trunk | undefined {
    return this.#trunks.find((trunk) => trunk.name === name);
  }

  /** Returns the users whose registrations have lost their ground: gone, barred, or another password. */
  change(change: AccountChange): readonly string[] {
    if (change.type === "drop-account") {
      const known = change.domain === this.#domain && this.#accounts.delete(change.extn);
      return known ? [change.extn] : [];
    }
    const { account } = change;
    // A phone of another domain could never prove itself here: the domain is the digest's realm.
    if (account.domain !== this.#domain) return [];
    const before = this.#accounts.get(account.extn);
    this.#accounts.set(account.extn, account);
    if (before === undefined) return [];
    return account.disabled || before.ha1 !== account.ha1 ? [account.extn] : [];
  }
}
