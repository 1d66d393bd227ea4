// A session description (RFC 8866) reduced to what a telephone call needs: one audio stream. Every other media line is
// kept only so that it can be refused in its place (RFC 3264 section 6).

import type { CryptoKey, CryptoLine } from "./crypto.ts";

/** What we can send and receive (see codecs.ts). */
export type AudioCodec = "PCMA" | "PCMU" | "G722" | "opus";

/** Seen from the one who wrote the description. */
export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

export interface Codec {
  /** As written: case does not count (RFC 4855). */
  readonly name: string;
  readonly payloadType: number;
  readonly clockRate: number;
}

/** m=<kind> <port> <protocol> <formats> */
export interface MediaLine {
  readonly kind: string;
  readonly port: number;
  readonly protocol: string;
  /** As written, e.g. "0 8 101". */
  readonly formats: string;
}

export interface ControlAddress {
  readonly port: number;
  readonly address: string | undefined;
}

/** Whether the audio must, may or shall not be secured (SRTP by SDES); "web": it is a browser's, by ICE and DTLS and no other way. */
export type Secrecy = "off" | "optional" | "required" | "web";

/** How a browser's audio is found and secured (see web.ts). */
export interface WebTransport {
  readonly name: string;
  /** Never logged. */
  readonly password: string;
  /** "sha-256 AB:CD:..." */
  readonly fingerprints: readonly string[];
  /** As written, without "candidate:". */
  readonly candidates: readonly string[];
  readonly isLite: boolean;
  /** It waits for our handshake, instead of beginning it. */
  readonly isPassive: boolean;
  readonly mid: string | undefined;
  /** Its media line is one of a bundle (RFC 9143), of which we take that one. */
  readonly isBundled: boolean;
}

export interface AudioStream {
  /** Which of the media lines it is. */
  readonly index: number;
  readonly address: string;
  readonly port: number;
  /** In the writer's order of preference; telephone-event and other things that are no speech included. */
  readonly codecs: readonly Codec[];
  /** telephone-event at 8000 Hz (RFC 4733). */
  readonly digitsPayloadType: number | undefined;
  readonly direction: Direction;
  readonly ptimeMs: number | undefined;
  /** Where the writer wants RTCP (RFC 3605), `address` where that is not the stream's. Absent: at the port above. */
  readonly rtcp?: ControlAddress;
  /** The writer hears nothing that is sent to it: sendonly, inactive, or the address 0.0.0.0 of RFC 2543. */
  readonly isHeld: boolean;
  /** Keys that it may be secured with, in the writer's order; empty: it is plain. */
  readonly crypto: readonly CryptoLine[];
  /** Absent: it is no browser's. Where it listens is then found by ICE; address and port say nothing. */
  readonly web?: WebTransport;
}

export interface Description {
  /** o= line: changes of the description raise the version. Undefined where it is missing or odd. */
  readonly sessionId: string | undefined;
  readonly version: number | undefined;
  /** t= line as written; an answer repeats it. */
  readonly timing: string;
  readonly media: readonly MediaLine[];
  /** The first audio line that we could use, a secured one before a plain one; undefined: none. */
  readonly audio: AudioStream | undefined;
}

/** What both have agreed on, seen from us. */
export interface Negotiated {
  /** Where the peer listens: an IP address. 0.0.0.0 where it wants nothing. */
  readonly address: string;
  readonly port: number;
  readonly codec: AudioCodec;
  /** The number the peer knows the codec by. */
  readonly payloadType: number;
  readonly digitsPayloadType: number | undefined;
  /** We may send to the peer. */
  readonly send: boolean;
  /** The peer may send to us. */
  readonly receive: boolean;
  /** The peer has put us on hold. */
  readonly held: boolean;
  /** Where it wants RTCP, if not at the port above. */
  readonly rtcp?: ControlAddress;
  /** SRTP: what each of both sends with. Absent: it is plain. */
  readonly secured?: { readonly ours: CryptoKey; readonly theirs: CryptoKey };
  /** Theirs, where it is a browser's. */
  readonly web?: WebTransport;
}

export const DESCRIPTION_BYTES = 16_384;
export const MEDIA_LINES = 32;

export function sends(direction: Direction): boolean {
  return direction === "sendrecv" || direction === "sendonly";
}

export function receives(direction: Direction): boolean {
  return direction === "sendrecv" || direction === "recvonly";
}

export function directionOf(send: boolean, receive: boolean): Direction {
  if (send) return receive ? "sendrecv" : "sendonly";
  return receive ? "recvonly" : "inactive";
}

/** RFC 3551: lines of RTP without encryption. RTP/AVPF only adds feedback, which may be left unused. */
export function isPlainRtp(protocol: string): boolean {
  return protocol === "RTP/AVP" || protocol === "RTP/AVPF";
}

/** RFC 3711: lines that are nothing without keys. */
export function isSecureRtp(protocol: string): boolean {
  return protocol === "RTP/SAVP" || protocol === "RTP/SAVPF";
}

/** An IPv4 or IPv6 address as text, roughly: enough to know that it is no name that would have to be looked up. */
export function isAddress(text: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (parts !== null) return parts.slice(1).every((part) => Number(part) <= 255);
  return /^[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*$/.test(text) && text.length <= 45;
}

/** Nothing is to be sent to these: 0.0.0.0 (and ::) mean hold. */
export function isNowhere(address: string): boolean {
  return /^(0+\.0+\.0+\.0+|[0:]*::?[0:]*)$/.test(address);
}

/** Multicast or broadcast: not for a call between two. */
export function isForMany(address: string): boolean {
  const first = Number(/^(\d+)\./.exec(address)?.[1] ?? "0");
  return first >= 224 || /^ff[0-9a-f]{0,2}:/i.test(address);
}
