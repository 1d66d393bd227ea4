// The processes of a center whose switch has one of its own.
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { until } from "./until.ts";

export type PartName = "switch" | "controller";

/** The process of a part, as soon as there is one that is not `former`. */
export function partOf(server: { readonly pid: number | undefined }, part: PartName, former?: number): Promise<number> {
  return until(`there is a ${part}`, () => {
    const found = childrenOf(server.pid ?? 0).find((pid) => titleOf(pid) === `xcc ${part}`);
    return Promise.resolve(found === former ? undefined : found);
  });
}

/** All processes of a server at once, as when the power is gone: nobody is left to end anything in order. */
export function killWithParts(pid: number): void {
  // It starts nobody again meanwhile.
  signal(pid, "SIGSTOP");
  for (const each of [...childrenOf(pid), pid]) signal(each, "SIGKILL");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended.
  }
}

export function isThere(pid: number): boolean {
  try {
    // A process whose parent has not yet asked for its end is none any more.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** How many connections and listening sockets it holds. */
export function openSocketsOf(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).filter((name) => {
    try {
      return readlinkSync(`${folder}/${name}`).startsWith("socket:");
    } catch {
      // It was closed meanwhile.
      return false;
    }
  }).length;
}

/** All processes that work in a data folder, whoever has started them: it stands in their environment. */
export function processesIn(dataFolder: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isThere(pid) && environmentOf(pid).includes(`XCC_DATA=${dataFolder}\0`));
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
  }
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return undefined;
  }
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8")
      .replace(/\0[\s\S]*$/, "")
      .trim();
  } catch {
    return "";
  }
}
