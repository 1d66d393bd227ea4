/** Milliseconds since the machine began to count: the same for all its programs (CLOCK_MONOTONIC), and nobody can set it. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
