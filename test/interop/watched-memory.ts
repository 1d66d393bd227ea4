// What a program and those it has started hold of the machine's memory: as much as it may, or it is ended.
import { readFileSync, readdirSync } from "node:fs";

/** Between two looks; what each process has had at most is counted by the kernel. */
const LOOK_MS = 50;

export class WatchedMemory {
  readonly #pid: number;
  readonly #mostMb: number;
  readonly #timer: NodeJS.Timeout;
  #peakMb = 0;

  constructor(pid: number, mostMb: number) {
    this.#pid = pid;
    this.#mostMb = mostMb;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  /** Of all of them together, so far. */
  get peakMb(): number {
    return this.#peakMb;
  }

  /** Of the program alone, now. */
  get nowMb(): number {
    return memoryOf(this.#pid, "VmRSS");
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const children = childrenOf(this.#pid).reduce((sum, child) => sum + memoryOf(child, "VmRSS"), 0);
    // Alone, it may have had more between two looks.
    this.#peakMb = Math.max(this.#peakMb, memoryOf(this.#pid, "VmHWM"), children + this.nowMb);
    if (this.#peakMb > this.#mostMb) process.kill(this.#pid, "SIGKILL");
  }
}

/** Megabytes; 0 where the process is gone. */
function memoryOf(pid: number, field: "VmRSS" | "VmHWM"): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    const tasks = `/proc/${String(pid)}/task`;
    const lists = readdirSync(tasks).map((task) => readFileSync(`${tasks}/${task}/children`, "utf8"));
    return lists.flatMap((list) => list.trim().split(" ").filter(Boolean)).map(Number);
  } catch {
    return [];
  }
}
