// The load generator: so many phones, each a socket that sends 50 packets of 20 ms a second and counts what comes back.
import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { once } from "node:events";
import { answer } from "./messages.ts";
import type { ToChild } from "./messages.ts";

const PAYLOAD_BYTES = 160;
/** The sockets take turns, so that a period's packets do not all come in one burst. */
const SLOTS = 20;

const sockets: Socket[] = [];
let targets: readonly number[] = [];
let sent = 0;
let received = 0;
let late = 0;
let turn = 0;
let startMs = 0;
let isSending = false;
const packet = Buffer.alloc(12 + PAYLOAD_BYTES, 0xd5);

async function open(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const socket = createSocket({ type: "udp4", lookup: (host, _options, done) => done(null, host, 4) });
    socket.on("message", () => (received += 1));
    // With a look-up that answers at once, it listens before `bind` returns.
    const listening = once(socket, "listening");
    socket.bind(0, "127.0.0.1");
    await listening;
    sockets.push(socket);
  }
  answer({ ports: sockets.map((socket) => socket.address().port) });
}

function sendSlot(): void {
  const period = Math.floor(turn / SLOTS);
  for (let at = turn % SLOTS; at < sockets.length; at += SLOTS) {
    packet[0] = 0x80;
    packet[1] = 8;
    packet.writeUInt16BE(period & 0xffff, 2);
    packet.writeUInt32BE((period * PAYLOAD_BYTES) >>> 0, 4);
    packet.writeUInt32BE(0x1000 + at, 8);
    sockets[at]?.send(packet, targets[at], "127.0.0.1");
    sent += 1;
  }
  turn += 1;
}

function beat(): void {
  if (!isSending) return;
  const step = 20 / SLOTS;
  const due = Math.floor((performance.now() - startMs) / step);
  if (due - turn > 5 * SLOTS) {
    late += Math.floor((due - turn) / SLOTS);
    startMs += (due - turn) * step;
  } else while (turn < due) sendSlot();
  setTimeout(beat, 1);
}

process.on("message", (message: ToChild) => {
  switch (message.type) {
    case "open":
      void open(message.open.sockets);
      break;
    case "send":
      targets = message.ports;
      startMs = performance.now();
      isSending = true;
      beat();
      break;
    case "hush":
      isSending = false;
      break;
    case "figures":
      answer({ sent, received, late });
      break;
    case "end":
      process.exit(0);
      break;
    case "start":
      break;
  }
});
