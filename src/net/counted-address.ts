// Who is one, where something is counted by address. An IPv4 peer is its address, however it is written. An IPv6 peer is its
// /64: that much every subscriber is given (RFC 6177), who could otherwise be somebody else with each packet.
import { isIP } from "node:net";

const GROUPS = 8;
/** Of the network; the other half names the interface (RFC 4291 section 2.5.1). */
const NETWORK_GROUPS = 4;

/** "192.0.2.7", "2001:db8:0:1::/64". What is no address is one by itself, whatever it says. */
export function countedAddress(address: string): string {
  const [bare = ""] = address.split("%", 1);
  if (isIP(bare) !== 6) return bare;
  const groups = groupsOf(bare);
  if (isMapped(groups)) return ipv4Of(groups);
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** All eight, whatever `::` has left out. */
function groupsOf(address: string): readonly number[] {
  const [before = "", after] = address.split("::", 2).map(partsOf);
  const [head, tail] = [numbersIn(before), numbersIn(after ?? "")];
  const left = after === undefined ? [] : new Array<number>(GROUPS - head.length - tail.length).fill(0);
  return [...head, ...left, ...tail];
}

/** The last two groups may be written as an IPv4 address (RFC 4291 section 2.2). */
function partsOf(text: string): string {
  return text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a: string, b: string, c: string, d: string) => {
    const high = (Number(a) << 8) | Number(b);
    const low = (Number(c) << 8) | Number(d);
    return `${high.toString(16)}:${low.toString(16)}`;
  });
}

function numbersIn(text: string): readonly number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}

/** ::ffff:0:0/96 (RFC 4291 section 2.5.5.2): how an IPv4 peer appears on a socket for both. */
function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function ipv4Of(groups: readonly number[]): string {
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
