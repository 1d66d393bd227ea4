// Opus (RFC 6716, RFC 7587), as browsers speak it: libopus as WebAssembly, loaded when the first call needs it. What it gives is
// one channel at 16 or 8 kHz; a stream may change between them from frame to frame, and its RTP clock is 48 kHz all the same.
import { createRequire } from "node:module";
import { frameSamplesAt } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import { PAYLOAD_BYTES } from "./codec.ts";
import type { Codec, Decoder, Encoder } from "./codec.ts";

/** What the library's WebAssembly half is; its types know only the half that is native. */
interface Library {
  readonly Decoder: new (options: { channels: 1; sample_rate: RateHz }) => LibraryCodec & {
    decode(packet: Uint8Array): Uint8Array;
  };
  readonly Encoder: new (options: { channels: 1; sample_rate: RateHz; application: "voip" }) => LibraryCodec & {
    encode(samples: Int16Array): Uint8Array;
  };
}

interface LibraryCodec {
  ctl(request: number, value: number): number;
  /** Gives its memory back. */
  drop(): void;
}

const RATE_HZ = 16_000;
const SAMPLE_BYTES = 2;

/** Requests of libopus (opus_defines.h), with what fits speech of one person over a network that loses some of it. */
const BITRATE = [4_002, 24_000] as const;
const COMPLEXITY = [4_010, 5] as const;
const INBAND_FEC = [4_012, 1] as const;
const PACKET_LOSS_PERCENT = [4_014, 5] as const;

let library: Library | undefined;

function load(): Library {
  library ??= createRequire(import.meta.url)("@evan/opus/wasm/index.js") as Library;
  return library;
}

class OpusDecoder implements Decoder {
  readonly #decoder: InstanceType<Library["Decoder"]>;

  constructor() {
    this.#decoder = new (load().Decoder)({ channels: 1, sample_rate: RATE_HZ });
  }

  decode(samples: Int16Array, bytes: Uint8Array, start: number, end: number): number {
    if (end <= start || end - start > MAX_PACKET_BYTES) return 0;
    const decoded = this.#decoded(bytes.subarray(start, end));
    if (decoded === undefined) return 0;
    const count = Math.min(samples.length, decoded.byteLength / SAMPLE_BYTES);
    samples.set(new Int16Array(decoded.buffer, decoded.byteOffset, count));
    return count;
  }

  end(): void {
    this.#decoder.drop();
  }

  #decoded(packet: Uint8Array): Uint8Array | undefined {
    try {
      return this.#decoder.decode(packet);
    } catch {
      // The library throws at what is no Opus; from the network that is a packet without samples.
      return undefined;
    }
  }
}

/** Six frames of the longest kind, and what says so. */
const MAX_PACKET_BYTES = 7_662;

class OpusEncoder implements Encoder {
  readonly #encoder: InstanceType<Library["Encoder"]>;
  readonly #silence: Int16Array;

  constructor(rateHz: RateHz) {
    this.#encoder = new (load().Encoder)({ channels: 1, sample_rate: rateHz, application: "voip" });
    for (const [request, value] of [BITRATE, COMPLEXITY, INBAND_FEC, PACKET_LOSS_PERCENT]) {
      this.#encoder.ctl(request, value);
    }
    this.#silence = new Int16Array(frameSamplesAt(rateHz));
  }

  encode(bytes: Uint8Array, at: number, samples: Int16Array): number {
    const count = this.#silence.length;
    const packet = this.#encoder.encode(samples.length === count ? samples : samples.subarray(0, count));
    const length = Math.min(packet.length, PAYLOAD_BYTES);
    bytes.set(packet.length === length ? packet : packet.subarray(0, length), at);
    return length;
  }

  silence(bytes: Uint8Array, at: number): number {
    return this.encode(bytes, at, this.#silence);
  }

  end(): void {
    this.#encoder.drop();
  }
}

export const OPUS: Codec = {
  name: "opus",
  payloadType: undefined,
  clockHz: 48_000,
  rateHz: RATE_HZ,
  encodedFromHz: [8_000, RATE_HZ],
  law: undefined,
  fades: true,
  decoder: () => new OpusDecoder(),
  encoder: (rateHz) => new OpusEncoder(rateHz),
};
