// The store: everything the call center remembers, over one database.
import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { NumberPlan } from "../core/numbers/plan.ts";
import type { Log } from "../ports/log.ts";
import type { Measured, QueryWatch } from "../ports/measures.ts";
import type { CenterStore, Configuration } from "../ports/store.ts";
import type { KeptRecordings } from "../ports/recordings.ts";
import type { WebhookOutbox } from "../ports/webhooks.ts";
import { readSessions } from "./agent-sessions.ts";
import { addEmergencyRule, allAlarmRules, alarmRuleStore, type AlarmRuleStore } from "./alarm-rules.ts";
import { alarmStore, type AlarmStore } from "./alarms.ts";
import { auditStore, type AuditStore } from "./audit-log.ts";
import { watchTables, type Actor } from "./audit-trail.ts";
import { callStore, type CallStore } from "./calls.ts";
import { CenterHold } from "./database/center-hold.ts";
import { change, isOver } from "./changing.ts";
import { openDatabase, type Database, type DatabaseLocation } from "./database/open.ts";
import { extensionStore, type ExtensionStore } from "./extensions.ts";
import { allBreakReasons, breakReasonStore, type BreakReasonStore } from "./break-reasons.ts";
import { allDispositions, dispositionStore, type DispositionStore } from "./dispositions.ts";
import { callerStore, type CallerStore } from "./callers.ts";
import { hotlineStore, type HotlineStore } from "./hotlines.ts";
import { putIvr, putTime } from "./ivr-to-engine.ts";
import { ivrStore, treesOf, type IvrStore } from "./ivrs.ts";
import { keyStore, type KeyStore } from "./keys.ts";
import { menuDraftStore, type MenuDraftStore } from "./menus/drafts.ts";
import { metaOf, putMeta } from "./meta.ts";
import { migrate } from "./migrations/migrate.ts";
import type { StoreParts } from "./parts.ts";
import { keptRecordings, recordingRemoval, type RecordingRemoval } from "./recordings.ts";
import { reportStore, type ReportStore } from "./reports.ts";
import { helpStore, type HelpStore } from "./help-requests.ts";
import { preferenceStore, type PreferenceStore } from "./preferences.ts";
import { peopleMessageStore, readUnread, type PeopleMessageStore } from "./people-messages.ts";
import { searchStore, type SearchStore } from "./search.ts";
import { surveyStore, type SurveyStore } from "./surveys.ts";
import { putMessages, voicemailStore, type VoicemailStore } from "./voicemails.ts";
import type { PasswordPolicy } from "./password-policy.ts";
import { passwordsOf, PASSWORD_COST, userPasswords, type PasswordCost, type UserPasswords } from "./passwords.ts";
import { userStore, type UserStore } from "./people.ts";
import { readOwed, readPast } from "./past.ts";
import { LastKnown } from "./principal-cache.ts";
import { projection } from "./projection.ts";
import { webhookOutbox } from "./webhook-outbox.ts";
import { deliveryStore, type DeliveryStore } from "./webhook-deliveries.ts";
import { webhookStore, type WebhookStore } from "./webhooks.ts";
import { putTrunk, trunkAccount, trunkStore, type TrunkStore } from "./trunks.ts";
import type { KeptHistory, RenamedHistory } from "../ports/history.ts";
import { renamedHistory } from "./renamed-queues.ts";
import { keptHistory } from "./retention.ts";
import { queueStore, type QueueStore } from "./queues.ts";
import { signInStore, type SignInStore } from "./sign-in.ts";
import { soundsUsed } from "./sounds-used.ts";
import { thresholdStore, type ThresholdStore } from "./thresholds.ts";
import { TokenUses } from "./token-uses.ts";
import { timeDefStore, type TimeDefStore } from "./time-defs.ts";
import { allTiers, tierStore, type TierStore } from "./tiers.ts";
import { MOST_UNREAD } from "../core/people/messages.ts";
import { accountChange, putAgent, putExtension, putCaller, putHotline, putQueue } from "./to-engine.ts";

export interface StoreOptions {
  readonly location: DatabaseLocation;
  readonly clock: { now(): number };
  readonly log: Log;
  readonly watch?: QueryWatch;
  readonly domain: string;
  readonly timeZone: string;
  readonly auditDays: number;
  /** Another center has taken the database (PostgreSQL): nothing is written any more. Undefined: not for one center alone. */
  readonly onTaken?: (holder: string) => void;
  /** A database without any table of ours is filled; unless said otherwise it is. */
  readonly mayBeNew?: boolean;
  /** By which numbers are compared; undefined: as they are written. */
  readonly numbers?: NumberPlan | undefined;
  /** Of new passwords; undefined: what is right for people's. */
  readonly passwordCost?: PasswordCost;
  /** What new passwords must be; `standard` unless said otherwise. */
  readonly passwordPolicy?: PasswordPolicy;
  /** No extension gets one of these. */
  readonly emergencyNumbers?: readonly string[] | undefined;
}

/** What is set up over the API. */
export interface ConfigurationStores {
  readonly users: UserStore;
  readonly extensions: ExtensionStore;
  readonly queues: QueueStore;
  readonly hotlines: HotlineStore;
  readonly trunks: TrunkStore;
  readonly ivrs: IvrStore;
  readonly menuDrafts: MenuDraftStore;
  readonly timeDefs: TimeDefStore;
  readonly tiers: TierStore;
  readonly callers: CallerStore;
  readonly dispositions: DispositionStore;
  readonly breakReasons: BreakReasonStore;
  readonly alarmRules: AlarmRuleStore;
  readonly keys: KeyStore;
  readonly webhooks: WebhookStore;
  readonly recordings: RecordingRemoval;
  readonly preferences: PreferenceStore;
  readonly thresholds: ThresholdStore;
  /** Which rows name which sounds, by the sound's name. */
  soundsUsed(): Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface Store extends CenterStore, ConfigurationStores {
  /** Once in an installation: the alarm rule for calls to emergency numbers. */
  addEmergencyRule(): Promise<void>;
  readonly calls: CallStore;
  readonly reports: ReportStore;
  readonly surveys: SurveyStore;
  readonly search: SearchStore;
  readonly alarms: AlarmStore;
  readonly helps: HelpStore;
  readonly peopleMessages: PeopleMessageStore;
  readonly voicemails: VoicemailStore;
  readonly audit: AuditStore;
  readonly outbox: WebhookOutbox;
  readonly keptRecordings: KeptRecordings;
  readonly keptHistory: KeptHistory;
  readonly renamedHistory: RenamedHistory;
  readonly deliveries: DeliveryStore;
  readonly passwords: UserPasswords;
  readonly signIns: SignInStore;
  /**
   * Does in one transaction what `write` does with the stores it is given, and writes down that it was this one's doing.
   * Rejects with OutcomeUnknown where nobody knows whether it was stored.
   */
  change<Result>(actor: Actor, write: (stores: ConfigurationStores) => Promise<Result>): Promise<Result>;
  /** Which event log it goes with; undefined: none yet. */
  logLineage(): Promise<string | undefined>;
  setLogLineage(id: string): Promise<void>;
  /** Whether nothing more comes of a transaction; `end`: it is ended where it still is open. Rejects while the database is away. */
  isOver(transaction: string, how: { readonly end: boolean }): Promise<boolean>;
  /** As of its database. */
  readonly copyTo: Database["copyTo"];
  /** What its database tells about itself. */
  readonly measured: Measured;
  /** Rejects while the database is away. */
  ping(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the database and brings its tables up to date. Rejects where it is away, in use, or newer than this program. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { location, log, watch, onTaken } = options;
  const isShared = location.type === "postgres" && onTaken !== undefined;
  const hold = isShared ? await CenterHold.take({ url: location.url, log, onTaken }) : undefined;
  let database: Database | undefined;
  try {
    database = await openDatabase(location, log, watch);
    if (options.mayBeNew === false && (await isNew(database))) throw new DatabaseIsNew();
    const store = await storeOn(database, options);
    await hold?.claim();
    if (hold !== undefined) database.fence({ token: hold.token, onTaken: (holder) => hold.taken(holder) });
    return {
      ...store,
      stop: async () => {
        await store.stop();
        await hold?.release();
      },
    };
  } catch (error) {
    await database?.stop();
    await hold?.release();
    throw error;
  }
}

/** Nothing of a center is in it, where something was expected. */
export class DatabaseIsNew extends Error {
  constructor() {
    super("the database is new and empty");
    this.name = "DatabaseIsNew";
  }
}

async function isNew({ kysely }: Database): Promise<boolean> {
  const query = sql<{ isNew: boolean }>`select to_regclass('kysely_migration') is null as "isNew"`;
  return (await query.execute(kysely)).rows[0]?.isNew === true;
}

/** The store over a database that is open already, which it closes when it is stopped. */
export async function storeOn(
  database: Database,
  {
    clock,
    domain,
    timeZone,
    auditDays,
    passwordCost,
    passwordPolicy = "standard",
    emergencyNumbers,
    numbers,
  }: Omit<StoreOptions, "location" | "log">,
): Promise<Store> {
  await migrate(database.kysely);
  await watchTables(database.kysely);
  const { kysely, writes } = database;
  const parts: StoreParts = {
    database: kysely,
    clock,
    domain,
    timeZone,
    auditDays,
    writes,
    passwordPolicy,
    emergencyNumbers,
    numbers,
    known: new LastKnown(),
    uses: new TokenUses(),
  };
  return {
    ...configurationStores(parts),
    calls: callStore(parts),
    reports: reportStore(parts),
    surveys: surveyStore(parts),
    search: searchStore(parts),
    alarms: alarmStore(parts),
    helps: helpStore(parts),
    peopleMessages: peopleMessageStore(parts),
    voicemails: voicemailStore(parts),
    audit: auditStore(parts),
    outbox: webhookOutbox(parts),
    keptRecordings: keptRecordings(parts),
    keptHistory: keptHistory(parts),
    renamedHistory: renamedHistory(parts),
    deliveries: deliveryStore(parts),
    passwords: userPasswords(passwordsOf(passwordCost ?? PASSWORD_COST), passwordPolicy),
    signIns: signInStore(parts),
    logLineage: () => metaOf(kysely, "log-lineage"),
    setLogLineage: (id) => putMeta(kysely, "log-lineage", id),
    change: (actor, write) =>
      change(parts, actor, (transaction) => write(configurationStores({ ...parts, database: transaction }))),
    isOver: (transaction, how) => isOver(parts, transaction, how),
    copyTo: database.copyTo,
    measured: database.measured,
    ...projection(parts),
    configuration: () => configuration(parts),
    agentSessions: () => readSessions(parts.database),
    unread: () => readUnread(parts.database, MOST_UNREAD),
    owed: (now) => readOwed(parts.database, now),
    past: (since, dayStart) => readPast(parts.database, since, dayStart),
    installationSeed: () => installationSeed(parts),
    addEmergencyRule: () => addEmergencyRule(parts),
    ping: async () => {
      if (database.isAtWork()) return;
      await sql`select 1`.execute(parts.database);
    },
    stop: () => database.stop(),
  };
}

function configurationStores(parts: StoreParts): ConfigurationStores {
  return {
    users: userStore(parts),
    extensions: extensionStore(parts),
    queues: queueStore(parts),
    hotlines: hotlineStore(parts),
    trunks: trunkStore(parts),
    ivrs: ivrStore(parts),
    menuDrafts: menuDraftStore(parts),
    timeDefs: timeDefStore(parts),
    tiers: tierStore(parts),
    callers: callerStore(parts),
    dispositions: dispositionStore(parts),
    breakReasons: breakReasonStore(parts),
    alarmRules: alarmRuleStore(parts),
    keys: keyStore(parts),
    webhooks: webhookStore(parts),
    recordings: recordingRemoval(parts),
    preferences: preferenceStore(parts),
    thresholds: thresholdStore(parts),
    soundsUsed: () => soundsUsed(parts.database),
  };
}

async function configuration({ database }: StoreParts): Promise<Configuration> {
  // In one transaction that sees one state: an extension and its agent belong together.
  return database
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (transaction) => {
      const living = sql<boolean>`deleted_at is null`;
      const extensions = await transaction.selectFrom("extensions").selectAll().where(living).orderBy("id").execute();
      const active = sql<boolean>`deleted_at is null and not disabled and type = 'AGENT'`;
      const users = await transaction.selectFrom("users").selectAll().where(active).orderBy("id").execute();
      const queues = await transaction.selectFrom("queues").selectAll().where(living).orderBy("id").execute();
      const hotlines = await transaction.selectFrom("hotlines").selectAll().where(living).orderBy("id").execute();
      const callers = await transaction.selectFrom("callers").selectAll().where(living).orderBy("id").execute();
      const trunks = await transaction.selectFrom("trunks").selectAll().where(living).orderBy("id").execute();
      const menus = await transaction.selectFrom("ivrs").selectAll().where(living).orderBy("id").execute();
      const times = await transaction.selectFrom("time_defs").selectAll().orderBy("id").execute();
      return {
        changes: [
          ...times.map(putTime).filter((change) => change !== undefined),
          ...extensions.map(putExtension),
          ...users.map(putAgent),
          ...queues.map(putQueue),
          ...(await allTiers({ database: transaction })),
          ...hotlines.map(putHotline),
          ...treesOf(menus).map(putIvr),
          ...callers.map(putCaller),
          ...(await allDispositions(transaction)),
          ...(await allBreakReasons(transaction)),
          ...(await allAlarmRules(transaction)),
          ...trunks.map(putTrunk),
          ...(await putMessages(transaction)),
        ],
        accounts: [
          ...extensions.map(accountChange).filter(({ type }) => type === "put-account"),
          ...trunks.map(trunkAccount),
        ],
      };
    });
}

async function installationSeed({ database }: StoreParts): Promise<number> {
  await database
    .insertInto("meta")
    .values({ key: "seed", value: String(randomInt(2 ** 32)) })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const row = await database.selectFrom("meta").select("value").where("key", "=", "seed").executeTakeFirstOrThrow();
  return Number(row.value);
}
