import { FRAME_SAMPLES } from "../audio/frame.ts";
import { encodeInto } from "../codec/g711.ts";
import type { Law } from "../codec/law.ts";
import type { Frame, Sound, SoundSource } from "./sound.ts";

/**
 * A folder of music that everybody hears at the same place. A frame is encoded once for each law and period, however
 * many listen; nothing moves while nobody does. The folder is looked at again for each track, so files may come and go.
 */
export class Music {
  readonly #folder: string;
  readonly #sounds: SoundSource;
  readonly #frame = new Int16Array(FRAME_SAMPLES);
  readonly #encoded = new Map<Law, { period: number; readonly bytes: Uint8Array }>();
  #period = -1;
  #current: Sound;
  #position = 0;
  #path: string;
  /** The next track, fetched while this one plays. */
  #next: Sound | undefined;

  constructor(folder: string, path: string, first: Sound, sounds: SoundSource) {
    this.#folder = folder;
    this.#path = path;
    this.#current = first;
    this.#sounds = sounds;
  }

  /** The 20 ms of that period, in that law or linear. Valid until the next call with another period. */
  frame(period: number, law: Law | undefined): Frame {
    if (period !== this.#period) this.#advance(period);
    if (law === undefined) return this.#frame;
    let encoded = this.#encoded.get(law);
    if (encoded === undefined) {
      encoded = { period: -1, bytes: new Uint8Array(FRAME_SAMPLES) };
      this.#encoded.set(law, encoded);
    }
    if (encoded.period !== period) {
      encodeInto(encoded.bytes, 0, law, this.#frame, FRAME_SAMPLES);
      encoded.period = period;
    }
    return encoded.bytes;
  }

  #advance(period: number): void {
    this.#period = period;
    let filled = 0;
    while (filled < FRAME_SAMPLES) {
      if (this.#position === 0) this.#fetch();
      const { samples } = this.#current;
      const count = Math.min(FRAME_SAMPLES - filled, samples.length - this.#position);
      this.#frame.set(samples.subarray(this.#position, this.#position + count), filled);
      filled += count;
      this.#position += count;
      if (this.#position >= samples.length) this.#turn();
    }
  }

  /** On to the next track, or the same once more where there is no other. */
  #turn(): void {
    this.#position = 0;
    this.#current = this.#next ?? this.#current;
    this.#next = undefined;
  }

  #fetch(): void {
    listTracks(this.#sounds, this.#folder, this.#path, (path, sound) => {
      this.#path = path;
      this.#next = sound;
    });
  }
}

/** Finds the first readable track behind `after` in the folder's order; tells nothing where there is none. */
function listTracks(
  sounds: SoundSource,
  folder: string,
  after: string,
  found: (path: string, sound: Sound) => void,
): void {
  sounds.list(folder, (paths) => {
    if ("reason" in paths) return;
    const later = paths.filter((path) => path > after);
    tryTracks(sounds, [...later, ...paths.filter((path) => path <= after)], found, () => undefined);
  });
}

function tryTracks(
  sounds: SoundSource,
  paths: readonly string[],
  found: (path: string, sound: Sound) => void,
  failed: (reason: string) => void,
): void {
  const [path, ...others] = paths;
  if (path === undefined) {
    failed("there is no music to be played in the folder");
    return;
  }
  sounds.sound(path, (result) => {
    // An empty file would be played for ever without a sound.
    if (result.type === "sound" && result.sound.samples.length > 0) found(path, result.sound);
    else tryTracks(sounds, others, found, failed);
  });
}

/** All folders that were asked for, each opened once. */
export class MusicShelf {
  readonly #sounds: SoundSource;
  readonly #folders = new Map<string, Music>();

  constructor(sounds: SoundSource) {
    this.#sounds = sounds;
  }

  open(folder: string, done: (result: Music | { readonly reason: string }) => void): void {
    const known = this.#folders.get(folder);
    if (known !== undefined) {
      done(known);
      return;
    }
    this.#sounds.list(folder, (paths) => {
      if ("reason" in paths) {
        done(paths);
        return;
      }
      const found = (path: string, sound: Sound): void => {
        // Two may have asked at the same time: the first one's position holds for both.
        const music = this.#folders.get(folder) ?? new Music(folder, path, sound, this.#sounds);
        this.#folders.set(folder, music);
        done(music);
      };
      tryTracks(this.#sounds, paths, found, (reason) => done({ reason }));
    });
  }
}
