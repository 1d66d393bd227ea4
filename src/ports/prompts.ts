import type { Sound } from "../core/model.ts";

/** What a sound is made of, in the media's own terms. */
export type SoundPart =
  /** A WAV file, by path. */
  | { readonly type: "wav"; readonly path: string }
  /** A folder of WAV files, played in turn, shared by all who listen. */
  | { readonly type: "music"; readonly folder: string }
  | {
      readonly type: "tone";
      readonly frequenciesHz: readonly number[];
      readonly onMs: number;
      readonly offMs: number;
      readonly totalMs: number;
    }
  | { readonly type: "silence"; readonly durationMs: number };

/** Turns what the engine says into what can be played. */
export interface Prompts {
  /** The parts in order; a name that nothing is known of gives no part and is reported once in the log. */
  resolve(sound: Sound): readonly SoundPart[];
}
