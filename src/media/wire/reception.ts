import { sequenceDistance, timestampDistance } from "./rtp.ts";

/** What a report block says of one stream (RFC 3550 section 6.4.1). */
export interface ReceptionBlock {
  readonly ssrc: number;
  /** Of 256. */
  readonly fractionLost: number;
  /** 24 bits with sign: negative where duplicates outweigh the losses. */
  readonly cumulativeLost: number;
  readonly highestSequence: number;
  /** In timestamp units. */
  readonly jitter: number;
}

/** A jump further ahead than this is taken for a restarted sender (RFC 3550 A.1, MAX_DROPOUT). */
const MAX_DROPOUT = 3_000;
const MAX_MISORDER = 100;
/** More numbers than may be out of order. */
const REMEMBERED_BITS = 7;
const REMEMBERED = 2 ** REMEMBERED_BITS;

/**
 * What one session received: RFC 3550 A.1 (extended sequence numbers), A.3 (loss), A.8 (jitter).
 * A changed SSRC or a restarted sender begins a new stream; the totals run on.
 */
export class Reception {
  #ssrc = -1;
  #base = 0;
  #highest = 0;
  #cycles = 0;
  #received = 0;
  #copies = 0;
  /** For each of the last numbers, by its low bits, its high bits plus one. */
  readonly #seen = new Uint16Array(REMEMBERED);
  /** The sequence number that would confirm that the sender restarted. */
  #restart = -1;
  #transit = 0;
  #transitKnown = false;
  /** Sixteen times the jitter, as A.8 keeps it. */
  #jitter16 = 0;
  /** What the timestamps count. */
  #clockHz = 8_000;
  #expectedBefore = 0;
  #receivedBefore = 0;
  /** Of streams that are over. */
  #pastReceived = 0;
  #pastLost = 0;

  get ssrc(): number {
    return this.#ssrc;
  }

  get packetsReceived(): number {
    return this.#pastReceived + this.#received;
  }

  /** Without the copies, which the counts of A.3 and of the reports take in: a copy makes up for no loss. */
  get packetsLost(): number {
    return this.#pastLost + this.#lost();
  }

  get jitterMs(): number {
    return this.#jitter16 / 16 / (this.#clockHz / 1_000);
  }

  begin(ssrc: number, sequence: number): void {
    this.#pastReceived += this.#received;
    this.#pastLost += this.#lost();
    this.#ssrc = ssrc;
    this.#base = sequence;
    this.#highest = sequence;
    this.#cycles = 0;
    this.#received = 0;
    this.#copies = 0;
    this.#seen.fill(0);
    this.#restart = -1;
    this.#transitKnown = false;
    this.#expectedBefore = 0;
    this.#receivedBefore = 0;
  }

  /** Counts one packet of the current stream (A.1). */
  count(sequence: number): void {
    const ahead = sequenceDistance(this.#highest, sequence);
    if (ahead > MAX_DROPOUT || ahead < -MAX_MISORDER) {
      if (sequence !== this.#restart) {
        // One stray number moves nothing; two in a row are a sender that began anew.
        this.#restart = (sequence + 1) & 0xffff;
        this.#received += 1;
        return;
      }
      this.#received -= 1;
      this.begin(this.#ssrc, (sequence - 1) & 0xffff);
      this.#highest = sequence;
      this.#received = 2;
      if (sequence === 0) this.#cycles = 0x1_0000;
      return;
    }
    if (ahead > 0) {
      if (sequence < this.#highest) this.#cycles += 0x1_0000;
      this.#highest = sequence;
    }
    this.#received += 1;
    const slot = sequence & (REMEMBERED - 1);
    const mark = (sequence >> REMEMBERED_BITS) + 1;
    if (this.#seen[slot] === mark) this.#copies += 1;
    this.#seen[slot] = mark;
  }

  /** A.8. `arrivalMs` is from any steady clock. Not for RFC 4733 packets: their timestamps stand still. */
  timing(timestamp: number, arrivalMs: number, clockHz = 8_000): void {
    const transit = (Math.floor((arrivalMs * clockHz) / 1_000) - timestamp) | 0;
    if (clockHz !== this.#clockHz) {
      // In other units what was known is worth nothing.
      this.#clockHz = clockHz;
      this.#jitter16 = 0;
    } else if (this.#transitKnown) {
      const change = Math.abs(timestampDistance(this.#transit, transit));
      // A leap of a second and more is a new timeline of the sender (music to speech), not the network.
      if (change < clockHz) this.#jitter16 += change - ((this.#jitter16 + 8) >> 4);
    }
    this.#transit = transit;
    this.#transitKnown = true;
  }

  /** The block for the next report; the fraction is since the last one. Undefined before anything came. */
  report(): ReceptionBlock | undefined {
    if (this.#ssrc < 0) return undefined;
    const expected = this.#expected();
    const expectedNow = expected - this.#expectedBefore;
    const lostNow = expectedNow - (this.#received - this.#receivedBefore);
    this.#expectedBefore = expected;
    this.#receivedBefore = this.#received;
    return {
      ssrc: this.#ssrc,
      fractionLost: expectedNow <= 0 || lostNow <= 0 ? 0 : Math.min(255, Math.floor((lostNow * 256) / expectedNow)),
      cumulativeLost: Math.max(-0x80_0000, Math.min(0x7f_ffff, expected - this.#received)),
      highestSequence: (this.#cycles + this.#highest) >>> 0,
      jitter: this.#jitter16 >> 4,
    };
  }

  #lost(): number {
    return Math.max(0, this.#expected() - (this.#received - this.#copies));
  }

  #expected(): number {
    return this.#ssrc < 0 ? 0 : this.#cycles + this.#highest - this.#base + 1;
  }
}
