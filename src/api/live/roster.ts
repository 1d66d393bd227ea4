// Who is connected, for those who ask while somebody else looks after the sockets.
import type { Principal } from "../../store/principal.ts";

export class Roster {
  #list: () => Iterable<Principal> = () => [];

  /** Whoever looks after the sockets says who is there: one for each socket. */
  keptBy(list: () => Iterable<Principal>): void {
    this.#list = list;
  }

  principals(): Iterable<Principal> {
    return this.#list();
  }
}
