import { closeSync, openSync, readSync } from "node:fs";
import { EVENT_LOG_FORMAT, EVENT_LOG_VERSION, readLine, type EventLogHead, type LoggedEvent } from "./format.ts";

/** What it is given is no event log, one of another version, or one whose beginning is not there. */
export class ReplayError extends Error {}

const CHUNK_BYTES = 256 * 1024;
const LINE_END = 0x0a;

/** Reads one file of the event log line by line, as far as it is written by now; more may come. */
export class FileReader {
  readonly path: string;
  readonly head: EventLogHead;
  readonly #handle: number;
  #lines: string[] = [];
  #next = 0;
  /** The beginning of a line whose end is not there. */
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;

  /** Throws a `ReplayError` for what is no event log, and what the file system throws. */
  constructor(path: string) {
    this.path = path;
    this.#handle = openSync(path, "r");
    try {
      this.head = headOf(path, this.#nextText() ?? "");
    } catch (error) {
      closeSync(this.#handle);
      throw error;
    }
  }

  /** Counted from 1, the head. */
  get line(): number {
    return this.#line;
  }

  /** "end": no more is written; "torn": nor is the last line whole, or it is none. */
  next(): LoggedEvent | "end" | "torn" {
    const text = this.#nextText();
    if (text === undefined) return this.#rest.length === 0 ? "end" : "torn";
    this.#line += 1;
    return readLine(text) ?? "torn";
  }

  close(): void {
    closeSync(this.#handle);
  }

  #nextText(): string | undefined {
    while (this.#next >= this.#lines.length) {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const bytes = readSync(this.#handle, chunk, 0, CHUNK_BYTES, null);
      if (bytes === 0) return undefined;
      const all = Buffer.concat([this.#rest, chunk.subarray(0, bytes)]);
      const end = all.lastIndexOf(LINE_END) + 1;
      this.#rest = all.subarray(end);
      this.#lines = end === 0 ? [] : all.toString("utf8", 0, end - 1).split("\n");
      this.#next = 0;
    }
    this.#next += 1;
    return this.#lines[this.#next - 1];
  }
}

function headOf(path: string, text: string): EventLogHead {
  let head: { readonly format?: unknown; readonly version?: unknown } | null;
  try {
    head = JSON.parse(text) as typeof head;
  } catch {
    throw new ReplayError(`${path} is no event log: its first line is not JSON`);
  }
  if (head?.format !== EVENT_LOG_FORMAT) throw new ReplayError(`${path} is no event log`);
  if (head.version !== EVENT_LOG_VERSION) {
    throw new ReplayError(
      `${path} has version ${String(head.version)} of the format; this program reads ${EVENT_LOG_VERSION}`,
    );
  }
  return head as EventLogHead;
}
