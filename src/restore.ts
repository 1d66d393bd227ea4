// `xcc restore FILE`: what a backup holds, into an empty folder.
import { answerTo, done, failed, type Answer } from "./command-line.ts";
import { fileArgument } from "./backup.ts";
import { readConfig } from "./config.ts";
import { closeFolder } from "./host/private-files.ts";
import type { Log } from "./ports/log.ts";
import { restoreBackup } from "./start/restore.ts";
import { lockDataFolder } from "./store/database/folder-lock.ts";

const USAGE = `xcc restore FILE     (npm run restore -- FILE)

Puts what xcc backup has written into the folder that XCC_DATA (or --data DIR) names, which must be empty or not be there yet; of a
center on PostgreSQL the rows go into XCC_DATABASE_URL, which must be empty as well. All of it or nothing. Then start the center
there, and only there: a backup that is started beside the center it was made of is a second one with the same lines.
Every setting is an option as well; xcc start --help has them all.`;

const ignore = (): void => undefined;
const LOG: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export function restoreCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  const usage = { text: USAGE, values: [], switches: [], mostArguments: 1, takesSettings: true };
  return answerTo(args, usage, async (given): Promise<Answer> => {
    const file = fileArgument(given);
    const settings = readConfig(given.environment(environment));
    if (file === undefined || given.errors.length > 0) return done("");
    if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
    const { config } = settings;
    try {
      closeFolder(config.dataFolder);
      const lock = lockDataFolder(config.dataFolder);
      try {
        const { program, madeAt, recordings } = await restoreBackup(file, config, LOG);
        const without = recordings
          ? ""
          : " Recordings and messages in mailboxes are not in it: copy the folder recordings.";
        return done(`${config.dataFolder} is as ${program} left it at ${madeAt}.${without} Start it: xcc start\n`);
      } finally {
        lock.release();
      }
    } catch (error) {
      return failed(`nothing was restored: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}
