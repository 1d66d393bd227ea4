// Stands in for a media worker that dies: opens whatever it is told to and falls over the first digits it is to send.
import { parentPort } from "node:worker_threads";
import type { FromWorker, ToWorker } from "../../src/media/thread/protocol.ts";

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on("message", (message: ToWorker) => {
  if (message.kind === "stop") parentPort?.close();
  if (message.kind !== "orders") return;
  for (const command of message.orders) {
    if (command.type === "open") {
      tell({ kind: "events", events: [{ type: "opened", session: command.session, port: 4_000 }] });
    } else if (command.type === "send-digits") throw new Error("a fault that nobody foresaw");
  }
});
tell({ kind: "ready" });
