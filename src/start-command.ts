// `xcc start`: settings from environment and options, then the center, in one process or in several.
import { mkdirSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { answerTo, done, failed, type Answer } from "./command-line.ts";
import { readConfig, settingsHelp, type Config } from "./config.ts";
import { placeOf, type Place } from "./start/processes/place.ts";
import type { SupervisorParts } from "./start/processes/supervisor.ts";
import { roomIn } from "./start/reserve.ts";

/** Where there is less, calls need it more. */
const LEAST_ROOM_FOR_CODE_BYTES = 512 * 2 ** 20;

/** It does next to nothing. */
const SUPERVISOR_OPTIONS = ["--max-semi-space-size=1"];

const USAGE = `xcc start [OPTIONS]                 (npm start -- OPTIONS)

The call center: it says when it is ready, and ends by SIGTERM or Ctrl-C; calls that live may go on for half a minute.
Where the switch has a process of its own, SIGHUP puts the version that is installed by then in the place of the one that runs, and calls go on.
  --fresh           begins with a new database beside what a former center has left in XCC_DATA
  --version         which xcc this is

${settingsHelp()}`;

/** Answers where it cannot start; else when it is ready. The process then goes on until a signal. */
export function startCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  // `--part` is what the supervisor says to its children, and stands in no help.
  const usage = { text: USAGE, values: ["part"], switches: ["fresh"], takesSettings: true };
  return answerTo(args, usage, async (given): Promise<Answer> => {
    const settings = readConfig(given.environment(environment));
    if (given.errors.length > 0) return done("");
    if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
    const { config } = settings;
    if (config.switch === "freeswitch") {
      const errors = "XCC_SWITCH is freeswitch; that switch is not built yet, only embedded is.\n";
      return { code: 2, out: "", errors };
    }
    const part = given.text("part");
    try {
      if (part !== undefined) return await runPart(part, config, given.has("fresh"));
      const place = placeOf(config.switchProcess);
      if (place.process === "own") return await runParts(args, config, place);
      keepCode(config);
      // Not for who only asks what there is to set.
      const { runCenter } = await import("./start/run-center.ts");
      await runCenter(config, given.has("fresh"), place);
    } catch (error) {
      return failed(`The server could not start: ${error instanceof Error ? error.message : String(error)}`);
    }
    return done("");
  });
}

/**
 * What was compiled once is not compiled again at the next start: that is most of what it takes. It takes 12 MB. The first start
 * begins anew for it, so that its own first modules are kept too: what takes the types out of them is 15 MB, in each thread.
 */
function keepCode({ dataFolder }: Config): void {
  if (process.env["NODE_COMPILE_CACHE"] !== undefined) return;
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  } catch {
    // Whoever opens it says why that cannot be.
    return;
  }
  if ((roomIn(dataFolder) ?? 0) < LEAST_ROOM_FOR_CODE_BYTES) return;
  const folder = join(dataFolder, "cache");
  // For threads and processes too.
  process.env["NODE_COMPILE_CACHE"] = folder;
  if (typeof process.execve === "function") {
    process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)]);
  }
  module.enableCompileCache(folder);
}

/** The switch in a process of its own, the rest in another; this one starts both and ends with them. */
async function runParts(args: readonly string[], config: Config, { reason }: Place): Promise<Answer> {
  keepCode(config);
  const { runSupervisor } = await import("./start/processes/supervisor.ts");
  const { logOf } = await import("./start/process-log.ts");
  const log = logOf(config, "supervisor");
  log.info({ reason }, "the switch runs in a process of its own");
  const [, program = "", ...words] = process.argv;
  // `start`.
  const before = words.slice(0, words.length - args.length);
  const again = args.filter((word) => word !== "--fresh");
  const called = { program, args: [...before, ...args], argsAgain: [...before, ...again] };
  const parts = { ...called, nodeOptions: process.execArgv, logLevel: config.logLevel };
  beginAnew(parts);
  process.exit(await runSupervisor({ ...parts, log }));
}

/** The same process with nothing in it but a supervisor, where the system can do that: it lives for months, and needs half. */
function beginAnew(parts: SupervisorParts): void {
  if (typeof process.execve !== "function") return;
  module.flushCompileCache();
  const program = join(import.meta.dirname, "..", "bin", "supervisor.mjs");
  process.execve(process.execPath, [process.execPath, ...SUPERVISOR_OPTIONS, program, JSON.stringify(parts)]);
}

/** What a supervisor has started; anybody else is told so. */
async function runPart(part: string, config: Config, isFresh: boolean): Promise<Answer> {
  const { supervisorOf } = await import("./start/processes/words.ts");
  const supervisor = supervisorOf(process);
  if (supervisor === undefined) return failed("--part is for the parts that xcc start itself begins");
  process.title = `xcc ${part}`;
  switch (part) {
    case "switch": {
      const { runSwitch } = await import("./start/processes/switch-process.ts");
      process.exit(await runSwitch(config, supervisor));
    }
    // falls through: process.exit does not return
    case "controller": {
      const { runController } = await import("./start/run-center.ts");
      await runController(config, isFresh, supervisor);
      return done("");
    }
    case "check":
      // All that both parts are made of can be loaded, also what they load by and by, and it understands the settings.
      await Promise.all([
        import("./start/run-center.ts"),
        import("./start/database.ts"),
        import("./api/api.ts"),
        import("./api/holiday-files.ts"),
        import("./start/processes/switch-process.ts"),
      ]);
      process.exit(0);
    // falls through: process.exit does not return
    default:
      return failed(`--part is ${part}; there is switch, controller and check`);
  }
}
