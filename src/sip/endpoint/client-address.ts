// Who a request is from: who sent the datagram, or, where that is a proxy of ours, who it says it had it from. A proxy
// puts its own Via on top, and into the one below the address that it came from (RFC 3261 section 18.2.1):
//
//   Via: SIP/2.0/UDP 10.0.0.5;branch=...                            the proxy
//   Via: SIP/2.0/UDP 192.168.1.9;received=198.51.100.7;branch=...   the telephone
import { BlockList, isIP } from "node:net";
import { headerValues, viaOf } from "../message/headers.ts";
import type { SipRequest } from "../message/message.ts";
import type { Flow } from "./vocabulary.ts";

/** Proxies one behind the other; what is beyond was not written by any of them. */
const PROXIES_IN_A_ROW = 8;

export class TrustedProxies {
  readonly #list = new BlockList();
  readonly #isEmpty: boolean;

  /** Numeric addresses and networks, as "10.0.0.5" and "192.0.2.0/24". */
  constructor(networks: readonly string[]) {
    this.#isEmpty = networks.length === 0;
    for (const network of networks) {
      const [address = "", bits] = network.split("/");
      const family = isIP(address) === 6 ? "ipv6" : "ipv4";
      if (bits === undefined) this.#list.addAddress(address, family);
      else this.#list.addSubnet(address, Number(bits), family);
    }
  }

  /** The numeric address of whoever made the request; that of the last proxy believed, where it does not tell one. */
  clientOf(request: SipRequest, { remoteAddress }: Flow): string {
    if (this.#isEmpty || !this.#includes(remoteAddress)) return remoteAddress;
    let address = remoteAddress;
    for (const value of headerValues(request, "Via").slice(1, 1 + PROXIES_IN_A_ROW)) {
      const via = viaOf(value);
      const told = (via?.received ?? via?.host ?? "").replace(/^\[|\]$/g, "");
      if (isIP(told) === 0) break;
      address = told;
      if (!this.#includes(told)) break;
    }
    return address;
  }

  #includes(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.#list.check(address, family === 6 ? "ipv6" : "ipv4");
  }
}
