// Outside lines without a login: nothing would say that their carriers are gone. Each is asked by OPTIONS, at each of its
// addresses in turn.
//
//   put -> asked -> any answer but 503: up, asked again after the interval
//            ^      nothing, or 503:    at its next address; after the last one down, asked again soon
//            +------------------------------------------------------------------------------------+
import type { Clock } from "../../ports/clock.ts";
import type { TrunkAccount } from "../../ports/switch.ts";
import type { Flow, QuestionId } from "../../sip/index.ts";
import type { Target } from "./carrier-lookup.ts";
import type { SipSide } from "./sides.ts";

/** One that is down is asked again so soon, or with the interval where that is shorter. */
const DOWN_AGAIN_MS = 15_000;
/** RFC 3261 section 21.5.4: it is there and takes no calls. */
const UNAVAILABLE = 503;
/** Of the interval: so that not all lines of all centers ask their carrier in one instant. */
const JITTER = 0.2;

export interface LineChecksParts {
  readonly sip: Pick<SipSide, "ask">;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly chance: () => number;
  /** 0: nobody is asked. */
  readonly everyMs: number;
  readonly flowTo: (account: TrunkAccount, target: Target) => Flow;
  /** Calls go to this address of the line from now on. */
  readonly use: (trunk: string, turn: number) => void;
  readonly up: (trunk: string) => void;
  readonly down: (trunk: string, reason: string) => void;
}

interface Check {
  readonly account: TrunkAccount;
  readonly targets: readonly Target[];
  turn: number;
  question: QuestionId | undefined;
  takeBack: (() => void) | undefined;
  isUp: boolean | undefined;
}

export class LineChecks {
  readonly #parts: LineChecksParts;
  readonly #checks = new Map<string, Check>();
  #questions = 0;

  constructor(parts: LineChecksParts) {
    this.#parts = parts;
  }

  /** False: lines are not asked. `targets` is not empty; one that has moved is up or down as it was until it has said something. */
  watch(account: TrunkAccount, targets: readonly Target[]): boolean {
    if (this.#parts.everyMs === 0) return false;
    const isUp = this.#checks.get(account.name)?.isUp;
    this.forget(account.name);
    const check: Check = { account, targets, turn: 0, question: undefined, takeBack: undefined, isUp };
    this.#checks.set(account.name, check);
    // Until somebody has answered nobody is known to be there.
    if (isUp === undefined) this.#parts.down(account.name, "its carrier is being asked");
    this.#ask(check);
    return true;
  }

  forget(trunk: string): void {
    this.#checks.get(trunk)?.takeBack?.();
    this.#checks.delete(trunk);
  }

  stop(): void {
    for (const trunk of [...this.#checks.keys()]) this.forget(trunk);
  }

  onAsked(question: QuestionId, status: number | undefined): void {
    const check = [...this.#checks.values()].find((each) => each.question === question);
    if (check === undefined) return;
    check.question = undefined;
    if (status !== undefined && status !== UNAVAILABLE) this.#onThere(check);
    else this.#onAway(check, status);
  }

  #onThere(check: Check): void {
    if (check.isUp !== true) this.#parts.up(check.account.name);
    check.isUp = true;
    this.#askAfter(check, this.#parts.everyMs);
  }

  #onAway(check: Check, status: number | undefined): void {
    const { everyMs, use, down } = this.#parts;
    const { name } = check.account;
    check.turn = (check.turn + 1) % check.targets.length;
    use(name, check.turn);
    if (check.turn !== 0) {
      this.#ask(check);
      return;
    }
    if (check.isUp !== false) {
      down(name, status === undefined ? "the carrier does not answer" : `the carrier refused with ${status}`);
    }
    check.isUp = false;
    this.#askAfter(check, Math.min(everyMs, DOWN_AGAIN_MS));
  }

  #askAfter(check: Check, afterMs: number): void {
    const { clock, chance } = this.#parts;
    const at = clock.now() + afterMs * (1 - JITTER + 2 * JITTER * chance());
    check.takeBack = clock.wakeAt(at, () => this.#ask(check));
  }

  #ask(check: Check): void {
    const { account, targets, turn } = check;
    const target = targets[turn];
    if (target === undefined) return;
    this.#questions += 1;
    check.question = `line-${this.#questions}`;
    check.takeBack = undefined;
    const host = account.address.includes(":") ? `[${account.address}]` : account.address;
    const uri = account.port === 0 ? `sip:${host}` : `sip:${host}:${account.port}`;
    this.#parts.sip.ask({ id: check.question, uri, flow: this.#parts.flowTo(account, target), route: [] });
  }
}
