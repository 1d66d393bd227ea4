// The journal of a running server, as it is written.
import { closeSync, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import type { Fact } from "../src/core/facts.ts";

const LOOK_EVERY_MS = 200;

interface Followed {
  readonly handle: number;
  offset: number;
  /** The begin of a line that is not all there yet. */
  rest: string;
}

/** Hands on each line as it is written. Read while the server runs: once the database has them, old files go. */
export class JournalLines {
  readonly #folder: string;
  readonly #take: (line: string) => void;
  readonly #files = new Map<string, Followed>();
  #timer: NodeJS.Timeout | undefined;

  constructor(dataFolder: string, take: (line: string) => void) {
    this.#folder = join(dataFolder, "journal");
    this.#take = take;
  }

  start(): void {
    this.look();
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.look();
    for (const { handle } of this.#files.values()) closeSync(handle);
    this.#files.clear();
  }

  /** All that is written by now. */
  look(): void {
    for (const name of readdirSync(this.#folder).sort()) {
      if (!this.#files.has(name)) {
        this.#files.set(name, { handle: openSync(join(this.#folder, name), "r"), offset: 0, rest: "" });
      }
    }
    // An open file is read to its end even when its name is gone.
    for (const file of this.#files.values()) this.#read(file);
  }

  #read(file: Followed): void {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(file.handle).size - file.offset));
    if (bytes.length === 0) return;
    file.offset += readSync(file.handle, bytes, 0, bytes.length, file.offset);
    const lines = (file.rest + bytes.toString("latin1")).split("\n");
    file.rest = lines.pop() ?? "";
    for (const line of lines) this.#take(line);
  }
}

/** Counts facts of one type as they are written. */
export class JournalTail {
  readonly #lines: JournalLines;
  #count = 0;

  constructor(dataFolder: string, type: Fact["type"]) {
    const mark = `"type":"${type}"`;
    this.#lines = new JournalLines(dataFolder, (line) => {
      if (line.includes(mark)) this.#count += 1;
    });
  }

  /** Counts what is written from now on. */
  start(): void {
    this.#lines.start();
    this.#count = 0;
  }

  /** How many there were. */
  stop(): number {
    this.#lines.stop();
    return this.#count;
  }
}
