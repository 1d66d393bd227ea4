// `xcc start`: settings from environment and options, a line when the server is ready, an end by signal.
import { pino } from "pino";
import { answerTo, done, failed, type Answer } from "./command-line.ts";
import { readConfig, settingsHelp, type Config } from "./config.ts";
import type { Log } from "./ports/log.ts";
import { REDACTED } from "./start/redacted.ts";
import type { RunningServer } from "./start/server.ts";

/** How long calls that live may go on once the server is told to stop. */
const DRAIN_MS = 30_000;

const USAGE = `xcc start [OPTIONS]                 (npm start -- OPTIONS)

The call center: it says when it is ready, and ends by SIGTERM or Ctrl-C; calls that live may go on for half a minute.
  --fresh           begins with a new database beside what a former center has left in XCC_DATA
  --version         which xcc this is

${settingsHelp()}`;

/** Answers where it cannot start; else when it is ready. The process then goes on until a signal. */
export function startCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  const usage = { text: USAGE, values: [], switches: ["fresh"], takesSettings: true };
  return answerTo(args, usage, async (given): Promise<Answer> => {
    const settings = readConfig(given.environment(environment));
    if (given.errors.length > 0) return done("");
    if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
    if (settings.config.switch === "freeswitch") {
      const errors = "XCC_SWITCH is freeswitch; that switch is not built yet, only embedded is.\n";
      return { code: 2, out: "", errors };
    }
    try {
      await run(settings.config, given.has("fresh"));
    } catch (error) {
      return failed(`The server could not start: ${error instanceof Error ? error.message : String(error)}`);
    }
    return done("");
  });
}

async function run(config: Config, isFresh: boolean): Promise<void> {
  // Not for who only asks what there is to set.
  const { startServer } = await import("./start/server.ts");
  const log = pino({ level: config.logLevel, redact: REDACTED });
  const server = await startServer(config, log, { isFresh });
  // Before anybody is told that it is ready: who reads that may end it at once.
  const stop = stopOnSignals(server, log);
  if (server.newDevKey !== undefined) print(`developer key: ${server.newDevKey}   (shown once, keep it)`);
  const { http, sip } = server;
  const { sipTls, sipTlsCertificates } = config;
  const overTls = sipTlsCertificates === undefined ? "" : `, ${hostOf(sipTls.host)}:${sipTls.port} (TLS)`;
  print(
    `ready   API http://${hostOf(http.host)}:${http.port}   SIP ${hostOf(sip.host)}:${sip.port} (UDP, TCP)${overTls}   data ${config.dataFolder}`,
  );
  void server.taken.then((holder) => {
    log.error({ holder }, "another center has taken the database: this one stores nothing any more, and stops");
    process.exitCode = 1;
    stop();
  });
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

/** As it stands in a URL. */
function hostOf(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
