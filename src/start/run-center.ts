// The center as a process: a line when it is ready, and an end by signal or by its supervisor's order.
import { flushCompileCache } from "node:module";
import type { Config } from "../config.ts";
import type { Log } from "../ports/log.ts";
import type { Place } from "./processes/place.ts";
import type { Order, Supervisor } from "./processes/words.ts";
import { logOf } from "./process-log.ts";
import { startServer, type RunningServer } from "./server.ts";
import type { Stoppable } from "./start.ts";

/** How long calls that live may go on once the server is told to stop. */
const DRAIN_MS = 30_000;
const ALIVE_EVERY_MS = 1_000;

/** Resolves when it is ready. The first signal drains, the second one ends what still lives within a second, the third one the process. */
export async function runCenter(config: Config, isFresh: boolean, { reason }: Place): Promise<void> {
  const log = logOf(config);
  log.info({ reason }, "the switch runs in this process");
  const stopping = new SignalledStop(log);
  const server = await startServer(config, log, { isFresh, onCalls: (center) => stopping.stops(center) });
  // Before anybody is told that it is ready: who reads that may end it at once.
  stopping.stops(server);
  process.on("SIGHUP", () => {
    // A terminal that is closed takes its programs with it; a service that is to be reloaded goes on.
    if (process.stdin.isTTY) stopping.signal();
    else log.warn({}, "nothing is reloaded: that is for a switch in a process of its own (XCC_SWITCH_PROCESS)");
  });
  sayReady(server, config);
  void server.taken.then((holder) => {
    sayTaken(holder, log);
    stopping.signal();
  });
}

class SignalledStop {
  readonly #log: Log;
  #center: Stoppable | undefined;
  #signals = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  /** From now on it is this that stops; until the first time a signal ends the process. */
  stops(center: Stoppable): void {
    const isFirst = this.#center === undefined;
    this.#center = center;
    if (!isFirst) return;
    process.on("SIGTERM", () => this.signal());
    process.on("SIGINT", () => this.signal());
  }

  signal(): void {
    this.#signals += 1;
    if (this.#signals > 2) process.exit(1);
    if (this.#center === undefined) return;
    if (this.#signals === 2) hurry(this.#center, this.#log);
    else stop(this.#center, this.#log);
  }
}

/** As `runCenter`, beside a switch of its own: what it is to do its supervisor says. */
export async function runController(config: Config, isFresh: boolean, supervisor: Supervisor): Promise<void> {
  const log = logOf(config, "controller");
  const begun: { center?: Obedient } = {};
  supervisor.onOrder((order) => {
    // Who has not begun has nothing to end: the switch is told by the supervisor.
    if (begun.center === undefined) process.exit(0);
    obey(order, begun.center, log);
  });
  const onCalls = (center: Stoppable): void => void (begun.center = center);
  const server = await startServer(config, log, { isFresh, hasSwitchBeside: true, supervisor, onCalls });
  begun.center = server;
  sayReady(server, config);
  supervisor.say("ready");
  setInterval(() => supervisor.say("alive"), ALIVE_EVERY_MS);
  void server.taken.then((holder) => {
    sayTaken(holder, log);
    supervisor.say("ending");
    stop(server, log);
  });
}

type Obedient = Stoppable & Partial<Pick<RunningServer, "leave">>;

function obey(order: Order | "alone", center: Obedient, log: Log): void {
  switch (order) {
    case "stop":
      stop(center, log);
      return;
    case "hurry":
      hurry(center, log);
      return;
    case "leave":
      log.info({}, "another version takes over: calls go on");
      // Without its database it has nothing to put in order: what it knows is in its log.
      if (center.leave === undefined) process.exit(0);
      endWith(center.leave(), log);
      return;
    case "alone":
      log.error({}, "the supervisor is gone: calls are ended");
      center.hurry();
      stop(center, log);
      return;
    case "end":
    case "renew":
      // A switch's.
      return;
  }
}

function stop(server: Stoppable, log: Log): void {
  log.info({ drainMs: DRAIN_MS }, "stopping: no new calls, live ones may end");
  endWith(server.stop(DRAIN_MS), log);
}

function hurry(server: Stoppable, log: Log): void {
  log.info({}, "stopping at once: calls are ended");
  server.hurry();
}

function endWith(ended: Promise<void>, log: Log): void {
  ended.then(
    () => process.exit(),
    (error: unknown) => {
      log.error({ err: error }, "the server could not be stopped cleanly");
      process.exit(1);
    },
  );
}

function sayReady({ newDevKey, http, sip }: RunningServer, config: Config): void {
  const { dataFolder, sipTls, sipTlsCertificates } = config;
  const overTls = sipTlsCertificates === undefined ? "" : `, ${hostOf(sipTls.host)}:${sipTls.port} (TLS)`;
  // For who comes after a crash; at the second start there is nothing new.
  flushCompileCache();
  if (newDevKey !== undefined) print(`developer key: ${newDevKey}   (shown once, keep it)`);
  print(
    `ready   API http://${hostOf(http.host)}:${http.port}   SIP ${hostOf(sip.host)}:${sip.port} (UDP, TCP)${overTls}   data ${dataFolder}`,
  );
}

function sayTaken(holder: string, log: Log): void {
  log.error({ holder }, "another center has taken the database: this one stores nothing any more, and stops");
  process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** As it stands in a URL. */
function hostOf(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
