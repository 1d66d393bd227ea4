// Counts facts of one type as they are written. Read while the server runs: once the database has them, old files go.
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

export class JournalTail {
  readonly #folder: string;
  readonly #mark: string;
  readonly #files = new Map<string, Followed>();
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(dataFolder: string, type: Fact["type"]) {
    this.#folder = join(dataFolder, "journal");
    this.#mark = `"type":"${type}"`;
  }

  /** Counts what is written from now on. */
  start(): void {
    this.#look();
    this.#count = 0;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** How many there were. */
  stop(): number {
    clearInterval(this.#timer);
    this.#look();
    for (const { handle } of this.#files.values()) closeSync(handle);
    this.#files.clear();
    return this.#count;
  }

  #look(): void {
    for (const name of readdirSync(this.#folder)) {
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
    for (const line of lines) if (line.includes(this.#mark)) this.#count += 1;
  }
}
