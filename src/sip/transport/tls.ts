// TLS under SIP: what comes in is a TCP connection like any other, which then agrees on keys.
//
//   TCP connection --first byte--> handshake --> secured: its bytes are SIP
//        |                            |  no common version, no certificate where one is wanted
//        +--too slow, gives way-------+--> closed
import type { Socket } from "node:net";
import { isIP } from "node:net";
import type { PeerCertificate, TLSSocket } from "node:tls";
import { checkServerIdentity, connect, createServer } from "node:tls";
import type { Certificates } from "./certificates.ts";
import type { Security } from "./tcp.ts";

type Waiting = { readonly secured: (socket: Socket) => void; readonly failed: (reason: string) => void };

/** Never listens itself: it is handed connections that have a place already. */
export class TlsSecurity implements Security {
  readonly #certificates: Certificates;
  readonly #server;
  /** By the peer's address and port. */
  readonly #waiting = new Map<string, Waiting>();

  constructor(certificates: Certificates, handshakeMs: number) {
    this.#certificates = certificates;
    this.#server = createServer({
      handshakeTimeout: handshakeMs,
      // Whom the peer asks for says which certificate it is shown; who names nobody gets the first.
      SNICallback: (name, done) => done(null, certificates.contextFor(name)),
      requestCert: certificates.wantsClients,
      rejectUnauthorized: certificates.wantsClients,
    });
    certificates.onChange((first) => this.#server.setSecureContext(first));
    this.#server.on("secureConnection", (socket: TLSSocket) => this.#take(socket)?.secured(socket));
    this.#server.on("tlsClientError", (error: NodeJS.ErrnoException, socket: TLSSocket) => {
      this.#take(socket)?.failed(reasonOf(error));
    });
  }

  /** Who connects and says nothing costs no more than over TCP: the handshake's memory is taken with its first byte. */
  comeIn(bare: Socket, secured: (socket: Socket) => void, failed: (reason: string) => void): void {
    const key = keyOf(bare);
    bare.once("data", (chunk: Buffer) => {
      bare.pause();
      bare.unshift(chunk);
      this.#waiting.set(key, { secured, failed });
      this.#server.emit("connection", bare);
    });
    // Whose certificate is not taken is closed without a word.
    bare.once("close", () => this.#take(bare, key)?.failed("closed before both had agreed"));
  }

  goOut(address: string, port: number, serverName: string): Socket {
    const socket = connect({
      ...this.#certificates.forGoingOut(),
      host: address,
      port,
      ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
      checkServerIdentity: (_host, certificate) => identityError(serverName, certificate),
    });
    socket.setNoDelay(true);
    return socket;
  }

  #take(socket: Socket, key = keyOf(socket)): Waiting | undefined {
    const waiting = this.#waiting.get(key);
    this.#waiting.delete(key);
    return waiting;
  }
}

/**
 * Undefined where the certificate is that of `name`: by its DNS names or addresses (RFC 6125), or by a SIP URI of a domain (RFC 5922
 * section 7.1), which has no user.
 */
export function identityError(name: string, certificate: PeerCertificate): Error | undefined {
  const error = checkServerIdentity(name, certificate);
  if (error === undefined) return undefined;
  const names = (certificate.subjectaltname ?? "").split(", ");
  return names.some((each) => each.toLowerCase() === `uri:sip:${name.toLowerCase()}`) ? undefined : error;
}

function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress ?? ""} ${String(remotePort)}`;
}

/** Without what OpenSSL says of its own source. */
function reasonOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message.slice(0, 200);
}
