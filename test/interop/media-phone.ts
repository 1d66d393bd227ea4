// A phone that is nothing but a socket: says a tone, or digits, over a network as good or as bad as wanted, and keeps what it hears.
import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { A_LAW, DigitSender, EVENT_BYTES, MU_LAW, emptyFields, FRAME_SAMPLES, readRtp } from "../../src/media/index.ts";
import { RTP_HEADER_BYTES, writeRtpHeader } from "../../src/media/index.ts";
import { PATIENCE_MS } from "../real-time.ts";
import { DigitReceiver } from "../../src/media/wire/telephone-event.ts";

export const EVENTS_PAYLOAD_TYPE = 101;
const LOOPBACK = "127.0.0.1";
const SAMPLES_PER_MS = 8;

export interface HeardPacket {
  readonly atMs: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payloadType: number;
}

/** What happens to packet number n on its way. */
export type Network = (n: number) => "passes" | "is lost" | "comes twice" | "comes after the next";

export class MediaPhone {
  readonly codec: "PCMA" | "PCMU";
  readonly packets: HeardPacket[] = [];
  /** Decoded audio in the order of its coming. */
  readonly samples: number[] = [];
  digits = "";
  readonly #socket: Socket;
  readonly #receiver = new DigitReceiver();
  readonly #sender = new DigitSender();
  readonly #ssrc = Math.floor(Math.random() * 2 ** 32);
  #sequence = 65_500;
  #timestamp = 0xffff_0000;
  #timer: NodeJS.Timeout | undefined;
  /** Since it last began to talk. */
  #saidFrames = 0;

  private constructor(codec: "PCMA" | "PCMU", socket: Socket) {
    this.codec = codec;
    this.#socket = socket;
    socket.on("message", (bytes) => this.#hear(bytes));
  }

  static async open(codec: "PCMA" | "PCMU" = "PCMA"): Promise<MediaPhone> {
    const socket = createSocket("udp4");
    socket.bind(0, LOOPBACK);
    await once(socket, "listening");
    return new MediaPhone(codec, socket);
  }

  get port(): number {
    return this.#socket.address().port;
  }

  get payloadType(): number {
    return this.codec === "PCMA" ? A_LAW.payloadType : MU_LAW.payloadType;
  }

  /** Begins to talk to the port, 20 ms a packet. */
  say(port: number, samples: Int16Array, network: Network = () => "passes"): void {
    const startedAt = performance.now();
    let frame = 0;
    this.#saidFrames = 0;
    let held: Uint8Array | undefined;
    this.#timer = setInterval(() => {
      for (; frame * 20 <= performance.now() - startedAt; frame++) {
        this.#saidFrames = frame;
        const packet = this.#nextPacket(samples, frame);
        if (packet === undefined) continue;
        const fate = network(frame);
        if (fate === "is lost") continue;
        if (fate === "comes after the next") {
          held = packet;
          continue;
        }
        this.send(port, packet);
        if (fate === "comes twice") this.send(port, packet);
        if (held !== undefined) this.send(port, held);
        held = undefined;
      }
    }, 5);
  }

  /** Until so many samples were said, what is lost on the way included. */
  async said(samples: number): Promise<void> {
    const giveUpAt = performance.now() + samples / SAMPLES_PER_MS + PATIENCE_MS;
    while (this.#saidFrames * FRAME_SAMPLES < samples) {
      if (performance.now() > giveUpAt) throw new Error(`only ${this.#saidFrames} packets were said`);
      await sleep(10);
    }
  }

  hush(): void {
    clearInterval(this.#timer);
  }

  /** Sends digits as RFC 4733 events, in place of the tone, while it talks. */
  press(digits: string): void {
    this.#sender.add(digits);
  }

  send(port: number, bytes: Uint8Array): void {
    this.#socket.send(bytes, port, LOOPBACK);
  }

  /** Forgets what it heard. */
  forget(): void {
    this.packets.length = 0;
    this.samples.length = 0;
    this.digits = "";
  }

  /** Until so much audio has come since it last forgot; how long that takes is the machine's affair. */
  async heard(durationMs: number): Promise<void> {
    const giveUpAt = performance.now() + durationMs + PATIENCE_MS;
    while (this.samples.length < durationMs * SAMPLES_PER_MS) {
      if (performance.now() > giveUpAt) throw new Error(`only ${this.samples.length} samples of ${durationMs} ms came`);
      await sleep(10);
    }
  }

  close(): void {
    this.hush();
    this.#socket.close();
  }

  #nextPacket(samples: Int16Array, frame: number): Uint8Array | undefined {
    this.#timestamp = (this.#timestamp + FRAME_SAMPLES) >>> 0;
    if (this.#sender.busy) {
      const bytes = new Uint8Array(RTP_HEADER_BYTES + EVENT_BYTES);
      const event = this.#sender.next(bytes, RTP_HEADER_BYTES);
      if (event === undefined) return undefined;
      this.#header(bytes, event.marker, EVENTS_PAYLOAD_TYPE, this.#timestamp - event.sinceStart);
      return bytes;
    }
    const bytes = new Uint8Array(RTP_HEADER_BYTES + FRAME_SAMPLES);
    const law = this.codec === "PCMA" ? A_LAW : MU_LAW;
    for (let at = 0; at < FRAME_SAMPLES; at++) {
      const sample = samples[(frame * FRAME_SAMPLES + at) % samples.length] ?? 0;
      bytes[RTP_HEADER_BYTES + at] = law.encode[sample & 0xffff] ?? 0;
    }
    this.#header(bytes, frame === 0, this.payloadType, this.#timestamp);
    return bytes;
  }

  #header(bytes: Uint8Array, marker: boolean, payloadType: number, timestamp: number): void {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    writeRtpHeader(bytes, 0, marker, payloadType, this.#sequence, timestamp, this.#ssrc);
  }

  #hear(bytes: Uint8Array): void {
    const fields = emptyFields();
    if (!readRtp(bytes, fields)) throw new Error("the engine sent something that is no RTP");
    const { sequence, timestamp, ssrc, payloadType, payloadStart, payloadEnd, marker } = fields;
    this.packets.push({ atMs: performance.now(), sequence, timestamp, ssrc, payloadType });
    if (payloadType === EVENTS_PAYLOAD_TYPE) {
      this.digits += this.#receiver.receive(timestamp, marker, bytes, payloadStart, payloadEnd) ?? "";
      return;
    }
    const law = payloadType === 0 ? MU_LAW : A_LAW;
    for (const byte of bytes.subarray(payloadStart, payloadEnd)) this.samples.push(law.decode[byte] ?? 0);
  }
}
