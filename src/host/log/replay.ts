// Lets what an event log holds happen again, on an engine of its own.
import { basename, dirname } from "node:path";
import { Center, type StepResult } from "../../core/center.ts";
import type { Event } from "../../core/events.ts";
import { FileReader, ReplayError } from "./file-reader.ts";
import { checkOf, eventFile, fileNumbers, type EventLogHead } from "./format.ts";
import { readState } from "./state-file.ts";

export interface ReplayedStep {
  /** Counted over all that is replayed, from 1. */
  readonly number: number;
  readonly event: Event;
  readonly result: StepResult;
  /** Whether the facts are, byte for byte, those of the time. */
  readonly matches: boolean;
  /** The number of the last fact at the time. */
  readonly lastFact: number;
  /** The engine after this step. */
  readonly center: Center;
}

export type ReplayEvent =
  /** A file begins. `continues`: the engine goes on from the file before, else from a state that was written down. */
  | {
      readonly type: "file";
      readonly path: string;
      readonly head: EventLogHead;
      readonly continues: boolean;
      readonly center: Center;
    }
  | ({ readonly type: "step" } & ReplayedStep)
  /** A line that is none, the last one of a crash: nobody has acted on it. What follows in this file is left out. */
  | { readonly type: "torn"; readonly path: string; readonly line: number };

/** The files of a folder in order, or the one file. */
export function eventFiles(path: string, isFolder: boolean): string[] {
  return isFolder ? fileNumbers(path).map((number) => eventFile(path, number)) : [path];
}

export function numberOf(path: string): number {
  return Number.parseInt(basename(path), 10);
}

/** Where the engine stood at the beginning of a file; undefined: nobody has written that down. */
export function centerBefore(path: string, head: EventLogHead): Center | undefined {
  if (head.begins) return new Center();
  const state = readState(dirname(path), numberOf(path));
  return state && new Center(state);
}

/** Throws a `ReplayError` for what is no event log, and for one whose beginning is not there. */
export function* replay(paths: readonly string[]): Generator<ReplayEvent, void, undefined> {
  let number = 0;
  let center: Center | undefined;
  let before: number | undefined;
  for (const path of paths) {
    const reader = new FileReader(path);
    try {
      const { head } = reader;
      const continues = center !== undefined && before !== undefined && head.follows === before;
      if (!continues) center = centerBefore(path, head);
      if (center === undefined) throw new ReplayError(`${path} goes on from a state that does not stand beside it`);
      before = numberOf(path);
      yield { type: "file", path, head, continues, center };
      for (let read = reader.next(); read !== "end"; read = reader.next()) {
        if (read === "torn") {
          yield { type: "torn", path, line: reader.line + 1 };
          break;
        }
        number += 1;
        const { event, check, lastFact } = read;
        const result = center.step(event);
        yield { type: "step", number, event, result, matches: checkOf(result.facts) === check, lastFact, center };
      }
    } finally {
      reader.close();
    }
  }
}
