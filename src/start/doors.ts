// What one server only can have, and what its log says.
import type { SystemClock } from "../host/clock.ts";
import type { Found } from "../host/log/resume.ts";
import type { FolderLock } from "../store/database/folder-lock.ts";
import type { EmbeddedSwitch } from "../switch/embedded/switch.ts";
import type { HttpDoor } from "./http-door.ts";

export interface Doors {
  readonly read: Found;
  readonly clock: SystemClock;
  readonly theSwitch: EmbeddedSwitch;
  readonly http: HttpDoor;
  readonly lock: FolderLock;
}
