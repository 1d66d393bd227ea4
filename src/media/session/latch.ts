import { isIP } from "node:net";

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** Packets in a row an unexpected source must send before it is believed. */
const PROBATION = 2;
/** The same, for a source that wants to take over from another one that went quiet. */
const TAKEOVER_PROBATION = 5;
/** How long the source that was believed must have been quiet before another one may take over. */
export const TAKEOVER_AFTER_MS = 2_000;

/**
 * Where a session's packets come from and go to: symmetric RTP (RFC 4961), so that phones behind NAT are reached.
 *
 *                 packet from the signalled address
 *   +---------+ ------------------------------------> +---------+
 *   | waiting |     2 packets in a row from elsewhere | latched | --- packets from elsewhere: dropped
 *   +---------+ ------------------------------------> +---------+
 *        ^                                              |     |  from the signalled address, or
 *        +----------- signalled address changed --------+     |  5 in a row after 2 s of quiet:
 *                                                       ^-----+  latched to that one
 *
 * Whoever guesses the port can send a packet, so neither a single one nor many beside a living source change anything.
 */
export class Latch {
  #expectedAddress = "";
  #expectedPort = 0;
  /** The signalled port, or 0 where nothing can be sent there. */
  #sendPort = 0;
  #address = "";
  #port = 0;
  #heardAt = -Infinity;
  #hasMoved = false;
  #candidateAddress = "";
  #candidatePort = 0;
  #candidateSsrc = 0;
  #candidateNext = 0;
  #candidateCount = 0;

  /** What signalling says. Nothing is sent to port 0, to 0.0.0.0 (an old way to hold) or to a host name. */
  expect(address: string, port: number): void {
    if (address === this.#expectedAddress && port === this.#expectedPort) return;
    this.#hasMoved = this.#expectedAddress !== "";
    this.#expectedAddress = address;
    this.#expectedPort = port;
    this.#sendPort = isReachable(address, port) ? port : 0;
    this.#address = "";
    this.#port = 0;
    this.#candidateCount = 0;
  }

  /** Where to send to; port 0: nowhere yet. */
  get address(): string {
    return this.#port === 0 ? this.#expectedAddress : this.#address;
  }

  get port(): number {
    return this.#port === 0 ? this.#sendPort : this.#port;
  }

  /** Is the packet from whom this session listens to? Called for well-formed packets of an agreed payload type only. */
  accept(address: string, port: number, ssrc: number, sequence: number, nowMs: number): boolean {
    if (port === this.#port && address === this.#address) {
      this.#heardAt = nowMs;
      return true;
    }
    if (port === this.#expectedPort && address === this.#expectedAddress) {
      this.#take(address, port, nowMs);
      return true;
    }
    if (this.#port !== 0 && nowMs - this.#heardAt < TAKEOVER_AFTER_MS) return false;
    if (this.#isNextOfCandidate(address, port, ssrc, sequence)) this.#candidateCount += 1;
    else this.#candidateCount = 1;
    this.#candidateAddress = address;
    this.#candidatePort = port;
    this.#candidateSsrc = ssrc;
    this.#candidateNext = (sequence + 1) & 0xffff;
    // After a move the old place still sends for a while and is not to be taken for the new one too easily.
    const wanted = this.#port !== 0 || this.#hasMoved ? TAKEOVER_PROBATION : PROBATION;
    if (this.#candidateCount < wanted) return false;
    this.#take(address, port, nowMs);
    return true;
  }

  /** May RTCP come from this address? The port is its own. */
  knows(address: string): boolean {
    return address === this.#address || address === this.#expectedAddress;
  }

  #isNextOfCandidate(address: string, port: number, ssrc: number, sequence: number): boolean {
    return (
      this.#candidateCount > 0 &&
      port === this.#candidatePort &&
      ssrc === this.#candidateSsrc &&
      sequence === this.#candidateNext &&
      address === this.#candidateAddress
    );
  }

  #take(address: string, port: number, nowMs: number): void {
    this.#address = address;
    this.#port = port;
    this.#heardAt = nowMs;
    this.#candidateCount = 0;
  }
}

function isReachable(address: string, port: number): boolean {
  return isIP(address) !== 0 && address !== "0.0.0.0" && address !== "::" && port > 0 && port < 65_536;
}
