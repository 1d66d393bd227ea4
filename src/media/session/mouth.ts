import { FRAME_SAMPLES, SAMPLE_RATE } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import { Resampler } from "../audio/resampler.ts";
import { PAYLOAD_BYTES } from "../codec/codec.ts";
import type { Codec, Encoder } from "../codec/codec.ts";
import { decodeInto } from "../codec/g711.ts";
import type { Player } from "../play/player.ts";
import { RTP_HEADER_BYTES } from "../wire/rtp.ts";

/** For the thread: used up at once. */
const linear = new Int16Array(FRAME_SAMPLES);
const fitted = new Int16Array(2 * FRAME_SAMPLES);

/** Makes what a session says, 20 ms at a time, in its codec and where it is sent from: `frame`, behind room for the header. */
export class Mouth {
  readonly codec: Codec;
  readonly frame: Uint8Array;
  readonly #whole: Uint8Array;
  readonly #encoders = new Map<RateHz, Encoder>();
  #resampler: Resampler | undefined;

  constructor(codec: Codec) {
    this.codec = codec;
    const bytes = codec.law === undefined ? PAYLOAD_BYTES : FRAME_SAMPLES;
    this.frame = new Uint8Array(RTP_HEADER_BYTES + bytes);
    this.#whole = this.frame.subarray(0, RTP_HEADER_BYTES + FRAME_SAMPLES);
  }

  /** The packet, once its header is there. */
  packet(payloadBytes: number): Uint8Array {
    return payloadBytes === FRAME_SAMPLES ? this.#whole : this.frame.subarray(0, RTP_HEADER_BYTES + payloadBytes);
  }

  silence(): number {
    return this.#encoderOf(SAMPLE_RATE).silence(this.frame, RTP_HEADER_BYTES);
  }

  /** What plays. `heard`: gets it at 8 kHz. How many bytes it is. */
  play(player: Player, period: number, heard: Int16Array | undefined): number {
    const { law } = this.codec;
    if (law === undefined) {
      player.fill(linear, 0, undefined, period);
      heard?.set(linear);
      return this.say(linear, SAMPLE_RATE);
    }
    player.fill(this.frame, RTP_HEADER_BYTES, law, period);
    if (heard !== undefined) {
      decodeInto(heard, law, this.frame, RTP_HEADER_BYTES, RTP_HEADER_BYTES + FRAME_SAMPLES);
    }
    return FRAME_SAMPLES;
  }

  /** 20 ms of samples of that rate. How many bytes they are. */
  say(samples: Int16Array, rateHz: RateHz): number {
    const encoder = this.#encoderOf(rateHz);
    if (this.#rateFor(rateHz) === rateHz) return encoder.encode(this.frame, RTP_HEADER_BYTES, samples);
    this.#resampler ??= new Resampler(this.#rateFor(rateHz));
    this.#resampler.feed(samples, rateHz === SAMPLE_RATE ? FRAME_SAMPLES : 2 * FRAME_SAMPLES, fitted);
    return encoder.encode(this.frame, RTP_HEADER_BYTES, fitted);
  }

  /** It says nothing more. */
  end(): void {
    for (const encoder of this.#encoders.values()) encoder.end();
    this.#encoders.clear();
  }

  #rateFor(rateHz: RateHz): RateHz {
    const { encodedFromHz } = this.codec;
    return encodedFromHz.includes(rateHz) ? rateHz : encodedFromHz[0];
  }

  #encoderOf(rateHz: RateHz): Encoder {
    const ownHz = this.#rateFor(rateHz);
    const known = this.#encoders.get(ownHz);
    if (known !== undefined) return known;
    const encoder = this.codec.encoder(ownHz);
    this.#encoders.set(ownHz, encoder);
    return encoder;
  }
}
