// `xcc facts`: brings in what the database could not take when its turn was (XCC_DATA/facts-laid-aside.jsonl).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { answerTo, done, failed, type Answer } from "./command-line.ts";
import { readConfig } from "./config.ts";
import type { Fact } from "./core/facts.ts";
import { emptyShelf, shelfOf, type Again, type Emptied } from "./host/fact-shelf.ts";
import type { Log } from "./ports/log.ts";
import { databaseOf } from "./start/places.ts";
import { openDatabase, type Database } from "./store/database/open.ts";
import { isAway } from "./store/failures.ts";
import { projectLate, type LateOutcome } from "./store/late-facts.ts";

const USAGE = `xcc facts     (npm run facts)

Tries once more to store the facts that the database could not take (facts-laid-aside.jsonl in XCC_DATA), when what kept them
out is mended. Those that go in leave the file, the others stay in it with the reason; it may be run as often as one likes.
With PostgreSQL the server may run; the embedded database is open to one process only, so stop the server first. Webhooks are
not told of what is brought in.

Every setting is an option as well (--data DIR); xcc start --help has them all.`;

/** Why a fact stays although the database is there; undefined: it is in. */
const REASONS: Readonly<Record<LateOutcome, string | undefined>> = {
  in: undefined,
  "was-in": undefined,
  "not-yet": "its turn has not come: the server will see to it",
  "no-call": "nothing is known of the beginning of its call",
  past: "it tells what was at a moment that is over, and is in no record",
};

const ignore = (): void => undefined;
const LOG: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export function factsCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Answer> | Answer {
  return answerTo(
    args,
    { text: USAGE, values: [], switches: [], takesSettings: true },
    async (given): Promise<Answer> => {
      const settings = readConfig(given.environment(environment));
      if (given.errors.length > 0) return done("");
      if (!settings.ok) return { code: 2, out: "", errors: `${settings.errors.join("\n")}\n` };
      const { config } = settings;
      if (config.databaseUrl === undefined && !existsSync(join(config.dataFolder, "database", "PG_VERSION")))
        return failed(`there is no database in ${config.dataFolder}; XCC_DATA says where it is`);
      let database: Database;
      try {
        database = await openDatabase(databaseOf(config), LOG);
      } catch (error) {
        return failed(reasonOf(error));
      }
      try {
        return answerOf(await emptyShelf(shelfOf(config.dataFolder), (fact) => again(database, fact)));
      } catch (error) {
        return failed(`${reasonOf(error)}; nothing is lost, run it again`);
      } finally {
        await database.stop();
      }
    },
  );
}

/** Rejects where the database is away: then it is no fact's fault. */
async function again({ kysely }: Database, fact: Fact): Promise<Again> {
  try {
    const reason = REASONS[await projectLate(kysely, fact)];
    return reason === undefined ? { stays: false } : { stays: true, reason };
  } catch (error) {
    if (isAway(error)) throw error;
    return { stays: true, reason: reasonOf(error) };
  }
}

function answerOf({ tried, stay, unreadable }: Emptied): Answer {
  const counts = new Map<string, number>();
  for (const reason of stay) counts.set(reason, 1 + (counts.get(reason) ?? 0));
  if (unreadable > 0) counts.set("it is no whole line", unreadable);
  const why = [...counts].map(([reason, count]) => `  ${String(count).padStart(6)} ${reason}\n`).join("");
  const out = `${tried - stay.length} facts are in the database; ${stay.length + unreadable} stay laid aside\n`;
  return counts.size === 0 ? done(out) : { code: 1, out, errors: why };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
