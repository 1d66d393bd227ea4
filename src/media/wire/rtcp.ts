/*
 * RTCP, RFC 3550 section 6: a datagram is a row of packets, each
 *
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *   |V=2|P| count   |      PT       |   length in words minus one   |
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * PT 200 sender report, 201 receiver report, 202 source description, 203 bye. Others are stepped over.
 */
import type { ReceptionBlock } from "./reception.ts";
import { byteAt, readUint16, readUint32, writeUint32 } from "./rtp.ts";

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const SOURCE_DESCRIPTION = 202;
const BYE = 203;
const CNAME = 1;
const BLOCK_BYTES = 24;
/** No sane compound packet has more parts. */
const MAX_PARTS = 32;
/** Seconds from 1900 (NTP) to 1970. */
const NTP_OFFSET_S = 2_208_988_800;

export interface SenderInfo {
  /** Milliseconds since 1970. */
  readonly wallMs: number;
  readonly timestamp: number;
  readonly packets: number;
  readonly octets: number;
}

/** `lastStamp`: of the sender report that came last from whom the block is about, 0 where none came; `sinceLast`: how long ago, in 1/65536 s. */
export interface ReportBlock extends ReceptionBlock {
  readonly lastStamp: number;
  readonly sinceLast: number;
}

export interface RtcpReport {
  /** Who reports. */
  readonly ssrc: number;
  readonly sender: SenderInfo | undefined;
  /** The middle 32 bits of the sender's NTP time, by which our next block names the report; 0 without a sender. */
  readonly stamp: number;
  readonly blocks: readonly ReportBlock[];
}

export interface RtcpContents {
  readonly reports: readonly RtcpReport[];
  readonly cname: string | undefined;
  readonly byes: readonly number[];
}

/** Undefined where the datagram is no RTCP (section A.2: version, first packet a report, lengths that add up). */
export function readRtcp(bytes: Uint8Array): RtcpContents | undefined {
  const reports: RtcpReport[] = [];
  const byes: number[] = [];
  let cname: string | undefined;
  let at = 0;
  for (let part = 0; at < bytes.length; part++) {
    if (part === MAX_PARTS || at + 4 > bytes.length || byteAt(bytes, at) >> 6 !== 2) return undefined;
    const count = byteAt(bytes, at) & 0x1f;
    const type = byteAt(bytes, at + 1);
    const end = at + (readUint16(bytes, at + 2) + 1) * 4;
    if (end > bytes.length) return undefined;
    if (part === 0 && type !== SENDER_REPORT && type !== RECEIVER_REPORT) return undefined;
    switch (type) {
      case SENDER_REPORT:
      case RECEIVER_REPORT: {
        const report = readReport(bytes, at, end, type === SENDER_REPORT, count);
        if (report === undefined) return undefined;
        reports.push(report);
        break;
      }
      case SOURCE_DESCRIPTION:
        cname ??= readCname(bytes, at + 4, end);
        break;
      case BYE:
        for (let i = 0, from = at + 4; i < count && from + 4 <= end; i++, from += 4) byes.push(readUint32(bytes, from));
        break;
      default:
        break;
    }
    at = end;
  }
  return at === 0 ? undefined : { reports, cname, byes };
}

function readReport(
  bytes: Uint8Array,
  at: number,
  end: number,
  isSender: boolean,
  count: number,
): RtcpReport | undefined {
  const blocksAt = at + (isSender ? 28 : 8);
  if (blocksAt + count * BLOCK_BYTES > end) return undefined;
  const blocks: ReportBlock[] = [];
  for (let i = 0, from = blocksAt; i < count; i++, from += BLOCK_BYTES) {
    blocks.push({
      ssrc: readUint32(bytes, from),
      fractionLost: byteAt(bytes, from + 4),
      cumulativeLost: (readUint32(bytes, from + 4) << 8) >> 8,
      highestSequence: readUint32(bytes, from + 8),
      jitter: readUint32(bytes, from + 12),
      lastStamp: readUint32(bytes, from + 16),
      sinceLast: readUint32(bytes, from + 20),
    });
  }
  const sender = isSender ? readSender(bytes, at + 8) : undefined;
  return { ssrc: readUint32(bytes, at + 4), sender, stamp: isSender ? readUint32(bytes, at + 10) : 0, blocks };
}

function readSender(bytes: Uint8Array, at: number): SenderInfo {
  const seconds = readUint32(bytes, at) - NTP_OFFSET_S;
  return {
    wallMs: seconds * 1000 + Math.round((readUint32(bytes, at + 4) * 1000) / 2 ** 32),
    timestamp: readUint32(bytes, at + 8),
    packets: readUint32(bytes, at + 12),
    octets: readUint32(bytes, at + 16),
  };
}

/** The first CNAME of the first chunk (section 6.5): SSRC, then items of type, length, text. */
function readCname(bytes: Uint8Array, from: number, end: number): string | undefined {
  let at = from + 4;
  while (at + 2 <= end && byteAt(bytes, at) !== 0) {
    const textEnd = at + 2 + byteAt(bytes, at + 1);
    if (textEnd > end) return undefined;
    if (byteAt(bytes, at) === CNAME) return new TextDecoder().decode(bytes.subarray(at + 2, textEnd));
    at = textEnd;
  }
  return undefined;
}

export interface RtcpToSend {
  readonly ssrc: number;
  /** Undefined: nothing sent since the last report, so a receiver report. */
  readonly sender: SenderInfo | undefined;
  readonly block: ReportBlock | undefined;
  /** ASCII, at most 255 bytes. */
  readonly cname: string;
  readonly bye: boolean;
}

/** SR or RR, then SDES with CNAME, then BYE where wanted: the order section 6.1 asks for. */
export function printRtcp(report: RtcpToSend): Uint8Array {
  const { ssrc, sender, block, bye } = report;
  const reportBytes = 8 + (sender === undefined ? 0 : 20) + (block === undefined ? 0 : BLOCK_BYTES);
  const cname = new TextEncoder().encode(report.cname).subarray(0, 255);
  // Items end with at least one zero, then up to the next word.
  const sdesBytes = 4 + Math.ceil((4 + 2 + cname.length + 1) / 4) * 4;
  const bytes = new Uint8Array(reportBytes + sdesBytes + (bye ? 8 : 0));
  const blocks = block === undefined ? 0 : 1;
  writePartHeader(bytes, 0, blocks, sender === undefined ? RECEIVER_REPORT : SENDER_REPORT, reportBytes);
  writeUint32(bytes, 4, ssrc);
  if (sender !== undefined) writeSender(bytes, 8, sender);
  if (block !== undefined) writeBlock(bytes, reportBytes - BLOCK_BYTES, block);
  writePartHeader(bytes, reportBytes, 1, SOURCE_DESCRIPTION, sdesBytes);
  writeUint32(bytes, reportBytes + 4, ssrc);
  bytes[reportBytes + 8] = CNAME;
  bytes[reportBytes + 9] = cname.length;
  bytes.set(cname, reportBytes + 10);
  if (bye) {
    writePartHeader(bytes, reportBytes + sdesBytes, 1, BYE, 8);
    writeUint32(bytes, reportBytes + sdesBytes + 4, ssrc);
  }
  return bytes;
}

function writePartHeader(bytes: Uint8Array, at: number, count: number, type: number, length: number): void {
  writeUint32(bytes, at, ((0x80 | count) << 24) | (type << 16) | (length / 4 - 1));
}

/** The middle 32 bits of the NTP time: how a block names a sender report. */
export function stampOf(wallMs: number): number {
  const { seconds, fraction } = ntpOf(wallMs);
  return ((seconds << 16) | (fraction >>> 16)) >>> 0;
}

function ntpOf(wallMs: number): { readonly seconds: number; readonly fraction: number } {
  const seconds = Math.floor(wallMs / 1000);
  return { seconds: seconds + NTP_OFFSET_S, fraction: Math.floor(((wallMs - seconds * 1000) / 1000) * 2 ** 32) };
}

function writeSender(bytes: Uint8Array, at: number, sender: SenderInfo): void {
  const { seconds, fraction } = ntpOf(sender.wallMs);
  writeUint32(bytes, at, seconds);
  writeUint32(bytes, at + 4, fraction);
  writeUint32(bytes, at + 8, sender.timestamp);
  writeUint32(bytes, at + 12, sender.packets);
  writeUint32(bytes, at + 16, sender.octets);
}

function writeBlock(bytes: Uint8Array, at: number, block: ReportBlock): void {
  writeUint32(bytes, at, block.ssrc);
  writeUint32(bytes, at + 4, (block.fractionLost << 24) | (block.cumulativeLost & 0xff_ffff));
  writeUint32(bytes, at + 8, block.highestSequence);
  writeUint32(bytes, at + 12, block.jitter);
  writeUint32(bytes, at + 16, block.lastStamp);
  writeUint32(bytes, at + 20, block.sinceLast);
}
