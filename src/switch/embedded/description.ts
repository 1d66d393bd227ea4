// The session descriptions of one leg: what we said last, what was agreed, in the media engine's terms.
import type { MediaCodec, MediaCommand } from "../../media/index.ts";
import type { Description, Negotiated } from "../../sip/index.ts";
import { makeAnswer, makeOffer, readAnswer, readDescription } from "../../sip/index.ts";

/** Our side: where we listen, and what we said of it. */
export interface LocalDescription {
  readonly address: string;
  readonly port: number;
  /** Of the origin line, the same for the whole session. */
  readonly sessionId: number;
  /** Of the origin line; grows with every description that differs from the one before. */
  readonly version: number;
  /** The description that we sent last. */
  readonly said: string | undefined;
  /** The one that the phone sent last: a later offer must have as many media lines. */
  readonly heard: Description | undefined;
  readonly digitsPayloadType: number | undefined;
}

type Connect = Extract<MediaCommand, { readonly type: "connect" }>;

/** The `connect` of the media engine, but for whom. */
export type Stream = Omit<Connect, "type" | "session" | "signalledFrom">;

export interface Agreed {
  readonly stream: Stream;
  /** The phone does not want to hear us: it has us on hold. */
  readonly held: boolean;
}

/** One of ours on its way to the phone, and our side after it. */
export interface Said {
  readonly sdp: string;
  readonly local: LocalDescription;
}

export type Answer =
  { readonly ok: true; readonly said: Said; readonly agreed: Agreed } | { readonly ok: false; readonly reason: string };

const CODECS: readonly MediaCodec[] = ["PCMA", "PCMU"];

export function newLocal(address: string, port: number, session: string): LocalDescription {
  const sessionId = numberOf(session);
  return { address, port, sessionId, version: 1, said: undefined, heard: undefined, digitsPayloadType: undefined };
}

/** Any number will do that two sessions are unlikely to share (FNV-1a). */
function numberOf(session: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < session.length; index += 1) {
    hash = Math.imul(hash ^ session.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** `first`: the codec of the one it will talk with, so that nothing has to be converted. */
export function offer(local: LocalDescription, first: MediaCodec | undefined): Said {
  const codecs = first === undefined ? CODECS : [first, ...CODECS.filter((codec) => codec !== first)];
  return say(local, ({ address, port, sessionId, version, heard, digitsPayloadType }) =>
    makeOffer({
      address,
      port,
      sessionId,
      version,
      codecs,
      digits: true,
      ...(digitsPayloadType === undefined ? {} : { digitsPayloadType }),
      ...(heard === undefined ? {} : { within: heard }),
    }),
  );
}

/** The order of the offer decides which codec is taken. */
export function answer(local: LocalDescription, theirs: string): Answer {
  const read = readDescription(theirs);
  if (!read.ok) return read;
  const { description } = read;
  const first = makeAnswer(description, local);
  if (!first.ok) return first;
  const said = say(local, (ours) => {
    const again = makeAnswer(description, ours);
    return again.ok ? again.sdp : first.sdp;
  });
  const digitsPayloadType = first.negotiated.digitsPayloadType ?? local.digitsPayloadType;
  const heard = { ...said.local, heard: description, digitsPayloadType };
  return { ok: true, said: { sdp: said.sdp, local: heard }, agreed: agreedOn(first.negotiated) };
}

/** Reads the answer to the offer that we said last; undefined where nothing can come of it. */
export function concludeOffer(
  local: LocalDescription,
  theirs: string | undefined,
): { readonly local: LocalDescription; readonly agreed: Agreed } | undefined {
  if (theirs === undefined || local.said === undefined) return undefined;
  const read = readDescription(theirs);
  const result = readAnswer(local.said, theirs);
  if (!read.ok || !result.ok) return undefined;
  const digitsPayloadType = result.negotiated.digitsPayloadType ?? local.digitsPayloadType;
  const heard = { ...local, heard: read.description, digitsPayloadType };
  return { local: heard, agreed: agreedOn(result.negotiated) };
}

/** Why nothing came of it: static text. */
export function whyNot(local: LocalDescription, theirs: string | undefined): string {
  if (theirs === undefined || local.said === undefined) return "No answer to our offer";
  const result = readAnswer(local.said, theirs);
  return result.ok ? "" : result.reason;
}

/** A description that says the same as the last one keeps its version (RFC 3264 section 8). */
function say(local: LocalDescription, print: (local: LocalDescription) => string): Said {
  const same = print(local);
  if (local.said === undefined || local.said === same) return { sdp: same, local: { ...local, said: same } };
  const next = { ...local, version: local.version + 1 };
  const sdp = print(next);
  return { sdp, local: { ...next, said: sdp } };
}

function agreedOn(negotiated: Negotiated): Agreed {
  const { held, ...stream } = negotiated;
  return { stream, held };
}

export function sameStream(one: Stream, other: Stream): boolean {
  return (
    one.address === other.address &&
    one.port === other.port &&
    one.codec === other.codec &&
    one.payloadType === other.payloadType &&
    one.digitsPayloadType === other.digitsPayloadType &&
    one.rtcp?.port === other.rtcp?.port &&
    one.rtcp?.address === other.rtcp?.address &&
    one.send === other.send &&
    one.receive === other.receive
  );
}
