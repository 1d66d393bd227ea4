import { digitTone } from "../audio/tone.ts";
import type { Channel } from "../record/channel.ts";
import type { Incoming } from "./incoming.ts";
import type { Recorder } from "./ports.ts";

const DIGIT_MS = 100;

/** One session's side of a recording. */
export class Tap implements Recorder {
  readonly #channel: Channel;
  readonly #hasDigits: boolean;

  /** `hasDigits`: RFC 4733 digits are written as tones. Otherwise they are silence, even where tones come along. */
  constructor(channel: Channel, hasDigits: boolean) {
    this.#channel = channel;
    this.#hasDigits = hasDigits;
  }

  audio(from: Incoming, nowMs: number): void {
    const { speech } = from;
    // Some phones send the tone beside the event; who does not want digits in recordings does not want those.
    if (!this.#hasDigits && from.isKeyDownAt(speech.timestamp)) return;
    this.#channel.place(speech, nowMs);
  }

  digit({ speech }: Incoming, digit: string, timestamp: number, nowMs: number): void {
    if (!this.#hasDigits) return;
    const samples = digitTone(digit, DIGIT_MS, this.#channel.rateHz);
    const tone = { timestamp, marker: false, clockHz: speech.clockHz, fades: false };
    this.#channel.place({ ...tone, samplesAt: () => samples, countAt: () => samples.length }, nowMs);
  }

  restart(): void {
    this.#channel.restart();
  }
}
