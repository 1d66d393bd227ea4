// `xcc backup FILE`: everything, of one moment, in one file; of the running center, or of what a stopped one has left.
import { createWriteStream, existsSync } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { answerTo, done, failed, type Answer, type GivenOptions } from "./command-line.ts";
import { readConfig, type Config } from "./config.ts";
import { askCenter, NobodyThere, orBusy } from "./start/ask-center.ts";
import { writeBackup } from "./start/backup-archive.ts";
import { removeSeized } from "./start/still-files.ts";
import { lockDataFolder, lockFolder } from "./store/database/folder-lock.ts";

const USAGE = `xcc backup FILE [--recordings]     (npm run backup -- FILE ...; a gzipped tar, as call-center.tar.gz)

Everything of the center whose data folder XCC_DATA (or --data DIR) names, of one moment: database, event log, registrations, own
prompts. The center may run, and calls go on; a stopped one is taken as it lies there. Run it as the center's user, or as root.
  --recordings   recordings and messages in mailboxes as well

FILE is its owner's alone (0600): all that phones and programs prove themselves with is in it. xcc restore puts it back. Every
setting is an option as well; xcc start --help has them all.`;

export function backupCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  const usage = { text: USAGE, values: [], switches: ["recordings"], mostArguments: 1, takesSettings: true };
  return answerTo(args, usage, async (given): Promise<Answer> => {
    const file = fileArgument(given);
    const settings = readConfig(given.environment(environment));
    if (file === undefined || given.errors.length > 0) return done("");
    if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
    const part = `${file}.part`;
    try {
      // Beside it first: one that was cut off must not stand in a whole one's place.
      await rm(part, { force: true });
      const how = await made(settings.config, part, given.has("recordings"));
      await rename(part, file);
      const { size } = await stat(file);
      return done(`${file} (${sizeText(size)}): ${how}\n`);
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      return failed(`there is no backup: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** The FILE of a command; undefined, with an error, where it is missing. */
export function fileArgument(given: GivenOptions): string | undefined {
  const [file] = given.arguments;
  if (file === undefined || file === "") given.errors.push("FILE is missing");
  return file === "" ? undefined : file;
}

async function made(config: Config, part: string, recordings: boolean): Promise<string> {
  const { dataFolder } = config;
  const what = recordings ? "with recordings" : "without recordings";
  const open = () => createWriteStream(part, { flags: "wx", mode: 0o600 });
  try {
    const path = `/backup${recordings ? "?recordings=1" : ""}`;
    await askCenter(dataFolder, path, (answer) => pipeline(answer, open()));
    return `of the running center, ${what}`;
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
  }
  if (!existsSync(dataFolder) || !hasCenter(config))
    throw new Error(`there is no center in ${dataFolder}; XCC_DATA or --data says where it is`);
  const release = holdAll(config);
  try {
    removeSeized(dataFolder);
    await writeBackup(open(), { config, copyTo: undefined, recordings, now: new Date() });
  } finally {
    release();
  }
  return `of the center that is stopped, ${what}`;
}

/** Nobody begins to write while the files are read. */
function holdAll({ dataFolder, databaseUrl }: Config): () => void {
  try {
    const lock = lockDataFolder(dataFolder);
    try {
      const database = databaseUrl === undefined ? lockFolder(join(dataFolder, "database")) : undefined;
      return () => {
        database?.release();
        lock.release();
      };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw orBusy(error);
  }
}

function hasCenter({ dataFolder, databaseUrl }: Config): boolean {
  return databaseUrl !== undefined || existsSync(join(dataFolder, "database", "PG_VERSION"));
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
