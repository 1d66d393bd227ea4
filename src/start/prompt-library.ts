// Which sounds there are, by the settings.
import { join } from "node:path";
import type { Config } from "../config.ts";
import { createPromptLibrary } from "../host/prompt-library.ts";
import type { Log } from "../ports/log.ts";
import type { Prompts } from "../ports/prompts.ts";
import { recordingsOf } from "./places.ts";

/** The sounds that can be played: the operator's own and those that are shipped. */
export function promptLibraryOf(config: Config, log: Pick<Log, "warn">): Prompts {
  return createPromptLibrary({
    folder: join(import.meta.dirname, "..", "..", "sounds"),
    ownFolder: join(config.dataFolder, "sounds"),
    recordingsFolder: recordingsOf(config),
    language: config.language,
    log,
  });
}
