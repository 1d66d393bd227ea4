// `xcc key`: a new developer key, when the last one is lost.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { answerTo, done, failed, type Answer } from "./command-line.ts";
import { readConfig, type Config } from "./config.ts";
import { closeDataFolder } from "./host/private-files.ts";
import type { Log } from "./ports/log.ts";
import { askCenter, NobodyThere, orBusy, textOf } from "./start/ask-center.ts";
import { databaseOf } from "./start/places.ts";
import { openStore } from "./store/store.ts";

const USAGE = `xcc key [--revoke]     (npm run key)

Makes a developer key for the administrator and prints it; it is kept as a hash only, and cannot be shown again. The center that
XCC_DATA (or --data DIR) names may run or not. Run it as the center's user, or as root.
  --revoke   the administrator's other keys, and all tokens that were got with them, stop working

A key in XCC_DEV_KEY is that of the settings: it holds as long as it stands there, and the next start brings it back.
Every setting is an option as well; xcc start --help has them all.`;

const ignore = (): void => undefined;
const LOG: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export function keyCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  const usage = { text: USAGE, values: [], switches: ["revoke"], takesSettings: true };
  return answerTo(args, usage, async (given): Promise<Answer> => {
    const settings = readConfig(given.environment(environment));
    if (given.errors.length > 0) return done("");
    if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
    try {
      return done(`developer key: ${await newKey(settings.config, given.has("revoke"))}   (shown once, keep it)\n`);
    } catch (error) {
      return failed(`no key was made: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

async function newKey(config: Config, revoke: boolean): Promise<string> {
  const { dataFolder, databaseUrl } = config;
  try {
    const text = await askCenter(dataFolder, `/key${revoke ? "?revoke=1" : ""}`, textOf);
    return (JSON.parse(text) as { readonly key: string }).key;
  } catch (error) {
    if (!(error instanceof NobodyThere)) throw error;
  }
  if (databaseUrl === undefined && !existsSync(join(dataFolder, "database", "PG_VERSION")))
    throw new Error(`there is no center in ${dataFolder}; XCC_DATA or --data says where it is`);
  if (databaseUrl === undefined) closeDataFolder(dataFolder, LOG);
  const { domain, timeZone, auditDays } = config;
  const clock = { now: () => Date.now() };
  const location = databaseOf(config);
  const options = { location, clock, log: LOG, domain, timeZone, auditDays, mayBeNew: false };
  const store = await openStore(options).catch((error: unknown) => {
    throw orBusy(error);
  });
  try {
    return await store.keys.newDevKey({ revoke });
  } finally {
    await store.stop();
  }
}
