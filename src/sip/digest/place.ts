// What nonces are bound to and failures are counted by.
import { isIP } from "node:net";
import { countedAddress } from "../../net/counted-address.ts";

/** Where a request comes from. */
export interface Origin {
  /** By `placeOf`. */
  readonly place: string;
  /** Which socket or mapping of a NAT there, as "udp 5060"; undefined: behind a proxy. */
  readonly port: string | undefined;
}

/** Undefined: this is no numeric address. The same address in another spelling is the same place. */
export function placeOf(address: string): string | undefined {
  return isIP(address.replace(/%.*$/, "")) === 0 ? undefined : countedAddress(address);
}
