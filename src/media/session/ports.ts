// What the session logic needs from the world around it. The thread gives it sockets, files and random numbers; a test
// gives it arrays.
import type { SoundSource } from "../play/sound.ts";
import type { RecordingFile, RecordingFormat } from "../record/recording-file.ts";
import type { StatisticsRow } from "../statistics-board.ts";
import type { MediaEvent, MediaSessionId, WebAgreement } from "../vocabulary.ts";
import type { RtpFields } from "../wire/rtp.ts";
import type { Incoming } from "./incoming.ts";

/** One session's pair of sockets. Sending never throws; the bytes may be reused afterwards. */
export interface Link {
  readonly port: number;
  /** Where the session writes down how it fares. */
  readonly row: StatisticsRow;
  sendRtp(bytes: Uint8Array, port: number, address: string): void;
  sendRtcp(bytes: Uint8Array, port: number, address: string): void;
  close(): void;
}

/** A link that has to be agreed on before anything goes over it: to a browser. */
export interface WebWay extends Link {
  /** Of the certificate that we show. */
  readonly fingerprint: string;
  /** By which it is reached, as descriptions have them. */
  readonly candidates: readonly string[];
  agree(agreement: WebAgreement, nowMs: number): void;
  /** Every 20 ms. */
  tick(nowMs: number): void;
}

/** What a link hands in. `bytes` may be written to. */
export interface LinkReceiver {
  rtp(bytes: Uint8Array, address: string, port: number): void;
  rtcp(bytes: Uint8Array, address: string, port: number): void;
}

export interface WebReceiver extends LinkReceiver {
  /** Something that looks like SRTP, and is not the peer's, or was there before. */
  unopened(): void;
  /** Nothing will come or go any more: static text. */
  lost(reason: string): void;
}

export type BoundOr<T> =
  { readonly type: "bound"; readonly link: T } | { readonly type: "failed"; readonly reason: string };
export type LinkResult = BoundOr<Link>;

/** Random starting values (RFC 3550 section 5.1). */
export interface SessionNumbers {
  readonly ssrc: number;
  readonly sequence: number;
  readonly timestamp: number;
}

export interface SwitchboardPorts {
  /** A steady clock, milliseconds with fractions. */
  now(): number;
  /** Milliseconds since 1970, for RTCP. */
  wall(): number;
  numbers(): SessionNumbers;
  emit(event: MediaEvent): void;
  /** `port`: one that was told to be ready; undefined: any. `done` may be called at once or later. */
  bind(
    session: MediaSessionId,
    port: number | undefined,
    receiver: LinkReceiver,
    done: (result: LinkResult) => void,
  ): void;
  bindWeb(receiver: WebReceiver, done: (result: BoundOr<WebWay>) => void): void;
  /** `opened` or `failed`, then perhaps `failed` later on. */
  openRecording(
    path: string,
    format: RecordingFormat,
    opened: () => void,
    failed: (reason: string) => void,
  ): RecordingFile;
  readonly sounds: SoundSource;
}

/** Totals of a thread. */
export interface Counters {
  packetsReceived: number;
  packetsSent: number;
  packetsMalformed: number;
  packetsStray: number;
  packetsStranger: number;
  packetsUnknownType: number;
  packetsUnopened: number;
}

/** A session's place in a conversation. `fields` and `bytes` are valid during the call only. */
export interface Place {
  /** Does it get something from others (and not silence of its own making)? */
  readonly feeds: boolean;
  /** When somebody of that name, whom it hears, last sent audio; -Infinity: never. */
  saidAtMs(id: MediaSessionId): number;
  /** What its peer says. May rewrite the packet. */
  audio(fields: RtpFields, bytes: Uint8Array, nowMs: number): void;
  /** A packet of an event; `digit` where it begins one. May rewrite the packet. */
  event(digit: string | undefined, fields: RtpFields, bytes: Uint8Array, nowMs: number): void;
  /** A digit that came beside the media, by signalling. */
  digit(digit: string): void;
  /** The next packets are of another stream. */
  restart(): void;
  /** Another codec is spoken with its peer, or by it. */
  review(nowMs: number): void;
}

/** Writes down what a session's peer says. */
export interface Recorder {
  audio(from: Incoming, nowMs: number): void;
  /** A digit began, at that timestamp. */
  digit(from: Incoming, digit: string, timestamp: number, nowMs: number): void;
  restart(): void;
}
