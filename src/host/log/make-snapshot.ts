import { chainOf } from "./chain.ts";
import { ReplayError } from "./file-reader.ts";
import { eventFile } from "./format.ts";
import { replay } from "./replay.ts";
import { fromState } from "./resume.ts";
import type { SnapshotMade, SnapshotOrder } from "./snapshot-order.ts";
import { writeState } from "./state-file.ts";

/** Lets what stands before a file happen again and writes down where the engine stands then. Throws where it cannot. */
export function makeSnapshot({ folder, program, number }: SnapshotOrder): SnapshotMade {
  const chain = chainOf(folder).filter((file) => file.number < number);
  const paths = fromState(folder, chain).map((file) => eventFile(folder, file.number));
  let center: Parameters<typeof writeState>[2] | undefined;
  let [events, mismatches] = [0, 0];
  for (const one of replay(paths)) {
    if (one.type === "torn") continue;
    center = one.center.state;
    if (one.type !== "step") continue;
    events += 1;
    if (!one.matches) mismatches += 1;
  }
  if (center === undefined) throw new ReplayError("no file of the log begins where the engine's state is known");
  return { number, events, mismatches, sizeBytes: writeState(folder, number, center, program) };
}
