import { createSocket } from "node:dgram";
import type { RemoteInfo, Socket } from "node:dgram";
import { LOOPBACK } from "./ports.ts";
import { until } from "./until.ts";

/** What becomes of one datagram: after how many milliseconds it arrives, for each copy of it. `[]`: it is lost. */
export type Fate = (datagram: {
  readonly text: string;
  readonly index: number;
  readonly toServer: boolean;
}) => readonly number[];

export const EVERYTHING_TWICE: Fate = () => [0, 15];
/** The first of every three is lost, so that each retransmission arrives. */
export const A_THIRD_LOST: Fate = ({ index }) => (index % 3 === 0 ? [] : [0]);
export const EVERYTHING_LATE: Fate = ({ index }) => [index % 2 === 0 ? 120 : 20];

/** A relay between one phone and the server that loses, repeats, delays and reorders datagrams. */
export interface BadNetwork {
  /** Where the phone sends to, instead of to the server. */
  readonly port: number;
  readonly passed: number;
  /** Until nothing is on its way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startBadNetwork(serverPort: number, fate: Fate): Promise<BadNetwork> {
  const nearPhone = await bound();
  const nearServer = await bound();
  const timers = new Set<NodeJS.Timeout>();
  let phone: RemoteInfo | undefined;
  let index = 0;
  let passed = 0;
  const relay = (data: Buffer, toServer: boolean, socket: Socket, port: number): void => {
    for (const delayMs of fate({ text: data.toString("latin1"), index: index++, toServer })) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        passed += 1;
        socket.send(data, port, LOOPBACK);
      }, delayMs);
      timers.add(timer);
    }
  };
  nearPhone.on("message", (data, from) => {
    phone = from;
    relay(data, true, nearServer, serverPort);
  });
  nearServer.on("message", (data) => {
    if (phone !== undefined) relay(data, false, nearPhone, phone.port);
  });
  return {
    port: nearPhone.address().port,
    get passed() {
      return passed;
    },
    async idle() {
      await until("nothing is on its way", () => Promise.resolve(timers.size === 0 || undefined));
    },
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([closed(nearPhone), closed(nearServer)]);
    },
  };
}

function bound(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket("udp4");
    socket.once("error", reject);
    socket.bind(0, LOOPBACK, () => {
      // A peer that is gone makes ICMP errors; datagrams to it are simply lost.
      socket.off("error", reject).on("error", () => undefined);
      resolve(socket);
    });
  });
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.close(() => {
      resolve();
    });
  });
}
