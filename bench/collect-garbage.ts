// Loaded into the server before its program (also into its worker threads): a full garbage collection in every thread at
// SIGUSR2, so that resident memory says what is held and not what was thrown away lately.
import { isMainThread } from "node:worker_threads";

const channel = new BroadcastChannel("collect-garbage");
// It must not keep a thread alive.
(channel as unknown as { unref(): void }).unref();
channel.onmessage = collect;

if (isMainThread) {
  process.on("SIGUSR2", () => {
    channel.postMessage(null);
    collect();
  });
}

function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
