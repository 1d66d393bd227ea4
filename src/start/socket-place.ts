// Sockets in the data folder, which is its user's (and root's) alone. Who can open one may ask; it is in no network.
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

/** Where a running center is asked by its operator. */
export const CONTROL_SOCKET = "control";
/** Where a switch in a process of its own is reached by its controller. */
export const SWITCH_SOCKET = "switch";
/** Of a socket's path, with the zero at its end: 108 on Linux, 104 elsewhere. */
const LONGEST = 100;

export interface SocketPlace {
  readonly path: string;
  /** When nobody uses the path any more. */
  readonly close: () => void;
}

/** A folder with a long name is reached by the number it has in this process. */
export function socketPlace(dataFolder: string, name: string): SocketPlace {
  const path = join(dataFolder, name);
  if (Buffer.byteLength(path) <= LONGEST || process.platform !== "linux") return { path, close: () => undefined };
  const folder = openSync(dataFolder, "r");
  return { path: `/proc/self/fd/${folder}/${name}`, close: () => closeSync(folder) };
}
