// From where an account has proved who it is lately, and by which port there. Only who knows a password is remembered, so strangers cannot fill it,
// and who has one account forgets only that one's places.

import type { Origin } from "./place.ts";

/** A telephone comes every hour at least; this is an office that was closed over a long weekend. */
const KNOWN_MS = 7 * 86_400_000;
/** Of one account; beyond it the one it was at longest ago is forgotten. */
const PLACES = 16;
/** Beyond it the account that proved itself longest ago is forgotten. */
const ACCOUNTS = 20_000;

interface Known {
  readonly lastAt: number;
  /** Undefined: somebody has failed by it since, or it was behind a proxy. */
  readonly port: string | undefined;
}

/** Time is milliseconds since 1970. */
export class KnownPlaces {
  /** By account, then by place. Both in the order of the last time. */
  readonly #known = new Map<string, Map<string, Known>>();

  isKnown(account: string, place: string, now: number): boolean {
    const known = this.#known.get(account)?.get(place);
    return known !== undefined && now - known.lastAt <= KNOWN_MS;
  }

  /** The last to prove it there came by this very port, and nobody has failed by it since. */
  isSamePort(account: string, { place, port }: Origin, now: number): boolean {
    const known = this.#known.get(account)?.get(place);
    return known?.port !== undefined && known.port === port && now - known.lastAt <= KNOWN_MS;
  }

  learn(account: string, { place, port }: Origin, now: number): void {
    const places = this.#known.get(account) ?? new Map<string, Known>();
    places.delete(place);
    places.set(place, { lastAt: now, port });
    forgetFirst(places, PLACES);
    this.#known.delete(account);
    this.#known.set(account, places);
    forgetFirst(this.#known, ACCOUNTS);
  }

  /** They failed: the port is as good as any other from now on. */
  failed(account: string, { place, port }: Origin): void {
    const places = this.#known.get(account);
    const known = places?.get(place);
    if (known !== undefined && known.port === port) places?.set(place, { ...known, port: undefined });
  }
}

function forgetFirst(map: Map<string, unknown>, limit: number): void {
  if (map.size <= limit) return;
  const [first] = map.keys();
  if (first !== undefined) map.delete(first);
}
