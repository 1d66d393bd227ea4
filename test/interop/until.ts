import { setTimeout as wait } from "node:timers/promises";
import { PATIENCE_MS } from "../real-time.ts";

/** Asks again and again until it holds. Rejects with `what` where it never does. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, timeoutMs = PATIENCE_MS): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > giveUpAt) throw new Error(`this did not come true within ${String(timeoutMs)} ms: ${what}`);
    await wait(50);
  }
}
