// CPU of the media engine per relayed packet, against a bare Node UDP forwarder under the same load in the same run;
// with and without recording; and of music to many listeners. Where more than two take part: bench/conversations.ts.
//   node bench/media.ts [--seconds 4]
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { printWav, tone } from "../src/media/index.ts";
import { THREE } from "./media/messages.ts";
import type { LoadFigures, SubjectFigures, SubjectKind, SubjectReady, ToChild } from "./media/messages.ts";

export interface MediaBenchOptions {
  /** How long each point is measured. */
  readonly secondsPerPoint: number;
  /** Two-way calls. */
  readonly calls: readonly number[];
  readonly listeners: number;
}

export interface Row {
  readonly subject: SubjectKind;
  /** Calls, or listeners. */
  readonly size: number;
  /** In and out are one packet for a relay; each packet sent is one for music. */
  readonly packetsPerSecond: number;
  /** Of the packets that this size should make. Well below 100 the machine was too busy, and the row says little. */
  readonly loadPercent: number;
  readonly cpuPerPacketUs: number;
  /** As a multiple of the bare forwarder's at the same size; undefined for music. */
  readonly ratio: number | undefined;
  /** Of the whole process, percent of one core. */
  readonly corePercent: number;
  readonly corePercentPerCall: number;
  readonly packetsLost: number;
  readonly rssMb: number;
}

export const MEDIA_BENCH_DEFAULTS: MediaBenchOptions = { secondsPerPoint: 4, calls: [50, 200, 500], listeners: 500 };

const WARM_UP_MS = 2_000;

/** What the media may cost beside a bare forwarder. */
export const MOST_TIMES_THE_FORWARDER = 1.6;
/** With fewer of the packets sent than this, two programs under unlike loads would be compared. */
export const LEAST_LOAD_PERCENT = 95;

export async function measureMedia(options: MediaBenchOptions = MEDIA_BENCH_DEFAULTS): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "xcc-media-bench-"));
  try {
    await writeMusic(folder);
    const rows: Row[] = [];
    for (const size of options.calls) {
      const bare = await measurePoint("bare", size, folder, options.secondsPerPoint, undefined);
      rows.push(bare);
      for (const kind of ["relay", "record"] as const) {
        const recordings = await mkdtemp(join(folder, "recordings-"));
        rows.push(await measurePoint(kind, size, recordings, options.secondsPerPoint, bare.cpuPerPacketUs));
      }
    }
    for (const kind of ["music", "music-both-ways"] as const) {
      rows.push(await measurePoint(kind, options.listeners, folder, options.secondsPerPoint, undefined));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is played where music is. */
export async function writeMusic(folder: string): Promise<void> {
  await writeFile(join(folder, "music.wav"), printWav([tone([330, 415, 494], 30 * 8_000)]));
}

/** One program at work with so many calls of a kind, or listeners. */
export async function measurePoint(
  kind: SubjectKind,
  size: number,
  folder: string,
  seconds: number,
  bareUs: number | undefined,
): Promise<Row> {
  const isMusic = kind === "music" || kind === "music-both-ways";
  const subject = child(kind === "bare" ? "forwarder.ts" : "engine-subject.ts");
  const load = child("load.ts");
  try {
    const parties = THREE.includes(kind) ? 3 : isMusic ? 1 : 2;
    const sockets = size * parties;
    const peers = await ask<SubjectReady>(load, { type: "open", open: { sockets } });
    const { ports } = await ask<SubjectReady>(subject, { type: "start", start: { kind, peers: peers.ports, folder } });
    if (kind !== "music") tell(load, { type: "send", ports });
    await sleep(WARM_UP_MS);
    const before = await ask<SubjectFigures>(subject, { type: "figures" });
    const startedAt = performance.now();
    await sleep(seconds * 1_000);
    const after = await ask<SubjectFigures>(subject, { type: "figures" });
    const elapsedMs = performance.now() - startedAt;
    tell(load, { type: "hush" });
    await sleep(200);
    const { sent, received } = await ask<LoadFigures>(load, { type: "figures" });
    const packets = isMusic ? after.sent - before.sent : after.received - before.received;
    const cpuUs = after.cpuUs - before.cpuUs;
    const cpuPerPacketUs = cpuUs / packets;
    const corePercent = cpuUs / elapsedMs / 10;
    return {
      subject: kind,
      size,
      packetsPerSecond: (packets * 1_000) / elapsedMs,
      loadPercent: (packets * 100_000) / elapsedMs / (size * parties * 50),
      cpuPerPacketUs,
      ratio: bareUs === undefined ? undefined : cpuPerPacketUs / bareUs,
      corePercent,
      corePercentPerCall: corePercent / size,
      packetsLost: isMusic ? 0 : Math.max(0, sent - received),
      rssMb: after.rssMb,
    };
  } finally {
    await Promise.all([end(subject), end(load)]);
  }
}

function child(file: string): ChildProcess {
  return fork(new URL(`./media/${file}`, import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function tell(to: ChildProcess, message: ToChild): void {
  to.send(message);
}

async function ask<Answer>(of: ChildProcess, message: ToChild): Promise<Answer> {
  const limit = AbortSignal.timeout(30_000);
  const answered = once(of, "message", { signal: limit });
  const died = once(of, "exit", { signal: limit }).then(() => {
    throw new Error("a child process of the media bench died");
  });
  died.catch(() => undefined);
  tell(of, message);
  const [answer] = (await Promise.race([answered, died])) as [Answer];
  return answer;
}

async function end(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null) return;
  const gone = once(one, "exit");
  if (one.connected) tell(one, { type: "end" });
  const limit = setTimeout(() => one.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(limit);
}

/** The rows as lines of text. */
export function mediaTable(rows: readonly Row[]): string {
  const head = [
    "subject",
    "size",
    "packets/s",
    "load %",
    "us/packet",
    "x bare",
    "core %",
    "core %/call",
    "lost",
    "RSS MB",
  ];
  const lines = rows.map((row) => [
    row.subject,
    String(row.size),
    row.packetsPerSecond.toFixed(0),
    row.loadPercent.toFixed(0),
    row.cpuPerPacketUs.toFixed(2),
    row.ratio === undefined ? "" : row.ratio.toFixed(2),
    row.corePercent.toFixed(1),
    row.corePercentPerCall.toFixed(3),
    String(row.packetsLost),
    row.rssMb.toFixed(0),
  ]);
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")).join("\n");
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { seconds: { type: "string", default: "4" } } });
  const secondsPerPoint = Number(values.seconds);
  if (!(secondsPerPoint >= 1 && secondsPerPoint <= 600)) throw new Error("--seconds: 1 to 600 wanted");
  console.log(mediaTable(await measureMedia({ ...MEDIA_BENCH_DEFAULTS, secondsPerPoint })));
}
