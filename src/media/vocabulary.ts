// What is said between the media engine (worker threads) and its user: data only, structured-cloneable.
// A session is one RTP stream in each direction with one peer.

import type { MasterKey } from "./secure/suites.ts";

export type MediaSessionId = string;
export type MediaCodec = "PCMA" | "PCMU" | "G722" | "opus";

/**
 * From whom audio is taken that signalling did not announce. "strict": nobody once the peer is known. "address": another
 * port of an address that is known, after a silence. "loose": anybody, after a silence.
 */
export type RtpSource = "strict" | "address" | "loose";

/** One part of what is played. */
export type Source =
  /** RIFF WAV, 8 or 16 bit PCM or G.711, any rate, mono or stereo: converted once to 8 kHz mono and cached. */
  | { readonly type: "wav"; readonly path: string }
  /** A folder of WAV files played in turn without end, one shared position for all who listen. */
  | { readonly type: "music"; readonly folder: string }
  | {
      readonly type: "tone";
      readonly frequenciesHz: readonly number[];
      readonly onMs: number;
      readonly offMs: number;
      readonly totalMs: number;
    }
  | { readonly type: "silence"; readonly durationMs: number };

/** One who takes part in a conversation, and whom of it they hear: any relation, also of one who does not hear them. */
export interface Party {
  readonly session: MediaSessionId;
  /** Themselves, and whoever is no party, count as nobody. */
  readonly hears: readonly MediaSessionId[];
  /** Beside them, what plays on this one, as long as its peer is sent it. Themselves, and who is no party, count as nobody. */
  readonly playedTo?: MediaSessionId | undefined;
}

/** Whose voices are recorded on which channel; several on one are mixed. */
export interface Sides {
  readonly left: readonly MediaSessionId[];
  readonly right: readonly MediaSessionId[];
}

/** Of one side of ICE (RFC 8839 section 5.4). Never logged. */
export interface IceCredentials {
  readonly name: string;
  readonly password: string;
}

/** What both descriptions have said of ICE and DTLS (RFC 8839, RFC 8842). Other names than before begin ICE anew. */
export interface WebAgreement {
  readonly ours: IceCredentials;
  readonly theirs: IceCredentials & {
    /** As written, without "candidate:". */
    readonly candidates: readonly string[];
    /** "sha-256 AB:CD:...": the peer's certificate has to be one of these. */
    readonly fingerprints: readonly string[];
    readonly isLite: boolean;
  };
  /** We decide which way is taken: who offers does. */
  readonly isControlling: boolean;
}

export type MediaCommand =
  /**
   * Binds an RTP port (even, from the engine's range) and RTCP on the next one; with `web` one port for all, to be reached by ICE
   * and secured by DTLS, from the range for browsers. -> `opened` or `failed`.
   */
  | {
      readonly type: "open";
      readonly session: MediaSessionId;
      readonly near: MediaSessionId | undefined;
      readonly web?: true;
    }
  /**
   * Where the peer says it listens and what was negotiated; again after a re-offer. Sending begins at once where
   * `send` is true; the address learnt from the first packets received (symmetric RTP) takes precedence over this one.
   * `signalledFrom`: the numeric address that said so; behind NAT the audio most likely comes from there. Undefined: not known.
   */
  | {
      readonly type: "connect";
      readonly session: MediaSessionId;
      readonly address: string;
      readonly port: number;
      readonly signalledFrom: string | undefined;
      readonly codec: MediaCodec;
      readonly payloadType: number;
      /** RFC 4733 payload type; undefined: not negotiated, digits go and come in band. */
      readonly digitsPayloadType: number | undefined;
      readonly send: boolean;
      readonly receive: boolean;
      /** Where the peer wants our reports (RFC 3605), `address` where it is another one; absent: at the port above. */
      readonly rtcp?: { readonly port: number; readonly address: string | undefined };
      /** SRTP: under which key each of both sends. What is not opened by theirs is not the peer's. Absent: it is plain RTP. */
      readonly secured?: { readonly ours: MasterKey; readonly theirs: MasterKey };
      /** Of a session that was opened with `web`, whose peer counts as being at `address` and `port` wherever it is. */
      readonly web?: WebAgreement;
    }
  /**
   * Plays the sources in order, instead of what is heard of others; replaces what plays. -> `playing` (unless it repeats) and
   * `played`, or `failed`, under the same `id`.
   * `unless`: not while this one, whom the session hears, sends audio: it gives way at once, and goes on where nothing came for 400 ms.
   */
  | {
      readonly type: "play";
      readonly session: MediaSessionId;
      readonly id: number;
      readonly sources: readonly Source[];
      readonly repeat: boolean;
      readonly interruptible: boolean;
      readonly unless?: MediaSessionId | undefined;
    }
  | { readonly type: "stop"; readonly session: MediaSessionId }
  /**
   * Who hears whom in a conversation, all of it: who is not named has left and hears nobody any more. Said again it changes
   * nothing. Naming a session moves it here; one that is not open counts as nobody. Who hears one other is given their
   * packets as they come (converted where the codecs differ), who hears more, or also what plays on another, a mix, 40 ms later. What plays on somebody
   * stops when they get to hear someone whom they did not hear before, but for a play with `unless`.
   */
  | { readonly type: "converse"; readonly conversation: string; readonly parties: readonly Party[] }
  /**
   * Records what the peers of `left` and `right` say on two channels. -> `recording` then `recorded`, or `failed`. Ends when
   * stopped, or when the last one that was ever named closes. `failed` where none of those who are named lives.
   */
  | ({
      readonly type: "record";
      readonly id: number;
      /** Absolute; the folder is made where it is missing. */
      readonly path: string;
    } & Sides)
  /** From now on others are recorded. A side that names nobody is silent; time goes on. */
  | ({ readonly type: "record-sides"; readonly id: number } & Sides)
  /**
   * Records what the peer says on one channel, until nothing was said for `silenceMs`, or for `longestMs`. Events as for
   * `record`. The silence at the end is cut off; where nothing was said, duration and size are 0 and no file is left.
   */
  | {
      readonly type: "record-message";
      readonly id: number;
      readonly session: MediaSessionId;
      readonly path: string;
      readonly longestMs: number;
      readonly silenceMs: number;
    }
  | { readonly type: "stop-recording"; readonly id: number }
  /** Sends digits to the peer as RFC 4733 events (in band where not negotiated). */
  | { readonly type: "send-digits"; readonly session: MediaSessionId; readonly digits: string }
  /** A digit that came by signalling (SIP INFO): handled like one heard in the media. */
  | { readonly type: "inject-digit"; readonly session: MediaSessionId; readonly digit: string }
  /** -> `closed` */
  | { readonly type: "close"; readonly session: MediaSessionId };

export interface MediaStatistics {
  readonly codec: string;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly jitterMs: number;
  /** From the peer's RTCP receiver reports; undefined where none came. */
  readonly remotePacketsLost: number | undefined;
  readonly remoteJitterMs: number | undefined;
  /** To the peer and back, by its reports. */
  readonly roundTripMs: number | undefined;
  /** Estimated, 1 to 4.5 (quality.ts): of what came from the peer, and of what it says it got. Undefined: nothing to go by. */
  readonly mos: number | undefined;
  readonly remoteMos: number | undefined;
}

export type MediaEvent =
  /** `web`: where the session was opened with that; what is shown there, and how it is reached (without "candidate:"). */
  | {
      readonly type: "opened";
      readonly session: MediaSessionId;
      readonly port: number;
      readonly web?: { readonly fingerprint: string; readonly candidates: readonly string[] };
    }
  /** What does not repeat begins, and lasts so long; undefined: it has no end. Then comes its `played`. */
  | {
      readonly type: "playing";
      readonly session: MediaSessionId;
      readonly id: number;
      readonly lengthMs: number | undefined;
    }
  | {
      readonly type: "played";
      readonly session: MediaSessionId;
      readonly id: number;
      readonly ended: "end" | "stopped" | "digit";
    }
  | { readonly type: "recording"; readonly id: number }
  | {
      readonly type: "recorded";
      readonly id: number;
      readonly path: string;
      readonly durationMs: number;
      readonly sizeBytes: number;
    }
  /** `id`: the play (with its session) or recording (without) that failed; undefined for the session's `open`, and where there is no port left to let it be heard by those of another worker. */
  | {
      readonly type: "failed";
      readonly session: MediaSessionId | undefined;
      readonly id: number | undefined;
      readonly reason: string;
    }
  | { readonly type: "digit"; readonly session: MediaSessionId; readonly digit: string }
  /** The peer's line says that nobody is there: see `LineTones`. Told again as long as it goes on; not of the echo of a tone of ours. */
  | { readonly type: "tone"; readonly session: MediaSessionId; readonly tone: "busy" | "steady" }
  /** Nothing received for so long though `receive` was agreed; once per silence, again after it resumed. */
  | { readonly type: "silent"; readonly session: MediaSessionId; readonly silentMs: number }
  | { readonly type: "resumed"; readonly session: MediaSessionId }
  /** Somebody who is not the peer keeps sending audio to the session and is not heard; once a session. */
  | { readonly type: "stranger"; readonly session: MediaSessionId; readonly address: string; readonly port: number }
  | { readonly type: "closed"; readonly session: MediaSessionId; readonly statistics: MediaStatistics }
  /** The worker died: its sessions are gone. Each also gets a `closed`. */
  | { readonly type: "engine-failed"; readonly reason: string };
