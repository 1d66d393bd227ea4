// What the main thread and a media worker say to one another: plain data over the worker's message port.
import type { MediaCommand, MediaEvent, MediaSessionId, RtpSource } from "../vocabulary.ts";

/** Everything a worker must know from the start (its `workerData`). */
export interface WorkerSettings {
  /** Numeric IPv4 or IPv6 address the RTP sockets are bound to. */
  readonly address: string;
  /** This worker's own slice of the ports, both ends included. */
  readonly ports: PortRange;
  readonly silentAfterMs: number;
  readonly portRestMs: number;
  /** Undefined: no browsers. Its own slice of their ports, both ends included, the addresses at which they are told that we are, and the memory of their statistics board. */
  readonly web:
    | {
        readonly ports: PortRange;
        readonly addresses: readonly string[];
        readonly statistics: SharedArrayBuffer;
      }
    | undefined;
  readonly rtcpIntervalMs: number;
  /** How many ports the worker keeps bound ahead. */
  readonly portsAhead: number;
  /** The memory of its statistics board. */
  readonly statistics: SharedArrayBuffer;
  /** True: RFC 4733 digits are heard in recordings as tones; false: as silence, so that no card number is kept. */
  readonly digitsInRecordings: boolean;
  /** Is it listened for lines that say nobody is there? */
  readonly lineTones: boolean;
  /** From whom audio is taken that signalling did not announce. */
  readonly source: RtpSource;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** A session that is no phone's: one end of a patch between two workers. */
export interface StandIn {
  /** Whose voice it is; undefined: all of those whom its neighbour hears over there. */
  readonly for: MediaSessionId | undefined;
}

/** A command on its way to a worker. */
export type Order =
  | Exclude<MediaCommand, { readonly type: "open" }>
  | (Extract<MediaCommand, { readonly type: "open" }> & {
      /** One of the ports that the worker told to be ready. */
      readonly port?: number;
      /** The worker that it has to live in; undefined: any. */
      readonly home?: number;
      readonly standIn?: StandIn;
    });

export type ToWorker =
  | { readonly kind: "orders"; readonly orders: readonly Order[] }
  | { readonly kind: "probe"; readonly probe: number }
  /** Closes every session, finishes every recording, then ends the thread. */
  | { readonly kind: "stop" };

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "events"; readonly events: readonly MediaEvent[] }
  /** Bound, and nobody's until the main thread gives it to a session. */
  | { readonly kind: "port-ready"; readonly port: number }
  | { readonly kind: "probed"; readonly probe: number; readonly figures: MediaFigures };

/** What one worker has done since it started. All counters only grow. */
export interface MediaFigures {
  /** CPU of the worker's own thread (not of its file writes), milliseconds. */
  readonly cpuUserMs: number;
  readonly cpuSystemMs: number;
  readonly sessions: number;
  readonly packetsReceived: number;
  readonly packetsSent: number;
  /** Not RTP or RTCP as RFC 3550 has it: too short, wrong version, lengths that do not add up. */
  readonly packetsMalformed: number;
  /** Well-formed, but of a foreign SSRC, or of a source that is not believed yet. */
  readonly packetsStray: number;
  /** From a source that is not the session's peer and was given no chance to become it. */
  readonly packetsStranger: number;
  /** A payload type that was not negotiated. */
  readonly packetsUnknownType: number;
  /** To a secured session, and not its peer's, or there before. */
  readonly packetsUnopened: number;
  /** Periods of 20 ms that were left out because the thread could not keep up. */
  readonly periodsSkipped: number;
}
