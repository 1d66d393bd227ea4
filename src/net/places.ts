// Places for connections that come in, so that no address takes those of the others and no stranger those of the known.
//
//   comes in --> stranger --prove--> known          a stranger gives way:
//                   ^                  |              to one of their own address that has all its places,
//                   +-----doubt--------+              or, where strangers or all are too many, at the address that has most
//
import { countedAddress } from "./counted-address.ts";

export interface PlaceLimits {
  /** Connections at one time. */
  readonly all: number;
  /** Of one address. */
  readonly perAddress: number;
  /** That have not shown who they are, of all addresses together. */
  readonly strangers: number;
}

/** `address`: the address has all its places. `full`: all are taken. */
export type NoPlace = "address" | "full";

export type Entered<Guest> =
  | { readonly type: "entered"; readonly gaveWay: Guest | undefined }
  | { readonly type: "refused"; readonly why: NoPlace };

interface House<Guest> {
  /** In the order in which they became strangers. */
  readonly strangers: Set<Guest>;
  known: number;
}

interface Place {
  readonly address: string;
  isKnown: boolean;
}

/** Whoever comes in, by the address that counts. Nothing is closed here: the one who gives way is told to the caller. */
export class Places<Guest extends object> {
  readonly #limits: PlaceLimits;
  readonly #houses = new Map<string, House<Guest>>();
  readonly #places = new Map<Guest, Place>();
  #strangers = 0;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  get known(): number {
    return this.#places.size - this.#strangers;
  }

  get strangers(): number {
    return this.#strangers;
  }

  /**
   * `isKnown`: from the beginning, by the address. `isHost`: many stand behind this address (a proxy of ours), which has
   * the places of all. The one who gave way has left already.
   */
  enter(
    guest: Guest,
    from: string,
    { isKnown = false, isHost = false }: { readonly isKnown?: boolean; readonly isHost?: boolean } = {},
  ): Entered<Guest> {
    const address = countedAddress(from);
    const { all, perAddress, strangers } = this.#limits;
    const house = this.#houses.get(address);
    let gaveWay: Guest | undefined;
    if (!isHost && house !== undefined && house.known + house.strangers.size >= perAddress) {
      [gaveWay] = house.strangers;
      if (gaveWay === undefined) return { type: "refused", why: "address" };
    } else if (this.#places.size >= all || (!isKnown && this.#strangers >= strangers)) {
      gaveWay = this.#oldestOfMost();
      if (gaveWay === undefined) return { type: "refused", why: "full" };
    }
    if (gaveWay !== undefined) this.leave(gaveWay);
    this.#places.set(guest, { address, isKnown });
    this.#count(guest, address, isKnown, 1);
    return { type: "entered", gaveWay };
  }

  /** They have shown who they are, and keep their place. */
  prove(guest: Guest): void {
    this.#become(guest, true);
  }

  /** They have to show it again. */
  doubt(guest: Guest): void {
    this.#become(guest, false);
  }

  /** Their place is free. Once or more often, and also where they never had one. */
  leave(guest: Guest): void {
    const place = this.#places.get(guest);
    if (place === undefined) return;
    this.#places.delete(guest);
    this.#count(guest, place.address, place.isKnown, -1);
  }

  #become(guest: Guest, isKnown: boolean): void {
    const place = this.#places.get(guest);
    if (place === undefined || place.isKnown === isKnown) return;
    this.#count(guest, place.address, place.isKnown, -1);
    place.isKnown = isKnown;
    this.#count(guest, place.address, isKnown, 1);
  }

  #count(guest: Guest, address: string, isKnown: boolean, by: 1 | -1): void {
    const house = this.#houses.get(address) ?? { strangers: new Set<Guest>(), known: 0 };
    if (isKnown) house.known += by;
    else {
      this.#strangers += by;
      if (by === 1) house.strangers.add(guest);
      else house.strangers.delete(guest);
    }
    if (house.known + house.strangers.size === 0) this.#houses.delete(address);
    else this.#houses.set(address, house);
  }

  /** Looks at every address, which is done only while there are too many. */
  #oldestOfMost(): Guest | undefined {
    let most: House<Guest> | undefined;
    for (const house of this.#houses.values()) {
      if (house.strangers.size > (most?.strangers.size ?? 0)) most = house;
    }
    const [oldest] = most?.strangers ?? [];
    return oldest;
  }
}
