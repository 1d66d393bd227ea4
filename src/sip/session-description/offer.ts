// Our offers and our answers as text, and what comes out of an offer and its answer (RFC 3264).
//
//   we offer:   makeOffer -> ... -> readAnswer(ourOffer, theirAnswer) -> negotiated
//   they offer: readDescription(theirOffer) -> makeAnswer -> our answer, negotiated
import {
  chosenOf,
  codecsIn,
  digitsBeside,
  digitsFormat,
  formatLines,
  formatOf,
  LAWS,
  offeredFormats,
} from "./codecs.ts";
import type { Format } from "./codecs.ts";
import type { CryptoKey, CryptoLine } from "./crypto.ts";
import { printCrypto } from "./crypto.ts";
import type { AudioCodec, AudioStream, Description, Direction, Negotiated, Secrecy } from "./description.ts";
import { directionOf, isAddress, isForMany, isNowhere, isSecureRtp, receives, sends } from "./description.ts";
import { readDescription } from "./read.ts";
import { NO_AUDIO, NO_PLAIN_AUDIO, NO_SECURED_AUDIO } from "./warnings.ts";
import { wantsWeb, webLines, type OurWeb } from "./web.ts";

/** What we say of ourselves. */
export interface Ours {
  /** Where we listen: an IP address. */
  readonly address: string;
  readonly port: number;
  /** o= line: the same for the whole session. */
  readonly sessionId: number;
  /** o= line: one more for every description that differs from the last one (RFC 3264 section 8). */
  readonly version: number;
  /** What we would send and receive; default sendrecv. */
  readonly direction?: Direction;
  /** To a browser: how we are found and secured. Absent: to a phone. */
  readonly web?: OurWeb;
}

export interface Offer extends Ours {
  /** In the order of our preference. */
  readonly codecs: readonly AudioCodec[];
  /** Offer RFC 4733 telephone events. */
  readonly digits: boolean;
  /** Their payload type at 8 kHz, default 101. Within a session a number must not change its meaning: give the one agreed on. */
  readonly digitsPayloadType?: number;
  /**
   * The last description the peer gave in this session, where there was one: a new offer must have as many media lines,
   * each in its place (RFC 3264 section 8). Ours goes where its audio was, the others are refused again.
   */
  readonly within?: Description;
  /** SRTP: the keys that we would send with, the best first; "required": under no other profile than that. Absent: plain. */
  readonly secured?: { readonly keys: readonly CryptoKey[]; readonly secrecy: "optional" | "required" };
}

export interface Answering extends Ours {
  /** Default: the two laws of G.711. The offer's order decides. */
  readonly codecs?: readonly AudioCodec[];
  /** Taken before all others where it is offered. */
  readonly preferred?: AudioCodec | undefined;
  /** SRTP: the key that we would send with under a suite, where they send with `theirs`. Absent: plain only. */
  readonly keyFor?: (theirs: CryptoKey) => CryptoKey;
}

export type Answered =
  | { readonly ok: true; readonly sdp: string; readonly negotiated: Negotiated }
  | { readonly ok: false; readonly status: 488; readonly reason: string };

export type AnswerRead =
  { readonly ok: true; readonly negotiated: Negotiated } | { readonly ok: false; readonly reason: string };

export function makeOffer(offer: Offer): string {
  const { codecs, digits, digitsPayloadType, secured } = offer;
  const formats = offeredFormats(codecs, digits, digitsPayloadType, offer.within?.audio);
  const crypto = secured?.keys.map((key, at) => printCrypto(at + 1, key)) ?? [];
  const mid = offer.within?.audio?.web?.mid ?? FIRST_MID;
  const more = offer.web === undefined ? crypto : webLines(offer.web, "actpass", mid);
  const audio = mediaLines(profileOf(offer), offer, formats, offer.direction ?? "sendrecv", more);
  const lines = offer.within?.media.map((line) => `m=${line.kind} 0 ${line.protocol} ${line.formats}`.trimEnd()) ?? [];
  // Where all their audio was refused or is gone, the stream is a new line behind the others.
  lines[offer.within?.audio?.index ?? lines.length] = audio;
  return print(offer, "0 0", lines, offer.web === undefined ? undefined : mid);
}

const FIRST_MID = "0";

/** A stream that stands keeps its profile: keys are in it as they were (RFC 8643 section 3.1). */
function profileOf({ within, secured, web }: Offer): string {
  if (web !== undefined) return "UDP/TLS/RTP/SAVPF";
  const { audio, media } = within ?? {};
  const former = audio === undefined ? undefined : media?.[audio.index]?.protocol;
  if (secured === undefined) return "RTP/AVP";
  if (former !== undefined && audio?.crypto.length !== 0) return former;
  return secured.secrecy === "required" ? "RTP/SAVP" : "RTP/AVP";
}

/**
 * 488 where the offer has no audio that we could take part in. The offer was read as it may be secured; with keys in it, it is
 * answered with one of ours.
 */
export function makeAnswer(offer: Description, ours: Answering, secrecy: Secrecy = "off"): Answered {
  const audio = offer.audio;
  if (audio === undefined) return refused(whyNoAudio(offer, secrecy));
  const unusable = unusableAddress(audio);
  if (unusable !== undefined) return refused(unusable);
  if (audio.web !== undefined && ours.web === undefined) return refused(NO_SECURED_AUDIO);
  // The order of the offer decides (RFC 3264 section 6.1 would let us choose, following it spares conversion).
  const chosen = chosenOf(audio.codecs, ours.codecs ?? LAWS, ours.preferred);
  if (chosen === undefined) return refused("No codec in common");
  const [codec, { payloadType }] = chosen;
  const digitsPayloadType = digitsBeside(audio.codecs, codec);
  const formats = [formatOf(codec, payloadType)];
  if (digitsPayloadType !== undefined) formats.push(digitsFormat(codec, digitsPayloadType));

  // The offer's order decides here, too.
  const [theirs] = audio.crypto;
  const secured = theirs && ours.keyFor && { ours: ours.keyFor(theirs), theirs };
  const crypto = secured === undefined ? [] : [printCrypto(secured.theirs.tag, secured.ours)];
  const { web } = audio;
  const more = web && ours.web ? webLines(ours.web, "passive", web.mid) : crypto;
  const agreedOn = agreed(audio, codec, payloadType, digitsPayloadType, ours.direction ?? "sendrecv");
  const negotiated: Negotiated = secured === undefined ? agreedOn : { ...agreedOn, secured };
  const direction = directionOf(negotiated.send, negotiated.receive);
  const lines = offer.media.map((line, index) => {
    if (index === audio.index) return mediaLines(line.protocol, ours, formats, direction, more);
    return `m=${line.kind} 0 ${line.protocol} ${line.formats}`.trimEnd();
  });
  return { ok: true, sdp: print(ours, offer.timing, lines, web?.isBundled === true ? web.mid : undefined), negotiated };
}

/**
 * Reads the answer to what `makeOffer` gave. `mustBeSecured`: also where our offer says that it may be plain, as in a session that
 * was secured before.
 */
export function readAnswer(ourOffer: string, answer: string, mustBeSecured = false): AnswerRead {
  const isWeb = wantsWeb(ourOffer);
  const ours = readDescription(ourOffer, isWeb ? "web" : "optional");
  const secrecy = isWeb ? "web" : mustBeSecured ? "required" : ours.ok ? secrecyOf(ours.description) : "off";
  const theirs = readDescription(answer, secrecy);
  if (!ours.ok || ours.description.audio === undefined) return { ok: false, reason: "Our offer has no audio" };
  if (!theirs.ok) return theirs;
  const offered = ours.description.audio;
  const audio = theirs.description.audio;
  if (audio === undefined)
    return {
      ok: false,
      reason: hasAudio(theirs.description) ? whyNoAudio(theirs.description, secrecy) : "The audio was refused",
    };
  // Lines answer each other by their place (RFC 3264 section 6).
  if (audio.index !== offered.index) return { ok: false, reason: "The answer has its audio in another place" };
  const unusable = unusableAddress(audio);
  if (unusable !== undefined) return { ok: false, reason: unusable };
  const chosen = chosenOf(audio.codecs, codecsIn(offered.codecs));
  if (chosen === undefined) return { ok: false, reason: "No codec in common" };
  const [codec, { payloadType }] = chosen;
  const hasDigits = digitsBeside(offered.codecs, codec) !== undefined;
  const digitsPayloadType = hasDigits ? digitsBeside(audio.codecs, codec) : undefined;
  const secured = audio.crypto.length === 0 ? undefined : securedBy(offered.crypto, audio.crypto);
  if (audio.crypto.length > 0 && secured === undefined) return { ok: false, reason: NO_SECURED_AUDIO };
  const plain = agreed(audio, codec, payloadType, digitsPayloadType, offered.direction);
  const negotiated = secured === undefined ? plain : { ...plain, secured };
  // Who does not listen because we said that we would not speak has not put us on hold.
  return { ok: true, negotiated: { ...negotiated, held: negotiated.held && sends(offered.direction) } };
}

/** What an offer of ours asks for. */
function secrecyOf({ audio, media }: Description): Secrecy {
  if (audio === undefined || audio.crypto.length === 0) return "off";
  return isSecureRtp(media[audio.index]?.protocol ?? "") ? "required" : "optional";
}

/** An answer has one key, for the one of ours that has its tag and suite (RFC 4568 section 7.1.3). */
function securedBy(ours: readonly CryptoLine[], theirs: readonly CryptoLine[]): Negotiated["secured"] {
  const [key] = theirs;
  const chosen = ours.find(({ tag, suite }) => tag === key?.tag && suite === key.suite);
  return key === undefined || chosen === undefined ? undefined : { ours: chosen, theirs: key };
}

function whyNoAudio(description: Description, secrecy: Secrecy): string {
  if (!hasAudio(description)) return NO_AUDIO;
  return secrecy === "off" ? NO_PLAIN_AUDIO : NO_SECURED_AUDIO;
}

/** There is some, but as we cannot have it: encrypted (RFC 3711, RFC 5764), or not. */
function hasAudio({ media }: Description): boolean {
  return media.some(({ kind, port }) => kind === "audio" && port > 0);
}

function refused(reason: string): Answered {
  return { ok: false, status: 488, reason };
}

/** A name would have to be looked up for every packet; what goes to many is no call. */
function unusableAddress(audio: AudioStream): string | undefined {
  if (audio.web !== undefined) return audio.web.isPassive ? "Both wait for the other's DTLS handshake" : undefined;
  if (!isAddress(audio.address)) return "The address is not an IP address";
  return isForMany(audio.address) ? "The address is not that of one host" : undefined;
}

function agreed(
  theirs: AudioStream,
  codec: AudioCodec,
  payloadType: number,
  digitsPayloadType: number | undefined,
  ourDirection: Direction,
): Negotiated {
  return {
    address: theirs.address,
    port: theirs.port,
    codec,
    payloadType,
    digitsPayloadType,
    // RFC 3264 section 6.1: what they send we may receive, and the other way round.
    send: sends(ourDirection) && receives(theirs.direction) && (theirs.web !== undefined || !isNowhere(theirs.address)),
    receive: receives(ourDirection) && sends(theirs.direction),
    held: theirs.isHeld,
    ...(theirs.rtcp === undefined ? {} : { rtcp: theirs.rtcp }),
    ...(theirs.web === undefined ? {} : { web: theirs.web }),
  };
}

function mediaLines(
  protocol: string,
  ours: Ours,
  formats: readonly Format[],
  direction: Direction,
  more: readonly string[] = [],
): string {
  const lines = [`m=audio ${ours.port} ${protocol} ${formats.map(({ payloadType }) => payloadType).join(" ")}`];
  lines.push(...formatLines(formats), "a=ptime:20", `a=${direction}`, ...more);
  return lines.join("\r\n");
}

/** `bundled`: the media line that has a bundle for itself (RFC 9143). */
function print(ours: Ours, timing: string, mediaLinesOfAll: readonly string[], bundled?: string): string {
  const address = `IN ${ours.address.includes(":") ? "IP6" : "IP4"} ${ours.address}`;
  const head = ["v=0", `o=- ${ours.sessionId} ${ours.version} ${address}`, "s=-", `c=${address}`, `t=${timing}`];
  if (bundled !== undefined) head.push(`a=group:BUNDLE ${bundled}`);
  return [...head, ...mediaLinesOfAll, ""].join("\r\n");
}
