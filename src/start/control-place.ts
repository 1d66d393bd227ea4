// Where a running center is asked by its operator: a socket in the data folder, which is its user's (and root's) alone. Who can
// open it may ask; it is in no network.
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

export const CONTROL = "control";
/** Of a socket's path, with the zero at its end: 108 on Linux, 104 elsewhere. */
const LONGEST = 100;

export interface ControlPlace {
  readonly path: string;
  /** When nobody uses the path any more. */
  readonly close: () => void;
}

/** A folder with a long name is reached by the number it has in this process. */
export function controlPlace(dataFolder: string): ControlPlace {
  const path = join(dataFolder, CONTROL);
  if (Buffer.byteLength(path) <= LONGEST || process.platform !== "linux") return { path, close: () => undefined };
  const folder = openSync(dataFolder, "r");
  return { path: `/proc/self/fd/${folder}/${CONTROL}`, close: () => closeSync(folder) };
}
