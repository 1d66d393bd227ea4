// Reads event logs and lets what they hold happen again, on an engine of its own.
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { deserialize } from "node:v8";
import { Center, type CenterState, type StepResult } from "../core/center.ts";
import type { Event } from "../core/events.ts";
import { checkOf, EVENT_LOG_FORMAT, EVENT_LOG_VERSION, fileName, fileNumbers, type EventLogHead } from "./event-log.ts";

export interface ReplayedStep {
  /** Counted over all that is replayed, from 1. */
  readonly number: number;
  readonly event: Event;
  readonly result: StepResult;
  /** Whether the facts are, byte for byte, those of the time. */
  readonly matches: boolean;
  /** The engine after this step. */
  readonly center: Center;
}

export type ReplayEvent =
  /** A file begins. `continues`: the engine goes on from the file before, else it starts where the head says. */
  | { readonly type: "file"; readonly path: string; readonly head: EventLogHead; readonly continues: boolean }
  | ({ readonly type: "step" } & ReplayedStep)
  /** A line that is none (the last one of a crash): what follows in this file is left out. */
  | { readonly type: "torn"; readonly path: string; readonly line: number };

/** What it is given is no event log, or one of another version. */
export class ReplayError extends Error {}

/** The files of a folder in order, or the one file. */
export function eventFiles(path: string, isFolder: boolean): string[] {
  return isFolder ? fileNumbers(path).map((number) => join(path, fileName(number))) : [path];
}

/** Throws a `ReplayError` for what is no event log. */
export async function* replay(paths: readonly string[]): AsyncGenerator<ReplayEvent> {
  let number = 0;
  let center: Center | undefined;
  let before: EventLogHead | undefined;
  for (const path of paths) {
    let head: EventLogHead | undefined;
    let line = 0;
    for await (const text of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })) {
      line += 1;
      if (head === undefined) {
        head = headOf(path, text);
        const continues = center !== undefined && before?.run === head.run && before.part + 1 === head.part;
        center = continues ? center : centerOf(head);
        before = head;
        yield { type: "file", path, head, continues };
        continue;
      }
      const read = eventOf(text);
      if (read === undefined || center === undefined) {
        yield { type: "torn", path, line };
        // What the next file holds follows on events that are lost: it must begin from its own state.
        before = undefined;
        break;
      }
      number += 1;
      const result = center.step(read.event);
      yield { type: "step", number, event: read.event, result, matches: checkOf(result.facts) === read.check, center };
    }
  }
}

function headOf(path: string, text: string): EventLogHead {
  let head: { readonly format?: unknown; readonly version?: unknown };
  try {
    head = JSON.parse(text) as typeof head;
  } catch {
    throw new ReplayError(`${path} is no event log: its first line is not JSON`);
  }
  if (head.format !== EVENT_LOG_FORMAT) throw new ReplayError(`${path} is no event log`);
  if (head.version !== EVENT_LOG_VERSION) {
    throw new ReplayError(
      `${path} has version ${String(head.version)} of the format; this program reads ${EVENT_LOG_VERSION}`,
    );
  }
  return head as EventLogHead;
}

function centerOf({ state }: EventLogHead): Center {
  return state === null ? new Center() : new Center(deserialize(Buffer.from(state, "base64")) as CenterState);
}

function eventOf(text: string): { readonly event: Event; readonly check: number } | undefined {
  try {
    const [at, body, check] = JSON.parse(text) as [number, object | null, number];
    if (typeof at !== "number" || typeof check !== "number") return undefined;
    return { event: { at, ...(body ?? { type: "tick" }) } as Event, check };
  } catch {
    return undefined;
  }
}
