import { InbandDigits } from "../audio/inband-digits.ts";
import { SAMPLE_RATE } from "../audio/frame.ts";
import type { Codec } from "../codec/codec.ts";
import { lawCodecOf } from "../codec/codecs.ts";
import { PCMA } from "../codec/g711.ts";
import { Reception } from "../wire/reception.ts";
import { sequenceDistance } from "../wire/rtp.ts";
import type { RtpFields } from "../wire/rtp.ts";
import { DigitReceiver } from "../wire/telephone-event.ts";
import type { Latch } from "./latch.ts";
import { Speech } from "./speech.ts";

/** What a packet turned out to be. Audio is its codec; "stray" may yet turn out to be the peer's, "stranger" not. */
export type Verdict = Codec | "digits" | "stray" | "stranger" | "unknown-type";

/** Packets in a row of another SSRC, and none of the present one between them, before that one is listened to. */
const SSRC_PROBATION = 2;

/** Two streams, even of one session, never bear the same number within a thread. */
let lastStream = 0;

/** What a session receives: whose packets count, how many came, and which digits are in them. */
export class Incoming {
  readonly reception = new Reception();
  /** The packet of speech that was taken last. */
  readonly speech = new Speech();
  readonly #latch: Latch;
  readonly #events = new DigitReceiver();
  #inband: InbandDigits | undefined;
  #inbandSequence = 0;
  #codec = PCMA;
  #payloadType = -1;
  #digitsPayloadType: number | undefined;
  #otherSsrc = -1;
  #otherCount = 0;
  /** A number for the stream that is listened to; a new one for each SSRC. */
  stream = 0;

  constructor(latch: Latch) {
    this.#latch = latch;
  }

  agree(codec: Codec, payloadType: number, digitsPayloadType: number | undefined): void {
    this.#codec = codec;
    this.#events.clockHz = codec.clockHz;
    this.#payloadType = payloadType;
    this.#digitsPayloadType = digitsPayloadType;
    this.#inband = digitsPayloadType === undefined ? (this.#inband ?? new InbandDigits()) : undefined;
  }

  /** Judges a well-formed packet and counts it. */
  judge(fields: RtpFields, address: string, port: number, nowMs: number): Verdict {
    const verdict = this.#typeOf(fields.payloadType);
    if (verdict === "unknown-type") return verdict;
    const standing = this.#latch.judge(address, port, fields.ssrc, fields.sequence, nowMs);
    if (standing !== "peer") return standing === "stranger" ? "stranger" : "stray";
    if (fields.ssrc === this.reception.ssrc) this.#otherCount = 0;
    else if (!this.#isConfirmed(fields.ssrc)) return "stray";
    else this.#begin(fields);
    this.reception.count(fields.sequence);
    if (verdict !== "digits") this.reception.timing(fields.timestamp, nowMs, verdict.clockHz);
    return verdict;
  }

  /** The digit that an RFC 4733 packet begins. */
  digitOfEvent(fields: RtpFields, bytes: Uint8Array): string | undefined {
    return this.#events.receive(fields.timestamp, fields.marker, bytes, fields.payloadStart, fields.payloadEnd);
  }

  /** Is a key down at that moment of the stream, as far as events tell? */
  isKeyDownAt(timestamp: number): boolean {
    return this.#events.isDownAt(timestamp);
  }

  /** The digits heard in the audio, where events were not agreed on. */
  digitsOfAudio(fields: RtpFields): string {
    if (this.#inband === undefined) return "";
    const ahead = sequenceDistance(this.#inbandSequence, fields.sequence);
    // Copies and latecomers would tear a tone apart; a hole is bridged by what follows.
    if (ahead <= 0 && ahead > -1_000) return "";
    this.#inbandSequence = fields.sequence;
    return this.#inband.feed(this.speech.samplesAt(SAMPLE_RATE), this.speech.countAt(SAMPLE_RATE));
  }

  #typeOf(payloadType: number): Codec | "digits" | "unknown-type" {
    if (payloadType === this.#payloadType) return this.#codec;
    if (payloadType === this.#digitsPayloadType) return "digits";
    // Some phones switch between the two laws as they like; both are static types, so there is no doubt what it is.
    return lawCodecOf(payloadType) ?? "unknown-type";
  }

  /** The very first SSRC is taken as it comes. */
  #isConfirmed(ssrc: number): boolean {
    if (this.reception.ssrc < 0) return true;
    this.#otherCount = ssrc === this.#otherSsrc ? this.#otherCount + 1 : 1;
    this.#otherSsrc = ssrc;
    return this.#otherCount >= SSRC_PROBATION;
  }

  #begin(fields: RtpFields): void {
    this.reception.begin(fields.ssrc, fields.sequence);
    this.#events.reset();
    this.speech.restart();
    this.#inband?.reset();
    this.#inbandSequence = fields.sequence - 1;
    this.#otherCount = 0;
    this.stream = ++lastStream;
  }
}
