// Stands in for a media worker that dies: opens whatever it is told to and falls over the first digits it is to send.
import { parentPort } from "node:worker_threads";

parentPort?.on("message", (message: { kind: string; command?: { type: string; session: string } }) => {
  const { command } = message;
  if (message.kind === "stop") parentPort?.postMessage({ kind: "stopped" });
  if (command?.type === "open") {
    const event = { type: "opened", session: command.session, port: 4_000 };
    parentPort?.postMessage({ kind: "events", events: [event] });
  }
  if (command?.type === "send-digits") throw new Error("a fault that nobody foresaw");
});
parentPort?.postMessage({ kind: "ready" });
