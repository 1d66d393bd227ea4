// Text into a description. Never throws. The lines are first sifted: the parser behind tries some sixty patterns on each
// attribute, and most of what a browser or a video telephone sends concerns us not at all.
import { parse } from "sdp-transform";
import { digitsAt } from "./codecs.ts";
import type { CryptoLine, ParsedCrypto } from "./crypto.ts";
import { CRYPTO_LINES, cryptoLineOf } from "./crypto.ts";
import type { AudioStream, Codec, Description, Direction, MediaLine, Secrecy, WebTransport } from "./description.ts";
import {
  DESCRIPTION_BYTES,
  isAddress,
  isForMany,
  isNowhere,
  isPlainRtp,
  isSecureRtp,
  MEDIA_LINES,
  receives,
} from "./description.ts";
import { isWebRtp, webTransportsIn } from "./web.ts";

export type ReadResult =
  | { readonly ok: true; readonly description: Description }
  /** Static text. To be refused with 488, or 400 where it was no description at all. */
  | { readonly ok: false; readonly reason: string };

const WANTED =
  /^(?:[vostcm]=|a=(?:rtpmap:|fmtp:|ptime:|rtcp:|crypto:|sendrecv[ \t]*$|sendonly[ \t]*$|recvonly[ \t]*$|inactive[ \t]*$))/;
const MEDIA_LINE = /^m=([!-~]+) (\d{1,5})(?:\/\d+)? ([!-~]+)((?: [!-~]+)*) *$/;
const LINE_CHARACTERS = 1_024;

/** Lines whose parts are separated by one space (RFC 8866 section 9), which some write as several, or as tabs. */
const SPACED = /^(?:[otcm]=|a=(?:rtpmap|fmtp|ptime|rtcp|crypto):)/;

function withSingleBlanks(line: string): string {
  if (!SPACED.test(line)) return line;
  return line
    .replace(/[ \t]+/g, " ")
    .replace(/^([a-z]=|a=[a-z]+:) /, "$1")
    .trimEnd();
}

/** What we look at. The declared types promise numbers and strings where the parser gives what it found, or nothing. */
interface Parsed extends ParsedSection {
  readonly media: readonly ParsedSection[];
  readonly origin?: { readonly sessionId: unknown; readonly sessionVersion: unknown };
}
interface ParsedSection {
  readonly connection?: { readonly ip: string | number };
  readonly direction?: unknown;
  readonly ptime?: unknown;
  readonly rtcp?: { readonly port: unknown; readonly address?: unknown };
  readonly crypto?: readonly ParsedCrypto[];
  readonly rtp?: readonly { readonly payload: unknown; readonly codec: string | number; readonly rate?: unknown }[];
}

/** Static payload types a telephone may use without a=rtpmap (RFC 3551 table 4), as far as they are speech at 8 kHz. */
const STATIC_NAMES: ReadonlyMap<number, string> = new Map([
  [0, "PCMU"],
  [3, "GSM"],
  [4, "G723"],
  [8, "PCMA"],
  [9, "G722"],
  [13, "CN"],
  [15, "G728"],
  [18, "G729"],
]);

/** `secrecy`: which audio lines could be used. Where it is off, keys are not looked at. */
export function readDescription(text: string, secrecy: Secrecy = "off"): ReadResult {
  // A character may take three bytes, a description of many of those is not one of ours.
  if (text.length > DESCRIPTION_BYTES) return { ok: false, reason: "Session description too large" };
  const wanted = text.split(/\r\n|\r|\n/).filter((line) => WANTED.test(line) && line.length <= LINE_CHARACTERS);
  const lines = wanted.map(withSingleBlanks);
  if (lines[0]?.trim() !== "v=0") return { ok: false, reason: "No session description" };

  const media: MediaLine[] = [];
  for (const line of lines) {
    if (!line.startsWith("m=")) continue;
    const found = MEDIA_LINE.exec(line);
    const port = Number(found?.[2]);
    if (found === null || port > 65_535) return { ok: false, reason: "Malformed media line" };
    media.push({ kind: found[1] ?? "", port, protocol: found[3] ?? "", formats: (found[4] ?? "").trim() });
  }
  if (media.length > MEDIA_LINES) return { ok: false, reason: "Too many media lines" };
  const session = parsed(lines.join("\r\n"));
  if (session?.media.length !== media.length) return { ok: false, reason: "Malformed session description" };

  const hasKeys = secrecy === "optional" || secrecy === "required";
  const keys = session.media.map(({ crypto }) => (hasKeys ? cryptoLinesOf(crypto) : []));
  const web = secrecy === "web" ? webTransportsIn(text) : [];
  const index = secrecy === "web" ? usableWebAudio(media, web) : usableAudio(media, keys, secrecy);
  const line = media[index];
  const details = session.media[index];
  let audio: AudioStream | undefined;
  if (line !== undefined && details !== undefined) {
    // An address, and a direction, of the session count where the stream has none of its own.
    const address = (details.connection ?? session.connection)?.ip;
    if (address === undefined) return { ok: false, reason: "No connection address" };
    const direction = directionIn(details) ?? directionIn(session) ?? "sendrecv";
    const stream = { ...streamOf(line, index, String(address), details, direction), crypto: keys[index] ?? [] };
    const way = web[index];
    audio = way === undefined ? stream : { ...stream, isHeld: !receives(direction), web: way };
  }
  const timing = lines.find((other) => /^t=\d+ \d+ *$/.test(other))?.slice(2) ?? "0 0";
  const origin = session.origin;
  const version = Number(origin?.sessionVersion ?? NaN);
  return {
    ok: true,
    description: {
      sessionId: origin === undefined ? undefined : String(origin.sessionId),
      version: Number.isFinite(version) ? version : undefined,
      timing: timing.trim(),
      media,
      audio,
    },
  };
}

/** -1: none. One with keys comes first, wherever it stands: who offers both would rather have that. */
function usableAudio(media: readonly MediaLine[], keys: readonly (readonly unknown[])[], secrecy: Secrecy): number {
  const isAudio = ({ kind, port }: MediaLine): boolean => kind === "audio" && port > 0;
  const isSecured = ({ protocol }: MediaLine, at: number): boolean =>
    (isPlainRtp(protocol) || isSecureRtp(protocol)) && keys[at]?.length !== 0;
  const secured = media.findIndex((line, at) => isAudio(line) && isSecured(line, at));
  if (secured >= 0 || secrecy === "required") return secured;
  return media.findIndex((line) => isAudio(line) && isPlainRtp(line.protocol));
}

function usableWebAudio(media: readonly MediaLine[], web: readonly (WebTransport | undefined)[]): number {
  return media.findIndex(
    ({ kind, port, protocol }, at) => kind === "audio" && port > 0 && isWebRtp(protocol) && web[at] !== undefined,
  );
}

function cryptoLinesOf(lines: readonly ParsedCrypto[] = []): readonly CryptoLine[] {
  return lines.slice(0, CRYPTO_LINES).flatMap((line) => cryptoLineOf(line) ?? []);
}

function parsed(text: string): Parsed | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function directionIn(from: ParsedSection): Direction | undefined {
  switch (from.direction) {
    case "sendrecv":
    case "sendonly":
    case "recvonly":
    case "inactive":
      return from.direction;
    default:
      return undefined;
  }
}

function streamOf(
  line: MediaLine,
  index: number,
  addressWithScope: string,
  details: ParsedSection,
  direction: Direction,
): Omit<AudioStream, "crypto"> {
  // The TTL and count behind a multicast address.
  const address = addressWithScope.replace(/\/.*$/, "");
  const codecs: Codec[] = [];
  for (const format of line.formats.split(/ +/)) {
    const payloadType = /^\d{1,3}$/.test(format) ? Number(format) : 128;
    if (payloadType > 127 || codecs.some((codec) => codec.payloadType === payloadType)) continue;
    const mapped = details.rtp?.find((map) => Number(map.payload) === payloadType);
    const name = mapped?.codec ?? STATIC_NAMES.get(payloadType);
    if (name === undefined) continue;
    codecs.push({ name: String(name), payloadType, clockRate: Number(mapped?.rate ?? 8_000) });
  }
  const ptimeMs = Number(details.ptime ?? 0);
  return {
    index,
    address,
    port: line.port,
    codecs,
    digitsPayloadType: digitsAt(codecs, 8_000),
    direction,
    ptimeMs: ptimeMs > 0 && ptimeMs <= 1_000 ? ptimeMs : undefined,
    isHeld: !receives(direction) || isNowhere(address),
    ...controlIn(details, address),
  };
}

/** RFC 3605. What is no port, or no address of one host, counts as left out. */
function controlIn({ rtcp }: ParsedSection, ofStream: string): Pick<AudioStream, "rtcp"> {
  const port = Number(rtcp?.port ?? 0);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return {};
  const said = typeof rtcp?.address === "string" ? rtcp.address : ofStream;
  const isUsable = said !== ofStream && isAddress(said) && !isForMany(said) && !isNowhere(said);
  return { rtcp: { port, address: isUsable ? said : undefined } };
}
