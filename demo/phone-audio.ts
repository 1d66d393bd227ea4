// A phone's mouth and ear: one RTP stream each way, on a socket of its own.
import { createSocket, type Socket } from "node:dgram";
import type { Clock } from "../src/ports/clock.ts";
import {
  A_LAW,
  DigitSender,
  emptyFields,
  EVENT_BYTES,
  FRAME_SAMPLES,
  type Law,
  MU_LAW,
  readRtp,
  RTP_HEADER_BYTES,
  toneShare,
  writeRtpHeader,
} from "../src/media/index.ts";
import type { Negotiated } from "../src/sip/index.ts";
import type { Voice } from "./voice.ts";

const FRAME_MS = 20;
/** What is listened to when asked what is heard: long enough to tell 10 Hz apart. */
const EAR_SAMPLES = 1_600;
/** After so long without a packet nothing is heard. */
const QUIET_AFTER_MS = 100;
/** A tone's least part of all that is heard: three voices at once are still told apart. */
const TONE_SHARE = 0.15;

export class PhoneAudio {
  readonly #clock: Clock;
  readonly #address: string;
  readonly #ear = new Int16Array(EAR_SAMPLES);
  readonly #fields = emptyFields();
  readonly #packet = new Uint8Array(RTP_HEADER_BYTES + FRAME_SAMPLES);
  readonly #digits = new DigitSender();
  readonly #ssrc: number;
  #socket: Socket | undefined;
  #voice: Voice | undefined;
  #peer: Negotiated | undefined;
  #law: Law = A_LAW;
  #sequence = 0;
  #timestamp = 0;
  #nextFrameAt = 0;
  #cancelFrame: (() => void) | undefined;
  #earAt = 0;
  #heardAt = Number.NEGATIVE_INFINITY;
  #received = 0;
  #heardDigits = "";
  /** When the key that was heard last began: each is told several times. */
  #digitAt: number | undefined;
  #mute = false;

  /** `ssrc`: a number of 32 bits that no other phone in the same call has. */
  constructor(clock: Clock, address: string, ssrc: number) {
    this.#clock = clock;
    this.#address = address;
    this.#ssrc = ssrc;
  }

  /** Resolves with the port. */
  async open(): Promise<number> {
    const socket = createSocket(this.#address.includes(":") ? "udp6" : "udp4");
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      // The call may be over before there is a port.
      socket.once("close", () => reject(new Error("The phone hung up.")));
      socket.bind(0, this.#address, resolve);
    });
    // Packets may come back as unreachable once the other end is gone.
    socket.on("error", () => undefined);
    socket.on("message", (bytes) => this.#hear(bytes));
    return socket.address().port;
  }

  /** What it says from now on; undefined: nothing, in packets of silence. */
  say(voice: Voice | undefined): void {
    this.#voice = voice;
  }

  /** Sends nothing at all, as a phone does that lost its network. */
  vanish(): void {
    this.#mute = true;
  }

  comeBack(): void {
    this.#mute = false;
  }

  press(digits: string): void {
    this.#digits.add(digits);
  }

  connect(peer: Negotiated): void {
    this.#peer = peer;
    this.#law = peer.codec === "PCMA" ? A_LAW : MU_LAW;
    if (this.#cancelFrame !== undefined) return;
    this.#nextFrameAt = this.#clock.now();
    this.#frame();
  }

  /** The keys that it was let hear (RFC 4733). */
  get heardDigits(): string {
    return this.#heardDigits;
  }

  /** Packets received since the start. */
  get received(): number {
    return this.#received;
  }

  /** True where this tone is a good part of what was heard in the last 200 ms. */
  hears(frequencyHz: number): boolean {
    if (this.#clock.now() - this.#heardAt > QUIET_AFTER_MS || this.#received * FRAME_SAMPLES < EAR_SAMPLES)
      return false;
    const samples = new Int16Array(EAR_SAMPLES);
    samples.set(this.#ear.subarray(this.#earAt));
    samples.set(this.#ear.subarray(0, this.#earAt), EAR_SAMPLES - this.#earAt);
    // The whole window must carry it: of a tone that just ended or began, half would do otherwise.
    const half = EAR_SAMPLES / 2;
    return [0, half].every(
      (start) => isLoud(samples, start, half) && toneShare(samples, start, half, frequencyHz) > TONE_SHARE,
    );
  }

  close(): void {
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
    this.#socket?.close();
    this.#socket = undefined;
  }

  #frame(): void {
    this.#send();
    this.#timestamp = (this.#timestamp + FRAME_SAMPLES) >>> 0;
    // From one deadline to the next, so that lateness does not add up.
    this.#nextFrameAt += FRAME_MS;
    this.#cancelFrame = this.#clock.wakeAt(this.#nextFrameAt, () => this.#frame());
  }

  #send(): void {
    const peer = this.#peer;
    if (peer === undefined) return;
    const { digitsPayloadType } = peer;
    if (this.#digits.busy && digitsPayloadType !== undefined) {
      const frame = this.#digits.next(this.#packet, RTP_HEADER_BYTES);
      if (frame === undefined) return;
      const timestamp = (this.#timestamp - frame.sinceStart) >>> 0;
      this.#sendPacket(frame.marker, digitsPayloadType, timestamp, EVENT_BYTES);
      return;
    }
    const samples = this.#voice?.next();
    for (let index = 0; index < FRAME_SAMPLES; index += 1) {
      this.#packet[RTP_HEADER_BYTES + index] = this.#law.encode[(samples?.[index] ?? 0) & 0xffff] ?? this.#law.silence;
    }
    this.#sendPacket(false, peer.payloadType, this.#timestamp, FRAME_SAMPLES);
  }

  #sendPacket(marker: boolean, payloadType: number, timestamp: number, payloadBytes: number): void {
    const peer = this.#peer;
    if (peer?.send !== true || this.#mute) return;
    writeRtpHeader(this.#packet, 0, marker, payloadType, this.#sequence, timestamp, this.#ssrc);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const bytes = this.#packet.slice(0, RTP_HEADER_BYTES + payloadBytes);
    this.#socket?.send(bytes, peer.port, peer.address, () => undefined);
  }

  #hearDigit(bytes: Uint8Array): void {
    const { timestamp, payloadStart } = this.#fields;
    if (timestamp === this.#digitAt) return;
    this.#digitAt = timestamp;
    // RFC 4733 section 3.2: the events 0 to 15 are the keys.
    this.#heardDigits += "0123456789*#ABCD"[bytes[payloadStart] ?? 16] ?? "";
  }

  #hear(bytes: Uint8Array): void {
    const fields = this.#fields;
    if (!readRtp(bytes, fields)) return;
    if (fields.payloadType === this.#peer?.digitsPayloadType) this.#hearDigit(bytes);
    if (fields.payloadType !== this.#peer?.payloadType) return;
    this.#received += 1;
    this.#heardAt = this.#clock.now();
    for (let at = fields.payloadStart; at < fields.payloadEnd; at += 1) {
      this.#ear[this.#earAt] = this.#law.decode[bytes[at] ?? 0] ?? 0;
      this.#earAt = (this.#earAt + 1) % EAR_SAMPLES;
    }
  }
}

/** Louder than what two conversions make of silence. */
function isLoud(samples: Int16Array, start: number, count: number): boolean {
  let sum = 0;
  for (let at = start; at < start + count; at += 1) sum += Math.abs(samples[at] ?? 0);
  return sum / count > 100;
}
