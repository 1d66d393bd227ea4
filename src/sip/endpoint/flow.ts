import type { Flow } from "./vocabulary.ts";

export function isSameFlow(one: Flow, other: Flow): boolean {
  return (
    one.transport === other.transport &&
    one.remotePort === other.remotePort &&
    one.remoteAddress === other.remoteAddress
  );
}
