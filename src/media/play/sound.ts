import { encodeInto } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";
import type { MediaCodec } from "../vocabulary.ts";

/** A sound at 8 kHz, linear, and in each law once somebody needed it. Shared by all who play it. */
export class Sound {
  readonly samples: Int16Array;
  readonly #encoded = new Map<MediaCodec, Uint8Array>();

  constructor(samples: Int16Array) {
    this.samples = samples;
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
