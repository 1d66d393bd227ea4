import type { Kysely } from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import type { Tables } from "../database/tables.ts";
import { foundation } from "./0001-foundation.ts";
import { resources } from "./0002-resources.ts";
import { people } from "./0003-people.ts";
import { tiers } from "./0004-tiers.ts";
import { queueCallers } from "./0005-queue-callers.ts";
import { trunks } from "./0007-trunks.ts";
import { reports } from "./0009-reports.ts";
import { voicemails } from "./0010-voicemails.ts";
import { webhooks } from "./0011-webhooks.ts";
import { recordings } from "./0012-recordings.ts";
import { signIn } from "./0015-sign-in.ts";
import { talks } from "./0020-talks.ts";
import { oneCenter } from "./0021-one-center.ts";
import { conversations } from "./0022-conversations.ts";
import { afterCall } from "./0024-after-call.ts";
import { webhookEvents } from "./0025-webhook-events.ts";
import { alarms } from "./0026-alarms.ts";
import { peopleMessages } from "./0027-people.ts";
import { numbers } from "./0028-numbers.ts";
import { queueBreaks } from "./0029-queue-breaks.ts";
import { linesSayWhoCalls } from "./0030-lines-say-who-calls.ts";
import { announcementsOfRecording } from "./0031-announcements-of-recording.ts";
import { retention } from "./0034-retention.ts";
import { sessions } from "./0038-sessions.ts";
import { securePhones } from "./0043-secure-phones.ts";
import { preferences } from "./0044-preferences.ts";
import { screenPops } from "./0045-screen-pops.ts";
import { thresholds } from "./0046-thresholds.ts";
import { callsByNumber } from "./0047-calls-by-number.ts";
import { queueRenames } from "./0049-queue-renames.ts";
import { menuVersions } from "./0054-menu-versions.ts";

/**
 * In the order of their numbers. Only ever added to: one that has been released is never changed. Each has rows in
 * `test/store/migration-samples.ts`, which the ones after it are tried on.
 */
const MIGRATIONS = {
  "0001-foundation": foundation,
  "0002-resources": resources,
  "0003-people": people,
  "0004-tiers": tiers,
  "0005-queue-callers": queueCallers,
  "0007-trunks": trunks,
  "0009-reports": reports,
  "0010-voicemails": voicemails,
  "0011-webhooks": webhooks,
  "0012-recordings": recordings,
  "0015-sign-in": signIn,
  "0020-talks": talks,
  "0021-one-center": oneCenter,
  "0022-conversations": conversations,
  "0024-after-call": afterCall,
  "0025-webhook-events": webhookEvents,
  "0026-alarms": alarms,
  "0027-people": peopleMessages,
  "0028-numbers": numbers,
  "0029-queue-breaks": queueBreaks,
  "0030-lines-say-who-calls": linesSayWhoCalls,
  "0031-announcements-of-recording": announcementsOfRecording,
  "0034-retention": retention,
  "0038-sessions": sessions,
  "0043-secure-phones": securePhones,
  "0044-preferences": preferences,
  "0045-screen-pops": screenPops,
  "0046-thresholds": thresholds,
  "0047-calls-by-number": callsByNumber,
  "0049-queue-renames": queueRenames,
  "0054-menu-versions": menuVersions,
} as const satisfies Readonly<Record<string, Migration>>;

export type MigrationName = keyof typeof MIGRATIONS;
export const MIGRATION_NAMES = Object.keys(MIGRATIONS).sort() as readonly MigrationName[];

/**
 * Brings the tables up to date, or to an earlier state (`upTo`); several processes may do so at once. Rejects where the
 * database is newer than we are.
 */
export async function migrate(database: Kysely<Tables>, upTo?: MigrationName): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
  const migrator = new Migrator({ db: database, provider });
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error instanceof Error ? error : new Error("the migration failed", { cause: error });
}
