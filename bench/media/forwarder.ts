// The reference: what Node itself needs to take a datagram in and send it out. Two sockets a call, nothing else.
import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { once } from "node:events";
import { answer } from "./messages.ts";
import type { SubjectStart, ToChild } from "./messages.ts";

let received = 0;
const sockets: Socket[] = [];

async function open(): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  sockets.push(socket);
  return socket;
}

async function start(peers: SubjectStart["peers"]): Promise<void> {
  for (let at = 0; at < peers.length; at += 2) {
    const a = await open();
    const b = await open();
    a.on("message", (bytes) => {
      received += 1;
      b.send(bytes, peers[at + 1], "127.0.0.1");
    });
    b.on("message", (bytes) => {
      received += 1;
      a.send(bytes, peers[at], "127.0.0.1");
    });
  }
  answer({ ports: sockets.map((socket) => socket.address().port) });
}

process.on("message", (message: ToChild) => {
  if (message.type === "start") void start(message.start.peers);
  else if (message.type === "figures") {
    const { user, system } = process.cpuUsage();
    answer({ cpuUs: user + system, received, sent: received, rssMb: process.memoryUsage.rss() / 1e6 });
  } else if (message.type === "end") process.exit(0);
});
