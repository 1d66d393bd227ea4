// A connection that goes from one process to another: the controller has its HTTP server, the switch what is spoken there (SIP over
// WebSocket). The controller looks at the request, as at any other; then the connection itself goes over the supervisor, who is the only
// one that both are children of, and is the switch's alone. So it outlives its controller.
//
//   browser --GET /sip, upgrade--> controller ==socket==> supervisor ==socket==> switch --101--> browser
//
// Nothing is lost on the way: whoever asks says no more before it is answered (RFC 6455 section 4.1). It is plain TCP always, as the API
// has no TLS of its own.
import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";

/** What was asked there. */
export interface AskedSocket {
  readonly type: "socket";
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The client's own address, also behind a proxy. */
  readonly address: string;
}

export function isAskedSocket(value: unknown): value is AskedSocket {
  return typeof value === "object" && value !== null && "type" in value && value.type === "socket";
}

type Channel = Pick<NodeJS.Process, "connected" | "send">;

/** It is another process's from now on. One that cannot be reached closes it: whoever asked comes again. */
export function handOver(channel: Channel, asked: AskedSocket, socket: Socket): void {
  socket.on("error", () => undefined);
  if (!channel.connected || channel.send === undefined) {
    socket.destroy();
    return;
  }
  // Else the server that has let it in would wait for its end before it ends itself.
  Object.assign(socket, { server: undefined });
  channel.send(asked, socket, { keepOpen: true }, () => socket.destroy());
}

const NOT_THERE = [
  "HTTP/1.1 503 Service Unavailable",
  "retry-after: 2",
  "content-length: 0",
  "connection: close",
  "",
  "",
].join("\r\n");

/** There is no switch at the moment. */
export function turnAway(socket: Socket): void {
  socket.on("error", () => undefined);
  socket.end(NOT_THERE, () => socket.destroy());
}
