// What the floor looked like at a moment that has passed: the newest state before it, and the events up to it once more.
import { existsSync } from "node:fs";
import type { Center } from "../../core/center.ts";
import type { FloorView } from "../../core/views/floor.ts";
import { headAt, type ChainedFile } from "./chain.ts";
import { FileReader } from "./file-reader.ts";
import { eventFile, fileNumbers, stateFile } from "./format.ts";
import { centerBefore } from "./replay.ts";

export type PastFloor =
  | { readonly type: "seen"; readonly floor: FloorView; readonly events: number }
  /** What was before is not kept: it can be looked at from then on; undefined: from no moment. */
  | { readonly type: "not-kept"; readonly from: number | undefined };

/** `at`: milliseconds since 1970 by the wall clock of then. Throws where the log cannot be read. */
export function floorAt(folder: string, at: number): PastFloor {
  const files = fileNumbers(folder).flatMap((number): ChainedFile[] => {
    const head = headAt(folder, number);
    return head === undefined ? [] : [{ number, head }];
  });
  const isKnown = ({ number, head }: ChainedFile): boolean => head.begins || existsSync(stateFile(folder, number));
  const first = files.findLastIndex((file) => isKnown(file) && file.head.at <= at);
  if (first < 0) return { type: "not-kept", from: files.find(isKnown)?.head.at };
  let center: Center | undefined;
  let before: number | undefined;
  let events = 0;
  for (const { number, head } of files.slice(first)) {
    // A file is begun in the moment of its first event: what follows is later still.
    if (center !== undefined && head.at > at && head.follows !== before) break;
    if (center === undefined || head.follows !== before) center = centerBefore(eventFile(folder, number), head);
    // After a gap whose end nobody has written down.
    if (center === undefined) return { type: "not-kept", from: files.find(isKnown)?.head.at };
    before = number;
    const { happened, isOver } = happen(center, eventFile(folder, number), at);
    events += happened;
    if (isOver) break;
  }
  return center === undefined ? { type: "not-kept", from: undefined } : { type: "seen", floor: center.floor(), events };
}

function happen(center: Center, path: string, at: number): { readonly happened: number; readonly isOver: boolean } {
  const reader = new FileReader(path);
  let happened = 0;
  try {
    for (let read = reader.next(); typeof read === "object"; read = reader.next()) {
      if (read.event.at + center.clockOffsetMs > at) return { happened, isOver: true };
      center.step(read.event);
      happened += 1;
    }
    return { happened, isOver: false };
  } finally {
    reader.close();
  }
}
