// A switchboard in virtual time, without sockets, files and chance: for tests only.
import { frameSamplesAt } from "../audio/frame.ts";
import type { RateHz } from "../audio/frame.ts";
import { PAYLOAD_BYTES } from "../codec/codec.ts";
import type { Codec, Encoder } from "../codec/codec.ts";
import { codecOf } from "../codec/codecs.ts";
import { A_LAW, MU_LAW } from "../codec/g711.ts";
import { toneShare } from "../audio/goertzel.ts";
import { tone } from "../audio/tone.ts";
import type { Sound } from "../play/sound.ts";
import type { SoundResult, SoundSource } from "../play/sound.ts";
import type { RecordingFile, RecordingFormat } from "../record/recording-file.ts";
import { newRow } from "../statistics-board.ts";
import type { MediaCodec, MediaCommand, MediaEvent } from "../vocabulary.ts";
import { emptyFields, readRtp, writeRtpHeader } from "../wire/rtp.ts";
import type { RtpFields } from "../wire/rtp.ts";
import { SrtpReceiver, SrtpSender } from "../secure/srtp.ts";
import type { Secured } from "../secure/shield.ts";
import type { LinkReceiver, LinkResult, SwitchboardPorts } from "./ports.ts";
import { SLOTS, Switchboard } from "./switchboard.ts";
import type { SwitchboardSettings } from "./switchboard.ts";

export interface SentPacket {
  readonly atMs: number;
  readonly session: string;
  readonly address: string;
  readonly port: number;
  readonly bytes: Uint8Array;
  readonly fields: RtpFields;
  readonly payload: Uint8Array;
}

/** A file in memory. Opens at the next turn of the clock. */
export class MemoryFile implements RecordingFile {
  readonly path: string;
  readonly format: RecordingFormat;
  readonly opened: () => void;
  readonly failed: (reason: string) => void;
  readonly pieces: Uint8Array[] = [];
  isFinished = false;

  constructor(path: string, format: RecordingFormat, opened: () => void, failed: (reason: string) => void) {
    this.path = path;
    this.format = format;
    this.opened = opened;
    this.failed = failed;
  }

  append(bytes: Uint8Array): void {
    this.pieces.push(bytes);
  }

  finish(keepBytes: number, done: (sizeBytes: number) => void): void {
    this.isFinished = true;
    const bytes = Buffer.concat(this.pieces).subarray(0, keepBytes);
    this.pieces.splice(0, this.pieces.length, bytes);
    done(keepBytes === 0 ? 0 : 44 + bytes.length);
  }

  /** Left is 0, right is 1. */
  channel(side: number): Int16Array {
    const all = Buffer.concat(this.pieces);
    const frameBytes = this.format.channels * 2;
    const frames = Math.floor(all.length / frameBytes);
    return Int16Array.from({ length: frames }, (_, frame) => all.readInt16LE(frame * frameBytes + side * 2));
  }
}

/** Knows `<name>.wav` for the sounds given; a folder holds all whose path begins with it. */
class MemorySounds implements SoundSource {
  readonly sounds = new Map<string, Sound>();
  /** Held back until `release`. */
  isSlow = false;
  readonly #held: (() => void)[] = [];

  sound(path: string, done: (result: SoundResult) => void): void {
    const sound = this.sounds.get(path);
    const tell = (): void => {
      done(sound === undefined ? { type: "unreadable", reason: "no such file" } : { type: "sound", sound });
    };
    if (this.isSlow) this.#held.push(tell);
    else tell();
  }

  list(folder: string, done: (result: readonly string[] | { readonly reason: string }) => void): void {
    done([...this.sounds.keys()].filter((path) => path.startsWith(`${folder}/`)).sort());
  }

  release(): void {
    for (const tell of this.#held.splice(0)) tell();
  }
}

export class VirtualRig {
  nowMs = 1_000;
  readonly events: MediaEvent[] = [];
  readonly sent: SentPacket[] = [];
  readonly controls: {
    readonly session: string;
    readonly port: number;
    readonly address: string;
    readonly bytes: Uint8Array;
  }[] = [];
  readonly files: MemoryFile[] = [];
  readonly sounds = new MemorySounds();
  readonly closed: string[] = [];
  readonly switchboard: Switchboard;
  /** What binding a port comes to; undefined: it succeeds. */
  refusal: string | undefined;
  /** Phones that speak SRTP, with their own end of it. */
  readonly #secured = new Map<string, { readonly sender: SrtpSender; readonly receiver: SrtpReceiver }>();
  readonly #receivers = new Map<string, LinkReceiver>();
  #period = 0;
  #numbers = 0;

  constructor(settings: Partial<SwitchboardSettings> = {}) {
    const all = {
      silentAfterMs: 10_000,
      rtcpIntervalMs: 5_000,
      digitsInRecordings: false,
      source: "strict" as const,
      lineTones: true,
      ...settings,
    };
    this.switchboard = new Switchboard(all, this.#ports());
  }

  #ports(): SwitchboardPorts {
    return {
      now: () => this.nowMs,
      wall: () => 1_767_225_600_000 + this.nowMs,
      numbers: () => {
        this.#numbers += 1;
        return { ssrc: this.#numbers * 1_000_000, sequence: 0xfff0 + this.#numbers, timestamp: 0xffff_f000 };
      },
      emit: (event) => this.events.push(event),
      bindWeb: (_receiver, done) => done({ type: "failed", reason: "there are no browsers here" }),
      bind: (session, _port, receiver, done) => done(this.#bind(session, receiver)),
      openRecording: (path, format, opened, failed) => {
        const file = new MemoryFile(path, format, opened, failed);
        this.files.push(file);
        return file;
      },
      sounds: this.sounds,
    };
  }

  #bind(session: string, receiver: LinkReceiver): LinkResult {
    if (this.refusal !== undefined) return { type: "failed", reason: this.refusal };
    this.#receivers.set(session, receiver);
    const link = {
      port: 20_000 + this.#receivers.size * 2,
      row: newRow(),
      sendRtp: (bytes: Uint8Array, port: number, address: string): void => this.#keep(session, bytes, port, address),
      sendRtcp: (bytes: Uint8Array, port: number, address: string): void => {
        this.controls.push({ session, port, address, bytes: Uint8Array.from(bytes) });
      },
      close: (): void => {
        this.closed.push(session);
      },
    };
    return { type: "bound", link };
  }

  #keep(session: string, original: Uint8Array, port: number, address: string): void {
    const secured = this.#secured.get(session);
    const bytes = secured === undefined ? Uint8Array.from(original) : secured.receiver.rtp(Uint8Array.from(original));
    const fields = emptyFields();
    if (bytes === undefined || !readRtp(bytes, fields)) throw new Error("what was sent is no RTP");
    const payload = bytes.subarray(fields.payloadStart, fields.payloadEnd);
    this.sent.push({ atMs: this.nowMs, session, address, port, bytes, fields, payload });
  }

  do(...commands: readonly MediaCommand[]): void {
    for (const command of commands) this.switchboard.execute(command);
  }

  /** Opens and connects to a phone at 10.0.0.<n>, port 4000. */
  phone(session: string, options: Partial<Extract<MediaCommand, { type: "connect" }>> = {}): Phone {
    const codec = options.codec ?? "PCMA";
    const phone = new Phone(this, session, codec);
    this.secure(session, options.secured);
    this.do({ type: "open", session, near: undefined }, { ...phone.connect, ...options });
    return phone;
  }

  /** From now on the session's phone speaks so. */
  secure(session: string, secured: Secured | undefined): void {
    if (secured === undefined) this.#secured.delete(session);
    else {
      const [sender, receiver] = [new SrtpSender(secured.theirs), new SrtpReceiver(secured.ours)];
      this.#secured.set(session, { sender, receiver });
    }
  }

  /** Lets time pass in steps of 20 ms; `each` is called before every step. */
  run(ms: number, each: (at: number) => void = () => undefined): void {
    for (let at = 0; at < ms / 20; at++) {
      each(at);
      for (let slot = 0; slot < SLOTS; slot++) {
        this.switchboard.tick(slot, this.#period, this.nowMs);
        this.nowMs += 20 / SLOTS;
      }
      this.#period += 1;
    }
  }

  arrive(session: string, bytes: Uint8Array, address: string, port: number): void {
    const secured = this.#secured.get(session);
    const sent = secured === undefined ? bytes : secured.sender.rtp(bytes);
    if (sent !== undefined) this.arriveAsItIs(session, Uint8Array.from(sent), address, port);
  }

  /** Not as its phone speaks. */
  arriveAsItIs(session: string, bytes: Uint8Array, address: string, port: number): void {
    this.#receivers.get(session)?.rtp(bytes, address, port);
  }

  arriveControl(session: string, bytes: Uint8Array, address: string, port: number): void {
    this.#receivers.get(session)?.rtcp(bytes, address, port);
  }

  sentTo(session: string): SentPacket[] {
    return this.sent.filter((packet) => packet.session === session);
  }

  of<Type extends MediaEvent["type"]>(type: Type): Extract<MediaEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<MediaEvent, { type: Type }> => event.type === type);
  }
}

let phones = 0;

/** A peer that sends what it is told, 20 ms a packet. */
export class Phone {
  address: string;
  port = 4_000;
  ssrc: number;
  sequence = 0xfffd;
  timestamp = 0xffff_ff00;
  readonly connect: Extract<MediaCommand, { type: "connect" }>;
  readonly #rig: VirtualRig;
  readonly #session: string;
  readonly #codec: Codec;
  readonly #encoder: Encoder;
  #said = 0;

  constructor(rig: VirtualRig, session: string, codec: MediaCodec) {
    this.#rig = rig;
    this.#session = session;
    this.#codec = codecOf(codec);
    this.#encoder = this.#codec.encoder(this.#codec.rateHz);
    phones += 1;
    this.ssrc = 0x5000_0000 + phones;
    this.address = `10.0.0.${(phones % 250) + 1}`;
    this.connect = {
      type: "connect",
      session,
      address: this.address,
      port: this.port,
      signalledFrom: this.address,
      codec,
      payloadType: this.#codec.payloadType ?? 111,
      digitsPayloadType: 101,
      send: true,
      receive: true,
    };
  }

  /** One packet of the next 20 ms, from the tone's place in the stream. */
  packet(frequencyHz = 0, payloadType: number = this.connect.payloadType): Uint8Array {
    const { rateHz, clockHz } = this.#codec;
    const bytes = new Uint8Array(12 + PAYLOAD_BYTES);
    this.sequence = (this.sequence + 1) & 0xffff;
    this.timestamp = (this.timestamp + clockHz / 50) >>> 0;
    writeRtpHeader(bytes, 0, false, payloadType, this.sequence, this.timestamp, this.ssrc);
    // Whole Hz repeat after a second, so this second of it is as good as any.
    const frame = frameSamplesAt(rateHz);
    const offset = (this.#said++ % 50) * frame;
    const samples = secondOf(frequencyHz, rateHz).subarray(offset, offset + frame);
    return bytes.slice(0, 12 + this.#encoder.encode(bytes, 12, samples));
  }

  say(frequencyHz = 0): void {
    this.send(this.packet(frequencyHz));
  }

  send(bytes: Uint8Array): void {
    this.#rig.arrive(this.#session, bytes, this.address, this.port);
  }

  /** One RFC 4733 packet; `timestamp` of the event's beginning. */
  event(event: number, duration: number, isEnd: boolean, timestamp: number, marker = false): void {
    const bytes = new Uint8Array(16);
    this.sequence = (this.sequence + 1) & 0xffff;
    writeRtpHeader(bytes, 0, marker, 101, this.sequence, timestamp, this.ssrc);
    bytes.set([event, isEnd ? 0x8a : 0x0a, duration >> 8, duration & 255], 12);
    this.send(bytes);
  }
}

const seconds = new Map<string, Int16Array>();

function secondOf(frequencyHz: number, rateHz: RateHz): Int16Array {
  const key = `${frequencyHz} ${rateHz}`;
  const known = seconds.get(key) ?? tone(frequencyHz === 0 ? [] : [frequencyHz], rateHz, undefined, rateHz);
  seconds.set(key, known);
  return known;
}

/** What packets carry, decoded and put together in the order given. */
export function decoded(packets: readonly SentPacket[]): Int16Array {
  const all: number[] = [];
  for (const { fields, payload } of packets) {
    const law = fields.payloadType === 0 ? MU_LAW : A_LAW;
    for (const byte of payload) all.push(law.decode[byte] ?? 0);
  }
  return Int16Array.from(all);
}

/** Is there (nearly) nothing but this tone in what the packets carry? */
export function carries(packets: readonly SentPacket[], hz: number): boolean {
  const samples = decoded(packets);
  return samples.length >= 160 && toneShare(samples, 0, samples.length, hz) > 0.95;
}

/** Each of them hears all the others. */
export function talk(rig: VirtualRig, conversation: string, ...sessions: readonly string[]): void {
  const parties = sessions.map((session) => ({ session, hears: sessions.filter((other) => other !== session) }));
  rig.do({ type: "converse", conversation, parties });
}

/** `{ a: "b c", b: "a", c: "" }`: a hears b and c, b hears a, c nobody. */
export function converse(rig: VirtualRig, conversation: string, relation: Readonly<Record<string, string>>): void {
  const parties = Object.entries(relation).map(([session, hears]) => ({ session, hears: hears.split(" ") }));
  rig.do({ type: "converse", conversation, parties });
}

export function play(
  rig: VirtualRig,
  session: string,
  id: number,
  frequencyHz: number,
  totalMs: number,
  interruptible = true,
): void {
  const source = { type: "tone", frequenciesHz: [frequencyHz], onMs: totalMs, offMs: 0, totalMs } as const;
  rig.do({ type: "play", session, id, sources: [source], repeat: false, interruptible });
}

export function pressEvent(phone: Phone, event: number, timestamp: number): void {
  for (let n = 1; n <= 5; n++) phone.event(event, n * 160, false, timestamp, n === 1);
  for (let n = 0; n < 3; n++) phone.event(event, 800, true, timestamp);
}
