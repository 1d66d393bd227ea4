// The center as a process: a line when it is ready, and an end by signal or by its supervisor's order.
import { flushCompileCache } from "node:module";
import { pino } from "pino";
import type { Config } from "../config.ts";
import type { Log } from "../ports/log.ts";
import type { Order, Supervisor } from "./processes/words.ts";
import { REDACTED } from "./redacted.ts";
import { startServer, type RunningServer } from "./server.ts";

/** How long calls that live may go on once the server is told to stop. */
const DRAIN_MS = 30_000;
const ALIVE_EVERY_MS = 1_000;

/** Resolves when it is ready. The first signal drains, the second one ends what still lives within a second, the third one the process. */
export async function runCenter(config: Config, isFresh: boolean): Promise<void> {
  const log = pino({ level: config.logLevel, redact: REDACTED });
  const server = await startServer(config, log, { isFresh });
  let signals = 0;
  const onSignal = (): void => {
    signals += 1;
    if (signals > 2) process.exit(1);
    if (signals === 2) hurry(server, log);
    else stop(server, log);
  };
  // Before anybody is told that it is ready: who reads that may end it at once.
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  process.on("SIGHUP", () => {
    // A terminal that is closed takes its programs with it; a service that is to be reloaded goes on.
    if (process.stdin.isTTY) onSignal();
    else log.warn({}, "nothing is reloaded: that is for XCC_SWITCH_PROCESS=own");
  });
  sayReady(server, config);
  void server.taken.then((holder) => {
    sayTaken(holder, log);
    onSignal();
  });
}

/** As `runCenter`, beside a switch of its own: what it is to do its supervisor says. */
export async function runController(config: Config, isFresh: boolean, supervisor: Supervisor): Promise<void> {
  const log = pino({ level: config.logLevel, redact: REDACTED, name: "controller" });
  const begun: { server?: RunningServer } = {};
  // Signals that reach all processes of a group or a service are the supervisor's to answer.
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);
  supervisor.onOrder((order) => {
    // Who has not begun has nothing to end: the switch is told by the supervisor.
    if (begun.server === undefined) process.exit(0);
    obey(order, begun.server, log);
  });
  const server = await startServer(config, log, { isFresh });
  begun.server = server;
  sayReady(server, config);
  supervisor.say("ready");
  setInterval(() => supervisor.say("alive"), ALIVE_EVERY_MS);
  void server.taken.then((holder) => {
    sayTaken(holder, log);
    supervisor.say("ending");
    stop(server, log);
  });
}

function obey(order: Order | "alone", server: RunningServer, log: Log): void {
  switch (order) {
    case "stop":
      stop(server, log);
      return;
    case "hurry":
      hurry(server, log);
      return;
    case "leave":
      log.info({}, "another version takes over: calls go on");
      endWith(server.leave(), log);
      return;
    case "alone":
      log.error({}, "the supervisor is gone: calls are ended");
      server.hurry();
      stop(server, log);
      return;
    case "end":
    case "renew":
      // A switch's.
      return;
  }
}

function stop(server: RunningServer, log: Log): void {
  log.info({ drainMs: DRAIN_MS }, "stopping: no new calls, live ones may end");
  endWith(server.stop(DRAIN_MS), log);
}

function hurry(server: RunningServer, log: Log): void {
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

function sayReady({ newDevKey, http, sip }: RunningServer, { dataFolder }: Config): void {
  if (newDevKey !== undefined) print(`developer key: ${newDevKey}   (shown once, keep it)`);
  print(
    `ready   API http://${hostOf(http.host)}:${http.port}   SIP ${hostOf(sip.host)}:${sip.port} (UDP, TCP)   data ${dataFolder}`,
  );
  // For who comes after a crash; at the second start there is nothing new.
  flushCompileCache();
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
