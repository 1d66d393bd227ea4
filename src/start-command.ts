// `xcc start`: settings from environment and options, then the center, in one process or in several.
import module from "node:module";
import { join } from "node:path";
import { answerTo, done, failed, type Answer } from "./command-line.ts";
import { readConfig, settingsHelp, type Config } from "./config.ts";
import { roomIn } from "./start/reserve.ts";

/** Where there is less, calls need it more. */
const LEAST_ROOM_FOR_CODE_BYTES = 512 * 2 ** 20;

const USAGE = `xcc start [OPTIONS]                 (npm start -- OPTIONS)

The call center: it says when it is ready, and ends by SIGTERM or Ctrl-C; calls that live may go on for half a minute.
With XCC_SWITCH_PROCESS=own SIGHUP puts the version that is installed by then in the place of the one that runs, and calls go on.
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
    keepCode(config);
    try {
      if (part !== undefined) return await runPart(part, config, given.has("fresh"));
      if (config.switchProcess === "own") return await runParts(args, config);
      // Not for who only asks what there is to set.
      const { runCenter } = await import("./start/run-center.ts");
      await runCenter(config, given.has("fresh"));
    } catch (error) {
      return failed(`The server could not start: ${error instanceof Error ? error.message : String(error)}`);
    }
    return done("");
  });
}

/** What was compiled once is not compiled again at the next start: that is most of what it takes. It takes 12 MB. */
function keepCode({ dataFolder }: Config): void {
  // No folder: it is made by who may make it.
  if ((roomIn(dataFolder) ?? 0) >= LEAST_ROOM_FOR_CODE_BYTES) module.enableCompileCache(join(dataFolder, "cache"));
}

/** The switch in a process of its own, the rest in another; this one starts both and ends with them. */
async function runParts(args: readonly string[], config: Config): Promise<Answer> {
  const { runSupervisor } = await import("./start/processes/supervisor.ts");
  const { logOf } = await import("./start/process-log.ts");
  const [, program = "", ...words] = process.argv;
  // Whether `start` was said, or the file that is nothing else.
  const before = words.slice(0, words.length - args.length);
  const again = args.filter((word) => word !== "--fresh");
  const log = logOf(config, "supervisor");
  const code = await runSupervisor({ program, args: [...before, ...args], argsAgain: [...before, ...again], log });
  process.exit(code);
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
        import("./start/processes/switch-process.ts"),
      ]);
      process.exit(0);
    // falls through: process.exit does not return
    default:
      return failed(`--part is ${part}; there is switch, controller and check`);
  }
}
