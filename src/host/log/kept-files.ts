// Which files of the event log are there, and which of them may go: the oldest, once all together are too large, but none
// that a start needs. A start begins at a state that was written down, and makes the facts again that the database lacks.
import { readdirSync, statSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { headAt } from "./chain.ts";
import { eventFile, fileNumbers, stateFile, type EventLogHead } from "./format.ts";

interface Kept extends Pick<EventLogHead, "follows" | "begins" | "lastFact"> {
  bytes: number;
  stateBytes: number;
}

/** Of older states, those of every so many files stay: what is kept of the past can be entered there. */
const STATE_EVERY = 8;
/** Each start of the server begins one, however little it holds. */
const MOST_FILES = 1_000;
/** These are kept whatever their number: one of them might be damaged. */
const NEWEST_STATES = 2;

export class KeptFiles {
  readonly #folder: string;
  readonly #mostBytes: number;
  readonly #files = new Map<number, Kept>();
  #projected = 0;
  #last = 0;

  constructor(folder: string, mostBytes: number) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** Finds what earlier processes have left. Files of an earlier format cannot be read any more, and go. */
  look(): void {
    for (const name of readdirSync(this.#folder)) {
      if (/^\d{1,7}\.jsonl$/.test(name)) unlinkSync(join(this.#folder, name));
    }
    for (const number of fileNumbers(this.#folder)) {
      const head = headAt(this.#folder, number);
      this.#last = number;
      if (head === undefined) this.discard(number);
      else this.#files.set(number, { ...head, bytes: sizeOf(eventFile(this.#folder, number)), stateBytes: 0 });
    }
    for (const number of fileNumbers(this.#folder, "state")) {
      const file = this.#files.get(number);
      if (file === undefined) remove(stateFile(this.#folder, number));
      else file.stateBytes = sizeOf(stateFile(this.#folder, number));
    }
  }

  get nextNumber(): number {
    return this.#last + 1;
  }

  get totalBytes(): number {
    let total = 0;
    for (const { bytes, stateBytes } of this.#files.values()) total += bytes + stateBytes;
    return total;
  }

  /** What may go as soon as the room is wanted. */
  get unneededBytes(): number {
    const from = this.#neededFrom;
    let total = 0;
    for (const [number, { bytes, stateBytes }] of this.#files) if (number < from) total += bytes + stateBytes;
    return total;
  }

  add(number: number, file: Omit<Kept, "stateBytes">): void {
    this.#files.set(number, { ...file, stateBytes: 0 });
    this.#last = number;
    this.#forget();
  }

  /** The newest file. */
  grew(bytes: number): void {
    const file = this.#files.get(this.#last);
    if (file !== undefined) file.bytes += bytes;
  }

  addState(number: number, bytes: number): void {
    const file = this.#files.get(number);
    if (file === undefined) return;
    file.stateBytes = bytes;
    this.#forget();
  }

  /** A file that was begun and could not be written. */
  discard(number: number): void {
    remove(eventFile(this.#folder, number));
  }

  projectedUpTo(fact: number): void {
    const before = this.#neededFrom;
    this.#projected = fact;
    if (this.#neededFrom !== before) this.#forget();
  }

  /** The newest file that a start may begin with: its state is known, and the facts before it are in the database. */
  get #neededFrom(): number {
    let found = 0;
    for (const [number, file] of this.#files) {
      if ((file.begins || file.stateBytes > 0) && file.lastFact <= this.#projected) found = number;
    }
    return found;
  }

  #forget(): void {
    const neededFrom = this.#neededFrom;
    this.#forgetStates(neededFrom);
    let total = this.totalBytes;
    for (const [number, file] of this.#files) {
      if (number >= neededFrom) return;
      // What is left of the past begins where it can be entered.
      const fits = total <= this.#mostBytes && this.#files.size <= MOST_FILES;
      const first = fits && (file.begins || file.stateBytes > 0);
      if (first) return;
      total -= file.bytes + file.stateBytes;
      this.#files.delete(number);
      remove(eventFile(this.#folder, number));
      remove(stateFile(this.#folder, number));
    }
  }

  #forgetStates(neededFrom: number): void {
    const withState = [...this.#files].filter(([, { stateBytes }]) => stateBytes > 0).map(([number]) => number);
    const newest = new Set(withState.slice(-NEWEST_STATES));
    const [oldest] = this.#files.keys();
    for (const number of withState) {
      const file = this.#files.get(number);
      const stays = newest.has(number) || number === neededFrom || number === oldest || number % STATE_EVERY === 0;
      // After a gap there is no other way in.
      if (file === undefined || stays || file.follows === null) continue;
      file.stateBytes = 0;
      remove(stateFile(this.#folder, number));
    }
  }
}

function sizeOf(file: string): number {
  return statSync(file).size;
}

/** Where it cannot be, it takes room; that is no reason to stop. */
function remove(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    return;
  }
}
