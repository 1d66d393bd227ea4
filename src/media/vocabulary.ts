// What is said between the media engine (worker threads) and its user: data only, structured-cloneable.
// A session is one RTP stream in each direction with one peer.

export type MediaSessionId = string;
export type MediaCodec = "PCMA" | "PCMU";

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

export type MediaCommand =
  /** Binds an RTP port (even, from the engine's range) and RTCP on the next one. -> `opened` or `failed`. */
  | { readonly type: "open"; readonly session: MediaSessionId; readonly near: MediaSessionId | undefined }
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
    }
  /** Plays the sources in order; replaces what plays. -> `playing` (unless it repeats) and `played`, or `failed`, under the same `id`. */
  | {
      readonly type: "play";
      readonly session: MediaSessionId;
      readonly id: number;
      readonly sources: readonly Source[];
      readonly repeat: boolean;
      readonly interruptible: boolean;
    }
  | { readonly type: "stop"; readonly session: MediaSessionId }
  /** All sessions that share a `bridge` name hear one another. Two of one codec are relayed, others converted, three and more mixed. Joining stops what plays. */
  | { readonly type: "join"; readonly session: MediaSessionId; readonly bridge: string }
  | { readonly type: "leave"; readonly session: MediaSessionId }
  /** Records what the peers of `left` and `right` say on two channels. -> `recording` then `recorded` when stopped or when either session closes; or `failed`. */
  | {
      readonly type: "record";
      readonly id: number;
      readonly left: MediaSessionId;
      readonly right: MediaSessionId;
      /** Absolute; the folder is made where it is missing. */
      readonly path: string;
    }
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
}

export type MediaEvent =
  | { readonly type: "opened"; readonly session: MediaSessionId; readonly port: number }
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
  /** `id`: the play (with its session) or recording (without) that failed; undefined for the session's `open`, and for a `join` for which its engine has no port left. */
  | {
      readonly type: "failed";
      readonly session: MediaSessionId | undefined;
      readonly id: number | undefined;
      readonly reason: string;
    }
  | { readonly type: "digit"; readonly session: MediaSessionId; readonly digit: string }
  /** Nothing received for so long though `receive` was agreed; once per silence, again after it resumed. */
  | { readonly type: "silent"; readonly session: MediaSessionId; readonly silentMs: number }
  | { readonly type: "resumed"; readonly session: MediaSessionId }
  /** Somebody who is not the peer keeps sending audio to the session and is not heard; once a session. */
  | { readonly type: "stranger"; readonly session: MediaSessionId; readonly address: string; readonly port: number }
  | { readonly type: "closed"; readonly session: MediaSessionId; readonly statistics: MediaStatistics }
  /** The worker died: its sessions are gone. Each also gets a `closed`. */
  | { readonly type: "engine-failed"; readonly reason: string };
