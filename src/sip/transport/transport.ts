// The only place of this library with sockets: UDP and TCP on one address and port.
//
//   UDP datagram ------------------------------> message(flow, bytes)
//   TCP bytes --> framing --> one per message -> message(flow, bytes)
//   send(flow, bytes): the UDP socket, or the connection of that flow, opened if there is none
import type { Flow, HostPort } from "../endpoint/vocabulary.ts";
import type { FramingError } from "../message/framing.ts";
import type { TurnedAwayFields } from "../../net/turned-away.ts";
import type { ConnectionCensus, TcpLimits } from "./tcp.ts";
import { DEFAULT_TCP_LIMITS, TcpConnections } from "./tcp.ts";
import { UdpSocket } from "./udp.ts";

export interface Listening {
  readonly address: string;
  /** 0: a free one, the same for both transports. */
  readonly port: number;
  readonly udp?: boolean;
  readonly tcp?: boolean;
}

export interface TransportListener {
  message(flow: Flow, bytes: Uint8Array): void;
  malformed(flow: Flow, error: FramingError): void;
  closed(flow: Flow): void;
  /** Who comes by this flow need not show who they are. */
  trusts(flow: Flow): boolean;
  /** Connections that were not taken, or not kept: now and then, for the log. */
  turnedAway(fields: TurnedAwayFields): void;
}

/** How often a free port is looked for that both transports can have. */
const ATTEMPTS = 20;

export class SipTransport {
  readonly #listening: Listening;
  readonly #udp: UdpSocket | undefined;
  readonly #tcp: TcpConnections | undefined;
  #addresses: { udp?: HostPort; tcp?: HostPort } = {};

  constructor(listening: Listening, limits: Partial<TcpLimits>, listener: TransportListener) {
    this.#listening = listening;
    if (listening.udp !== false) {
      this.#udp = new UdpSocket((remoteAddress, remotePort, bytes) =>
        listener.message({ transport: "udp", remoteAddress, remotePort }, bytes),
      );
    }
    const flow = (remoteAddress: string, remotePort: number): Flow => ({ transport: "tcp", remoteAddress, remotePort });
    if (listening.tcp !== false) {
      this.#tcp = new TcpConnections(
        { ...DEFAULT_TCP_LIMITS, ...limits },
        {
          message: (address, port, bytes) => listener.message(flow(address, port), bytes),
          malformed: (address, port, error) => listener.malformed(flow(address, port), error),
          closed: (address, port) => listener.closed(flow(address, port)),
          trusts: (address, port) => listener.trusts(flow(address, port)),
          turnedAway: (fields) => listener.turnedAway(fields),
        },
      );
    }
  }

  async start(): Promise<void> {
    const { address, port } = this.#listening;
    for (let attempt = 1; ; attempt++) {
      const udp = await this.#udp?.start(address, port);
      try {
        const tcp = await this.#tcp?.start(address, udp?.port ?? port);
        this.#addresses = { ...(udp === undefined ? {} : { udp }), ...(tcp === undefined ? {} : { tcp }) };
        return;
      } catch (error) {
        // The port that was free for UDP need not be so for TCP; one that was asked for is not replaced.
        await this.#udp?.stop();
        if (port !== 0 || attempt === ATTEMPTS || udp === undefined) throw error;
      }
    }
  }

  /** From now on connections are taken. */
  open(): void {
    this.#tcp?.open();
  }

  address(transport: "udp" | "tcp"): HostPort | undefined {
    return this.#addresses[transport];
  }

  send(flow: Flow, bytes: Uint8Array): void {
    if (flow.transport === "udp") this.#udp?.send(flow.remoteAddress, flow.remotePort, bytes);
    else this.#tcp?.send(flow.remoteAddress, flow.remotePort, bytes);
  }

  /** Who is at the other end has shown who they are. */
  proven({ transport, remoteAddress, remotePort }: Flow): void {
    if (transport === "tcp") this.#tcp?.proven(remoteAddress, remotePort);
  }

  /** Undefined where there is no TCP. */
  connections(): ConnectionCensus | undefined {
    return this.#tcp?.census();
  }

  /** What was sent before goes out; then everything is closed. */
  async stop(): Promise<void> {
    await Promise.all([this.#udp?.stop(), this.#tcp?.stop()]);
  }
}
