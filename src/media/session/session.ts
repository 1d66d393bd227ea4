import type { RateHz } from "../audio/frame.ts";
import type { Codec } from "../codec/codec.ts";
import { codecOf, isDirect } from "../codec/codecs.ts";
import { PCMA } from "../codec/g711.ts";
import type { Player } from "../play/player.ts";
import { Playing } from "../play/playing.ts";
import type { Wanted } from "../play/playing.ts";
import type { MediaCommand, MediaEvent, MediaSessionId, MediaStatistics, RtpSource } from "../vocabulary.ts";
import type { StandIn } from "../thread/protocol.ts";
import { newRow, readRow, writeRow } from "../statistics-board.ts";
import type { Told } from "../statistics-board.ts";
import { emptyFields, isRtcp, readRtp, RTP_HEADER_BYTES } from "../wire/rtp.ts";
import type { RtpFields } from "../wire/rtp.ts";
import { EVENT_BYTES } from "../wire/telephone-event.ts";
import { ControlReports } from "./control-reports.ts";
import { Hush } from "./hush.ts";
import { Incoming } from "./incoming.ts";
import { KeysOnce } from "./keys-once.ts";
import { Latch } from "./latch.ts";
import { Mouth } from "./mouth.ts";
import { Outgoing } from "./outgoing.ts";
import { OwnKeys } from "./own-keys.ts";
import type { Overheard } from "./overheard.ts";
import type { Counters, Link, Place, Recorder, SessionNumbers } from "./ports.ts";

type Connect = Extract<MediaCommand, { type: "connect" }>;

/** Packets of strangers before they are told of: a latecomer after a move is not worth a word. */
const TOLD_STRANGERS = 8;

/** One for the thread: a packet is read, used and forgotten before the next one comes. */
const fields = emptyFields();

/**
 * One RTP stream each way with one peer. Knows no socket and no clock: packets and times come in, packets go out by
 * the link.
 *
 *   what goes to the peer, the first of these that there is:
 *     digits being sent > what plays > those it hears (relayed when a packet comes, or mixed) > silence
 */
export class Session {
  readonly id: MediaSessionId;
  /** Which part of the 20 ms it sends in. */
  readonly slot: number;
  /** Undefined until the sockets are bound. */
  link: Link | undefined;
  /** In a conversation: who hears what the peer says, and whom it hears. */
  place: Place | undefined;
  /** Undefined: nobody else hears what plays. */
  overheard: Overheard | undefined;
  /** When the peer last sent audio that others may hear. */
  saidAtMs = -Infinity;
  /** Who writes it down. */
  readonly recorders: Recorder[] = [];
  readonly incoming: Incoming;
  readonly latch: Latch;
  readonly #outgoing: Outgoing;
  readonly #reports: ControlReports;
  readonly #emit: (event: MediaEvent) => void;
  readonly #counters: Counters;
  readonly #ownKeys = new OwnKeys();
  readonly #keys = new KeysOnce();
  readonly #told: { -readonly [Field in keyof Told]: Told[Field] };
  #mouth = new Mouth(PCMA);
  /** What the peer sends. */
  spoken: Codec = PCMA;
  #connected: Connect | undefined;
  readonly #playing: Playing;
  readonly #standIn: StandIn | undefined;
  /** Is there anything of the three above? Asked for every packet, so it is known without looking at them. */
  #hasOwn = false;
  readonly #hush: Hush;
  #strangers = 0;
  /** Packets sent until the last watch. */
  #sentBefore = 0;

  constructor(
    id: MediaSessionId,
    slot: number,
    numbers: SessionNumbers,
    emit: (event: MediaEvent) => void,
    counters: Counters,
    source: RtpSource,
    standIn?: StandIn,
  ) {
    this.id = id;
    this.slot = slot;
    this.latch = new Latch(source);
    this.incoming = new Incoming(this.latch);
    this.#outgoing = new Outgoing(numbers.ssrc, numbers.sequence, numbers.timestamp);
    const { reception } = this.incoming;
    this.#reports = new ControlReports(this.#outgoing, reception);
    this.#told = { codec: undefined, sent: this.#outgoing, received: reception, remote: this.#reports };
    this.#emit = emit;
    this.#playing = new Playing(id, emit);
    this.#hush = new Hush(id, emit);
    this.#standIn = standIn;
    this.#counters = counters;
  }

  /** What the peer is sent. */
  get codec(): Codec {
    return this.#mouth.codec;
  }

  /** Can this session take what others say, or is something of its own going out (or nothing at all)? */
  takes(nowMs: number): boolean {
    if (this.#hasOwn && this.#playing.unless !== undefined) this.#reviewPlay(nowMs);
    return !this.#hasOwn && this.#canSend;
  }

  /** Is what it says the voice of the one of that name? */
  speaksFor(id: MediaSessionId): boolean {
    return id === this.id || (this.#standIn !== undefined && (this.#standIn.for ?? id) === id);
  }

  get #canSend(): boolean {
    return this.#connected?.send === true && this.latch.port !== 0 && this.link !== undefined;
  }

  connect(command: Connect, nowMs: number): void {
    const wasReceiving = this.#connected?.receive === true;
    this.#connected = command;
    this.#told.codec = command.codec;
    this.latch.expect(command, nowMs);
    this.#reports.said = command.rtcp;
    this.#speak(codecOf(command.codec), command, nowMs);
    if (!command.send) this.#outgoing.pause();
    // The time of hold is no silence.
    if (command.receive && !wasReceiving) this.#hush.begin(nowMs);
  }

  #speak(codec: Codec, { payloadType, digitsPayloadType }: Connect, nowMs: number): void {
    this.incoming.agree(codec, payloadType, digitsPayloadType);
    if (codec === this.codec) return;
    this.#mouth.end();
    this.#mouth = new Mouth(codec);
    this.spoken = codec;
    this.#ownKeys.count(codec.clockHz);
    this.#outgoing.count(codec.clockHz);
    this.place?.review(nowMs);
  }

  /** Replaces what plays. What is to be played is being fetched: `play` or `cannotPlay` will follow. */
  prepare(wanted: Wanted): void {
    this.#playing.prepare(wanted);
    this.#settle();
  }

  /** Every source is at hand. */
  play(player: Player, nowMs: number): void {
    this.#playing.begin(player);
    this.#reviewPlay(nowMs);
  }

  cannotPlay(id: number, reason: string): void {
    this.#playing.fail(id, reason);
  }

  stop(ended: "stopped" | "digit"): void {
    this.#playing.stop(ended);
    this.#settle();
  }

  /** It hears somebody whom it did not hear before. */
  listen(): void {
    if (this.#playing.unless === undefined) this.stop("stopped");
  }

  sendDigits(digits: string): void {
    this.#ownKeys.add(digits, this.digitsPayloadType !== undefined);
    this.#settle();
  }

  /** A digit that the peer sent by signalling: for those who hear it it is one like those in the media. */
  inject(digit: string, nowMs: number): void {
    if (!this.#keys.isNew(digit, "signalling", nowMs)) return;
    this.hear(digit);
    this.place?.digit(digit);
  }

  /** A digit from the peer, whichever way it came. */
  hear(digit: string): void {
    this.#emit({ type: "digit", session: this.id, digit });
    if (this.#playing.isInterruptible) this.stop("digit");
  }

  receive(bytes: Uint8Array, address: string, port: number, nowMs: number): void {
    this.#counters.packetsReceived += 1;
    const connected = this.#connected;
    // Before signalling has said what to expect, nothing can be told from garbage.
    if (connected === undefined) return void (this.#counters.packetsStray += 1);
    if (isRtcp(bytes)) {
      this.receiveControl(bytes, address, port, nowMs);
      return;
    }
    if (!readRtp(bytes, fields)) {
      this.#counters.packetsMalformed += 1;
      return;
    }
    const stream = this.incoming.stream;
    const verdict = this.incoming.judge(fields, address, port, nowMs);
    if (verdict === "stray") this.#counters.packetsStray += 1;
    else if (verdict === "stranger") this.#refuse(address, port);
    else if (verdict === "unknown-type") this.#counters.packetsUnknownType += 1;
    else {
      this.#hush.heard(nowMs);
      if (!connected.receive) return;
      if (this.incoming.stream !== stream) this.#tellListeners(stream);
      if (verdict === "digits") this.#receiveEvent(bytes, nowMs);
      else this.#receiveAudio(bytes, verdict, nowMs);
    }
  }

  receiveControl(bytes: Uint8Array, address: string, port: number, nowMs: number): void {
    const isPeer = this.latch.knows(address) || address === this.#reports.said?.address;
    const whose = isPeer ? this.#reports.receive(bytes, port, this.latch.port, nowMs) : "stranger";
    if (whose === "malformed") this.#counters.packetsMalformed += 1;
    else if (whose === "stranger") this.#counters.packetsStranger += 1;
  }

  /** A packet of another session, to go out to this one's peer. It is rewritten where it is. */
  relay(bytes: Uint8Array, packet: RtpFields, payloadType: number, stream: number, nowMs: number): void {
    const { link } = this;
    if (link === undefined || !this.#outgoing.relay(bytes, packet, payloadType, stream, nowMs)) return;
    const start = packet.payloadStart - RTP_HEADER_BYTES;
    const isWhole = start === 0 && packet.payloadEnd === bytes.length;
    this.#counters.packetsSent += 1;
    link.sendRtp(isWhole ? bytes : bytes.subarray(start, packet.payloadEnd), this.latch.port, this.latch.address);
  }

  get payloadType(): number {
    return this.#connected?.payloadType ?? 0;
  }

  get digitsPayloadType(): number | undefined {
    return this.#connected?.digitsPayloadType;
  }

  /** 20 ms of a mix. */
  sendMixed(samples: Int16Array, rateHz: RateHz, nowMs: number): void {
    this.#sendFrame(this.#mouth.say(samples, rateHz), nowMs);
  }

  /** Every 20 ms. */
  tick(period: number, nowMs: number): void {
    this.overheard?.quiet();
    if (this.#connected === undefined) return;
    if (this.#playing.unless !== undefined) this.#reviewPlay(nowMs);
    if (this.link !== undefined) writeRow(this.link.row, this.#told);
    if (this.#hasOwn) {
      const { events, tones } = this.#ownKeys;
      if (events.busy) this.#tickDigits(nowMs);
      else if (tones !== undefined) this.#tickTones(tones, period, nowMs);
      else if (this.#playing.player !== undefined) this.#tickPlayer(this.#playing.player, period, nowMs);
    } else if (this.place?.feeds !== true && this.#standIn === undefined && this.#canSend) {
      this.#sendSilence(nowMs);
    }
  }

  /** Every second. */
  watch(nowMs: number, silentAfterMs: number): void {
    this.#keepAlive(nowMs);
    if (this.#connected?.receive === true) this.#hush.watch(nowMs, silentAfterMs);
  }

  /** A report of what came and went (RFC 3550 section 6.4). `wallMs` since 1970. */
  report(nowMs: number, wallMs: number, bye: boolean): void {
    const { port, address } = this.#reports.placeOf(this.latch);
    if (this.#connected === undefined || this.latch.port === 0 || port > 65_535) return;
    this.link?.sendRtcp(this.#reports.print(nowMs, wallMs, bye), port, address);
  }

  /** It is closed: what its codec holds is given back. */
  end(): void {
    this.#mouth.end();
    this.incoming.speech.restart();
  }

  statistics(): MediaStatistics {
    const row = newRow();
    writeRow(row, this.#told);
    return readRow(row);
  }

  /** Where those it hears say nothing, the peer still gets a packet a second, or it and the NAT forget us. A stand-in has neither. */
  #keepAlive(nowMs: number): void {
    const { packetsSent } = this.#outgoing;
    if (packetsSent === this.#sentBefore && this.#standIn === undefined && this.#canSend) this.#sendSilence(nowMs);
    this.#sentBefore = this.#outgoing.packetsSent;
  }

  #settle(): void {
    this.#hasOwn = this.#ownKeys.busy || this.#playing.player !== undefined;
  }

  #reviewPlay(nowMs: number): void {
    const { unless } = this.#playing;
    if (unless !== undefined) this.#playing.review(nowMs - (this.place?.saidAtMs(unless) ?? -Infinity));
    this.#settle();
  }

  #refuse(address: string, port: number): void {
    this.#counters.packetsStranger += 1;
    this.#strangers += 1;
    if (this.#strangers === TOLD_STRANGERS) this.#emit({ type: "stranger", session: this.id, address, port });
  }

  #tellListeners(before: number): void {
    if (before === 0) return;
    this.place?.restart();
    for (const recorder of this.recorders) recorder.restart();
  }

  #receiveEvent(bytes: Uint8Array, nowMs: number): void {
    const digit = this.incoming.digitOfEvent(fields, bytes);
    if (digit === undefined) this.#keys.isDown(nowMs);
    else {
      this.#keys.isToldEvent = !this.#keys.isNew(digit, "media", nowMs);
      if (!this.#keys.isToldEvent) this.hear(digit);
      for (const recorder of this.recorders) recorder.digit(this.incoming, digit, fields.timestamp, nowMs);
    }
    // Those who hear it have had it by signalling, from its first packet to its last.
    if (!this.#keys.isToldEvent) this.place?.event(digit, fields, bytes, nowMs);
  }

  #receiveAudio(bytes: Uint8Array, codec: Codec, nowMs: number): void {
    this.incoming.speech.take(codec, fields, bytes);
    if (codec !== this.spoken) this.#noteSpoken(codec, nowMs);
    const digits = this.incoming.digitsOfAudio(fields);
    if (digits !== "") for (const digit of digits) if (this.#keys.isNew(digit, "media", nowMs)) this.hear(digit);
    for (const recorder of this.recorders) recorder.audio(this.incoming, nowMs);
    this.saidAtMs = nowMs;
    // Last, since relaying rewrites the packet.
    this.place?.audio(fields, bytes, nowMs);
  }

  /** One of the laws for the other changes nothing for those who hear it. */
  #noteSpoken(codec: Codec, nowMs: number): void {
    const isLike = isDirect(this.spoken, codec);
    this.spoken = codec;
    if (!isLike) this.place?.review(nowMs);
  }

  #tickDigits(nowMs: number): void {
    const connected = this.#connected;
    const bytes = this.#mouth.frame;
    const frame = this.#ownKeys.events.next(bytes, RTP_HEADER_BYTES);
    this.#settle();
    if (!this.#canSend || connected?.digitsPayloadType === undefined) return;
    if (frame === undefined) {
      this.#outgoing.gap(nowMs);
      return;
    }
    const { marker, sinceStart } = frame;
    this.#outgoing.event(bytes, connected.digitsPayloadType, marker, sinceStart, EVENT_BYTES, nowMs);
    this.#counters.packetsSent += 1;
    this.link?.sendRtp(this.#mouth.packet(EVENT_BYTES), this.latch.port, this.latch.address);
  }

  #tickTones(tones: Player, period: number, nowMs: number): void {
    if (tones.isOver) {
      this.#ownKeys.tones = undefined;
      this.#settle();
      return;
    }
    this.#sendPlayed(tones, period, nowMs);
  }

  #tickPlayer(player: Player, period: number, nowMs: number): void {
    if (player.isOver) {
      this.#playing.stop("end");
      this.#settle();
      // What follows fills this very period, so the stream has no hole.
      this.tick(period, nowMs);
      return;
    }
    this.#sendPlayed(player, period, nowMs);
  }

  #sendPlayed(player: Player, period: number, nowMs: number): void {
    const payloadBytes = this.#mouth.play(player, period, this.overheard?.samples);
    if (!this.#canSend) return;
    this.overheard?.plays();
    this.#sendFrame(payloadBytes, nowMs);
  }

  #sendSilence(nowMs: number): void {
    this.#sendFrame(this.#mouth.silence(), nowMs);
  }

  #sendFrame(payloadBytes: number, nowMs: number): void {
    this.#outgoing.frame(this.#mouth.frame, this.payloadType, payloadBytes, nowMs);
    this.#counters.packetsSent += 1;
    this.link?.sendRtp(this.#mouth.packet(payloadBytes), this.latch.port, this.latch.address);
  }
}
