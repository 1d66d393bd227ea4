import { encodeInto, SAMPLE_RATE } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";
import type { MediaCodec } from "../vocabulary.ts";

/** Encoding a minute takes a millisecond; what is longer is encoded as it is played, so that nobody's audio waits. */
const MAX_ENCODED_SAMPLES = 60 * SAMPLE_RATE;

/** A sound at 8 kHz, linear, and in each law once somebody needed it. Shared by all who play it. */
export class Sound {
  readonly samples: Int16Array;
  readonly #encoded = new Map<MediaCodec, Uint8Array>();

  constructor(samples: Int16Array) {
    this.samples = samples;
  }

  /** Copies `count` samples from `offset` on, in that law, to `bytes[at]`. */
  copyTo(bytes: Uint8Array, at: number, law: Law, offset: number, count: number): void {
    if (this.samples.length > MAX_ENCODED_SAMPLES) {
      encodeInto(bytes, at, law, this.samples.subarray(offset, offset + count), count);
    } else bytes.set(this.encoded(law).subarray(offset, offset + count), at);
  }

  encoded(law: Law): Uint8Array {
    const known = this.#encoded.get(law.codec);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(this.samples.length);
    encodeInto(bytes, 0, law, this.samples, this.samples.length);
    this.#encoded.set(law.codec, bytes);
    return bytes;
  }
}

export type SoundResult =
  { readonly type: "sound"; readonly sound: Sound } | { readonly type: "unreadable"; readonly reason: string };

/** Where sounds come from. `done` may be called at once or later; always once. */
export interface SoundSource {
  sound(path: string, done: (result: SoundResult) => void): void;
  /** The paths of the WAV files in a folder, in order of their names. */
  list(folder: string, done: (result: readonly string[] | { readonly reason: string }) => void): void;
}
