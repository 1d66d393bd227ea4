import { encodeInto, SAMPLES_PER_MS } from "../audio/g711.ts";
import type { Law } from "../audio/g711.ts";
import { digitTone } from "../audio/tone.ts";
import type { Channel } from "../record/channel.ts";
import type { RtpFields } from "../wire/rtp.ts";
import type { Incoming } from "./incoming.ts";
import type { Recorder } from "./ports.ts";

const DIGIT_MS = 100;

/** One session's side of a recording. */
export class Tap implements Recorder {
  readonly #channel: Channel;
  readonly #law: Law;
  readonly #hasDigits: boolean;

  /** `hasDigits`: RFC 4733 digits are written as tones. Otherwise they are silence, even where tones come along. */
  constructor(channel: Channel, law: Law, hasDigits: boolean) {
    this.#channel = channel;
    this.#law = law;
    this.#hasDigits = hasDigits;
  }

  audio(from: Incoming, fields: RtpFields, law: Law, bytes: Uint8Array, nowMs: number): void {
    // Some phones send the tone beside the event; who does not want digits in recordings does not want those.
    if (!this.#hasDigits && from.isKeyDownAt(fields.timestamp)) return;
    this.#channel.place(fields, law, bytes, nowMs);
  }

  digit(digit: string, fields: RtpFields, nowMs: number): void {
    if (!this.#hasDigits) return;
    const samples = digitTone(digit, DIGIT_MS);
    const bytes = new Uint8Array(DIGIT_MS * SAMPLES_PER_MS);
    encodeInto(bytes, 0, this.#law, samples, samples.length);
    const packet = { ...fields, payloadStart: 0, payloadEnd: bytes.length };
    this.#channel.place(packet, this.#law, bytes, nowMs);
  }

  restart(): void {
    this.#channel.restart();
  }
}
