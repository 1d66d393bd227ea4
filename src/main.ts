// `npm start`: settings from the environment, a line when the server is ready, an end by signal.
import { pino } from "pino";
import { help, readConfig } from "./config.ts";
import { makeFilesPrivate } from "./host/private-files.ts";
import type { Log } from "./ports/log.ts";
import { REDACTED } from "./start/redacted.ts";
import { startServer, type RunningServer } from "./start/server.ts";

/** How long calls that live may go on once the server is told to stop. */
const DRAIN_MS = 30_000;

/** `npm start`: settings from the environment; a line when it is ready; SIGTERM and Ctrl-C end it. */
async function runServer(): Promise<void> {
  if (process.argv.includes("--help")) {
    process.stdout.write(help());
    return;
  }
  makeFilesPrivate();
  const settings = readConfig(process.env);
  if (!settings.ok) {
    for (const error of settings.errors) process.stderr.write(`${error}\n`);
    process.exitCode = 2;
    return;
  }
  const { config, warnings } = settings;
  if (config.switch === "freeswitch") {
    process.stderr.write("XCC_SWITCH is freeswitch; that switch is not built yet, only embedded is.\n");
    process.exitCode = 2;
    return;
  }
  const log = pino({ level: config.logLevel, redact: REDACTED });
  for (const warning of warnings) log.warn({}, warning);
  const server = await startServer(config, log, { isFresh: process.argv.includes("--fresh") });
  // Before anybody is told that it is ready: who reads that may end it at once.
  const stop = stopOnSignals(server, log);
  if (server.newDevKey !== undefined) print(`developer key: ${server.newDevKey}   (shown once, keep it)`);
  const { http, sip } = server;
  print(
    `ready   API http://${http.host}:${http.port}   SIP ${sip.host}:${sip.port} (UDP, TCP)   data ${config.dataFolder}`,
  );
  const holder = await server.taken;
  log.error({ holder }, "another center has taken the database: this one stores nothing any more, and stops");
  process.exitCode = 1;
  stop();
}

/** The first signal drains, the second one ends what still lives (BYE, records) within a second, the third one the process. */
function stopOnSignals(server: RunningServer, log: Log): () => void {
  let signals = 0;
  const onSignal = (): void => {
    signals += 1;
    if (signals > 2) process.exit(1);
    if (signals === 2) {
      log.info({}, "stopping at once: calls are ended");
      server.hurry();
      return;
    }
    log.info({ drainMs: DRAIN_MS }, "stopping: no new calls, live ones may end");
    server.stop(DRAIN_MS).then(
      () => process.exit(),
      (error: unknown) => {
        log.error({ err: error }, "the server could not be stopped cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  return onSignal;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (import.meta.main) {
  runServer().catch((error: unknown) => {
    process.stderr.write(`The server could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
