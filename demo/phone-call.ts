// The one call a phone is in: its session descriptions and its audio.
import { randomBytes } from "node:crypto";
import type { AudioCodec } from "../src/sip/index.ts";
import { makeAnswer, makeOffer, readAnswer, readDescription } from "../src/sip/index.ts";
import type { PhoneAudio } from "./phone-audio.ts";

export class PhoneCall {
  readonly session: string;
  readonly direction: "out" | "in";
  readonly audio: PhoneAudio;
  state: "dialling" | "ringing" | "talking";
  /** Theirs, where it waits for our answer. */
  offer: string | undefined;
  toldRinging = false;
  held = false;
  codecs: readonly AudioCodec[];
  readonly #address: string;
  readonly #sdpSession = randomBytes(4).readUInt32BE();
  #port = 0;
  #version = 0;
  /** Ours, where it waits for theirs. */
  #offered: string | undefined;

  constructor(
    session: string,
    direction: "out" | "in",
    audio: PhoneAudio,
    { address, codecs }: { readonly address: string; readonly codecs: readonly AudioCodec[] },
  ) {
    this.session = session;
    this.direction = direction;
    this.state = direction === "out" ? "dialling" : "ringing";
    this.audio = audio;
    this.codecs = codecs;
    this.#address = address;
  }

  async open(): Promise<void> {
    this.#port = await this.audio.open();
  }

  /** A new offer of ours; on hold the other side shall not send. */
  makeOffer(): string {
    const direction = this.held ? "sendonly" : "sendrecv";
    this.#offered = makeOffer({ ...this.#ours(), codecs: this.codecs, digits: true, direction });
    return this.#offered;
  }

  /** Their answer to our last offer. False where nothing can come of it. */
  conclude(answer: string | undefined): boolean {
    if (answer === undefined || this.#offered === undefined) return false;
    const read = readAnswer(this.#offered, answer);
    if (read.ok) this.audio.connect(read.negotiated);
    return read.ok;
  }

  /** Our answer to their offer; undefined where we cannot take part. */
  answer(offer: string): string | undefined {
    const read = readDescription(offer);
    const answered = read.ok ? makeAnswer(read.description, { ...this.#ours(), codecs: this.codecs }) : undefined;
    if (answered?.ok !== true) return undefined;
    this.audio.connect(answered.negotiated);
    return answered.sdp;
  }

  #ours() {
    this.#version += 1;
    return { address: this.#address, port: this.#port, sessionId: this.#sdpSession, version: this.#version };
  }
}
