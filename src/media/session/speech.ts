import { SAMPLE_RATE } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import { Resampler } from "../audio/resampler.ts";
import type { Placed } from "../audio/timeline.ts";
import { PACKET_SAMPLES } from "../codec/codec.ts";
import type { Codec, Decoder } from "../codec/codec.ts";
import { PCMA } from "../codec/g711.ts";
import type { RtpFields } from "../wire/rtp.ts";

/** One set for the thread: a packet is heard and forgotten before the next one comes. */
const decoded = new Int16Array(PACKET_SAMPLES);
const resampled = new Int16Array(2 * PACKET_SAMPLES);

/**
 * What a session's peer says, packet by packet: decoded when somebody wants to hear it, and then once for all of them, at 8
 * or 16 kHz. What is only passed on never is.
 */
export class Speech implements Placed {
  codec: Codec = PCMA;
  timestamp = 0;
  marker = false;
  #bytes: Uint8Array = new Uint8Array();
  #start = 0;
  #end = 0;
  /** Samples that the packet has; -1: it was not decoded yet. */
  #count = -1;
  #resampledCount = -1;
  #decoder: Decoder | undefined;
  #resampler: Resampler | undefined;

  get clockHz(): number {
    return this.codec.clockHz;
  }

  get fades(): boolean {
    return this.codec.fades;
  }

  /** The next packet; its bytes may change once it was heard. */
  take(codec: Codec, fields: RtpFields, bytes: Uint8Array): void {
    if (codec !== this.codec) this.restart();
    this.codec = codec;
    this.timestamp = fields.timestamp;
    this.marker = fields.marker;
    this.#bytes = bytes;
    this.#start = fields.payloadStart;
    this.#end = fields.payloadEnd;
    this.#count = -1;
    this.#resampledCount = -1;
  }

  /** At that rate, the first `countAt(rateHz)` of them; until the next packet of anybody comes. */
  samplesAt(rateHz: RateHz): Int16Array {
    this.#decode();
    if (rateHz === this.codec.rateHz) return decoded;
    this.#resample();
    return resampled;
  }

  countAt(rateHz: RateHz): number {
    this.#decode();
    if (rateHz === this.codec.rateHz) return this.#count;
    this.#resample();
    return this.#resampledCount;
  }

  /** What comes next is of another stream, or there is nothing more. */
  restart(): void {
    this.#decoder?.end();
    this.#decoder = undefined;
    this.#resampler = undefined;
  }

  #decode(): void {
    if (this.#count >= 0) return;
    this.#decoder ??= this.codec.decoder();
    this.#count = this.#decoder.decode(decoded, this.#bytes, this.#start, this.#end);
  }

  #resample(): void {
    if (this.#resampledCount >= 0) return;
    const toHz = this.codec.rateHz === SAMPLE_RATE ? 16_000 : SAMPLE_RATE;
    this.#resampler ??= new Resampler(toHz);
    this.#resampledCount = this.#resampler.feed(decoded, this.#count, resampled);
  }
}
