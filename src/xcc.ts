// `xcc COMMAND`: which commands there are, and who answers to them. Each is loaded when it is asked for.
import { done, failed, say, type Answer } from "./command-line.ts";
import { makeFilesPrivate } from "./host/private-files.ts";
import { didYouMean } from "./nearest.ts";
import { PROGRAM } from "./start/program.ts";

type Run = (args: readonly string[], environment: NodeJS.ProcessEnv) => Promise<Answer> | Answer;

interface Command {
  readonly name: string;
  readonly what: string;
  readonly load: () => Promise<Run>;
  /** Says by itself what there is to say while it works, and goes on when it has answered. */
  readonly goesOn?: boolean;
}

/** What lies outside of this folder. */
export interface Elsewhere {
  readonly demo: () => Promise<Run>;
}

function commandsWith(elsewhere: Elsewhere): readonly Command[] {
  return [
    {
      name: "start",
      what: "the call center",
      goesOn: true,
      load: async () => (await import("./start-command.ts")).startCommand,
    },
    {
      name: "demo",
      what: "a call center on loopback, and a call through it, told as it happens",
      goesOn: true,
      load: elsewhere.demo,
    },
    {
      name: "backup",
      what: "everything, in one file, while the server runs",
      load: async () => (await import("./backup.ts")).backupCommand,
    },
    {
      name: "restore",
      what: "what a backup holds, into an empty folder",
      load: async () => (await import("./restore.ts")).restoreCommand,
    },
    {
      name: "export",
      what: "what is set up, as one readable file",
      load: async () => (await import("./export-import.ts")).exportCommand,
    },
    {
      name: "import",
      what: "takes in what export has written",
      load: async () => (await import("./export-import.ts")).importCommand,
    },
    {
      name: "key",
      what: "a new developer key, when the last one is lost",
      load: async () => (await import("./key.ts")).keyCommand,
    },
    {
      name: "facts",
      what: "brings in what the database could not take",
      load: async () => (await import("./bring-in-facts.ts")).factsCommand,
    },
    {
      name: "freeswitch-config",
      what: "all that a FreeSWITCH node needs, as files",
      load: async () => (await import("./freeswitch-config.ts")).freeswitchConfigCommand,
    },
    {
      name: "erlang",
      what: "agents and lines by Erlang's formulas",
      load: async () => (await import("./erlang.ts")).erlangCommand,
    },
    {
      name: "simulate",
      what: "a day of the call center in seconds",
      load: async () => (await import("./simulate.ts")).simulateOnTerminal,
    },
    {
      name: "replay",
      what: "what has happened, once more",
      load: async () => (await import("./replay.ts")).replayCommand,
    },
  ];
}

/** Runs what `args` ask for and says the answer; exit codes: 0 done, 1 it could not, 2 it was asked wrongly. */
export async function xcc(args: readonly string[], elsewhere: Elsewhere): Promise<void> {
  // What erlang, simulate and replay write is for whoever is to read it; all else holds what is nobody else's.
  if (!["erlang", "simulate", "replay"].includes(args[0] ?? "")) makeFilesPrivate();
  const { answer, goesOn } = await answered(args, process.env, elsewhere);
  say(answer);
  // What could not start holds on to nothing that is worth waiting for.
  if (goesOn && answer.code !== 0) process.exit();
}

/** As `xcc`, without saying it. */
export async function answered(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  elsewhere: Elsewhere,
): Promise<{ readonly answer: Answer; readonly goesOn: boolean }> {
  const commands = commandsWith(elsewhere);
  const [first = "", ...rest] = args;
  const once = (answer: Answer) => ({ answer, goesOn: false });
  if (first === "") return once({ code: 2, out: "", errors: overview(commands) });
  if (["help", "--help", "-h"].includes(first)) return help(rest, commands);
  if (["version", "--version", "-v", "-V"].includes(first)) return once(versionAnswer(rest));
  const command = commands.find(({ name }) => name === first);
  if (command === undefined) return once(noSuch(first, commands));
  if (rest.includes("--version")) return once(versionAnswer([]));
  try {
    const run = await command.load();
    return { answer: await run(rest, environment), goesOn: command.goesOn === true };
  } catch (error) {
    return { answer: failed(error instanceof Error ? error.message : String(error)), goesOn: command.goesOn === true };
  }
}

async function help(
  args: readonly string[],
  commands: readonly Command[],
): Promise<{ readonly answer: Answer; readonly goesOn: boolean }> {
  const [name, more] = args;
  const command = commands.find((one) => one.name === name);
  if (name === undefined || ["help", "version", "--help"].includes(name))
    return { answer: done(overview(commands)), goesOn: false };
  if (command === undefined) return { answer: noSuch(name, commands), goesOn: false };
  if (more !== undefined) return { answer: tooMany(more), goesOn: false };
  const run = await command.load();
  return { answer: await run(["--help"], {}), goesOn: false };
}

function versionAnswer(args: readonly string[]): Answer {
  const [more] = args;
  if (more !== undefined && more !== "--help" && more !== "-h") return tooMany(more);
  if (more !== undefined) return done("xcc version\n\nWhich xcc this is, and on which Node it runs.\n");
  return done(`${PROGRAM} (Node ${process.versions.node})\n`);
}

function tooMany(argument: string): Answer {
  return { code: 2, out: "", errors: `${argument} is one argument too many\n` };
}

function noSuch(given: string, commands: readonly Command[]): Answer {
  const names = [...commands.map(({ name }) => name), "help", "version"];
  const what = given.startsWith("-") ? "option" : "command";
  const meant = didYouMean(given.replace(/^--/, ""), names).replace(/did you mean (.*)\?/, "did you mean xcc $1?");
  return { code: 2, out: "", errors: `${given} is no ${what} of xcc${meant}\n\n${overview(commands)}` };
}

function overview(commands: readonly Command[]): string {
  const all = [
    ...commands,
    { name: "version", what: "which xcc this is" },
    { name: "help", what: "this, or of one command: xcc help start" },
  ];
  return [
    ...["xcc COMMAND [OPTIONS]         (in a clone: npx xcc COMMAND, or npm run COMMAND -- OPTIONS)", ""],
    ...all.map(({ name, what }) => `  ${name.padEnd(17)} ${what}`),
    ...["", "xcc COMMAND --help says what a command takes.", ""],
  ].join("\n");
}
