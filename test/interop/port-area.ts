// Where tests may have ports: not where the kernel gives away its own.
import { readFileSync } from "node:fs";

/** Both are part of it. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Above the servers of a usual machine. */
const LOWEST = 10_000;
const HIGHEST = 65_535;
/** Less than that is soon gone where several suites run at once. */
const LEAST_PORTS = 4_500;
/** Linux's default. */
const USUAL = "32768 60999";

/** The area given (`<first>-<last>`), else the one beside the kernel's own. Throws where neither is of use. */
export function areaFrom(given: string | undefined, kernelsOwn = kernelRange()): PortRange {
  if (given !== undefined && given !== "") return givenArea(given);
  const [low = Number.NaN, high = Number.NaN] = kernelsOwn.trim().split(/\s+/).map(Number);
  const found = [
    { from: LOWEST, to: low - 1 },
    { from: Math.max(LOWEST, high + 1), to: HIGHEST },
  ].find(({ from, to }) => to + 1 - from >= LEAST_PORTS);
  if (found !== undefined) return found;
  throw new Error(
    `the kernel gives away the ports ${String(low)} to ${String(high)} itself and leaves none for the tests. Let it keep to ` +
      `fewer (sysctl -w net.ipv4.ip_local_port_range="${USUAL}"), or let XCC_TEST_PORTS=<first>-<last> say where they may be`,
  );
}

function givenArea(given: string): PortRange {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(given) ?? [];
  const area = { from: Number(from), to: Number(to) };
  if (area.from >= 1_024 && area.to <= HIGHEST && area.from < area.to) return area;
  throw new Error(`XCC_TEST_PORTS is "${given}" and not <first>-<last>, two ports from 1024 to ${String(HIGHEST)}`);
}

function kernelRange(): string {
  try {
    return readFileSync("/proc/sys/net/ipv4/ip_local_port_range", "utf8");
  } catch {
    return USUAL;
  }
}
