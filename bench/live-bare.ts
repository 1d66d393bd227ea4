// A WebSocket server that knows nothing: what one client says it tells that one, and all that have said "all". Says its port.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
const all = new Set<WebSocket>();
server.on("connection", (socket) => {
  socket.on("message", (data, isBinary) => {
    const text = data as Buffer;
    if (text.toString() === "all") all.add(socket);
    else for (const one of new Set([socket, ...all])) one.send(text, { binary: isBinary });
  });
});
await once(server, "listening");
process.send?.((server.address() as AddressInfo).port);
process.on("disconnect", () => process.exit(0));
