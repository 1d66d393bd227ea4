// How many sockets there may be, of one address and of all together. Beyond the limit there is a little room for those who come
// back: at an address from which somebody is logged in, or was until lately, a new socket is mostly in place of one that is
// broken, and is not known as such before they log in.
import { countedAddress } from "../../net/counted-address.ts";
import { GONE_AFTER_MS } from "./limits.ts";

export interface SocketLimits {
  readonly all: number;
  readonly perAddress: number;
}

/** `address`: it has all its sockets. `full`: there are as many as there may be. */
export type NoSocket = "address" | "full";

/** Of the limit, for who comes back. */
const ROOM_PART = 0.1;
/** So long somebody was there lately: until a broken socket is given up at the latest, and some tries after it. */
const LATELY_MS = 2 * GONE_AFTER_MS;
const MOST_KNOWN = 100_000;

interface House {
  sockets: number;
  known: number;
}

export class SocketPlaces {
  readonly #limits: SocketLimits;
  readonly #houses = new Map<string, House>();
  /** When the last one who had logged in from there left, the oldest first. */
  readonly #lately = new Map<string, number>();
  #all = 0;

  constructor(limits: SocketLimits) {
    this.#limits = limits;
  }

  /** Undefined: come in. `now` in milliseconds of a clock that nobody sets. */
  refusalOf(from: string, now: number): NoSocket | undefined {
    const address = countedAddress(from);
    const { all, perAddress } = this.#limits;
    if ((this.#houses.get(address)?.sockets ?? 0) >= perAddress) return "address";
    if (this.#all < all) return undefined;
    const hasRoom = this.#all < all + Math.max(1, Math.floor(all * ROOM_PART));
    return hasRoom && this.#isKnown(address, now) ? undefined : "full";
  }

  opened(from: string): void {
    this.#all += 1;
    this.#houseOf(countedAddress(from)).sockets += 1;
  }

  /** Somebody has logged in at one of them. */
  entered(from: string): void {
    this.#houseOf(countedAddress(from)).known += 1;
  }

  /** `wasKnown`: somebody was logged in at it. Once for each. */
  left(from: string, wasKnown: boolean, now: number): void {
    const address = countedAddress(from);
    const house = this.#houseOf(address);
    this.#all -= 1;
    house.sockets -= 1;
    if (wasKnown) {
      house.known -= 1;
      this.#remember(address, now);
    }
    if (house.sockets <= 0) this.#houses.delete(address);
  }

  #isKnown(address: string, now: number): boolean {
    if ((this.#houses.get(address)?.known ?? 0) > 0) return true;
    const leftAt = this.#lately.get(address);
    return leftAt !== undefined && now - leftAt < LATELY_MS;
  }

  #remember(address: string, now: number): void {
    this.#lately.delete(address);
    this.#lately.set(address, now);
    for (const [oldest, at] of this.#lately) {
      if (this.#lately.size <= MOST_KNOWN && now - at < LATELY_MS) break;
      this.#lately.delete(oldest);
    }
  }

  #houseOf(address: string): House {
    const known = this.#houses.get(address);
    if (known !== undefined) return known;
    const house = { sockets: 0, known: 0 };
    this.#houses.set(address, house);
    return house;
  }
}
