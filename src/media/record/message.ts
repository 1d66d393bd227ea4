import { SAMPLE_RATE, SAMPLES_PER_MS } from "../audio/frame.ts";
import { SpeechGate } from "../audio/speech-gate.ts";
import { LineTones } from "../audio/line-tone.ts";
import { Channel } from "./channel.ts";
import type { Recorded, RecordingFile } from "./recording-file.ts";

/** The header is written anew with each piece, so a piece is a second. */
const PIECE_SAMPLES = 8_000;
const SAMPLE_BYTES = 2;
const MARK_SAMPLES = 800;
/** Kept behind the last word: it dies away softly. */
const TAIL_SAMPLES = 1_600;

export interface MessageLimits {
  readonly longestMs: number;
  /** It is over when nothing was said for so long. */
  readonly silenceMs: number;
}

/** One voice on one channel, until it says nothing more. */
export class Message implements Recorded {
  readonly channel: Channel;
  readonly #file: RecordingFile;
  readonly #gate = new SpeechGate();
  /** A busy tone, or one without end, is said by nobody: it ends a message, and is none of it. */
  readonly #tones = new LineTones();
  #isTone = false;
  #isOver = false;
  /** What was known to be spoken, every 100 ms. */
  readonly #marks: { readonly at: number; readonly spokenUntil: number }[] = [];
  readonly #longestSamples: number;
  readonly #silenceSamples: number;
  readonly #piece = new Int16Array(PIECE_SAMPLES);
  #inPiece = 0;
  #read = 0;

  constructor(file: RecordingFile, startedAtMs: number, { longestMs, silenceMs }: MessageLimits) {
    this.channel = new Channel({ atMs: startedAtMs, rateHz: SAMPLE_RATE });
    this.#file = file;
    this.#longestSamples = longestMs * SAMPLES_PER_MS;
    this.#silenceSamples = silenceMs * SAMPLES_PER_MS;
  }

  /** In whole milliseconds. */
  get durationMs(): number {
    const { spokenUntil } = this.#gate;
    const toneFrom = this.#isTone || this.#isOver ? this.#tones.suspectedFrom : undefined;
    const spoken = toneFrom === undefined ? spokenUntil : Math.min(spokenUntil, this.#spokenBefore(toneFrom));
    if (spoken === 0) return 0;
    const end = Math.min(this.#read, spoken + TAIL_SAMPLES, toneFrom ?? Infinity);
    return Math.floor(end / SAMPLES_PER_MS);
  }

  /** Up to where somebody had spoken when the tone began. */
  #spokenBefore(position: number): number {
    return this.#marks.findLast((mark) => mark.at <= position)?.spokenUntil ?? 0;
  }

  write(nowMs: number): boolean {
    this.#readUpTo(this.channel.completeAt(nowMs));
    return (
      this.#isTone || this.#read >= this.#longestSamples || this.#read - this.#gate.spokenUntil >= this.#silenceSamples
    );
  }

  finish(nowMs: number, done: (sizeBytes: number) => void): void {
    this.#readUpTo(this.channel.positionAt(nowMs));
    this.#isOver = true;
    this.#append();
    this.#file.finish(this.durationMs * SAMPLES_PER_MS * SAMPLE_BYTES, done);
  }

  #readUpTo(position: number): void {
    const end = Math.min(position, this.#longestSamples);
    while (this.#read < end) {
      const count = Math.min(MARK_SAMPLES, PIECE_SAMPLES - this.#inPiece, end - this.#read);
      const samples = this.#piece.subarray(this.#inPiece, this.#inPiece + count);
      this.channel.read(this.#read, samples, count);
      this.#gate.feed(samples, count);
      if (this.#tones.feed(samples, count) !== undefined) this.#isTone = true;
      this.#inPiece += count;
      this.#read += count;
      this.#mark();
      if (this.#inPiece === PIECE_SAMPLES) this.#append();
    }
  }

  #mark(): void {
    if (this.#read - (this.#marks.at(-1)?.at ?? 0) < MARK_SAMPLES) return;
    this.#marks.push({ at: this.#read, spokenUntil: this.#gate.spokenUntil });
  }

  #append(): void {
    const bytes = new Uint8Array(this.#inPiece * SAMPLE_BYTES);
    for (let at = 0; at < this.#inPiece; at++) {
      const sample = this.#piece[at] as number;
      bytes[at * SAMPLE_BYTES] = sample;
      bytes[at * SAMPLE_BYTES + 1] = sample >> 8;
    }
    this.#inPiece = 0;
    if (bytes.length > 0) this.#file.append(bytes);
  }
}
