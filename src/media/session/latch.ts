import { isIP } from "node:net";
import type { RtpSource } from "../vocabulary.ts";
import { sequenceDistance } from "../wire/rtp.ts";

/** What a packet's sender is to the session. "candidate": a few more packets and they are believed. */
export type Standing = "peer" | "candidate" | "stranger";

/** What signalling says of the peer. */
export interface Expectation {
  /** Where it says that it listens. */
  readonly address: string;
  readonly port: number;
  /** From where it said so; undefined: not known. */
  readonly signalledFrom: string | undefined;
}

/** How long after each word of signalling the peer is looked for elsewhere than it says. */
export const LEARNING_MS = 5_000;
/** How long the peer must have been quiet before another one may take over, where the setting lets one. */
export const TAKEOVER_AFTER_MS = 2_000;
/** The same while it is being learnt, so that one who is mistaken for the peer does not stay. */
export const PAUSE_MS = 200;

/** Packets in a row that it takes: */
/** to be believed at an address that signalling knows; */
const PROBATION = 2;
/** to take the place of another one, and after a move, when the old place still sends for a while; */
const TAKEOVER_PROBATION = 5;
/** at an address that nobody has heard of. */
const FOREIGN_PROBATION = 10;
const NEVER = Infinity;

/** RFC 3550 A.1: a stream that goes on has lost fewer packets than this. */
const MAX_DROPOUT = 3_000;

/** What speaks for a source. */
const NOTHING = 1;
/** It is at the address that was signalled, or at the one that signalling came from. */
const HOST = 2;
/** It is the very one that was signalled. */
const SIGNALLED = 3;

/**
 * Where a session's packets come from and go to: symmetric RTP (RFC 4961), so that phones behind NAT are reached.
 *
 *   for a source    while nobody is known           once somebody is
 *   ------------    ---------------------           ----------------
 *   SIGNALLED       1 packet                        1 packet
 *   HOST            2 in a row                      2, if nothing speaks for who is known, or with its SSRC and the
 *                                                   numbers that follow (its NAT has moved it to another port)
 *   NOTHING         10, in the first seconds, if    never
 *                   signalling names two addresses
 *
 * In the first seconds a guess gives way to another one after a short pause: one of which nothing speaks, or after a move, when
 * the old place is taken for the new one. Signalling that names another place begins anew. So whoever knows no more than the port can do nothing to a peer that is known: SSRC is 32 random bits
 * (RFC 3550 section 8) and told to nobody but the peer. Whoever can read the packets can do all of it; only SRTP helps there.
 */
export class Latch {
  readonly #policy: RtpSource;
  #expected: Host = NOWHERE;
  #expectedPort = 0;
  /** The signalled port, or 0 where nothing can be sent there. */
  #sendPort = 0;
  #signaller: Host = NOWHERE;
  /** May the peer be at an address of which nothing was said? */
  #isOpen = false;
  #signalledAt = -Infinity;
  /** Until then it is a guess who the peer is. */
  #learnsUntil = -Infinity;
  #hasMoved = false;

  /** Who is known; port 0: nobody. */
  #address = "";
  #port = 0;
  #claim = 0;
  #ssrc = 0;
  #sequence = 0;
  #heardAt = -Infinity;

  #candidateAddress = "";
  #candidatePort = 0;
  #candidateClaim = 0;
  #candidateSsrc = 0;
  #candidateNext = 0;
  #candidateAt = -Infinity;
  #candidateCount = 0;

  constructor(policy: RtpSource = "strict") {
    this.#policy = policy;
  }

  /** Nothing is sent to port 0, to 0.0.0.0 (an old way to hold) or to a host name. */
  expect({ address, port, signalledFrom }: Expectation, nowMs: number): void {
    const isSame = address === this.#expected.text && port === this.#expectedPort;
    if (!isSame) {
      this.#hasMoved = this.#expected.text !== "";
      this.#expected = hostOf(address);
      this.#expectedPort = port;
      this.#sendPort = isReachable(address, port) ? port : 0;
      this.#address = "";
      this.#port = 0;
      this.#candidateCount = 0;
    }
    this.#signaller = signalledFrom === undefined ? NOWHERE : hostOf(signalledFrom);
    // Where both say the same there is no third place to look for; and who has us on hold is nowhere.
    this.#isOpen = this.#sendPort === 0 ? isIP(address) === 0 : this.#signaller.plain !== this.#expected.plain;
    this.#claim = this.#port === 0 ? 0 : this.#claimOf(this.#address, this.#port);
    this.#signalledAt = nowMs;
    if (this.#port === 0) this.#learnsUntil = nowMs + LEARNING_MS;
  }

  /** Where to send to; port 0: nowhere yet. */
  get address(): string {
    return this.#port === 0 ? this.#expected.text : this.#address;
  }

  get port(): number {
    return this.#port === 0 ? this.#sendPort : this.#port;
  }

  /** Judges the sender of a well-formed packet of an agreed payload type; others are not to be shown. */
  judge(address: string, port: number, ssrc: number, sequence: number, nowMs: number): Standing {
    if (port === this.#port && address === this.#address) {
      this.#heardAt = nowMs;
      this.#ssrc = ssrc;
      this.#sequence = sequence;
      return "peer";
    }
    const claim = this.#claimOf(address, port);
    if (claim !== SIGNALLED) {
      const wanted = this.#packetsWanted(claim, address, ssrc, sequence, nowMs);
      if (wanted === NEVER || this.#isOvershadowed(claim, nowMs)) return "stranger";
      this.#countCandidate(claim, address, port, ssrc, sequence, nowMs);
      if (this.#candidateCount < wanted) return "candidate";
    }
    this.#address = address;
    this.#port = port;
    this.#claim = claim;
    this.#ssrc = ssrc;
    this.#sequence = sequence;
    this.#heardAt = nowMs;
    this.#candidateCount = 0;
    return "peer";
  }

  /** May RTCP come from this address? Of the port its contents must speak. */
  knows(address: string): boolean {
    return this.#port === 0 ? this.#claimOf(address, 0) !== NOTHING : address === this.#address;
  }

  #claimOf(address: string, port: number): number {
    if (isAt(this.#expected, address)) return port === this.#expectedPort && port !== 0 ? SIGNALLED : HOST;
    return isAt(this.#signaller, address) ? HOST : NOTHING;
  }

  #packetsWanted(claim: number, address: string, ssrc: number, sequence: number, nowMs: number): number {
    const isLearning = nowMs < this.#learnsUntil;
    if (this.#port === 0) {
      if (claim === HOST) return this.#hasMoved ? TAKEOVER_PROBATION : PROBATION;
      return (this.#isOpen && isLearning) || this.#policy === "loose" ? FOREIGN_PROBATION : NEVER;
    }
    if (claim > this.#claim || this.#isRebound(address, ssrc, sequence)) return PROBATION;
    const quietMs = nowMs - this.#heardAt;
    const isGuess = isLearning && (claim === NOTHING || this.#hasMoved);
    if (isGuess && claim === this.#claim && quietMs >= PAUSE_MS) return TAKEOVER_PROBATION;
    // What signalling leaves unsaid is most likely right after it: a carrier that answers from another place than it rang.
    const isFresh = nowMs - this.#signalledAt < LEARNING_MS;
    if (this.#policy === "strict" || quietMs < (isFresh ? PAUSE_MS : TAKEOVER_AFTER_MS)) return NEVER;
    const isAllowed = this.#policy === "loose" || claim === HOST || address === this.#address;
    return isAllowed ? TAKEOVER_PROBATION : NEVER;
  }

  /** The known one's stream, from another port of its address: a NAT forgot it over a silence. */
  #isRebound(address: string, ssrc: number, sequence: number): boolean {
    if (ssrc !== this.#ssrc || address !== this.#address) return false;
    const ahead = sequenceDistance(this.#sequence, sequence);
    return ahead > 0 && ahead <= MAX_DROPOUT;
  }

  /** Whoever has less to say for themselves does not break into the row of who has more. */
  #isOvershadowed(claim: number, nowMs: number): boolean {
    return this.#candidateCount > 0 && claim < this.#candidateClaim && nowMs - this.#candidateAt < PAUSE_MS;
  }

  #countCandidate(claim: number, address: string, port: number, ssrc: number, sequence: number, nowMs: number): void {
    const isNext =
      port === this.#candidatePort &&
      ssrc === this.#candidateSsrc &&
      sequence === this.#candidateNext &&
      address === this.#candidateAddress;
    this.#candidateCount = isNext && this.#candidateCount > 0 ? this.#candidateCount + 1 : 1;
    this.#candidateAddress = address;
    this.#candidatePort = port;
    this.#candidateClaim = claim;
    this.#candidateSsrc = ssrc;
    this.#candidateNext = (sequence + 1) & 0xffff;
    this.#candidateAt = nowMs;
  }
}

/** An address in every way in which a socket may name it, so that a packet's is compared and not read. */
interface Host {
  /** As it was said. */
  readonly text: string;
  readonly plain: string;
  /** How a socket of IPv6 names an IPv4 sender. */
  readonly mapped: string;
}

const NOWHERE: Host = { text: "", plain: "", mapped: "" };

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

function hostOf(text: string): Host {
  const plain = MAPPED.exec(text)?.[1] ?? text;
  if (isIP(plain) === 4) return { text, plain, mapped: `::ffff:${plain}` };
  // The shortest form of IPv6 (RFC 5952), as sockets write it.
  const url = `http://[${plain}]/`;
  const shortest = isIP(plain) === 6 && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : plain;
  return { text, plain: shortest, mapped: shortest };
}

function isAt(host: Host, address: string): boolean {
  return address === host.plain || address === host.mapped;
}

function isReachable(address: string, port: number): boolean {
  return isIP(address) !== 0 && address !== "0.0.0.0" && address !== "::" && port > 0 && port < 65_536;
}
