import { CODEC_NAMES } from "./codec/codecs.ts";
import { estimatedMos } from "./quality.ts";
import type { MediaCodec, MediaStatistics } from "./vocabulary.ts";
import type { PortRange } from "./thread/protocol.ts";

/*
 * The packets of strangers that the whole thread has refused, 64 bits. Then a row for each pair of ports (of browsers: for each port), 32 bits a field, unknown is -1:
 *
 *   | codec | packets sent | received | lost | jitter, 0.1 ms | peer's loss | peer's jitter, 0.1 ms | round trip, 0.1 ms |
 */
const HEAD_BYTES = Float64Array.BYTES_PER_ELEMENT;
const FIELDS = 8;
const CODECS = ["", ...CODEC_NAMES] as const;
const UNKNOWN = -1;

/** One session's row. */
export type StatisticsRow = Int32Array;

/** What a session can tell of itself; its objects are handed in as they are, since this happens fifty times a second. */
export interface Told {
  readonly codec: MediaCodec | undefined;
  readonly sent: { readonly packetsSent: number };
  readonly received: { readonly packetsReceived: number; readonly packetsLost: number; readonly jitterMs: number };
  readonly remote: {
    readonly remotePacketsLost: number | undefined;
    readonly remoteJitterMs: number | undefined;
    readonly roundTripMs: number | undefined;
  };
}

/**
 * How each session fares, in memory that a media worker writes and the main thread reads: so a session's end can be told at
 * once, without an answer from a thread that may be in the middle of five hundred other sessions' packets.
 */
export class StatisticsBoard {
  readonly memory: SharedArrayBuffer;
  readonly #from: number;
  readonly #step: 1 | 2;
  readonly #strangers: Float64Array;
  readonly #all: Int32Array;

  /** `ports`: a worker's slice; `memory`: of the board that the other thread made; `step`: how many ports a session has. */
  constructor(ports: PortRange, memory?: SharedArrayBuffer, step: 1 | 2 = 2) {
    const seats = Math.ceil((ports.to - ports.from + 1) / step);
    this.memory = memory ?? new SharedArrayBuffer(HEAD_BYTES + seats * FIELDS * Int32Array.BYTES_PER_ELEMENT);
    this.#step = step;
    this.#from = ports.from;
    this.#strangers = new Float64Array(this.memory, 0, 1);
    this.#all = new Int32Array(this.memory, HEAD_BYTES);
  }

  /** Packets of strangers; a thread that takes the place of one that died counts on. */
  get packetsStranger(): number {
    return this.#strangers[0] ?? 0;
  }

  countStrangers(packets: number): void {
    this.#strangers[0] = this.packetsStranger + packets;
  }

  /** The row of whoever has that port now, without what the one before left there. */
  begin(port: number): StatisticsRow {
    return this.#row(port).fill(0, 0, 5).fill(UNKNOWN, 5);
  }

  read(port: number): MediaStatistics {
    return readRow(this.#row(port));
  }

  #row(port: number): StatisticsRow {
    const start = Math.floor((port - this.#from) / this.#step) * FIELDS;
    return this.#all.subarray(start, start + FIELDS);
  }
}

/** A row that is on no board. */
export function newRow(): StatisticsRow {
  return new Int32Array(FIELDS).fill(UNKNOWN, 5);
}

export function writeRow(row: StatisticsRow, { codec, sent, received, remote }: Told): void {
  row[0] = codec === undefined ? 0 : CODECS.indexOf(codec);
  row[1] = sent.packetsSent;
  row[2] = received.packetsReceived;
  row[3] = received.packetsLost;
  row[4] = Math.round(received.jitterMs * 10);
  row[5] = remote.remotePacketsLost ?? UNKNOWN;
  row[6] = remote.remoteJitterMs === undefined ? UNKNOWN : Math.round(remote.remoteJitterMs * 10);
  row[7] = remote.roundTripMs === undefined ? UNKNOWN : Math.round(remote.roundTripMs * 10);
}

export function readRow(row: StatisticsRow): MediaStatistics {
  const [codecNumber = 0, packetsSent = 0, packetsReceived = 0, packetsLost = 0, jitter = 0, ...remote] = row;
  const [lost = UNKNOWN, remoteJitter = UNKNOWN, roundTrip = UNKNOWN] = remote;
  const codec = CODECS[codecNumber] ?? "";
  const jitterMs = jitter / 10;
  const remotePacketsLost = known(lost);
  const remoteJitterMs = tenths(remoteJitter);
  const roundTripMs = tenths(roundTrip);
  const counts = { codec, packetsSent, packetsReceived, packetsLost, jitterMs, remotePacketsLost, remoteJitterMs };
  if (codec === "") return { ...counts, roundTripMs, mos: undefined, remoteMos: undefined };
  const way = { codec, roundTripMs };
  const expected = packetsReceived + packetsLost;
  const isReported = remotePacketsLost !== undefined && packetsSent > 0;
  return {
    ...counts,
    roundTripMs,
    mos: packetsReceived > 0 ? estimatedMos({ ...way, lostShare: packetsLost / expected, jitterMs }) : undefined,
    remoteMos: isReported
      ? estimatedMos({ ...way, lostShare: remotePacketsLost / packetsSent, jitterMs: remoteJitterMs ?? 0 })
      : undefined,
  };
}

function known(value: number): number | undefined {
  return value === UNKNOWN ? undefined : value;
}

function tenths(value: number): number | undefined {
  return value === UNKNOWN ? undefined : value / 10;
}
