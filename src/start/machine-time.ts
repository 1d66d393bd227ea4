import { readFileSync } from "node:fs";

/** Milliseconds since the machine began to count: the same for all its programs (CLOCK_MONOTONIC), and nobody can set it. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Which start of the machine it counts from; empty where nobody knows (other systems than Linux). */
export function machineBoot(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  } catch {
    return "";
  }
}
