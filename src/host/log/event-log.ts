// Every event of the engine in files: the truth from which everything else follows. Each is written before anybody acts on
// what came of it, so that what was answered, heard or seen is known after the process has died, however it died.
//
//   append --> written at once, in one piece
//          \-> the disk refuses --> kept in memory --once a second--> written, in pieces
//                                        \-> too much: given up, and the next file begins from the engine's state
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import type { CenterState } from "../../core/center.ts";
import type { Event } from "../../core/events.ts";
import type { Fact } from "../../core/facts.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EventLog } from "../../ports/event-log.ts";
import type { Log } from "../../ports/log.ts";
import type { Measure, Measured } from "../../ports/measures.ts";
import { gauge } from "../measures.ts";
import { checkOf, EVENT_LOG_FORMAT, EVENT_LOG_VERSION, eventFile, lineOf, type EventLogHead } from "./format.ts";
import { KeptFiles } from "./kept-files.ts";
import type { SnapshotMade, SnapshotOrder } from "./snapshot-order.ts";
import { Snapshots } from "./snapshots.ts";
import { writeState } from "./state-file.ts";

export interface EventLogParts {
  readonly folder: string;
  /** All files together; what is still needed for a start is kept beyond it. */
  readonly mostBytes: number;
  readonly program: string;
  readonly clock: Clock;
  readonly log: Log;
  /** The engine's living state, for when the log has a gap. */
  readonly state: () => CenterState;
  /** A file's least size; default 1 MiB. */
  readonly leastFileBytes?: number | undefined;
  /** What waits for the disk, at most; default 64 MiB. */
  readonly mostUnwrittenBytes?: number | undefined;
  /** Between the log and its file: for disks that are full. */
  readonly write?: ((handle: number, bytes: Uint8Array, write: typeof writeAll) => void) | undefined;
  /** Who writes states down; a thread of its own unless said otherwise. */
  readonly snapshots?: SnapshotMaker | undefined;
}

export interface SnapshotMaker {
  order(order: SnapshotOrder, made: (made: SnapshotMade) => void): void;
  /** Resolves when nothing is being written any more. */
  stop(): Promise<void>;
}

/** Where the log stands that is gone on with. */
export interface LogEnd {
  /** The last file; undefined: there is none, or its story ends there. */
  readonly follows: number | undefined;
  readonly lastFact: number;
  /** What a start had to let happen again to get there. */
  readonly events: number;
}

/** What waits for the disk. */
const MOST_UNWRITTEN_BYTES = 64 * 2 ** 20;
const PIECE_CHARACTERS = 256 * 1024;
/** After the disk has refused, it is asked again after so long. */
const TRY_AGAIN_MS = 1_000;
/** A start lets about two files happen again; a snapshot is made for each. */
const LEAST_FILE_BYTES = 2 ** 20;
const FILES = 64;

export class FileEventLog implements EventLog, Measured {
  readonly #parts: EventLogParts;
  readonly #kept: KeptFiles;
  readonly #snapshots: SnapshotMaker;
  #handle: number | undefined;
  #number = 0;
  #sizeBytes = 0;
  #stateBytes = 0;
  #lastFact = 0;
  #unwritten: string[] = [];
  #unwrittenBytes = 0;
  /** Events were given up: what follows can be read only from the state of the time. */
  #hasGap = false;
  #tryAgainAt = 0;
  #cancelRetry: (() => void) | undefined;

  constructor(parts: EventLogParts) {
    this.#parts = parts;
    this.#kept = new KeptFiles(parts.folder, parts.mostBytes);
    this.#snapshots = parts.snapshots ?? new Snapshots(parts.log);
  }

  /** Begins a file of its own beside what earlier processes have left. A full disk is waited for; a wrong folder throws. */
  open({ follows, lastFact, events }: LogEnd): void {
    this.#kept.look();
    this.#lastFact = lastFact;
    const begins = follows === undefined;
    try {
      this.#begin({ follows: follows ?? null, begins });
    } catch (error) {
      if (!isFull(error)) throw error;
      this.#refused(error);
      this.#firstHead = { follows: follows ?? null, begins };
      return;
    }
    // So that what was let happen again now need not be at the next start.
    if (events > 0) this.#order();
  }

  #firstHead: Pick<EventLogHead, "follows" | "begins"> | undefined;

  get isWritten(): boolean {
    return this.#unwritten.length === 0 && !this.#hasGap;
  }

  /** The facts up to this number are in the database. */
  forget(upTo: number): void {
    this.#kept.projectedUpTo(upTo);
  }

  measures(): readonly Measure[] {
    const { unneededBytes, totalBytes } = this.#kept;
    return [
      gauge("xcc_events_unwritten_bytes", "Events that the log on disk does not have.", [
        { value: this.#unwrittenBytes },
      ]),
      gauge("xcc_event_log_bytes", "The event log on disk, by whether a start needs it.", [
        { labels: { needed: "no" }, value: unneededBytes },
        { labels: { needed: "yes" }, value: totalBytes - unneededBytes },
      ]),
    ];
  }

  append(event: Event, facts: readonly Fact[]): void {
    this.#lastFact = facts.at(-1)?.seq ?? this.#lastFact;
    if (this.#hasGap) {
      if (event.at >= this.#tryAgainAt) this.#bridgeGap();
      return;
    }
    const line = lineOf(event, checkOf(facts), this.#lastFact);
    if (this.#unwritten.length > 0) {
      this.#keep(line);
      return;
    }
    try {
      this.#write(line);
    } catch (error) {
      this.#keep(line);
      this.#refused(error);
      return;
    }
    if (this.#sizeBytes >= this.#fullBytes) this.#beginNext();
  }

  /** Writes what waits, if the disk takes it. With `state` the next start has nothing to let happen again. */
  async close(state?: CenterState): Promise<void> {
    this.#cancelRetry?.();
    this.#tryAgainAt = 0;
    if (this.#hasGap) this.#bridgeGap();
    else this.#writeUnwritten(Number.POSITIVE_INFINITY);
    await this.#snapshots.stop();
    if (state !== undefined && this.isWritten && this.#handle !== undefined) this.#writeLastState(state);
    this.#closeFile();
  }

  /** A file without events whose state is the end of this process. */
  #writeLastState(state: CenterState): void {
    try {
      this.#begin({ follows: this.#number, begins: false });
      writeState(this.#parts.folder, this.#number, state, this.#parts.program);
    } catch (error) {
      this.#parts.log.warn({ err: error }, "the engine's state could not be written; the next start takes longer");
    }
  }

  get #fullBytes(): number {
    return Math.max(this.#parts.leastFileBytes ?? LEAST_FILE_BYTES, this.#parts.mostBytes / FILES, this.#stateBytes);
  }

  #beginNext(): void {
    try {
      this.#begin({ follows: this.#number, begins: false });
      this.#order();
    } catch (error) {
      // The file before goes on.
      this.#parts.log.warn({ err: error }, "no new file of the event log can be begun; the last one grows");
    }
  }

  #order(): void {
    const { folder, program } = this.#parts;
    this.#snapshots.order({ folder, program, number: this.#number }, ({ number, sizeBytes }) => {
      this.#stateBytes = sizeBytes;
      this.#kept.addState(number, sizeBytes);
    });
  }

  #begin(begins: Pick<EventLogHead, "follows" | "begins">): void {
    const { folder, program, clock } = this.#parts;
    const number = this.#kept.nextNumber;
    const shape = { format: EVENT_LOG_FORMAT, version: EVENT_LOG_VERSION } as const;
    const lastFact = this.#lastFact;
    const head: EventLogHead = { ...shape, program, masked: false, ...begins, lastFact, at: clock.now() };
    const text = Buffer.from(`${JSON.stringify(head)}\n`);
    // Callers' numbers stand in it: nobody else on the machine is to read them. Appended to: what a full disk took of a line is cut
    // off again, and the next one follows where the file then ends.
    const handle = openSync(eventFile(folder, number), "ax", 0o600);
    try {
      this.#put(handle, text);
    } catch (error) {
      closeSync(handle);
      this.#kept.discard(number);
      throw error;
    }
    this.#closeFile();
    this.#handle = handle;
    this.#number = number;
    this.#sizeBytes = text.length;
    this.#kept.add(number, { ...begins, lastFact, bytes: text.length });
  }

  /** All of it or nothing: half a line would spoil the line after it. */
  #write(text: string): void {
    if (this.#handle === undefined) throw new Error("the event log has no file");
    const bytes = Buffer.from(text);
    try {
      this.#put(this.#handle, bytes);
    } catch (error) {
      ftruncateSync(this.#handle, this.#sizeBytes);
      throw error;
    }
    this.#sizeBytes += bytes.length;
    this.#kept.grew(bytes.length);
  }

  #put(handle: number, bytes: Uint8Array): void {
    const { write } = this.#parts;
    if (write === undefined) writeAll(handle, bytes);
    else write(handle, bytes, writeAll);
  }

  #keep(line: string): void {
    this.#unwritten.push(line);
    this.#unwrittenBytes += line.length;
    if (this.#unwrittenBytes <= (this.#parts.mostUnwrittenBytes ?? MOST_UNWRITTEN_BYTES)) return;
    this.#parts.log.error(
      { bytes: this.#unwrittenBytes },
      "the event log could not be written for too long; it has a gap",
    );
    this.#unwritten = [];
    this.#unwrittenBytes = 0;
    this.#hasGap = true;
  }

  #refused(error: unknown): void {
    if (this.#tryAgainAt === 0) {
      const text = "the event log cannot be written; calls go on, but a crash now would lose what happens";
      this.#parts.log.error({ err: error }, text);
    }
    this.#tryAgainAt = this.#parts.clock.now() + TRY_AGAIN_MS;
    this.#cancelRetry ??= this.#parts.clock.wakeAt(this.#tryAgainAt, () => {
      this.#cancelRetry = undefined;
      if (!this.#hasGap) this.#writeUnwritten(MOST_UNWRITTEN_BYTES / 8);
    });
  }

  /** In pieces, at most so many characters of them now. */
  #writeUnwritten(most: number): void {
    try {
      if (this.#handle === undefined && this.#firstHead !== undefined) this.#begin(this.#firstHead);
      for (let written = 0; this.#unwritten.length > 0 && written < most;) {
        const { text, lines } = firstPiece(this.#unwritten);
        this.#write(text);
        this.#unwritten.splice(0, lines);
        this.#unwrittenBytes -= text.length;
        written += text.length;
      }
    } catch (error) {
      this.#refused(error);
      return;
    }
    if (this.#unwritten.length > 0) this.#refused(undefined);
    else if (this.#tryAgainAt > 0) this.#isBack("the event log is written again; nothing of it is missing");
  }

  /** The step has been taken: where the engine stands now is where the next file begins. */
  #bridgeGap(): void {
    const { folder, program, state } = this.#parts;
    try {
      const number = this.#kept.nextNumber;
      const bytes = writeState(folder, number, state(), program);
      this.#begin({ follows: null, begins: false });
      this.#kept.addState(number, bytes);
    } catch (error) {
      this.#refused(error);
      return;
    }
    this.#hasGap = false;
    this.#isBack("the event log is written again, after a gap");
  }

  #isBack(text: string): void {
    this.#tryAgainAt = 0;
    this.#parts.log.warn({}, text);
  }

  #closeFile(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined) closeSync(handle);
  }
}

function firstPiece(lines: readonly string[]): { readonly text: string; readonly lines: number } {
  let [characters, count] = [0, 0];
  while (count < lines.length && (count === 0 || characters < PIECE_CHARACTERS)) {
    characters += lines[count]?.length ?? 0;
    count += 1;
  }
  return { text: lines.slice(0, count).join(""), lines: count };
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
