// A switch in a process of its own owes what any other does: the one suite, through both ends of the line.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { duplexPair, type Duplex } from "node:stream";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Switch } from "../../src/ports/switch.ts";
import { FarSwitch } from "../../src/switch/apart/far-switch.ts";
import { SwitchDoor } from "../../src/switch/apart/switch-door.ts";
import { ToldQueue } from "../../src/switch/apart/told-queue.ts";
import type { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";
import { switchConformance } from "../switch/conformance.ts";
import type { ConformanceRig, Room } from "../switch/rig.ts";
import { simulatedRig } from "../switch/simulated-rig.ts";

const ignore = (): void => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
/** What is on its way has arrived after so many turns of the loop. */
const TURNS = 4;

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function apartRig(room: Room = {}): Promise<ConformanceRig> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-apart-"));
  const clock = new VirtualClock(1_000_000);
  let door: SwitchDoor | undefined;
  const connect = (): Duplex => {
    const [near, far] = duplexPair();
    door?.take(far);
    queueMicrotask(() => near.emit("connect"));
    return near;
  };
  const behind = (inner: SimulatedSwitch): Switch => {
    const theSwitch = Object.assign(inner, { measures: () => [] });
    const queue = new ToldQueue({ file: join(folder, "told.jsonl"), log });
    const address = { host: "192.0.2.1", port: 5060 };
    const ended = { ended: ignore, failed: ignore };
    door = new SwitchDoor({ theSwitch, address, queue, aloneMs: 3_600_000, clock, log, ...ended });
    return new FarSwitch({ connect, heard: () => undefined, isNew: false, clock, log, startMs: 60_000, goneMs: 5_000 });
  };
  return simulatedRig({ ...room, clock, behind, settle: turns });
}

switchConformance("a switch in a process of its own", apartRig);
