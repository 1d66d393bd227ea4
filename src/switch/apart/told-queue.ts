// What a switch has told and no log has yet, in a file: it outlives the switch. Appended before anybody outside is answered;
// written, not synced, so it survives the process however it dies, and not the machine.
//
//   {"run","last","boot"}    the head: the number before the first line; which start of the machine it counts by
//   {"number","at","event"}  ...
//
// What is told by the process after it is told as of when it happened, by the machine's own count: whoever hung up was answered then.
// Once nothing need be kept, and much was, it begins anew.
import { randomUUID } from "node:crypto";
import type { SwitchEvent } from "../../core/switch.ts";
import { LineFile } from "../../lines/line-file.ts";
import type { Log } from "../../ports/log.ts";

export interface KeptEvents {
  readonly run: string;
  /** The number of the last event that there was. */
  readonly last: number;
  readonly events: readonly KeptEvent[];
}

export interface KeptEvent {
  readonly number: number;
  /** How long ago it happened, milliseconds; of one that happened before the machine was started, at least so long. */
  readonly agoMs: number;
  readonly event: SwitchEvent;
}

/** Something that counts milliseconds for all programs of the machine, from `boot` on: each start of it has another one. */
export interface MachineCount {
  readonly boot: string;
  readonly ms: () => number;
}

export interface ToldQueueParts {
  readonly file: string;
  /** Undefined: nobody counts, and what is found has just happened. */
  readonly machine?: MachineCount;
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
    const kept = read(this.#file, this.#parts.machine) ?? { run: randomUUID(), last: 0, events: [] };
    this.#run = kept.run;
    this.#last = kept.last;
    this.#begin(kept.events);
    return kept;
  }

  /** A full disk costs what outlives the switch, and nothing else. */
  keep(number: number, event: SwitchEvent): void {
    this.#last = number;
    this.#append(this.#lineOf({ number, agoMs: 0, event }));
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
      const head = { run: this.#run, last: first - 1, boot: this.#parts.machine?.boot };
      this.#file.writeAnew([lineOf(head), ...events.map((one) => this.#lineOf(one))].join(""));
      this.#isRefused = false;
    } catch (error) {
      this.#refused(error);
    }
  }

  #lineOf({ number, agoMs, event }: KeptEvent): string {
    const now = this.#parts.machine?.ms();
    return lineOf({ number, at: now === undefined ? undefined : now - agoMs, event });
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

function read(file: LineFile, machine: MachineCount | undefined): KeptEvents | undefined {
  let lines: readonly string[];
  try {
    lines = file.read()?.split("\n").slice(0, -1) ?? [];
  } catch {
    return undefined;
  }
  const [head, ...rest] = lines.map(parsed);
  if (head?.["run"] === undefined || typeof head["run"] !== "string" || typeof head["last"] !== "number")
    return undefined;
  const counts = machine?.boot === head["boot"];
  const events: KeptEvent[] = [];
  let last = head["last"];
  for (const line of rest) {
    if (line === undefined || line["number"] !== last + 1) break;
    last += 1;
    events.push({ number: last, agoMs: agoOf(line["at"], machine, counts), event: line["event"] as SwitchEvent });
  }
  return { run: head["run"], last, events };
}

/** `counts`: both by the same count. */
function agoOf(at: unknown, machine: MachineCount | undefined, counts: boolean): number {
  if (machine === undefined || typeof at !== "number") return 0;
  const now = machine.ms();
  // Rather a moment too early: nobody was answered before it had happened.
  return Math.ceil(counts && at <= now ? now - at : now);
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
