// What it costs in CPU that people hear one another, without the system calls that every packet costs whoever hears it:
// nanoseconds for each packet that comes in, of a plain talk, of one that somebody listens to, and of three who talk.
//   node bench/hearing.ts [--calls 200]
import { parseArgs } from "node:util";
import { writeRtpHeader } from "../src/media/index.ts";
import type { LinkReceiver } from "../src/media/session/ports.ts";
import { SLOTS, Switchboard } from "../src/media/session/switchboard.ts";
import { newRow } from "../src/media/statistics-board.ts";

export interface HearingRow {
  readonly situation: string;
  readonly perPacketNs: number;
  /** Of a whole call, for each 20 ms of it. */
  readonly perPeriodNs: number;
  /** A call's cost as a multiple of the plain one's. */
  readonly ratio: number;
}

/** Whom each of a call's sessions hears, by their places in it. In `overhear` the third would also hear what is played to the second. */
export const SITUATIONS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  talk: [[1], [0]],
  "talk, the codecs differ": [[1], [0]],
  hold: [[], []],
  "one heard by two": [[], [0], [0]],
  listen: [[1], [0], [0, 1]],
  overhear: [[1], [0], [0, 1]],
  whisper: [[1], [0, 2], [0, 1]],
  "three-way": [
    [1, 2],
    [0, 2],
    [0, 1],
  ],
};

const ROUNDS = 7;
const PERIODS = 250;
const PAYLOAD_BYTES = 160;

export function measureHearing(calls: number): readonly HearingRow[] {
  const names = Object.keys(SITUATIONS);
  const halls = new Map(
    names.map((name) => [name, new Hall(SITUATIONS[name] ?? [], calls, name.includes("codecs"), name === "overhear")]),
  );
  const best = new Map<string, number>();
  // In turns, and the quickest of each: what else the machine does is in none of them, or in all.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, hall] of halls) best.set(name, Math.min(best.get(name) ?? Infinity, hall.run(PERIODS)));
  }
  const plain = best.get("talk") ?? 1;
  return names.map((name) => {
    const ms = best.get(name) ?? 0;
    const perPeriodNs = (ms * 1e6) / PERIODS / calls;
    return {
      situation: name,
      perPacketNs: perPeriodNs / (SITUATIONS[name]?.length ?? 1),
      perPeriodNs,
      ratio: ms / plain,
    };
  });
}

/** So many calls of one kind on a switchboard without sockets. */
export class Hall {
  readonly #receivers: LinkReceiver[] = [];
  readonly #packets: Uint8Array[] = [];
  readonly #switchboard: Switchboard;
  #nowMs = 1_000;
  #period = 0;

  constructor(relation: readonly (readonly number[])[], calls: number, isMixed: boolean, overhears = false) {
    const settings = {
      silentAfterMs: 1e9,
      rtcpIntervalMs: 1e9,
      digitsInRecordings: false,
      lineTones: true,
      source: "strict",
    } as const;
    const nothing = (): void => undefined;
    const link = { port: 20_000, row: newRow(), sendRtp: nothing, sendRtcp: nothing, close: nothing };
    let made = 0;
    this.#switchboard = new Switchboard(settings, {
      now: () => this.#nowMs,
      wall: () => this.#nowMs,
      numbers: () => ({ ssrc: (made += 1), timestamp: made, sequence: made & 0xffff }),
      emit: nothing,
      bind: (_session, _port, receiver, done) => {
        this.#receivers.push(receiver);
        done({ type: "bound", link });
      },
      bindWeb: () => undefined,
      openRecording: () => ({ append: nothing, finish: nothing }),
      sounds: { sound: nothing, list: nothing },
    });
    for (let call = 0; call < calls; call++) {
      const names = relation.map((_, at) => `${call} ${at}`);
      for (const [at, session] of names.entries()) this.#open(session, isMixed && at === 1 ? "PCMU" : "PCMA");
      const parties = names.map((session, at) => ({
        session,
        hears: (relation[at] ?? []).map((of) => names[of] ?? ""),
        playedTo: overhears && at === 2 ? names[1] : undefined,
      }));
      this.#switchboard.execute({ type: "converse", conversation: `${call}`, parties });
    }
  }

  /** Milliseconds of this thread's CPU for so many periods in which each session gets a packet. */
  run(periods: number): number {
    const before = process.threadCpuUsage();
    for (let n = 0; n < periods; n++) {
      this.#period += 1;
      for (const [at, receiver] of this.#receivers.entries()) {
        const packet = this.#packets[at] ?? new Uint8Array(0);
        // What was relayed was rewritten where it is.
        const payloadType = packet[packet.length - 1] === 0 ? 0 : 8;
        writeRtpHeader(packet, 0, false, payloadType, this.#period, this.#period * PAYLOAD_BYTES, 0x5000 + at);
        receiver.rtp(packet.subarray(0, 12 + PAYLOAD_BYTES), "10.0.0.1", 4_000);
      }
      for (let slot = 0; slot < SLOTS; slot++) {
        this.#switchboard.tick(slot, this.#period, this.#nowMs);
        this.#nowMs += 20 / SLOTS;
      }
    }
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  }

  #open(session: string, codec: "PCMA" | "PCMU"): void {
    const payloadType = codec === "PCMA" ? 8 : 0;
    const packet = new Uint8Array(12 + PAYLOAD_BYTES + 1).fill(0xa5);
    packet[packet.length - 1] = payloadType;
    this.#packets.push(packet);
    this.#switchboard.execute({ type: "open", session, near: undefined });
    this.#switchboard.execute({
      ...{ type: "connect", session, address: "10.0.0.1", port: 4_000, signalledFrom: "10.0.0.1", codec, payloadType },
      ...{ digitsPayloadType: 101, send: true, receive: true },
    });
  }
}

export function hearingTable(rows: readonly HearingRow[]): string {
  const lines = [["situation", "ns/packet", "ns/call and 20 ms", "x talk"]];
  for (const { situation, perPacketNs, perPeriodNs, ratio } of rows) {
    lines.push([situation, perPacketNs.toFixed(0), perPeriodNs.toFixed(0), ratio.toFixed(2)]);
  }
  return lines
    .map((line) => line.map((cell, at) => (at === 0 ? cell.padEnd(26) : cell.padStart(20))).join(""))
    .join("\n");
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { calls: { type: "string", default: "200" } } });
  const calls = Number(values.calls);
  if (!(calls >= 1 && calls <= 10_000)) throw new Error("--calls: 1 to 10000 wanted");
  console.log(hearingTable(measureHearing(calls)));
}
