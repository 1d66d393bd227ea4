// The switch's process: SIP and audio, and a door for its controller. It goes on while there is none.
import { rmSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { flushCompileCache } from "node:module";
import { createServer, type Server, type Socket } from "node:net";
import type { Config } from "../../config.ts";
import { systemClock } from "../../host/clock.ts";
import { closeDataFolder } from "../../host/private-files.ts";
import type { Log } from "../../ports/log.ts";
import { lockSwitch } from "../../store/database/folder-lock.ts";
import { SwitchDoor } from "../../switch/apart/switch-door.ts";
import { ToldQueue } from "../../switch/apart/told-queue.ts";
import { machineBoot, machineMs } from "../machine-time.ts";
import { switchClockOf, toldOf } from "../places.ts";
import { logOf } from "../process-log.ts";
import { SWITCH_SOCKET, socketPlace } from "../socket-place.ts";
import { boundSwitch } from "../embedded-switch.ts";
import type { EmbeddedSwitch } from "../../switch/embedded/switch.ts";
import type { AskedSocket } from "./passed-socket.ts";
import { KeptOffset } from "./kept-offset.ts";
import { lockAfterLeftOver } from "./left-over.ts";
import type { Supervisor } from "./words.ts";

const LOOK_EVERY_MS = 1_000;
/** For a controller that is alone as well to end its calls in order. */
const ALONE_MS = 5_000;

/** Resolves with the exit code when the switch has ended; rejects where it cannot start. */
export async function runSwitch(config: Config, supervisor: Supervisor): Promise<number> {
  const log = logOf(config, "switch");
  closeDataFolder(config.dataFolder, log);
  const lock = await lockAfterLeftOver(() => lockSwitch(config.dataFolder, process.ppid), log);
  try {
    return await runLocked(config, log, supervisor);
  } finally {
    lock.release();
  }
}

async function runLocked(config: Config, log: Log, supervisor: Supervisor): Promise<number> {
  const offset = new KeptOffset(switchClockOf(config), log);
  const clock = systemClock({ offsetMs: offset.read() });
  const theSwitch = await boundSwitch(config, clock, log);
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const queue = new ToldQueue({ file: toldOf(config), machine: { boot: machineBoot(), ms: machineMs }, log });
  const door = new SwitchDoor({
    ...{ theSwitch, queue, clock, machineMs, log },
    address: theSwitch.sipAddress ?? config.sip,
    aloneMs: config.switchAloneS * 1_000,
    ended: (why) => {
      if (why === "alone") log.warn({}, "the switch has ended: no controller has asked for it");
      resolve(0);
    },
    failed: reject,
  });
  const server = await openDoor(config.dataFolder, door);
  const looks = setInterval(() => {
    clock.look();
    offset.keep(clock.offsetMs);
  }, LOOK_EVERY_MS);
  let isLast = false;
  supervisor.onOrder((order) => {
    if (order === "alone") setTimeout(() => void door.end("asked").catch(reject), ALONE_MS);
    else if (order === "end") door.end("asked").catch(reject);
    else if (order === "renew") isLast = true;
  });
  const quiet = setInterval(() => {
    if (isLast && theSwitch.liveLegs === 0) door.end("asked").catch(reject);
  }, LOOK_EVERY_MS);
  // For who comes after a crash.
  flushCompileCache();
  supervisor.onSocket((asked, socket) => takeSocket(theSwitch, asked, socket));
  supervisor.say("takes-sockets");
  supervisor.say("ready");
  try {
    return await promise;
  } finally {
    clearInterval(looks);
    clearInterval(quiet);
    server.close();
  }
}

/** The request as it was read where it came in. */
function takeSocket({ takeOver }: Pick<EmbeddedSwitch, "takeOver">, asked: AskedSocket, socket: Socket): void {
  const { url, headers, address } = asked;
  socket.on("error", () => undefined);
  const request = Object.assign(new IncomingMessage(socket), { method: "GET", url, headers });
  // Among the places of the API it has none any more.
  takeOver(request, socket, Buffer.alloc(0), { address, admitted: () => undefined });
}

/** A socket in the data folder, which is its user's alone. */
async function openDoor(dataFolder: string, door: SwitchDoor): Promise<Server> {
  const place = socketPlace(dataFolder, SWITCH_SOCKET);
  // Of one that was killed.
  rmSync(place.path, { force: true });
  const server = createServer((socket) => door.take(socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(place.path, resolve);
  });
  server.on("close", place.close);
  return server;
}
