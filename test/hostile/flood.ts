// One who opens connections as fast as they are taken, says nothing on them, and opens another for each that is closed.
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const LOOPBACK = "127.0.0.1";
/** Held open at one time: bounded, whatever the server takes. */
const MOST_OPEN = 60;
/** Opened at one time, and pause between. */
const AT_ONCE = 5;
const PAUSE_MS = 5;
const GIVE_UP_MS = 30_000;

export interface Flood {
  /** Until so many were opened in all. */
  until(opened: number): Promise<void>;
  stop(): Promise<void>;
}

/** `localAddress`: in 127/8, all of which is this machine. */
export function floodFrom(port: number, localAddress: string): Promise<Flood> {
  const sockets = new Set<Socket>();
  let opened = 0;
  const over = new AbortController();
  const openOne = (): void => {
    const socket = connect({ host: LOOPBACK, port, localAddress });
    sockets.add(socket);
    socket.once("connect", () => (opened += 1));
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
    socket.resume();
  };
  const running = (async () => {
    while (!over.signal.aborted) {
      for (let index = 0; index < AT_ONCE; index += 1) {
        if (sockets.size < MOST_OPEN) openOne();
      }
      await wait(PAUSE_MS);
    }
  })();
  return Promise.resolve({
    until: async (number) => {
      const giveUpAt = performance.now() + GIVE_UP_MS;
      while (opened < number) {
        if (performance.now() > giveUpAt) throw new Error(`only ${String(opened)} connections could be opened`);
        await wait(10);
      }
    },
    stop: async () => {
      over.abort();
      await running;
      for (const socket of sockets) socket.destroy();
    },
  });
}

/** A byte at a time, for as long as somebody listens. */
export function inTheirOwnTime(socket: Socket, text: string, everyMs: number): void {
  let at = 0;
  const writing = setInterval(() => {
    if (at < text.length && socket.writable) socket.write(text.charAt(at++));
  }, everyMs);
  socket.once("close", () => clearInterval(writing));
}

/** Also where it ends with an error: `once` would reject. */
export function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("close", () => resolve());
  });
}
