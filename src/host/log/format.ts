// The files of the event log, as they stand on the disk.
//
//   events/00000007.jsonl   a head (which program, what it follows), then a line for each event
//   events/00000007.state   where the engine stood before the first of them, where somebody has written that down
//   events/00000008.jsonl   the next ones: each file goes on where the one before it ended, unless its head says otherwise
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Event } from "../../core/events.ts";
import type { Fact } from "../../core/facts.ts";

export const EVENT_LOG_FORMAT = "xcc-events";
export const EVENT_LOG_VERSION = 2;

/** The first line of each file. */
export interface EventLogHead {
  readonly format: typeof EVENT_LOG_FORMAT;
  readonly version: typeof EVENT_LOG_VERSION;
  /** Whose code made the facts; another one may make others. */
  readonly program: string;
  /** Whether personal data was replaced. */
  readonly masked: boolean;
  /** The number of the file after whose last event it goes on; null: after none. */
  readonly follows: number | null;
  /** Whether its first event is the first of all, before which the engine is empty. */
  readonly begins: boolean;
  /** The number of the last fact before it. */
  readonly lastFact: number;
  /** When it was begun, milliseconds since 1970. */
  readonly at: number;
}

/**
 * When; what (null: time passed); the check sum of the facts that came of it, as JSON (0: none); the number of the last
 * fact so far.
 */
export type EventLine = readonly [at: number, body: Omit<Event, "at"> | null, check: number, lastFact: number];

export interface LoggedEvent {
  readonly event: Event;
  readonly check: number;
  readonly lastFact: number;
}

const FILE_DIGITS = 8;

export function eventFile(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(FILE_DIGITS, "0")}.jsonl`);
}

export function stateFile(folder: string, number: number): string {
  return join(folder, `${String(number).padStart(FILE_DIGITS, "0")}.state`);
}

/** Numbers of the event files (or state files) that a folder holds, in order. */
export function fileNumbers(folder: string, ending: "jsonl" | "state" = "jsonl"): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d{8}\.[a-z]+$/.test(name) && name.endsWith(`.${ending}`))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}

export function checkOf(facts: readonly Fact[]): number {
  return facts.length === 0 ? 0 : crc32(JSON.stringify(facts));
}

export function lineOf({ at, ...body }: Event, check: number, lastFact: number): string {
  return `${JSON.stringify([at, body.type === "tick" ? null : body, check, lastFact] satisfies EventLine)}\n`;
}

/** Undefined: it is no line of an event log. */
export function readLine(text: string): LoggedEvent | undefined {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(line)) return undefined;
  const [at, body, check, lastFact] = line as readonly unknown[];
  if (typeof at !== "number" || typeof check !== "number" || typeof lastFact !== "number") return undefined;
  return { event: { at, ...((body as object | null) ?? { type: "tick" }) } as Event, check, lastFact };
}
