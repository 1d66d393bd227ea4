// Who was left behind by a supervisor that was killed ends by itself (`alone`), if it turns at all. Who stands still never hears that it
// is alone: whoever starts next ends it, and so has its ports and the data folder.
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "../../ports/log.ts";
import { FolderInUse, type FolderLock } from "../../store/database/folder-lock.ts";

/** To end its calls in order (a switch waits five seconds for its controller to do it), and what it has open. */
const ENDS_WITHIN_MS = 8_000;
const LOOK_EVERY_MS = 100;

/** What `take` takes, when who is left over has let go of it. Rejects with FolderInUse where somebody else has it. */
export async function lockAfterLeftOver(take: () => FolderLock, log: Pick<Log, "warn">): Promise<FolderLock> {
  const since = performance.now();
  let isEnded = false;
  for (;;) {
    try {
      return take();
    } catch (error) {
      if (!(error instanceof FolderInUse) || !error.isLeftOver) throw error;
      const lateMs = performance.now() - since - ENDS_WITHIN_MS;
      // Not even that ends it: it hangs in the kernel.
      if (lateMs > ENDS_WITHIN_MS) throw error;
      if (lateMs > 0 && !isEnded) {
        isEnded = true;
        const { pid } = error;
        log.warn({ pid }, "a process whose supervisor is gone does not end: it is ended");
        if (!kill(pid)) throw error;
      }
    }
    await wait(LOOK_EVERY_MS);
  }
}

/** False: it is somebody else's. */
function kill(pid: number): boolean {
  try {
    process.kill(pid, "SIGKILL");
    return true;
  } catch (error) {
    // It has ended meanwhile.
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
