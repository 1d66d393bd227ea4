// What nonces are bound to and failures are counted by: an IPv4 address, or the /64 around an IPv6 one, for whoever has
// one address there has 2^64 of them (RFC 6177).
import { isIP } from "node:net";

const GROUPS = 8;
const GROUPS_OF_NETWORK = 4;

/** Where a request comes from. */
export interface Origin {
  /** By `placeOf`. */
  readonly place: string;
  /** Which socket or mapping of a NAT there, as "udp 5060"; undefined: behind a proxy. */
  readonly port: string | undefined;
}

/** Undefined: this is no numeric address. The same address in another spelling is the same place. */
export function placeOf(address: string): string | undefined {
  const plain = address.replace(/%.*$/, "");
  const family = isIP(plain);
  if (family === 0) return undefined;
  if (family === 4) return plain;
  const groups = groupsOf(plain);
  const [first, last] = [groups.slice(0, 6), groups.slice(6)];
  // ::ffff:192.0.2.1 is an IPv4 peer of an IPv6 socket (RFC 4291 section 2.5.5.2).
  if (first.every((group, at) => group === (at === 5 ? 0xffff : 0))) {
    return last.flatMap((group) => [group >> 8, group & 255]).join(".");
  }
  const network = groups.slice(0, GROUPS_OF_NETWORK).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** The eight groups of a well-formed IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [before = "", after] = address.split("::");
  const head = partsOf(before);
  if (after === undefined) return head;
  const tail = partsOf(after);
  return [...head, ...Array.from({ length: GROUPS - head.length - tail.length }, () => 0), ...tail];
}

function partsOf(text: string): readonly number[] {
  if (text === "") return [];
  return text.split(":").flatMap((part) => {
    if (!part.includes(".")) return [Number.parseInt(part, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = part.split(".").map(Number);
    return [(a << 8) | b, (c << 8) | d];
  });
}
