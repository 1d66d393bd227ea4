// The one socket of a browser's session, out of the ports that are for browsers.
import { isIPv6 } from "node:net";
import type { WebLink, Datagrams } from "../link/web-link.ts";
import type { BoundOr, WebWay } from "../session/ports.ts";
import type { StatisticsBoard } from "../statistics-board.ts";
import type { PortPool } from "./port-pool.ts";
import { bindOne, MAX_TRIES } from "./sockets.ts";

export interface BindWeb {
  readonly address: string;
  readonly pool: PortPool;
  readonly board: StatisticsBoard;
  readonly now: () => number;
}

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** A port that somebody else holds is passed over. `done` is called once. */
export function bindWebSocket(
  { address, pool, board, now }: BindWeb,
  make: (datagrams: Datagrams) => WebLink,
  done: (result: BoundOr<WebWay>) => void,
): void {
  const isSix = isIPv6(address);
  const attempt = (tries: number): void => {
    const port = tries > MAX_TRIES ? undefined : pool.take(now());
    if (port === undefined) {
      done({ type: "failed", reason: "no port for browsers is free; XCC_WEBRTC_PORTS says how many there are" });
      return;
    }
    bindOne(address, port, (socket) => {
      if ("reason" in socket) {
        pool.giveBack(port, now());
        if (socket.isTaken) attempt(tries + 1);
        else done({ type: "failed", reason: socket.reason });
        return;
      }
      // A socket of IPv6 names an IPv4 peer in a way of its own, which nobody above knows.
      const toSocket = (host: string): string => (isSix && !host.includes(":") ? `::ffff:${host}` : host);
      const link = make({
        port,
        row: board.begin(port),
        send: (bytes, toPort, host) => {
          if (isSix || !host.includes(":")) socket.send(bytes, toPort, toSocket(host));
        },
        close: () => {
          socket.close();
          pool.giveBack(port, now());
        },
      });
      socket.on("message", (bytes, from) => {
        link.receive(bytes, isSix ? (MAPPED.exec(from.address)?.[1] ?? from.address) : from.address, from.port);
      });
      done({ type: "bound", link });
    });
  };
  attempt(1);
}
