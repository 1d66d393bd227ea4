// The reference: a bare Node program that answers each datagram with one of the same size and does nothing else. What the
// server costs is told as a multiple of it, so that figures of different machines can be compared.
import { createSocket } from "node:dgram";
import { once } from "node:events";

const socket = createSocket("udp4");
socket.on("message", (datagram, from) => {
  socket.send(datagram, from.port, from.address);
});
socket.bind(0, "127.0.0.1");
await once(socket, "listening");
process.on("message", () => process.send?.(process.cpuUsage()));
process.on("disconnect", () => process.exit(0));
process.send?.(socket.address().port);
