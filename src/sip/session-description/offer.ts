// Our offers and our answers as text, and what comes out of an offer and its answer (RFC 3264).
//
//   we offer:   makeOffer -> ... -> readAnswer(ourOffer, theirAnswer) -> negotiated
//   they offer: readDescription(theirOffer) -> makeAnswer -> our answer, negotiated
import type { AudioCodec, AudioStream, Codec, Description, Direction, Negotiated } from "./description.ts";
import { directionOf, isAddress, isForMany, isNowhere, receives, sends, STATIC_PAYLOAD_TYPES } from "./description.ts";
import { readDescription } from "./read.ts";
import { NO_AUDIO, NO_PLAIN_AUDIO } from "./warnings.ts";

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
}

export interface Offer extends Ours {
  /** In the order of our preference. */
  readonly codecs: readonly AudioCodec[];
  /** Offer RFC 4733 telephone events. */
  readonly digits: boolean;
  /** Their payload type, default 101. Within a session a number must not change its meaning: give the one agreed on. */
  readonly digitsPayloadType?: number;
  /**
   * The last description the peer gave in this session, where there was one: a new offer must have as many media lines,
   * each in its place (RFC 3264 section 8). Ours goes where its audio was, the others are refused again.
   */
  readonly within?: Description;
}

export interface Answering extends Ours {
  /** Default both. The offer's order decides. */
  readonly codecs?: readonly AudioCodec[];
}

export type Answered =
  | { readonly ok: true; readonly sdp: string; readonly negotiated: Negotiated }
  | { readonly ok: false; readonly status: 488; readonly reason: string };

export type AnswerRead =
  { readonly ok: true; readonly negotiated: Negotiated } | { readonly ok: false; readonly reason: string };

const BOTH: readonly AudioCodec[] = ["PCMA", "PCMU"];
const DIGITS_PAYLOAD_TYPE = 101;

export function makeOffer(offer: Offer): string {
  const formats: [number, string][] = offer.codecs.map((codec) => [STATIC_PAYLOAD_TYPES[codec], codec]);
  if (offer.digits) formats.push([offer.digitsPayloadType ?? DIGITS_PAYLOAD_TYPE, "telephone-event"]);
  const audio = mediaLines("RTP/AVP", offer, formats, offer.direction ?? "sendrecv");
  const lines = offer.within?.media.map((line) => `m=${line.kind} 0 ${line.protocol} ${line.formats}`.trimEnd()) ?? [];
  // Where all their audio was refused or is gone, the stream is a new line behind the others.
  lines[offer.within?.audio?.index ?? lines.length] = audio;
  return print(offer, "0 0", lines);
}

/** 488 where the offer has no audio that we could take part in. */
export function makeAnswer(offer: Description, ours: Answering): Answered {
  const audio = offer.audio;
  if (audio === undefined) return refused(hasAudio(offer) ? NO_PLAIN_AUDIO : NO_AUDIO);
  const unusable = unusableAddress(audio);
  if (unusable !== undefined) return refused(unusable);
  // The order of the offer decides (RFC 3264 section 6.1 would let us choose, following it spares conversion).
  const chosen = firstOf(audio.codecs, ours.codecs ?? BOTH);
  if (chosen === undefined) return refused("No codec in common");
  const [codec, { payloadType }] = chosen;
  const { digitsPayloadType } = audio;
  const formats: [number, string][] = [[payloadType, codec]];
  if (digitsPayloadType !== undefined) formats.push([digitsPayloadType, "telephone-event"]);

  const negotiated = agreed(audio, codec, payloadType, digitsPayloadType, ours.direction ?? "sendrecv");
  const direction = directionOf(negotiated.send, negotiated.receive);
  const lines = offer.media.map((line, index) => {
    if (index === audio.index) return mediaLines(line.protocol, ours, formats, direction);
    return `m=${line.kind} 0 ${line.protocol} ${line.formats}`.trimEnd();
  });
  return { ok: true, sdp: print(ours, offer.timing, lines), negotiated };
}

/** Reads the answer to what `makeOffer` gave. */
export function readAnswer(ourOffer: string, answer: string): AnswerRead {
  const ours = readDescription(ourOffer);
  const theirs = readDescription(answer);
  if (!ours.ok || ours.description.audio === undefined) return { ok: false, reason: "Our offer has no audio" };
  if (!theirs.ok) return theirs;
  const offered = ours.description.audio;
  const audio = theirs.description.audio;
  if (audio === undefined)
    return { ok: false, reason: hasAudio(theirs.description) ? NO_PLAIN_AUDIO : "The audio was refused" };
  // Lines answer each other by their place (RFC 3264 section 6).
  if (audio.index !== offered.index) return { ok: false, reason: "The answer has its audio in another place" };
  const unusable = unusableAddress(audio);
  if (unusable !== undefined) return { ok: false, reason: unusable };
  const codecs = BOTH.filter((codec) => offered.codecs.some(({ name }) => name === codec));
  const chosen = firstOf(audio.codecs, codecs);
  if (chosen === undefined) return { ok: false, reason: "No codec in common" };
  const [codec, { payloadType }] = chosen;
  const digitsPayloadType = offered.digitsPayloadType === undefined ? undefined : audio.digitsPayloadType;
  const negotiated = agreed(audio, codec, payloadType, digitsPayloadType, offered.direction);
  // Who does not listen because we said that we would not speak has not put us on hold.
  return { ok: true, negotiated: { ...negotiated, held: negotiated.held && sends(offered.direction) } };
}

/** There is some, but as we cannot have it: encrypted (RFC 3711, RFC 5764). */
function hasAudio({ media }: Description): boolean {
  return media.some(({ kind, port }) => kind === "audio" && port > 0);
}

function refused(reason: string): Answered {
  return { ok: false, status: 488, reason };
}

/** A name would have to be looked up for every packet; what goes to many is no call. */
function unusableAddress(audio: AudioStream): string | undefined {
  if (!isAddress(audio.address)) return "The address is not an IP address";
  return isForMany(audio.address) ? "The address is not that of one host" : undefined;
}

function firstOf(offered: readonly Codec[], wanted: readonly AudioCodec[]): [AudioCodec, Codec] | undefined {
  for (const codec of offered) {
    const ours = wanted.find((name) => name === codec.name.toUpperCase());
    if (ours !== undefined && codec.clockRate === 8_000) return [ours, codec];
  }
  return undefined;
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
    send: sends(ourDirection) && receives(theirs.direction) && !isNowhere(theirs.address),
    receive: receives(ourDirection) && sends(theirs.direction),
    held: theirs.isHeld,
    ...(theirs.rtcp === undefined ? {} : { rtcp: theirs.rtcp }),
  };
}

function mediaLines(
  protocol: string,
  ours: Ours,
  formats: readonly (readonly [number, string])[],
  direction: Direction,
): string {
  const lines = [`m=audio ${ours.port} ${protocol} ${formats.map(([payloadType]) => payloadType).join(" ")}`];
  for (const [payloadType, name] of formats) lines.push(`a=rtpmap:${payloadType} ${name}/8000`);
  for (const [payloadType, name] of formats) if (name === "telephone-event") lines.push(`a=fmtp:${payloadType} 0-15`);
  lines.push("a=ptime:20", `a=${direction}`);
  return lines.join("\r\n");
}

function print(ours: Ours, timing: string, mediaLinesOfAll: readonly string[]): string {
  const address = `IN ${ours.address.includes(":") ? "IP6" : "IP4"} ${ours.address}`;
  const head = ["v=0", `o=- ${ours.sessionId} ${ours.version} ${address}`, "s=-", `c=${address}`, `t=${timing}`];
  return [...head, ...mediaLinesOfAll, ""].join("\r\n");
}
