// A disk that is soon full: a tmpfs of four megabytes unless said otherwise, or where nobody may mount one, a small one that the machine has anyway
// (a container's /dev/shm).
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../run/command.ts";

const SMALL_BYTES = 256 * 1024 * 1024;
const SMALL_PLACES = ["/dev/shm", "/run/lock"];

export interface SmallDisk {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Rejects where there is no such disk and none can be made. */
export async function smallDisk(megabytes = 4): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-small-disk-"));
  const problem = await run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m,mode=0700`, "tmpfs", folder);
  if (problem === undefined) return { folder, remove: () => unmounted(folder) };
  rmSync(folder, { recursive: true, force: true });
  const place = SMALL_PLACES.find((each) => sizeOf(each) <= SMALL_BYTES);
  if (place === undefined) throw new Error(`a small file system is wanted, and none can be had: ${problem}`);
  const inside = mkdtempSync(join(place, "xcc-small-disk-"));
  const remove = (): Promise<void> => {
    rmSync(inside, { recursive: true, force: true });
    return Promise.resolve();
  };
  return { folder: inside, remove };
}

async function unmounted(folder: string): Promise<void> {
  const problem = await run("umount", folder);
  if (problem !== undefined) throw new Error(problem);
  rmSync(folder, { recursive: true, force: true });
}

/** Bytes in all; endless where there is no such place. */
function sizeOf(place: string): number {
  try {
    const { bsize, blocks } = statfsSync(place);
    return bsize * blocks;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Undefined: it went well; else what it said. */
async function run(program: string, ...args: readonly string[]): Promise<string | undefined> {
  const { code, output } = await runCommand(program, args, { timeoutMs: 10_000 });
  return code === 0 ? undefined : `${program} ${args.join(" ")}: ${output}`;
}
