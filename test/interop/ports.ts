import { createSocket } from "node:dgram";
import { createServer } from "node:net";

export const LOOPBACK = "127.0.0.1";

/** Below the range that the kernel itself gives away (32768 and up), above the servers of a usual machine. */
const LOWEST = 10_000;
const HIGHEST = 32_000;
/** Test files run two at a time: each of the two has a half to itself, for a server's audio takes its ports one by one. */
const HALF = Number(process.env["VITEST_POOL_ID"] ?? 1) % 2;
const FIRST = LOWEST + (HALF * (HIGHEST - LOWEST)) / 2;
const LAST = FIRST + (HIGHEST - LOWEST) / 2;

/** Where the next ones are looked for: never twice in the same place, so that what was found stays free until it is used. */
let next = FIRST + 2 * Math.floor((Math.random() * (LAST - FIRST)) / 2);

/** The first of `span` neighbouring ports that are free on loopback, UDP and TCP; an even one, as RTP wants it. */
export async function freePorts(span = 2): Promise<number> {
  for (let tried = 0; tried < LAST - FIRST; tried += span) {
    if (next + span > LAST) next = FIRST;
    const first = next;
    next += span + (span % 2);
    const ports = Array.from({ length: span }, (_, index) => first + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
  throw new Error(`found no ${String(span)} neighbouring free ports between ${String(FIRST)} and ${String(LAST)}`);
}

async function isFree(port: number): Promise<boolean> {
  return (await isFreeForUdp(port)) && (await isFreeForTcp(port));
}

function isFreeForUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket("udp4");
    socket.once("error", () => {
      socket.close();
      resolve(false);
    });
    socket.bind(port, LOOPBACK, () => {
      socket.close(() => {
        resolve(true);
      });
    });
  });
}

function isFreeForTcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, LOOPBACK, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
