// Where the embedded switch runs, where nobody has said so: in a process of its own, if the machine has room for three.
import { totalmem } from "node:os";
import type { Config } from "../../config.ts";

/** Three processes take some 200 MB more than one does. What is sold as 2 GB shows somewhat less: the kernel has its part. */
const LEAST_BYTES = 1.8e9;
const GIGABYTE = 1e9;

export interface Place {
  readonly process: "own" | "shared";
  readonly reason: string;
}

/** `memoryBytes`: what this program and all that it starts may use. */
export function placeOf(setting: Config["switchProcess"], memoryBytes = usableBytes()): Place {
  if (setting !== "auto") return { process: setting, reason: `XCC_SWITCH_PROCESS is ${setting}` };
  const process = memoryBytes >= LEAST_BYTES ? "own" : "shared";
  return { process, reason: `${(memoryBytes / GIGABYTE).toFixed(1)} GB may be used, and three processes want 2` };
}

/** The machine's memory, or what of it a control group (a container, a service) is allowed. */
function usableBytes(): number {
  const allowed = process.constrainedMemory();
  const all = totalmem();
  // 0: there are no groups; without a limit it is more than there is.
  return allowed > 0 ? Math.min(allowed, all) : all;
}
