// Facts for whoever has not had them yet, made again from the events of the log by an engine of its own.
import { existsSync } from "node:fs";
import type { Center } from "../../core/center.ts";
import type { Event } from "../../core/events.ts";
import type { Fact } from "../../core/facts.ts";
import { headAt, type ChainedFile } from "./chain.ts";
import { FileReader, ReplayError } from "./file-reader.ts";
import { eventFile, fileNumbers, stateFile } from "./format.ts";
import { centerBefore } from "./replay.ts";

/** An engine that follows the log as it is written. */
export class MadeFacts {
  readonly #folder: string;
  #reader: FileReader | undefined;
  #number = 0;
  #center: Center | undefined;
  /** Made, and not yet asked for. */
  #made: Fact[] = [];
  #from = Number.POSITIVE_INFINITY;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Facts from this number on, `limit` or a few more of them; fewer: the log holds no more by now. */
  read(from: number, limit: number): readonly Fact[] {
    if (from < this.#from) this.#enter(from);
    this.#from = from;
    this.#made = this.#made.filter(({ seq }) => seq >= from);
    while (this.#made.length < limit && this.#step(from));
    return this.#made.slice(0, limit);
  }

  close(): void {
    this.#reader?.close();
    this.#reader = undefined;
  }

  /** At the newest known state before the fact; where there is none, at the oldest one: what lies between is lost. */
  #enter(from: number): void {
    this.#made = [];
    this.close();
    this.#center = undefined;
    const known = knownFiles(this.#folder);
    const file = known.findLast(({ head }) => head.lastFact < from) ?? known[0];
    if (file === undefined) throw new ReplayError("no file of the log begins where the engine's state is known");
    this.#open(file.number);
  }

  /** False: there is no further event by now. */
  #step(from: number): boolean {
    const next = this.#reader?.next();
    if (next === undefined) return false;
    if (next === "end" || next === "torn") return this.#openNext(from);
    this.#happen(next.event, from);
    return true;
  }

  #happen(event: Event, from: number): void {
    for (const fact of this.#center?.step(event).facts ?? []) if (fact.seq >= from) this.#made.push(fact);
  }

  /** The one after this one, where it is there already. */
  #openNext(from: number): boolean {
    const number = fileNumbers(this.#folder).find((other) => other > this.#number && headAt(this.#folder, other));
    if (number === undefined) return false;
    // Between the last look and the next file's beginning something may have been written.
    const last = this.#reader?.next();
    if (typeof last === "object") this.#happen(last.event, from);
    else this.#open(number);
    return true;
  }

  #open(number: number): void {
    const path = eventFile(this.#folder, number);
    const reader = new FileReader(path);
    const follows = this.#center !== undefined && reader.head.follows === this.#number;
    if (!follows || this.#reader === undefined) this.#center = centerBefore(path, reader.head);
    this.close();
    this.#reader = reader;
    this.#number = number;
  }
}

/** Before whose first event the engine's state is known. */
function knownFiles(folder: string): readonly ChainedFile[] {
  return fileNumbers(folder).flatMap((number) => {
    const head = headAt(folder, number);
    return head !== undefined && (head.begins || existsSync(stateFile(folder, number))) ? [{ number, head }] : [];
  });
}
