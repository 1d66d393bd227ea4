// Every event of the engine in files, so that what happened can be made to happen again: the same events give the same
// facts, byte for byte.
//
//   events/000001.jsonl   a head (version, run, where the engine stood), then a line for each event
//   events/000002.jsonl   ...       each file can be replayed alone; the oldest go when all together are too large
//
// Lines are gathered and written a few times a second: a crash of the process costs the last moment, a full disk the log,
// neither of them a call.
import { closeSync, mkdirSync, openSync, readdirSync, statSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";
import { crc32 } from "node:zlib";
import type { Center, StepResult } from "../core/center.ts";
import type { Event } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Engine } from "./host.ts";

export const EVENT_LOG_FORMAT = "xcc-events";
export const EVENT_LOG_VERSION = 1;

/** The first line of each file. */
export interface EventLogHead {
  readonly format: typeof EVENT_LOG_FORMAT;
  readonly version: typeof EVENT_LOG_VERSION;
  /** Of the program whose code made the facts; another one may make others. */
  readonly program: string;
  /** Names one life of the process. Files of one run follow one another without a gap, counted by `part` from 1. */
  readonly run: string;
  readonly part: number;
  /** Whether personal data was replaced. */
  readonly masked: boolean;
  /** Where the engine stood before the first event of this file (node's own serialisation, base64); null: at its beginning. */
  readonly state: string | null;
}

/** When; what (null: time passed); the check sum of the facts that came of it, as JSON (0: none). */
export type EventLine = readonly [at: number, body: Omit<Event, "at"> | null, check: number];

export interface EventLogParts {
  readonly folder: string;
  /** All files together. */
  readonly mostBytes: number;
  readonly program: string;
  readonly run: string;
  readonly clock: Clock;
  readonly log: Log;
}

const WRITE_EVERY_MS = 250;
const MOST_GATHERED_CHARACTERS = 256 * 1024;
/** So many files share the space: what is lost when the oldest goes. */
const FILES = 8;
/** Each start of the server begins one, however little it holds. */
const MOST_FILES = 1_000;
/** A file holds at least so many times its head: else a large center would write nothing but heads. */
const LEAST_TIMES_HEAD = 4;
/** After the disk has refused, it is asked again after so long. */
const TRY_AGAIN_MS = 10_000;
const FILE_DIGITS = 6;

export function fileName(number: number): string {
  return `${String(number).padStart(FILE_DIGITS, "0")}.jsonl`;
}

/** Numbers of the files that a folder holds, in order. */
export function fileNumbers(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+\.jsonl$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}

export function checkOf(facts: readonly Fact[]): number {
  return facts.length === 0 ? 0 : crc32(JSON.stringify(facts));
}

export function lineOf({ at, ...body }: Event, check: number): string {
  return `${JSON.stringify([at, body.type === "tick" ? null : body, check] satisfies EventLine)}\n`;
}

export class EventLog {
  readonly #parts: EventLogParts;
  readonly #center: Center;
  readonly #files: { readonly number: number; bytes: number }[] = [];
  #handle: number | undefined;
  #part = 0;
  #lines: string[] = [];
  #gathered = 0;
  #headBytes = 0;
  #cancelWrite: (() => void) | undefined;
  /** After a gap nothing more is written before a file begins anew; not before this time. */
  #brokenUntil = 0;

  constructor(center: Center, parts: EventLogParts) {
    this.#center = center;
    this.#parts = parts;
  }

  /** Begins a file of its own beside what earlier runs have left. Throws where it cannot: the settings are wrong. */
  open(): void {
    const { folder } = this.#parts;
    mkdirSync(folder, { recursive: true });
    for (const number of fileNumbers(folder)) {
      this.#files.push({ number, bytes: statSync(join(folder, fileName(number))).size });
    }
    this.#begin(null);
  }

  /** An engine that does the same and is written down. */
  engine(): Engine {
    return {
      step: (event) => {
        const result = this.#center.step(event);
        this.#record(event, result);
        return result;
      },
      nextDeadline: () => this.#center.nextDeadline(),
    };
  }

  #record(event: Event, { facts }: StepResult): void {
    if (this.#handle === undefined) {
      // The step has been taken: where the engine stands now is where the next file begins.
      if (event.at >= this.#brokenUntil) this.#attempt(() => this.#begin(this.#state()));
      return;
    }
    const line = lineOf(event, checkOf(facts));
    this.#lines.push(line);
    this.#gathered += line.length;
    if (this.#gathered >= MOST_GATHERED_CHARACTERS) this.write();
    else this.#cancelWrite ??= this.#parts.clock.wakeAt(event.at + WRITE_EVERY_MS, () => this.write());
    const full = Math.max(this.#parts.mostBytes / FILES, LEAST_TIMES_HEAD * this.#headBytes);
    if (this.#eventBytes() + this.#gathered < full) return;
    this.write();
    this.#beginNext();
  }

  #beginNext(): void {
    if (this.#handle !== undefined) this.#attempt(() => this.#begin(this.#state()));
  }

  /** Writes what was gathered. */
  write(): void {
    this.#cancelWrite?.();
    this.#cancelWrite = undefined;
    const text = this.#lines.join("");
    this.#lines = [];
    this.#gathered = 0;
    if (text !== "") this.#attempt(() => this.#append(text));
  }

  close(): void {
    this.write();
    this.#closeFile();
  }

  #state(): string {
    return serialize(this.#center.state).toString("base64");
  }

  #begin(state: string | null): void {
    this.#closeFile();
    const { folder, program, run } = this.#parts;
    const number = (this.#files.at(-1)?.number ?? 0) + 1;
    this.#part += 1;
    const shape = { format: EVENT_LOG_FORMAT, version: EVENT_LOG_VERSION } as const;
    const head: EventLogHead = { ...shape, program, run, part: this.#part, masked: false, state };
    // Callers' numbers stand in it: nobody else on the machine is to read them.
    this.#handle = openSync(join(folder, fileName(number)), "wx", 0o600);
    this.#files.push({ number, bytes: 0 });
    this.#append(`${JSON.stringify(head)}\n`);
    this.#headBytes = this.#files.at(-1)?.bytes ?? 0;
    this.#forgetOldest();
  }

  #append(text: string): void {
    const handle = this.#handle;
    const file = this.#files.at(-1);
    if (handle === undefined || file === undefined) return;
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
    file.bytes += bytes.length;
  }

  #attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#parts.log.error(
        { err: error },
        "the event log cannot be written; what happens meanwhile cannot be replayed",
      );
      this.#brokenUntil = this.#parts.clock.now() + TRY_AGAIN_MS;
      // A number of its own for the next one: two runs of events must not look like one.
      this.#part += 1;
      this.#closeFile();
    }
  }

  #closeFile(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined) closeSync(handle);
  }

  #eventBytes(): number {
    return (this.#files.at(-1)?.bytes ?? 0) - this.#headBytes;
  }

  #forgetOldest(): void {
    const { folder, mostBytes } = this.#parts;
    // The new file will grow to its share: room is made for it now.
    let total = this.#files.reduce((sum, { bytes }) => sum + bytes, 0) + mostBytes / FILES;
    while ((total > mostBytes || this.#files.length > MOST_FILES) && this.#files.length > 1) {
      const oldest = this.#files.shift();
      if (oldest === undefined) return;
      total -= oldest.bytes;
      unlinkSync(join(folder, fileName(oldest.number)));
    }
  }
}
