import { networkInterfaces } from "node:os";

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** An IPv4 peer of an IPv6 socket appears by its IPv4 address everywhere above the sockets. */
export function fromSocket(address: string): string {
  return MAPPED.exec(address)?.[1] ?? address;
}

/** The other way: `family` is the socket's. */
export function toSocket(address: string, family: string): string {
  return family === "IPv6" && !address.includes(":") ? `::ffff:${address}` : address;
}

/** What can stand in a Contact: a socket bound to every address is reached by the first one that is not the loopback. */
export function reachableHost(bound: string): string {
  if (bound !== "0.0.0.0" && bound !== "::") return bound.includes(":") ? `[${bound}]` : bound;
  for (const addresses of Object.values(networkInterfaces())) {
    for (const { family, internal, address } of addresses ?? []) if (family === "IPv4" && !internal) return address;
  }
  return "127.0.0.1";
}
