// The outside lines: which one a request came from, and the logins at those carriers that want one.
//
//   put (registers) -> REGISTER -> "registered": trunk-up
//                                  "failed":     trunk-down; what the carrier refuses for good is tried again later
import type { SwitchEvent } from "../../core/switch.ts";
import type { Clock } from "../../ports/clock.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import type { Flow, RegistrationId, SipEvent } from "../../sip/index.ts";
import type { SipSide } from "./sides.ts";

/** After a refusal that the SIP side takes as final: a carrier's mistake of a moment must not cost the line for ever. */
const REFUSED_AGAIN_MS = 300_000;

type RegistrationEvent = Extract<SipEvent, { readonly type: "registration" }>;

interface Line {
  readonly account: TrunkAccount;
  /** Its login's name; a new one each time, because an old one may still be on its way out. */
  login: RegistrationId | undefined;
  takeBackRetry: (() => void) | undefined;
}

export interface TrunkParts {
  readonly sip: Pick<SipSide, "registerWith" | "unregister">;
  readonly clock: Clock;
  readonly tell: (event: SwitchEvent) => void;
}

export class Trunks {
  readonly #lines = new Map<string, Line>();
  #parts: TrunkParts | undefined;
  #logins = 0;

  /** From now on there are sockets: logs in. */
  open(parts: TrunkParts): void {
    this.#parts = parts;
    for (const line of this.#lines.values()) this.#logIn(line);
  }

  close(): void {
    for (const line of this.#lines.values()) line.takeBackRetry?.();
    this.#parts = undefined;
  }

  /** A line that is put again without a change keeps its login. */
  put(account: TrunkAccount): void {
    const known = this.#lines.get(account.name);
    if (known !== undefined) {
      if (JSON.stringify(known.account) === JSON.stringify(account)) return;
      this.#logOut(known, "changed");
    }
    const line: Line = { account, login: undefined, takeBackRetry: undefined };
    this.#lines.set(account.name, line);
    this.#logIn(line);
  }

  drop(name: string): void {
    const line = this.#lines.get(name);
    if (line === undefined) return;
    this.#lines.delete(name);
    this.#logOut(line, "removed");
  }

  get(name: string): TrunkAccount | undefined {
    const account = this.#lines.get(name)?.account;
    return account?.enabled === true ? account : undefined;
  }

  /**
   * The line that a request came from. A carrier may send from any port, so the address decides; where several lines
   * share one, the port does.
   */
  at({ remoteAddress, remotePort }: Flow): TrunkAccount | undefined {
    const there = [...this.#lines.values()].filter(
      ({ account }) => account.enabled && account.address === remoteAddress,
    );
    const line =
      there.find(({ account }) => account.port === remotePort) ?? (there.length === 1 ? there[0] : undefined);
    return line?.account;
  }

  onRegistration({ registration, state, status }: RegistrationEvent): void {
    const line = [...this.#lines.values()].find(({ login }) => login === registration);
    if (line === undefined || state === "unregistered") return;
    const trunk = line.account.name;
    if (state === "registered") {
      this.#parts?.tell({ type: "trunk-up", trunk });
      return;
    }
    const reason = status === undefined ? "the carrier does not answer" : `the carrier refused with ${status}`;
    this.#parts?.tell({ type: "trunk-down", trunk, reason });
    // Whether the SIP side tries again itself or not: a new login takes the place of the old one, which it may have dropped.
    if (status !== undefined && status < 500 && status !== 408) this.#tryAgain(line);
  }

  #tryAgain(line: Line): void {
    const clock = this.#parts?.clock;
    line.login = undefined;
    line.takeBackRetry = clock?.wakeAt(clock.now() + REFUSED_AGAIN_MS, () => this.#logIn(line));
  }

  #logIn(line: Line): void {
    const { account } = line;
    const { registration, login } = account;
    if (this.#parts === undefined || registration === undefined || login === undefined || !account.enabled) return;
    this.#logins += 1;
    line.login = `trunk-${this.#logins}`;
    line.takeBackRetry = undefined;
    this.#parts.sip.registerWith({
      id: line.login,
      registrar: `sip:${registration.domain}`,
      flow: flowOf(account),
      user: login.user,
      password: login.password,
      addressOfRecord: `sip:${login.user}@${registration.domain}`,
      contact: undefined,
      expiresSeconds: registration.expiresSeconds,
    });
  }

  #logOut(line: Line, reason: string): void {
    line.takeBackRetry?.();
    if (line.login === undefined) return;
    this.#parts?.sip.unregister(line.login);
    line.login = undefined;
    this.#parts?.tell({ type: "trunk-down", trunk: line.account.name, reason });
  }
}

export function flowOf({ transport, address, port }: TrunkAccount): Flow {
  return { transport, remoteAddress: address, remotePort: port };
}
