// The outside lines: which one a request came from, and the logins at those carriers that want one.
//
//   put (a name) -> looked up -> found
//                                not:   trunk-down, unless it was found before; looked up again
//   found, no login wanted -> asked by OPTIONS, again and again (line-checks.ts): trunk-up, trunk-down
//   put (registers), where it is known -> REGISTER -> "registered": trunk-up
//                                                     "failed":     trunk-down; what the carrier refuses for good is
//                                                                   tried again later, who is silent at their next address
import type { SwitchEvent } from "../../core/switch.ts";
import type { Log } from "../../ports/log.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import type { Flow, QuestionId, RegistrationId, SipEvent } from "../../sip/index.ts";
import { LineChecks } from "./line-checks.ts";
import { CarrierLookup, fixedTarget, type LookupParts, type Target } from "./carrier-lookup.ts";
import type { SipSide } from "./sides.ts";

/** After a refusal that the SIP side takes as final: a carrier's mistake of a moment must not cost the line for ever. */
const REFUSED_AGAIN_MS = 300_000;
/** After none of a carrier's addresses has answered. */
const ALL_SILENT_AGAIN_MS = 30_000;

type RegistrationEvent = Extract<SipEvent, { readonly type: "registration" }>;

interface Line {
  readonly account: TrunkAccount;
  /** Where the carrier is, the best first; empty as long as their name has not been found. */
  targets: readonly Target[];
  /** Which of them is used: the next one after one that was silent. */
  turn: number;
  lookup: CarrierLookup | undefined;
  /** Its login's name; a new one each time, because an old one may still be on its way out. */
  login: RegistrationId | undefined;
  takeBackRetry: (() => void) | undefined;
}

/** A line that can be called over, and where its carrier is now. */
export interface OutsideWay {
  readonly account: TrunkAccount;
  readonly target: Target;
}

export interface TrunkParts extends Pick<LookupParts, "names" | "family" | "clock"> {
  readonly sip: Pick<SipSide, "registerWith" | "unregister" | "ask">;
  /** Whether we have SIP over TLS. */
  readonly hasTls: boolean;
  /** In [0, 1). */
  readonly chance: () => number;
  /** How often carriers without a login are asked whether they are there; 0: never, they are taken to be. */
  readonly checkEveryMs: number;
  readonly log: Pick<Log, "warn">;
  readonly tell: (event: SwitchEvent) => void;
}

export class Trunks {
  readonly #lines = new Map<string, Line>();
  #parts: TrunkParts | undefined;
  #checks: LineChecks | undefined;
  #logins = 0;

  /** From now on there are sockets: logs in. */
  open(parts: TrunkParts): void {
    this.#parts = parts;
    const { sip, clock, chance, checkEveryMs: everyMs, tell } = parts;
    this.#checks = new LineChecks({
      ...{ sip, clock, chance, everyMs },
      flowTo: (account, target) => flowTo({ account, target }),
      use: (trunk, turn) => this.#use(trunk, turn),
      up: (trunk) => tell({ type: "trunk-up", trunk }),
      down: (trunk, reason) => tell({ type: "trunk-down", trunk, reason }),
    });
    for (const line of this.#lines.values()) this.#find(line);
  }

  close(): void {
    for (const line of this.#lines.values()) {
      line.takeBackRetry?.();
      line.lookup?.stop();
    }
    this.#checks?.stop();
    this.#parts = undefined;
  }

  /** A line that is put again without a change keeps its login, and what its name was found to be. */
  put(account: TrunkAccount): void {
    const known = this.#lines.get(account.name);
    if (known !== undefined) {
      if (JSON.stringify(known.account) === JSON.stringify(account)) return;
      this.#leave(known, "changed");
    }
    const line: Line = {
      ...{ account, targets: [], turn: 0, lookup: undefined },
      ...{ login: undefined, takeBackRetry: undefined },
    };
    this.#lines.set(account.name, line);
    this.#find(line);
  }

  drop(name: string): void {
    const line = this.#lines.get(name);
    if (line === undefined) return;
    this.#lines.delete(name);
    this.#leave(line, "removed");
  }

  /** Undefined where it is disabled, or nobody knows where its carrier is. */
  get(name: string): OutsideWay | undefined {
    const line = this.#lines.get(name);
    const target = line === undefined ? undefined : targetOf(line);
    return line?.account.enabled === true && target !== undefined ? { account: line.account, target } : undefined;
  }

  /**
   * The line that a request came from. A carrier may send from any port, so the address decides; where several lines
   * share one, the port does. A line over TLS is not believed to call over anything else.
   */
  at({ transport, remoteAddress, remotePort }: Flow): TrunkAccount | undefined {
    const isThere = ({ address }: Target): boolean => address === remoteAddress;
    const there = [...this.#lines.values()].filter(
      ({ account, targets }) =>
        account.enabled && targets.some(isThere) && (account.transport !== "tls" || transport === "tls"),
    );
    const sameInPort = there.find(({ targets }) => targets.some((each) => isThere(each) && each.port === remotePort));
    const line = sameInPort ?? (there.length === 1 ? there[0] : undefined);
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
    if (status !== undefined && status < 500 && status !== 408) this.#tryAgain(line, REFUSED_AGAIN_MS);
    else if (line.targets.length > 1) this.#tryNext(line);
  }

  /** The answer to a question of a line, where it is one. */
  onAsked(question: QuestionId, status: number | undefined): void {
    this.#checks?.onAsked(question, status);
  }

  #use(trunk: string, turn: number): void {
    const line = this.#lines.get(trunk);
    if (line !== undefined) line.turn = turn;
  }

  /** Begins to look for the carrier, or knows already where they are. */
  #find(line: Line): void {
    const { account } = line;
    if (this.#parts === undefined || !account.enabled) return;
    if (account.transport === "tls" && !this.#parts.hasTls) {
      this.#parts.tell({ type: "trunk-down", trunk: account.name, reason: "there is no SIP over TLS here" });
      return;
    }
    const fixed = fixedTarget(account);
    if (fixed !== undefined) {
      this.#onFound(line, [fixed]);
      return;
    }
    const { names, family, clock, log } = this.#parts;
    line.lookup = new CarrierLookup(account, {
      ...{ names, family, clock },
      onFound: (targets) => this.#onFound(line, targets),
      onFailed: (reason, known) => {
        log.warn({ trunk: account.name, known }, reason);
        if (!known) this.#parts?.tell({ type: "trunk-down", trunk: account.name, reason });
      },
    });
    this.#parts.tell({ type: "trunk-down", trunk: account.name, reason: "its carrier's name is being looked up" });
    line.lookup.start();
  }

  #onFound(line: Line, targets: readonly Target[]): void {
    const trunk = line.account.name;
    const before = targetOf(line);
    line.targets = targets;
    if (line.account.registration === undefined) {
      line.turn = 0;
      if (this.#checks?.watch(line.account, targets) !== true) this.#parts?.tell({ type: "trunk-up", trunk });
      return;
    }
    const stays = before === undefined ? -1 : targets.findIndex((each) => isSame(each, before));
    line.turn = Math.max(0, stays);
    // Where they were is still one of their addresses: the login there goes on.
    if (stays >= 0) return;
    if (line.login !== undefined) this.#logOut(line, "the carrier has moved");
    else if (line.lookup !== undefined) this.#parts?.tell({ type: "trunk-down", trunk, reason: "it is logging in" });
    line.takeBackRetry?.();
    this.#logIn(line);
  }

  /** At their next address at once; with a pause when all have been tried. */
  #tryNext(line: Line): void {
    if (line.login !== undefined) this.#parts?.sip.unregister(line.login);
    line.turn = (line.turn + 1) % line.targets.length;
    if (line.turn === 0) this.#tryAgain(line, ALL_SILENT_AGAIN_MS);
    else this.#logIn(line);
  }

  #tryAgain(line: Line, afterMs: number): void {
    const clock = this.#parts?.clock;
    line.login = undefined;
    line.takeBackRetry = clock?.wakeAt(clock.now() + afterMs, () => this.#logIn(line));
  }

  #logIn(line: Line): void {
    const { account } = line;
    const { registration, login } = account;
    const target = targetOf(line);
    if (this.#parts === undefined || registration === undefined || login === undefined) return;
    if (!account.enabled || target === undefined) return;
    this.#logins += 1;
    line.login = `trunk-${this.#logins}`;
    line.takeBackRetry = undefined;
    this.#parts.sip.registerWith({
      id: line.login,
      registrar: `sip:${registration.domain}`,
      flow: flowTo({ account, target }),
      user: login.user,
      password: login.password,
      addressOfRecord: `sip:${login.user}@${registration.domain}`,
      contact: undefined,
      expiresSeconds: registration.expiresSeconds,
    });
  }

  #leave(line: Line, reason: string): void {
    line.lookup?.stop();
    this.#checks?.forget(line.account.name);
    this.#logOut(line, reason);
  }

  #logOut(line: Line, reason: string): void {
    line.takeBackRetry?.();
    if (line.login === undefined) return;
    this.#parts?.sip.unregister(line.login);
    line.login = undefined;
    this.#parts?.tell({ type: "trunk-down", trunk: line.account.name, reason });
  }
}

function targetOf({ targets, turn }: Line): Target | undefined {
  return targets[turn];
}

function isSame(one: Target, other: Target): boolean {
  return one.address === other.address && one.port === other.port;
}

export function flowTo({ account, target }: OutsideWay): Flow {
  const { transport, tlsName, address } = account;
  const flow = { transport, remoteAddress: target.address, remotePort: target.port };
  return transport === "tls" ? { ...flow, serverName: tlsName ?? address } : flow;
}
