import type { Flow } from "./vocabulary.ts";

export function isSameFlow(one: Flow, other: Flow): boolean {
  return (
    one.transport === other.transport &&
    one.serverName === other.serverName &&
    one.remotePort === other.remotePort &&
    one.remoteAddress === other.remoteAddress
  );
}

/** Whether a browser is at its end. */
export function isWebFlow({ transport }: Pick<Flow, "transport">): boolean {
  return transport === "ws";
}

/** Whether it is a connection, which can be lost, and not a place where datagrams go. */
export function isConnection({ transport }: Pick<Flow, "transport">): boolean {
  return transport !== "udp";
}
