// Where a peer may be reached (RFC 8839 section 5.1):
//
//   842163049 1 udp 1677729535 198.51.100.7 46154 typ srflx raddr 0.0.0.0 rport 0 generation 0
import { isIP } from "node:net";

export interface Candidate {
  readonly address: string;
  readonly port: number;
  readonly priority: number;
}

/** Candidates of one description that are looked at. */
export const MOST_CANDIDATES = 32;

const LINE = /^[0-9A-Za-z+/]{1,32} 1 udp (\d{1,10}) ([0-9A-Za-z.:-]{1,253}) (\d{1,5}) typ [a-z]+(?: |$)/i;

/**
 * Without "candidate:". Undefined: of another transport or component, or a name. Names are never looked up: of those that browsers
 * hide their addresses behind (mDNS) we learn the address from the peer's own checks.
 */
export function readCandidate(line: string): Candidate | undefined {
  const found = LINE.exec(line);
  const priority = Number(found?.[1]);
  const address = found?.[2] ?? "";
  const port = Number(found?.[3]);
  if (isIP(address) === 0 || port < 1 || port > 65_535 || priority < 1 || priority > 0x7fffffff) return undefined;
  return isNobody(address) ? undefined : { address, port, priority };
}

/** Nothing is to be sent to these. */
function isNobody(address: string): boolean {
  const first = Number(/^(\d+)\./.exec(address)?.[1] ?? "1");
  return first === 0 || first >= 224 || address === "::" || /^ff[0-9a-f]{0,2}:/i.test(address);
}

const TYPE_PREFERENCES = { host: 126, "peer-reflexive": 110, relay: 0 } as const;

/** RFC 8445 section 5.1.2.1, for the only component that there is. `rank`: which of ours of the type, the best is 0. */
export function priorityOf(type: keyof typeof TYPE_PREFERENCES, rank = 0): number {
  return TYPE_PREFERENCES[type] * 2 ** 24 + (65_535 - rank) * 2 ** 8 + 255;
}

/** Ours; `rank`: how many are better. */
export function printCandidate(address: string, port: number, rank: number): string {
  return `${rank + 1} 1 udp ${priorityOf("host", rank)} ${address} ${port} typ host`;
}
