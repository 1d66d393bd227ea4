// What is known of each mailbox, so that the lamps of its telephones show it.
import type { Extn } from "../../core/model.ts";
import type { SwitchCommand } from "../../core/switch.ts";
import type { Accounts } from "./accounts.ts";
import { summaryOf } from "./message-summary.ts";
import type { SipSide } from "./sides.ts";

type Lamp = Extract<SwitchCommand, { readonly type: "lamp" }>;

/** The last word on each account's mailbox. What is said before the SIP side is there is told then. */
export class Lamps {
  readonly #accounts: Accounts;
  readonly #lamps = new Map<Extn, Lamp>();
  #sip: SipSide | undefined;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;
  }

  open(sip: SipSide): void {
    this.#sip = sip;
    for (const lamp of this.#lamps.values()) this.#publish(lamp);
  }

  /** That of an extension without an account is nobody's. */
  set(lamp: Lamp): void {
    if (!this.#accounts.knows(lamp.extn)) return;
    this.#lamps.set(lamp.extn, lamp);
    this.#publish(lamp);
  }

  drop(extn: string): void {
    if (this.#accounts.knows(extn) || !this.#lamps.delete(extn as Extn)) return;
    this.#sip?.retract(extn);
  }

  #publish({ extn, newMessages, oldMessages }: Lamp): void {
    this.#sip?.publish(summaryOf({ user: extn, domain: this.#accounts.domainOf(extn), newMessages, oldMessages }));
  }
}
