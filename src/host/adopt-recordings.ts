// Recordings that the end of the process cut off: their files lie there and play as far as they were written. What a
// switch that died with it would have said of them is said now. A file that was only begun goes: nobody would ever speak of it.
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RecordingUnderWay } from "../core/views/recordings-under-way.ts";
import type { SwitchEvent } from "../core/switch.ts";

export interface AdoptionParts {
  readonly folder: string;
  /** The file of a name that was begun at a time, below the folder. */
  readonly fileOf: (name: string, at: number) => string | undefined;
  /** How long what is in a file plays; undefined: nothing of it can be heard. */
  readonly durationMsOf: (path: string) => number | undefined;
}

/** A WAV file's header, and less than a millisecond. Where more is written there may be audio, whatever its header says. */
const BEGUN_BYTES = 44 + 31;
const DAY_MS = 86_400_000;
/** No recording runs for longer. */
const MOST_DAYS = 7;

export function adoptRecordings(
  cut: readonly RecordingUnderWay[],
  until: number,
  { folder, fileOf, durationMsOf }: AdoptionParts,
): readonly SwitchEvent[] {
  return cut.map(({ command, name, since }): SwitchEvent => {
    for (const file of filesOf(name, since, until, fileOf)) {
      const sizeBytes = statSync(join(folder, file), { throwIfNoEntry: false })?.size;
      const durationMs = sizeBytes === undefined ? undefined : durationMsOf(join(folder, file));
      if (sizeBytes !== undefined && durationMs !== undefined)
        return { type: "recorded", command, file, durationMs, sizeBytes };
      if (sizeBytes !== undefined && sizeBytes <= BEGUN_BYTES) rmSync(join(folder, file), { force: true });
    }
    return { type: "failed", command, cause: "crashed", reason: "the center ended before anything of it was written" };
  });
}

function filesOf(name: string, since: number, until: number, fileOf: AdoptionParts["fileOf"]): ReadonlySet<string> {
  const files = new Set<string>();
  const days = Math.min(MOST_DAYS, Math.ceil((until - since) / DAY_MS) + 1);
  for (let day = 0; day <= days; day += 1) {
    const file = fileOf(name, Math.min(since + day * DAY_MS, until));
    if (file !== undefined) files.add(file);
  }
  return files;
}
