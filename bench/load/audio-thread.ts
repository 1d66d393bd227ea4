// RTP of many phones: PCMA packets of 20 ms on a steady clock, spread over the 20 ms as those of independent phones are.
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { AudioOrder, AudioStart } from "./audio-order.ts";

const SLOT_MS = 4;
const PACKET_MS = 20;
const SAMPLES = 160;
const HEADER_BYTES = 12;
const PCMA = 8;
const PCMA_SILENCE = 0xd5;
const RECEIVE_BUFFER_BYTES = 1024 * 1024;

interface Stream {
  readonly socket: Socket;
  readonly address: string;
  readonly port: number;
  readonly packets: readonly [Buffer, Buffer];
  readonly everySlots: number;
  /** In slots since the start. */
  next: number;
  sequence: number;
}

const { sockets: socketCount, counts } = workerData as AudioStart;
const streams = new Map<string, Stream>();
const sockets: Socket[] = [];
const began = performance.now();
let slot = 0;
let sent = 0;
let received = 0;
let made = 0;

for (let index = 0; index < socketCount; index += 1) sockets.push(await openSocket());
parentPort?.on("message", onOrder);
parentPort?.postMessage(sockets.map((socket) => socket.address().port));
setTimeout(turn, SLOT_MS);

async function openSocket(): Promise<Socket> {
  // The look-up of an address that is one already would cost more than the sending.
  const socket = createSocket({
    type: "udp4",
    lookup: (hostname, _options, callback) => {
      callback(null, hostname, 4);
    },
  });
  socket.on("message", () => {
    received += 1;
  });
  socket.on("error", () => undefined);
  // Our look-up answers at once, and then the socket listens before `bind` returns.
  const listening = once(socket, "listening");
  socket.bind(0, "127.0.0.1");
  await listening;
  socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  return socket;
}

function onOrder(order: AudioOrder): void {
  if (order.type === "hush") {
    streams.delete(order.id);
    return;
  }
  const socket = sockets[order.socket];
  if (socket === undefined) return;
  made += 1;
  const everySlots = Math.max(PACKET_MS, order.everyMs) / SLOT_MS;
  const packet = Buffer.alloc(HEADER_BYTES + SAMPLES, PCMA_SILENCE);
  packet.writeUInt8(0x80, 0);
  packet.writeUInt8(PCMA, 1);
  packet.writeUInt32BE(made, 8);
  const { address, port, id } = order;
  const packets = [packet, Buffer.from(packet)] as const;
  streams.set(id, { socket, address, port, packets, everySlots, next: slot + (made % everySlots), sequence: 0 });
}

function turn(): void {
  const due = Math.floor((performance.now() - began) / SLOT_MS);
  for (; slot <= due; slot += 1) for (const stream of streams.values()) if (stream.next <= slot) send(stream);
  counts[0] = sent;
  counts[1] = received;
  setTimeout(turn, Math.max(0, began + slot * SLOT_MS - performance.now()));
}

function send(stream: Stream): void {
  stream.next += stream.everySlots;
  // Sockets send at once or copy nothing: two packets in turn, lest the next one changes it under way.
  const packet = stream.packets[stream.sequence & 1] ?? stream.packets[0];
  packet.writeUInt16BE(stream.sequence & 0xffff, 2);
  packet.writeUInt32BE((stream.sequence * SAMPLES * (stream.everySlots / (PACKET_MS / SLOT_MS))) >>> 0, 4);
  stream.sequence += 1;
  sent += 1;
  stream.socket.send(packet, stream.port, stream.address);
}
