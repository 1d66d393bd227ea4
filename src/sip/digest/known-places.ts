// From where an account has proved who it is lately. Only who knows a password is remembered, so strangers cannot fill it,
// and who has one account forgets only that one's places.

/** A telephone comes every hour at least; this is an office that was closed over a long weekend. */
const KNOWN_MS = 7 * 86_400_000;
/** Of one account; beyond it the one it was at longest ago is forgotten. */
const PLACES = 16;
/** Beyond it the account that proved itself longest ago is forgotten. */
const ACCOUNTS = 20_000;

/** Time is milliseconds since 1970. */
export class KnownPlaces {
  /** By account: when it was last at each place. Both in the order of the last time. */
  readonly #lastAt = new Map<string, Map<string, number>>();

  isKnown(account: string, place: string, now: number): boolean {
    const lastAt = this.#lastAt.get(account)?.get(place);
    return lastAt !== undefined && now - lastAt <= KNOWN_MS;
  }

  learn(account: string, place: string, now: number): void {
    const places = this.#lastAt.get(account) ?? new Map<string, number>();
    places.delete(place);
    places.set(place, now);
    forgetFirst(places, PLACES);
    this.#lastAt.delete(account);
    this.#lastAt.set(account, places);
    forgetFirst(this.#lastAt, ACCOUNTS);
  }
}

function forgetFirst(map: Map<string, unknown>, limit: number): void {
  if (map.size <= limit) return;
  const [first] = map.keys();
  if (first !== undefined) map.delete(first);
}
