// Facts in files, a line each, written before anybody acts on them. What one `write` call has taken survives the end of
// the process, however it ends (not that of the machine: for that the database is there).
//
//   journal/000000000000001.jsonl   facts 1 .. n      each file is named after its first fact;
//   journal/00000000000n+1.jsonl    the next ones     a file goes when the database has all of it
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  truncateSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fact } from "../core/facts.ts";
import type { Journal } from "../ports/journal.ts";

const FILE_DIGITS = 15;
const MOST_FACTS_PER_FILE = 20_000;

export class FileJournal implements Journal {
  readonly #folder: string;
  /** First facts of the files kept, in order. */
  #files: number[] = [];
  #handle: number | undefined;
  #factsInFile = 0;
  #sizeBytes = 0;
  #lastFact = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Finds what is kept. A last line that was cut off by a crash is dropped: its step was never acted on. */
  open(): void {
    mkdirSync(this.#folder, { recursive: true });
    this.#files = readdirSync(this.#folder)
      .filter((name) => /^\d+\.jsonl$/.test(name))
      .map((name) => Number.parseInt(name, 10))
      .sort((a, b) => a - b);
    const last = this.#files.at(-1);
    if (last === undefined) return;
    const path = this.#path(last);
    const text = readFileSync(path, "utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
    const facts = parse(whole);
    this.#lastFact = facts.at(-1)?.seq ?? last - 1;
  }

  get lastFact(): number {
    return this.#lastFact;
  }

  append(facts: readonly Fact[]): void {
    const last = facts.at(-1);
    if (last === undefined) return;
    const handle = this.#handleFor(facts[0]?.seq ?? last.seq);
    const text = Buffer.from(facts.map((fact) => `${JSON.stringify(fact)}\n`).join(""));
    this.#write(handle, text);
    this.#lastFact = last.seq;
    this.#factsInFile += facts.length;
  }

  /** All of it or nothing: half a line would spoil the line after it. */
  #write(handle: number, text: Buffer): void {
    try {
      for (let written = 0; written < text.length;) written += writeSync(handle, text, written);
    } catch (error) {
      ftruncateSync(handle, this.#sizeBytes);
      throw error;
    }
    this.#sizeBytes += text.length;
  }

  #handleFor(firstFact: number): number {
    if (this.#handle !== undefined && this.#factsInFile < MOST_FACTS_PER_FILE) return this.#handle;
    const handle = openSync(this.#path(firstFact), "a");
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = handle;
    this.#sizeBytes = fstatSync(handle).size;
    this.#factsInFile = 0;
    if (this.#files.at(-1) !== firstFact) this.#files.push(firstFact);
    return handle;
  }

  async read(from: number, limit: number): Promise<Fact[]> {
    const found: Fact[] = [];
    for (const [index, first] of this.#files.entries()) {
      const next = this.#files[index + 1];
      if (next !== undefined && next <= from) continue;
      const facts = parse(await readFile(this.#path(first), "utf8"));
      for (const fact of facts) if (fact.seq >= from && found.length < limit) found.push(fact);
      if (found.length >= limit) break;
    }
    return found;
  }

  forget(upTo: number): void {
    while (this.#files.length > 1) {
      const [first, next] = this.#files;
      if (first === undefined || next === undefined || next - 1 > upTo) return;
      this.#files.shift();
      if (existsSync(this.#path(first))) unlinkSync(this.#path(first));
    }
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #path(firstFact: number): string {
    return join(this.#folder, `${String(firstFact).padStart(FILE_DIGITS, "0")}.jsonl`);
  }
}

/** Lines that are no facts (a disk that lies) are left out; what follows them still counts. */
function parse(text: string): Fact[] {
  const facts: Fact[] = [];
  for (const line of text.split("\n")) {
    if (line === "") continue;
    try {
      facts.push(JSON.parse(line) as Fact);
    } catch {
      continue;
    }
  }
  return facts;
}
