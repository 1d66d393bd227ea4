// What one server only can have, and what its log says.
import type { SystemClock } from "../host/clock.ts";
import type { Found } from "../host/log/resume.ts";
import type { FolderLock } from "../store/database/folder-lock.ts";
import type { HttpDoor } from "./http-door.ts";
import type { CenterSwitch } from "./switch.ts";

export interface Doors {
  readonly read: Found;
  readonly clock: SystemClock;
  /** Undefined: it runs in a process of its own, and is there already. */
  readonly ownSwitch: CenterSwitch | undefined;
  readonly http: HttpDoor;
  readonly lock: FolderLock;
}
