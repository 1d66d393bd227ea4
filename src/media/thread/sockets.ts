import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Link, LinkReceiver } from "../session/ports.ts";
import type { StatisticsBoard } from "../statistics-board.ts";
import type { PortPool } from "./port-pool.ts";

/** A foreign process that holds this many ports in a row leaves no port for us either. */
export const MAX_TRIES = 64;

/** A pair of sockets that are bound and nobody's yet: what comes to them is dropped. */
export interface FreeLink {
  readonly port: number;
  /** From now on it is the receiver's. */
  give(receiver: LinkReceiver): Link;
  close(): void;
}

export type FreeLinkResult =
  { readonly type: "bound"; readonly link: FreeLink } | { readonly type: "failed"; readonly reason: string };

/**
 * Binds RTP to the next free even port and RTCP to the one above; a port that somebody else holds is passed over.
 * `done` is called once.
 */
export function bindLink(
  address: string,
  pool: PortPool,
  board: StatisticsBoard,
  now: () => number,
  done: (result: FreeLinkResult) => void,
): void {
  const attempt = (tries: number): void => {
    const port = tries > MAX_TRIES ? undefined : pool.take(now());
    if (port === undefined) {
      done({ type: "failed", reason: "no RTP port is free" });
      return;
    }
    bindPair(address, port, (result) => {
      if (result.type === "bound") {
        const close = (): void => {
          result.rtp.close();
          result.rtcp.close();
          pool.giveBack(port, now());
        };
        const give = (receiver: LinkReceiver): Link => makeLink(port, board, result.rtp, result.rtcp, receiver, close);
        done({ type: "bound", link: { port, give, close } });
        return;
      }
      pool.giveBack(port, now());
      if (result.isTaken) attempt(tries + 1);
      else done({ type: "failed", reason: result.reason });
    });
  };
  attempt(1);
}

type PairResult =
  | { readonly type: "bound"; readonly rtp: Socket; readonly rtcp: Socket }
  | { readonly type: "failed"; readonly isTaken: boolean; readonly reason: string };

function bindPair(address: string, port: number, done: (result: PairResult) => void): void {
  bindOne(address, port, (rtp) => {
    if ("reason" in rtp) {
      done({ type: "failed", ...rtp });
      return;
    }
    bindOne(address, port + 1, (rtcp) => {
      if (!("reason" in rtcp)) {
        done({ type: "bound", rtp, rtcp });
        return;
      }
      rtp.close();
      done({ type: "failed", ...rtcp });
    });
  });
}

export function bindOne(
  address: string,
  port: number,
  done: (result: Socket | { readonly isTaken: boolean; readonly reason: string }) => void,
): void {
  const socket = createSocket({ type: isIPv6(address) ? "udp6" : "udp4", lookup: noLookup });
  socket.once("error", (error: NodeJS.ErrnoException) => {
    socket.close();
    done({ isTaken: error.code === "EADDRINUSE" || error.code === "EACCES", reason: error.message });
  });
  socket.once("listening", () => {
    socket.removeAllListeners("error");
    // What ICMP says of a peer (port unreachable) is no matter of ours: a peer that is gone falls silent.
    socket.on("error", () => undefined);
    done(socket);
  });
  socket.bind({ address, port, exclusive: true });
}

/** Every address here is numeric: asking the resolver would put each packet off to a later turn of the loop. */
function noLookup(
  host: string,
  _options: unknown,
  done: (error: NodeJS.ErrnoException | null, address: string, family: number) => void,
): void {
  done(null, host, host.includes(":") ? 6 : 4);
}

function makeLink(
  port: number,
  board: StatisticsBoard,
  rtp: Socket,
  rtcp: Socket,
  receiver: LinkReceiver,
  close: () => void,
): Link {
  rtp.on("message", (bytes, from) => receiver.rtp(bytes, from.address, from.port));
  rtcp.on("message", (bytes, from) => receiver.rtcp(bytes, from.address, from.port));
  return {
    port,
    row: board.begin(port),
    // Without a callback: the packet is handed to the kernel at once, and a full socket buffer is a lost packet.
    sendRtp: (bytes, toPort, address) => rtp.send(bytes, toPort, address),
    sendRtcp: (bytes, toPort, address) => rtcp.send(bytes, toPort, address),
    close,
  };
}
