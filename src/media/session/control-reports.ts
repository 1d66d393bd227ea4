import type { Reception } from "../wire/reception.ts";
import { printRtcp, readRtcp, stampOf } from "../wire/rtcp.ts";
import type { ReportBlock } from "../wire/rtcp.ts";
import type { Outgoing } from "./outgoing.ts";

/** `address`: undefined where it is that of the audio. */
export interface ControlPlace {
  readonly port: number;
  readonly address: string | undefined;
}

/** Of reports of ours, so many are remembered for the peer's answer: it answers the last one, or the one before. */
const REMEMBERED = 4;
const STAMPS_PER_MS = 65.536;
/** A way of more than this is a peer that counts in something else. */
const LONGEST_MS = 10_000;

/** A session's RTCP: what we tell of its streams, and what the peer told of ours. */
export class ControlReports {
  /** From where the peer's reports come (symmetric, RFC 4961); undefined: not known yet. */
  port: number | undefined;
  /** Where it says that it wants ours (RFC 3605); undefined: at the port above RTP's. */
  said: ControlPlace | undefined;
  remotePacketsLost: number | undefined;
  remoteJitterMs: number | undefined;
  /** To the peer and back (RFC 3550 section 6.4.1), by its last report. */
  roundTripMs: number | undefined;
  readonly #outgoing: Outgoing;
  readonly #reception: Reception;
  #packetsReported = 0;
  /** By our steady clock: what the wall's does meanwhile changes no measurement. */
  readonly #sent: { readonly stamp: number; readonly atMs: number }[] = [];
  /** The peer's last sender report. */
  #heard: { readonly ssrc: number; readonly stamp: number; readonly atMs: number } | undefined;

  constructor(outgoing: Outgoing, reception: Reception) {
    this.#outgoing = outgoing;
    this.#reception = reception;
  }

  /**
   * From an address that the session knows; `rtpPort`: where the peer's RTP comes from. Our reports name the peer's SSRC,
   * which tells it from others at its address: they go to no port but the one above, or the one that was said, and those that know the SSRC already.
   */
  receive(bytes: Uint8Array, port: number, rtpPort: number, nowMs: number): "peer" | "stranger" | "malformed" {
    const contents = readRtcp(bytes);
    if (contents === undefined) return "malformed";
    const isExpected = rtpPort !== 0 && (port === rtpPort || port === (this.said?.port ?? rtpPort + 1));
    if (!isExpected && !contents.reports.some(({ ssrc }) => ssrc === this.#reception.ssrc)) return "stranger";
    this.port = port;
    for (const report of contents.reports) {
      if (report.sender !== undefined) this.#heard = { ssrc: report.ssrc, stamp: report.stamp, atMs: nowMs };
      const block = report.blocks.find((one) => one.ssrc === this.#outgoing.ssrc);
      if (block === undefined) continue;
      this.remotePacketsLost = Math.max(0, block.cumulativeLost);
      this.remoteJitterMs = Math.round((block.jitter / this.#outgoing.ticksPerMs) * 10) / 10;
      this.#measure(block, nowMs);
    }
    return "peer";
  }

  /** Only by a report that was really sent: a stamp that is made up measures nothing. */
  #measure({ lastStamp, sinceLast }: ReportBlock, nowMs: number): void {
    const sent = this.#sent.find(({ stamp }) => stamp === lastStamp);
    if (sent === undefined) return;
    const roundTripMs = nowMs - sent.atMs - sinceLast / STAMPS_PER_MS;
    if (roundTripMs <= LONGEST_MS) this.roundTripMs = Math.max(0, Math.round(roundTripMs * 10) / 10);
  }

  #blockOf(nowMs: number): ReportBlock | undefined {
    const block = this.#reception.report();
    if (block === undefined) return undefined;
    const heard = this.#heard?.ssrc === block.ssrc ? this.#heard : undefined;
    if (heard === undefined) return { ...block, lastStamp: 0, sinceLast: 0 };
    return { ...block, lastStamp: heard.stamp, sinceLast: Math.round((nowMs - heard.atMs) * STAMPS_PER_MS) };
  }

  /** Where our reports go, the peer's audio being there. */
  placeOf(audio: { readonly address: string; readonly port: number }): {
    readonly address: string;
    readonly port: number;
  } {
    if (this.port !== undefined) return { address: this.said?.address ?? audio.address, port: this.port };
    return { address: this.said?.address ?? audio.address, port: this.said?.port ?? audio.port + 1 };
  }

  print(nowMs: number, wallMs: number, bye: boolean): Uint8Array {
    const { ssrc, packetsSent, octetsSent, timestamp, sentAtMs, ticksPerMs } = this.#outgoing;
    const hasSent = packetsSent !== this.#packetsReported;
    this.#packetsReported = packetsSent;
    if (hasSent) this.#sent.unshift({ stamp: stampOf(wallMs), atMs: nowMs });
    if (this.#sent.length > REMEMBERED) this.#sent.pop();
    // The timestamp that belongs to the moment of the report (section 6.4.1), not the one of the last packet.
    const timestampNow = (timestamp + Math.round((nowMs - sentAtMs) * ticksPerMs)) >>> 0;
    return printRtcp({
      ssrc,
      sender: hasSent ? { wallMs, timestamp: timestampNow, packets: packetsSent, octets: octetsSent } : undefined,
      block: this.#blockOf(nowMs),
      // No user and no host: the name only has to be the same for as long as the session lasts (RFC 7022).
      cname: `${ssrc.toString(16)}@media`,
      bye,
    });
  }
}
