// Which addresses a receiver may have. Receivers are set up by administrators and often stand beside the server, so loopback
// and private addresses are allowed unless told otherwise; those that nobody puts a receiver on never are, above all
// the link-local ones, where clouds keep the machine's own secrets.
import { BlockList, isIP } from "node:net";

export type AllowedAddresses = "any" | "public";

const NEVER = listOf(
  // This host, link-local, multicast, reserved, broadcast (RFC 6890).
  ["0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"],
  ["::/128", "fe80::/10", "ff00::/8", "fd00:ec2::/32"],
);
const NOT_PUBLIC = listOf(
  // Loopback, private, carriers' (RFC 6598), protocol assignments, benchmarks.
  ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15"],
  // Loopback, unique local; ways to reach an IPv4 address in disguise.
  ["::1/128", "fc00::/7", "64:ff9b::/96", "2002::/16"],
);

export function isAllowed(address: string, allowed: AllowedAddresses): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (isIP(address) === 0 || NEVER.check(address, family)) return false;
  return allowed === "any" || !NOT_PUBLIC.check(address, family);
}

function listOf(ipv4: readonly string[], ipv6: readonly string[]): BlockList {
  const list = new BlockList();
  const add = (net: string, family: "ipv4" | "ipv6"): void => {
    const [address = "", bits = ""] = net.split("/");
    list.addSubnet(address, Number(bits), family);
  };
  for (const net of ipv4) add(net, "ipv4");
  for (const net of ipv6) add(net, "ipv6");
  return list;
}
