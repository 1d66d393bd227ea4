// The places of all connections, whatever they speak: who has used up theirs over TCP has none left over TLS.
import { Places } from "../../net/places.ts";
import { TurnedAway, type TurnedAwayFields, type TurnedAwayWhy } from "../../net/turned-away.ts";

export interface TcpLimits {
  /** Connections that have come in, at one time. */
  readonly connections: number;
  /** Of these, from one address (an IPv6 network of 64 bits counts as one). */
  readonly perAddress: number;
  /** Of these, on which nobody has shown who they are; the oldest gives way to the next. Default: a fifth of `connections`. */
  readonly strangers?: number;
  /** Connections that we have opened: places of their own, which nobody who comes in can take. */
  readonly outgoing: number;
  /** In which who connects must have brought a whole message; over TLS the handshake is part of it. */
  readonly firstMessageMs: number;
  /** In which a later message that was begun must be whole. */
  readonly messageMs: number;
  /** In which who connects must have shown who they are. */
  readonly proofMs: number;
  /** A connection that says nothing for so long is closed. */
  readonly idleMs: number;
  /** Bytes that may wait for a slow peer before its connection is closed. */
  readonly unsentBytes: number;
}

export const DEFAULT_TCP_LIMITS: TcpLimits = {
  connections: 5_000,
  // Several hundred telephones behind one NAT, each with an old connection whose end has been lost beside its new one.
  perAddress: 1_000,
  outgoing: 1_000,
  firstMessageMs: 10_000,
  messageMs: 30_000,
  // A challenge is answered by a program, at once.
  proofMs: 60_000,
  // A telephone is only heard from when it registers again, which may be once an hour.
  idleMs: 3_900_000,
  unsentBytes: 1_048_576,
};

const STRANGERS_SHARE = 1 / 5;

/** Connections of the moment, and those that were not taken or kept since the start. */
export interface ConnectionCensus {
  /** That came in and have shown who they are. */
  readonly known: number;
  /** That came in and have not, yet. */
  readonly strangers: number;
  readonly outgoing: number;
  readonly turnedAway: ReadonlyMap<TurnedAwayWhy, number>;
}

/** Who has a place and can be sent away. */
export interface Guest {
  turnAway(why: TurnedAwayWhy): void;
}

export class Lobby {
  readonly limits: TcpLimits;
  readonly #places: Places<Guest>;
  readonly #turnedAway: TurnedAway;
  #outgoing = 0;

  constructor(limits: TcpLimits, turnedAway: (fields: TurnedAwayFields) => void) {
    const { connections: all, perAddress } = limits;
    this.limits = limits;
    this.#places = new Places({ all, perAddress, strangers: limits.strangers ?? Math.ceil(all * STRANGERS_SHARE) });
    this.#turnedAway = new TurnedAway(turnedAway);
  }

  /** False: there is no place for it. Whoever gives way is sent away. */
  enter(guest: Guest, address: string, isKnown: boolean): boolean {
    const entered = this.#places.enter(guest, address, { isKnown });
    if (entered.type === "refused") {
      this.count(entered.why, address);
      return false;
    }
    entered.gaveWay?.turnAway("gave-way");
    return true;
  }

  leave(guest: Guest): void {
    this.#places.leave(guest);
  }

  prove(guest: Guest): void {
    this.#places.prove(guest);
  }

  /** False: as many are open already as may be. */
  goOut(): boolean {
    if (this.#outgoing >= this.limits.outgoing) return false;
    this.#outgoing += 1;
    return true;
  }

  comeBack(): void {
    this.#outgoing -= 1;
  }

  count(why: TurnedAwayWhy, address: string): void {
    this.#turnedAway.count(why, address, performance.now());
  }

  census(): ConnectionCensus {
    const { known, strangers } = this.#places;
    return { known, strangers, outgoing: this.#outgoing, turnedAway: this.#turnedAway.counts };
  }
}
