// The session descriptions of one leg: what we said last, what was agreed, in the media engine's terms.
import type { MediaCodec, MediaCommand } from "../../media/index.ts";
import { WEB_PEER } from "../../media/index.ts";
import type { Answering, CryptoKey, Description, Negotiated, Offer, Ours, Secrecy } from "../../sip/index.ts";
import { makeAnswer, makeOffer, OFFERED_SUITES, readAnswer, readDescription } from "../../sip/index.ts";
import { isSameKey, masterKey, ourKey, type Security } from "./secrecy.ts";
import { afterTheirNames, agreementOf, isSameAgreement, ourWeb, type LocalWeb } from "./web-phone.ts";

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
  /** What we speak, the best first. */
  readonly codecs: readonly MediaCodec[];
  readonly session: string;
  /** Undefined: its audio is plain. */
  readonly security: Security | undefined;
  /** How often our keys were changed. */
  readonly keyChanges: number;
  /** The key that the phone sends with; undefined: it is not secured. Once it is, it stays so. */
  readonly theirKey: CryptoKey | undefined;
  /** Undefined: it is no browser. */
  readonly web: LocalWeb | undefined;
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

/** What is spoken where nothing else is set, the best first. */
export const CODECS: readonly MediaCodec[] = ["PCMA", "PCMU", "G722", "opus"];
const WIDE: readonly MediaCodec[] = ["G722", "opus"];

export function newLocal(
  address: string,
  port: number,
  session: string,
  security: Security | undefined,
  more: { readonly codecs?: readonly MediaCodec[]; readonly web?: LocalWeb | undefined } = {},
): LocalDescription {
  const { codecs = CODECS, web } = more;
  const unsaid = { said: undefined, heard: undefined, digitsPayloadType: undefined, theirKey: undefined };
  return {
    ...{ address, port, sessionId: numberOf(session), version: 1 },
    ...{ ...unsaid, codecs, session, security, web, keyChanges: 0 },
  };
}

/** How the phone's words are read. */
function secrecyOf({ security, theirKey, web }: LocalDescription): Secrecy {
  if (web !== undefined) return "web";
  return theirKey === undefined ? (security?.need ?? "off") : "required";
}

/** The keys of an offer of ours: those that stand are offered again, alone once one was agreed on (RFC 4568 section 7.1.4). */
function offeredKeys({
  security,
  session,
  keyChanges,
  theirKey,
  web,
}: LocalDescription): Pick<Offer, "secured" | "web"> {
  if (web !== undefined) return { web: ourWeb(web) };
  if (security === undefined) return {};
  const suites = theirKey === undefined ? OFFERED_SUITES : [theirKey.suite];
  const keys = suites.map((suite) => ourKey(security, session, keyChanges, suite));
  return { secured: { keys, secrecy: security.need } };
}

/** Who changes their key is answered by another one of ours. */
function afterTheirKey(local: LocalDescription, theirs: CryptoKey): LocalDescription {
  if (isSameKey(local.theirKey, theirs)) return local;
  return { ...local, theirKey: theirs, keyChanges: local.keyChanges + (local.theirKey === undefined ? 0 : 1) };
}

/** `theirs`: undefined where it is plain. */
function answeringKeys(local: LocalDescription): Pick<Answering, "keyFor"> {
  const { security, session } = local;
  if (security === undefined) return {};
  const keyFor = (theirs: CryptoKey) =>
    ourKey(security, session, afterTheirKey(local, theirs).keyChanges, theirs.suite);
  return { keyFor };
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
  const codecs = inOrder(local.codecs, first);
  return say(local, ({ address, port, sessionId, version, heard, digitsPayloadType }) =>
    makeOffer({
      ...offeredKeys(local),
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

/** Who will talk with somebody in wideband is asked for that before G.711, though it be in another codec. */
function inOrder(codecs: readonly MediaCodec[], first: MediaCodec | undefined): readonly MediaCodec[] {
  if (first === undefined || !codecs.includes(first)) return codecs;
  const isNext = (codec: MediaCodec): boolean => WIDE.includes(first) && WIDE.includes(codec);
  const others = codecs.filter((codec) => codec !== first);
  return [first, ...others.filter(isNext), ...others.filter((codec) => !isNext(codec))];
}

/**
 * The order of the offer decides which codec is taken, but for one that is spoken already, with this phone or by the one it will
 * talk with: `preferred`.
 */
export function answer(local: LocalDescription, theirs: string, preferred?: MediaCodec): Answer {
  const secrecy = secrecyOf(local);
  const read = readDescription(theirs, secrecy);
  if (!read.ok) return read;
  const { description } = read;
  const web = afterTheirNames(local.web, description.audio?.web);
  return answerRead({ ...local, web }, description, { secrecy, preferred });
}

function answerRead(
  local: LocalDescription,
  description: Description,
  { secrecy, preferred }: { readonly secrecy: Secrecy; readonly preferred: MediaCodec | undefined },
): Answer {
  const keys = answeringKeys(local);
  const taking = { ...keys, codecs: local.codecs, preferred };
  const first = makeAnswer(description, { ...oursOf(local), ...taking }, secrecy);
  if (!first.ok) return first;
  const said = say(local, (ours) => {
    const again = makeAnswer(description, { ...oursOf(ours), ...taking }, secrecy);
    return again.ok ? again.sdp : first.sdp;
  });
  const digitsPayloadType = first.negotiated.digitsPayloadType ?? local.digitsPayloadType;
  const theirKey = first.negotiated.secured?.theirs;
  const keyed = theirKey === undefined ? said.local : afterTheirKey(said.local, theirKey);
  const heard = { ...keyed, heard: description, digitsPayloadType };
  return { ok: true, said: { sdp: said.sdp, local: heard }, agreed: agreedOn(first.negotiated, local.web, false) };
}

function oursOf({ address, port, sessionId, version, web }: LocalDescription): Ours {
  return { address, port, sessionId, version, ...(web === undefined ? {} : { web: ourWeb(web) }) };
}

/** Reads the answer to the offer that we said last; undefined where nothing can come of it. */
export function concludeOffer(
  local: LocalDescription,
  theirs: string | undefined,
): { readonly local: LocalDescription; readonly agreed: Agreed } | undefined {
  if (theirs === undefined || local.said === undefined) return undefined;
  const secrecy = secrecyOf(local);
  const read = readDescription(theirs, secrecy);
  const result = readAnswer(local.said, theirs, secrecy === "required");
  if (!read.ok || !result.ok) return undefined;
  const digitsPayloadType = result.negotiated.digitsPayloadType ?? local.digitsPayloadType;
  const theirKey = result.negotiated.secured?.theirs ?? local.theirKey;
  const theirName = result.negotiated.web?.name;
  const web = local.web === undefined || theirName === undefined ? local.web : { ...local.web, theirName };
  const heard = { ...local, heard: read.description, digitsPayloadType, theirKey, web };
  return { local: heard, agreed: agreedOn(result.negotiated, web, true) };
}

/** Why nothing came of it: static text. */
export function whyNot(local: LocalDescription, theirs: string | undefined): string {
  if (theirs === undefined || local.said === undefined) return "No answer to our offer";
  const result = readAnswer(local.said, theirs, secrecyOf(local) === "required");
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

/** `isOurOffer`: it was us who offered. */
function agreedOn(negotiated: Negotiated, local: LocalWeb | undefined, isOurOffer: boolean): Agreed {
  const { held, secured, web, ...stream } = negotiated;
  if (web !== undefined && local !== undefined) {
    const rtcp = { port: WEB_PEER.port, address: undefined };
    return { stream: { ...stream, ...WEB_PEER, rtcp, web: agreementOf(local, web, isOurOffer) }, held };
  }
  if (secured === undefined) return { stream, held };
  return { stream: { ...stream, secured: { ours: masterKey(secured.ours), theirs: masterKey(secured.theirs) } }, held };
}

function isSameSecured(one: Stream["secured"], other: Stream["secured"]): boolean {
  const textOf = (secured: Stream["secured"]): string =>
    secured === undefined
      ? ""
      : [secured.ours, secured.theirs]
          .map(({ suite, keyAndSalt, nameBytes }) => [suite, nameBytes, Buffer.from(keyAndSalt).toString("hex")].join())
          .join();
  return textOf(one) === textOf(other);
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
    isSameSecured(one.secured, other.secured) &&
    isSameAgreement(one.web, other.web) &&
    one.send === other.send &&
    one.receive === other.receive
  );
}
