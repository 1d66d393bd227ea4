// WebSockets on the API's port that are somebody else's: looked at here like the others, then handed over.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

export type TakeOver = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  asking: { readonly address: string; readonly admitted: () => void },
) => void;

export interface TakenOver {
  readonly path: string;
  /** Who does not name it is refused. */
  readonly subprotocol: string;
  readonly takeOver: TakeOver;
}

export function speaks({ headers }: IncomingMessage, subprotocol: string): boolean {
  const said = headers["sec-websocket-protocol"] ?? "";
  return said.split(",").some((one) => one.trim() === subprotocol);
}
