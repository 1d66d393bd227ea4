import { decodeInto, FRAME_SAMPLES } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";

/** What plays on a session, for those who hear that as well: 20 ms of it at a time. */
export class Overheard {
  readonly #samples = new Int16Array(FRAME_SAMPLES);
  #isPlaying = false;

  /** Linear, as the peer was sent it in the last 20 ms; undefined: it was sent nothing of the session's own. */
  get frame(): Int16Array | undefined {
    return this.#isPlaying ? this.#samples : undefined;
  }

  /** It is sent these 20 ms, which begin at `bytes[at]`. */
  note(bytes: Uint8Array, at: number, law: Law): void {
    decodeInto(this.#samples, law, bytes, at, at + FRAME_SAMPLES);
    this.#isPlaying = true;
  }

  quiet(): void {
    this.#isPlaying = false;
  }
}
