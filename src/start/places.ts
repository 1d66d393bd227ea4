// Where the settings say that everything is kept.
import { join } from "node:path";
import type { Config } from "../config.ts";
import type { DatabaseLocation } from "../store/database/open.ts";

export function databaseOf({ databaseUrl, dataFolder }: Config): DatabaseLocation {
  return databaseUrl === undefined
    ? { type: "embedded", folder: join(dataFolder, "database") }
    : { type: "postgres", url: databaseUrl };
}

export function eventsOf({ dataFolder }: Pick<Config, "dataFolder">): string {
  return join(dataFolder, "events");
}

export function recordingsOf({ dataFolder }: Pick<Config, "dataFolder">): string {
  return join(dataFolder, "recordings");
}

export function registrationsOf({ dataFolder }: Config): string {
  return join(dataFolder, "registrations.jsonl");
}

/** What a switch in a process of its own has told and no log has yet. */
export function toldOf({ dataFolder }: Config): string {
  return join(dataFolder, "told.jsonl");
}

/** How far the wall clock was set, as a switch in a process of its own has seen it. */
export function switchClockOf({ dataFolder }: Config): string {
  return join(dataFolder, "switch-clock.json");
}

export function accountsOf({ dataFolder }: Pick<Config, "dataFolder">): string {
  return join(dataFolder, "accounts.jsonl");
}
