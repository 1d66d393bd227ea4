// Whose credentials are looked at, and whose are not for a while because passwords are being guessed. Who is not looked at
// is answered the same, at once, whether they were right or wrong. Failures are counted
//
//   by address and account    5, then 1 a minute    who fails there waits, nobody else
//   by address               10                     accounts that failed there in 15 minutes wait, the others do not
//                            40, then 6 a minute    accounts that were never let in from there wait, too
//   by account               20, then 2 a minute    addresses from which it was not let in lately wait, the others do not
//
// A telephone that was let in last from this very port of this address waits for nothing: by no neighbour behind the same NAT is
// it kept out. One failure by that port, and it is as any other.
//
// A success clears what that account has failed from that address, and nothing else. Accounts that do not exist are counted
// as those that do.
import { FailureCounts } from "./failure-counts.ts";
import { KnownPlaces } from "./known-places.ts";
import type { Origin } from "./place.ts";

const OF_ACCOUNT_THERE = { forgiveMs: 60_000, most: 5, limit: 20_000 };
const OF_PLACE = { forgiveMs: 10_000, most: 40, limit: 10_000 };
const OF_ACCOUNT = { forgiveMs: 30_000, most: 20, limit: 10_000 };
/** From then on an address is slowed down for accounts that failed there lately. */
const SLOWED_PLACE = 10;
/** So long that a house full of telephones with old passwords does not use up what their address may fail. */
const LATELY = { forgiveMs: 900_000, most: 1, limit: 20_000 };
/** A telephone whose password is old tries once or twice a minute; who tries more often, though not looked at, guesses. */
const KNOCKS = { forgiveMs: 15_000, most: 20, limit: 10_000 };
/** What goes on is told again after so long. */
const TOLD = { forgiveMs: 60_000, most: 1, limit: 10_000 };
/** Longer names are nobody's. */
const NAME_LIMIT = 64;

/** Whose failures it is because of which somebody is not looked at. */
export type Slowed = "account-there" | "address" | "account";

/** Worth a line in the log, from which addresses may be barred: each has received what was sent to it. */
export type Finding = "address-guesses" | "account-is-guessed";

/** Accounts are names as shown. Time is milliseconds since 1970. */
export class Guesses {
  readonly #ofAccountThere = new FailureCounts(OF_ACCOUNT_THERE);
  readonly #lately = new FailureCounts(LATELY);
  readonly #ofPlace = new FailureCounts(OF_PLACE);
  readonly #ofAccount = new FailureCounts(OF_ACCOUNT);
  readonly #knocks = new FailureCounts(KNOCKS);
  readonly #told = new FailureCounts(TOLD);
  readonly #known = new KnownPlaces();

  /** Undefined: their credentials are to be looked at. To be asked before anything is made of them. */
  slowed(account: string, origin: Origin, now: number): Slowed | undefined {
    if (this.#known.isSamePort(account, origin, now)) return undefined;
    const { place } = origin;
    const key = keyOf(account, place);
    if (this.#ofAccountThere.of(key, now) >= OF_ACCOUNT_THERE.most) return "account-there";
    const fromPlace = this.#ofPlace.of(place, now);
    if (fromPlace >= SLOWED_PLACE && this.#lately.of(key, now) > 0) return "address";
    const isClosed = fromPlace >= OF_PLACE.most;
    const isGuessed = this.#ofAccount.of(nameOf(account), now) >= OF_ACCOUNT.most;
    if ((!isClosed && !isGuessed) || this.#known.isKnown(account, place, now)) return undefined;
    return isClosed ? "address" : "account";
  }

  /** They were slowed, and not looked at. */
  unheard(account: string, { place }: Origin, now: number): readonly Finding[] {
    const isEager = this.#knocks.add(keyOf(account, place), now) >= KNOCKS.most;
    return isEager && this.#isNews(place, now) ? ["address-guesses"] : [];
  }

  /** They were looked at, and wrong. */
  failed(account: string, origin: Origin, now: number): readonly Finding[] {
    const { place } = origin;
    this.#known.failed(account, origin);
    const key = keyOf(account, place);
    this.#ofAccountThere.add(key, now);
    this.#lately.add(key, now);
    const found: Finding[] = [];
    if (this.#ofPlace.add(place, now) >= OF_PLACE.most && this.#isNews(place, now)) found.push("address-guesses");
    const isGuessed = this.#ofAccount.add(nameOf(account), now) >= OF_ACCOUNT.most;
    // The telephone itself, with an old password, is not one of those who guess.
    if (isGuessed && !this.#known.isKnown(account, place, now) && this.#isNews(key, now)) {
      found.push("account-is-guessed");
    }
    return found;
  }

  /** They were looked at, and right. */
  succeeded(account: string, origin: Origin, now: number): void {
    const key = keyOf(account, origin.place);
    this.#ofAccountThere.clear(key);
    this.#lately.clear(key);
    this.#known.learn(account, origin, now);
  }

  #isNews(key: string, now: number): boolean {
    if (this.#told.of(key, now) > 0) return false;
    this.#told.add(key, now);
    return true;
  }
}

function nameOf(account: string): string {
  return account.slice(0, NAME_LIMIT);
}

/** A place has no space in it. */
function keyOf(account: string, place: string): string {
  return `${place} ${nameOf(account)}`;
}
