import { SAMPLE_RATE } from "../audio/frame.ts";
import { encodeInto } from "../codec/g711.ts";
import type { Law } from "../codec/law.ts";

/** Encoding a minute takes a millisecond; what is longer is encoded as it is played, so that nobody's audio waits. */
const MAX_ENCODED_SAMPLES = 60 * SAMPLE_RATE;

/** Bytes of a law, or linear samples. */
export type Frame = Uint8Array | Int16Array;

/** A sound at 8 kHz, linear, and in each law once somebody needed it. Shared by all who play it. */
export class Sound {
  readonly samples: Int16Array;
  readonly #encoded = new Map<Law, Uint8Array>();

  constructor(samples: Int16Array) {
    this.samples = samples;
  }

  /** Copies `count` samples from `offset` on, in that law or linear, to `out[at]`. */
  copyTo(out: Frame, at: number, law: Law | undefined, offset: number, count: number): void {
    const isLong = this.samples.length > MAX_ENCODED_SAMPLES;
    if (law !== undefined && !isLong) out.set(this.encoded(law).subarray(offset, offset + count), at);
    else {
      const samples = this.samples.subarray(offset, offset + count);
      if (law === undefined) out.set(samples, at);
      else encodeInto(out, at, law, samples, count);
    }
  }

  encoded(law: Law): Uint8Array {
    const known = this.#encoded.get(law);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(this.samples.length);
    encodeInto(bytes, 0, law, this.samples, this.samples.length);
    this.#encoded.set(law, bytes);
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
