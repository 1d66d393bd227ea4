// The only place of this library with sockets: UDP and TCP on one address and port, TLS on another.
//
//   UDP datagram ------------------------------> message(flow, bytes)
//   TCP bytes --> framing --> one per message -> message(flow, bytes)
//   TLS: as TCP, behind a handshake
//   WebSocket message, from an HTTP server ----> message(flow, bytes)
//   send(flow, bytes): the UDP socket, or the connection of that flow, opened if there is none
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Flow, HostPort, TransportName } from "../endpoint/vocabulary.ts";
import type { CertificateLife, TlsFiles } from "./certificates.ts";
import { Certificates } from "./certificates.ts";
import type { TransportListener } from "./listener.ts";
import type { ConnectionCensus, TcpLimits } from "./lobby.ts";
import { DEFAULT_TCP_LIMITS, Lobby } from "./lobby.ts";
import { TcpConnections } from "./tcp.ts";
import { TlsSecurity } from "./tls.ts";
import { UdpSocket } from "./udp.ts";
import { WebSockets, type Asking } from "./web-sockets.ts";

export interface TlsListening extends TlsFiles {
  readonly address: string;
  /** 0: a free one. */
  readonly port: number;
}

export interface Listening {
  readonly address: string;
  /** 0: a free one, the same for both transports. */
  readonly port: number;
  readonly udp?: boolean;
  readonly tcp?: boolean;
  /** Absent: there is no TLS. */
  readonly tls?: TlsListening;
}

/** How often a free port is looked for that both transports can have. */
const ATTEMPTS = 20;

interface Tls {
  readonly listening: TlsListening;
  readonly certificates: Certificates;
  readonly connections: TcpConnections;
}

export class SipTransport {
  readonly #listening: Listening;
  readonly #udp: UdpSocket | undefined;
  readonly #tcp: TcpConnections | undefined;
  readonly #tls: Tls | undefined;
  readonly #webSockets: WebSockets;
  readonly #lobby: Lobby;
  #addresses: Partial<Record<TransportName, HostPort>> = {};

  /** `wall`: milliseconds since 1970, by which certificates run out. */
  constructor(listening: Listening, limits: Partial<TcpLimits>, listener: TransportListener, wall: () => number) {
    this.#listening = listening;
    const all = { ...DEFAULT_TCP_LIMITS, ...limits };
    this.#lobby = new Lobby(all, (fields) => listener.turnedAway(fields));
    this.#webSockets = new WebSockets(this.#lobby, listener);
    if (listening.udp !== false) {
      this.#udp = new UdpSocket((remoteAddress, remotePort, bytes) =>
        listener.message({ transport: "udp", remoteAddress, remotePort }, bytes),
      );
    }
    if (listening.tcp !== false) this.#tcp = new TcpConnections(this.#lobby, listener);
    if (listening.tls !== undefined) {
      const certificates = new Certificates(listening.tls, wall, (...what) => listener.notice(...what));
      const security = new TlsSecurity(certificates, all.firstMessageMs);
      const connections = new TcpConnections(this.#lobby, listener, security);
      this.#tls = { listening: listening.tls, certificates, connections };
    }
  }

  async start(): Promise<void> {
    const { address, port } = this.#listening;
    for (let attempt = 1; ; attempt++) {
      const udp = await this.#udp?.start(address, port);
      try {
        const tcp = await this.#tcp?.start(address, udp?.port ?? port);
        this.#addresses = { ...(udp === undefined ? {} : { udp }), ...(tcp === undefined ? {} : { tcp }) };
        break;
      } catch (error) {
        // The port that was free for UDP need not be so for TCP; one that was asked for is not replaced.
        await this.#udp?.stop();
        if (port !== 0 || attempt === ATTEMPTS || udp === undefined) throw error;
      }
    }
    try {
      await this.#startTls();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #startTls(): Promise<void> {
    if (this.#tls === undefined) return;
    const { listening, certificates, connections } = this.#tls;
    await certificates.start();
    this.#addresses.tls = await connections.start(listening.address, listening.port);
  }

  /** From now on connections are taken. */
  open(): void {
    this.#tcp?.open();
    this.#tls?.connections.open();
    this.#tls?.certificates.open();
    this.#webSockets.open();
  }

  takeOver(request: IncomingMessage, socket: Duplex, head: Buffer, asking: Asking): void {
    this.#webSockets.takeOver(request, socket, head, asking);
  }

  address(transport: TransportName): HostPort | undefined {
    return this.#addresses[transport];
  }

  send(flow: Flow, bytes: Uint8Array): void {
    if (flow.transport === "ws") this.#webSockets.send(flow, bytes);
    else if (flow.transport === "udp") this.#udp?.send(flow.remoteAddress, flow.remotePort, bytes);
    else this.#connectionsOf(flow)?.send(flow, bytes);
  }

  /** Who is at the other end has shown who they are. */
  proven(flow: Flow): void {
    if (flow.transport === "ws") this.#webSockets.proven(flow);
    else this.#connectionsOf(flow)?.proven(flow);
  }

  /** Undefined where there are none: neither TCP nor TLS. */
  connections(): ConnectionCensus | undefined {
    return this.#tcp === undefined && this.#tls === undefined ? undefined : this.#lobby.census();
  }

  /** What is shown over TLS, and until when it can be. */
  certificates(): readonly CertificateLife[] {
    return this.#tls?.certificates.lives() ?? [];
  }

  /** What was sent before goes out; then everything is closed. */
  async stop(): Promise<void> {
    this.#tls?.certificates.stop();
    await Promise.all([
      ...[this.#udp?.stop(), this.#tcp?.stop(), this.#tls?.connections.stop()],
      this.#webSockets.stop(),
    ]);
  }

  #connectionsOf({ transport }: Flow): TcpConnections | undefined {
    return transport === "tls" ? this.#tls?.connections : this.#tcp;
  }
}
