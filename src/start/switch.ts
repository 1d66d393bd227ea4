// What a center has of its switch; and one that runs in a process of its own.
import { connect } from "node:net";
import type { Config } from "../config.ts";
import type { SwitchMark } from "../core/switch.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Measured } from "../ports/measures.ts";
import type { Switch } from "../ports/switch.ts";
import { FarSwitch } from "../switch/apart/far-switch.ts";
import { machineMs } from "./machine-time.ts";
import { SWITCH_SOCKET, socketPlace } from "./socket-place.ts";

/** How long a start waits for the switch's own process. */
const FAR_START_MS = 60_000;
/** A switch that is away for so long has lost its calls: a new one is there within a second. */
const FAR_GONE_MS = 5_000;

/** What a center has of its switch beside the port. */
export interface CenterSwitch extends Switch, Measured {
  /** Where phones reach it; undefined before `start`. */
  readonly sipAddress: { readonly host: string; readonly port: number } | undefined;
  /** Lets it go on without us, where it can. */
  leave?(): void;
}

/** The switch that runs beside us. `heard`: the last of its events that is in the log. */
export function switchOfItsOwn(config: Config, clock: Clock, log: Log, heard: () => SwitchMark | undefined): FarSwitch {
  const door = (): ReturnType<typeof connect> => {
    const place = socketPlace(config.dataFolder, SWITCH_SOCKET);
    return connect(place.path).once("close", place.close);
  };
  return new FarSwitch({ connect: door, heard, clock, machineMs, log, startMs: FAR_START_MS, goneMs: FAR_GONE_MS });
}
