// What a switch has told and no log has yet, in a file: it outlives the switch. Appended before anybody outside is answered;
// written, not synced, so it survives the process however it dies, and not the machine.
//
//   {"run","last"}     the head: the number before the first line
//   {"number","event"} ...
//
// Once nothing need be kept, and much was, it begins anew.
import { randomUUID } from "node:crypto";
import type { SwitchEvent } from "../../core/switch.ts";
import { LineFile } from "../../lines/line-file.ts";
import type { Log } from "../../ports/log.ts";

export interface KeptEvents {
  readonly run: string;
  /** The number of the last event that there was. */
  readonly last: number;
  readonly events: readonly { readonly number: number; readonly event: SwitchEvent }[];
}

export interface ToldQueueParts {
  readonly file: string;
  readonly log: Log;
  /** From this size on it begins anew when nothing need be kept; default 1 MiB. */
  readonly leastBytes?: number;
}

const LEAST_BYTES = 2 ** 20;

export class ToldQueue {
  readonly #parts: ToldQueueParts;
  readonly #file: LineFile;
  #run = "";
  #last = 0;
  #isRefused = false;

  constructor(parts: ToldQueueParts) {
    this.#parts = parts;
    this.#file = new LineFile(parts.file);
  }

  /** What the processes before this one have left; half a line at the end never happened for anybody outside. */
  open(): KeptEvents {
    const kept = read(this.#file) ?? { run: randomUUID(), last: 0, events: [] };
    this.#run = kept.run;
    this.#last = kept.last;
    this.#begin(kept.events);
    return kept;
  }

  /** A full disk costs what outlives the switch, and nothing else. */
  keep(number: number, event: SwitchEvent): void {
    this.#last = number;
    this.#append(lineOf({ number, event }));
  }

  letGo(upTo: number): void {
    const isSmall = this.#file.sizeBytes < (this.#parts.leastBytes ?? LEAST_BYTES);
    if (upTo < this.#last || (isSmall && !this.#isRefused)) return;
    this.#begin([]);
  }

  close(): void {
    this.#file.close();
  }

  /** Whoever dies meanwhile leaves the file as it was. */
  #begin(events: KeptEvents["events"]): void {
    const first = events[0]?.number ?? this.#last + 1;
    try {
      this.#file.writeAnew([{ run: this.#run, last: first - 1 }, ...events].map(lineOf).join(""));
      this.#isRefused = false;
    } catch (error) {
      this.#refused(error);
    }
  }

  #append(line: string): void {
    if (this.#isRefused) return;
    try {
      this.#file.append(line);
    } catch (error) {
      this.#refused(error);
    }
  }

  /** With a hole nothing after it is worth anything: it begins anew when nothing need be kept. */
  #refused(error: unknown): void {
    this.#isRefused = true;
    this.#parts.log.error({ err: error }, "what the switch tells cannot be written down; it is told all the same");
  }
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

function read(file: LineFile): KeptEvents | undefined {
  let lines: readonly string[];
  try {
    lines = file.read()?.split("\n").slice(0, -1) ?? [];
  } catch {
    return undefined;
  }
  const [head, ...rest] = lines.map(parsed);
  if (head?.["run"] === undefined || typeof head["run"] !== "string" || typeof head["last"] !== "number")
    return undefined;
  const events: { readonly number: number; readonly event: SwitchEvent }[] = [];
  let last = head["last"];
  for (const line of rest) {
    if (line === undefined || line["number"] !== last + 1) break;
    last += 1;
    events.push({ number: last, event: line["event"] as SwitchEvent });
  }
  return { run: head["run"], last, events };
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
