// Signing in with a password, as far as it is written down: who tries from where, how often, and what became of it. There is
// a guard for logins that nobody has as well, so that nothing tells them from those that somebody has.
import { createHmac, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { countedAddress } from "../net/counted-address.ts";
import { transacted, type Connection, type StoreParts } from "./parts.ts";
import { hashOf, sameHash } from "./secrets.ts";
import { admit, FORGOTTEN_AFTER_MS, notLookedAt, wrong, type Guard } from "./sign-in-guard.ts";
import { isKeptFromSignIn, type UserRow } from "./users.ts";

/** Who says to be whom, and what they bring. */
export interface Knock {
  readonly login: string;
  readonly address: string;
  /** The cookie that `deviceOf` has given out. */
  readonly device?: string | undefined;
  /** They are signed in already, by this. */
  readonly session?: string | undefined;
}

/** What a login is tried from: each has a guard of its own. */
export interface Place {
  readonly kind: "session" | "device" | "network" | "stranger";
  readonly name: string;
  readonly loginHash: string;
  readonly network: string;
  /** Undefined: there is nobody of this login who may sign in, whatever the password. */
  readonly user: UserRow | undefined;
}

/** `byPhone`: with the password of their telephone; what is said of the user's own stays as it was. */
export interface Rightly {
  readonly byPhone?: boolean;
  /** It is shown again and again: wrong ones that were counted before it stay counted. */
  readonly isRepeated?: boolean;
  /** Of such a one: the guard as it was before this attempt. */
  readonly former?: Guard | undefined;
}

/** Whether a password is looked at; `until`: milliseconds since 1970. `former`: the guard before this attempt. */
export type Begun =
  { readonly mayTry: true; readonly former?: Guard | undefined } | { readonly mayTry: false; readonly until: number };

export interface SignInStore {
  placeOf(knock: Knock): Promise<Place>;
  /** Counts an attempt. Otherwise until when (milliseconds since 1970) no password is looked at from there. */
  begin(place: Place): Promise<Begun>;
  /** As `begin`, for a password that is known to be right: it counts nothing, and is closed where others have guessed. */
  passes(place: Place): Promise<Begun>;
  /** The right password: opens the guard, and makes the place a known one unless they are kept out all the same. */
  right(place: Place, how?: Rightly): Promise<{ readonly isKept: boolean }>;
  /** Whether this has closed the place. */
  wrong(place: Place): Promise<boolean>;
  /** Takes the attempt back. */
  notLookedAt(place: Place): Promise<void>;
  /** A cookie by which this device is known until the password changes, for 30 days at most. */
  deviceOf(user: UserRow): Promise<string>;
}

/** So long a network or a device is known. */
export const KNOWN_FOR_MS = 30 * 86_400_000;
/** Of one user; the one that was not seen for the longest time goes. */
const MOST_NETWORKS = 20;
/** Guards of logins that nobody has; the oldest go. */
const MOST_STRAY_GUARDS = 20_000;
const PURGED_AT_ONCE = 100;
const MOST_COUNTED = 1_000;
const STRANGER = "stranger";

export function signInStore(parts: StoreParts): SignInStore {
  const { database, clock } = parts;
  const secret = deviceSecret(parts);
  return {
    placeOf: async (knock) => placeOf(parts, knock, await secret()),
    begin: (place) => transacted(database, (transaction) => begin({ ...parts, database: transaction }, place)),
    passes: (place) =>
      transacted(database, async (transaction) => {
        const guard = await guardOf(transaction, place);
        const admission = guard === undefined ? undefined : admit(guard, clock.now());
        return admission?.type === "closed" ? { mayTry: false, until: admission.until } : { mayTry: true };
      }),
    right: (place, how = {}) =>
      transacted(database, (transaction) => right({ ...parts, database: transaction }, place, how)),
    wrong: (place) => transacted(database, (transaction) => failed({ ...parts, database: transaction }, place)),
    notLookedAt: (place) =>
      transacted(database, async (transaction) => {
        const guard = await guardOf(transaction, place);
        if (guard !== undefined) await keep(transaction, place, notLookedAt(guard));
      }),
    deviceOf: async (user) => {
      const made = `${String(user.id)}.${randomBytes(12).toString("base64url")}.${String(clock.now())}`;
      return `${made}.${signatureOf(await secret(), made, user)}`;
    },
  };
}

/** Lets everybody try again, wherever they come from: an administrator says so, or there is another password. */
export async function openGuards(connection: Connection, login: string): Promise<void> {
  await connection.deleteFrom("sign_in_guards").where("login_hash", "=", hashOf(login)).execute();
}

async function placeOf({ database, clock }: StoreParts, knock: Knock, secret: string): Promise<Place> {
  const { login, address, device, session } = knock;
  const user = await database
    .selectFrom("users")
    .selectAll()
    .where("login", "=", login)
    .where("deleted_at", "is", null)
    .where("disabled", "=", false)
    .where("is_locked", "=", false)
    .executeTakeFirst();
  const network = countedAddress(address);
  const place = { loginHash: hashOf(login), network, user };
  const since = clock.now() - KNOWN_FOR_MS;
  const seen = await database
    .selectFrom("sign_in_places")
    .select("network")
    .where("user_id", "=", user?.id ?? 0)
    .where("network", "=", network)
    .where("seen_at", ">", new Date(since))
    .executeTakeFirst();
  if (user === undefined) return { ...place, kind: "stranger", name: STRANGER };
  if (session !== undefined) return { ...place, kind: "session", name: `session ${session}` };
  const known = device === undefined ? undefined : knownDevice(device, user, secret, since);
  if (known !== undefined) return { ...place, kind: "device", name: `device ${known}` };
  if (seen !== undefined) return { ...place, kind: "network", name: `network ${network}` };
  return { ...place, kind: "stranger", name: STRANGER };
}

/** Its name; undefined: it is not theirs, too old, or of a former password. */
function knownDevice(cookie: string, user: UserRow, secret: string, since: number): string | undefined {
  const [, made = "", id, name, at, signature = ""] =
    /^((\d{1,10})\.([\w-]{16})\.(\d{1,15}))\.([0-9a-f]{64})$/.exec(cookie) ?? [];
  if (Number(id) !== user.id || Number(at) <= since) return undefined;
  return sameHash(signature, signatureOf(secret, made, user)) ? name : undefined;
}

function signatureOf(secret: string, made: string, { password_hash }: UserRow): string {
  return createHmac("sha256", secret)
    .update(`${made}.${password_hash ?? ""}`)
    .digest("hex");
}

/** Made once for the installation. */
function deviceSecret({ database }: StoreParts): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    if (known !== undefined) return known;
    const key = "device-secret";
    await database
      .insertInto("meta")
      .values({ key, value: randomBytes(32).toString("hex") })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
    const row = await database.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirstOrThrow();
    known = row.value;
    return known;
  };
}

async function begin(parts: StoreParts, place: Place): Promise<Begun> {
  const { database, clock } = parts;
  const now = clock.now();
  const { loginHash: login_hash, name, user } = place;
  const fresh = {
    login_hash,
    place: name,
    user_id: user?.id ?? null,
    failures: 0,
    series: 0,
    failed_at: new Date(now),
  };
  // There is a row to be locked, whoever comes at the same time.
  await database
    .insertInto("sign_in_guards")
    .values(fresh)
    .onConflict((conflict) => conflict.columns(["login_hash", "place"]).doUpdateSet({ user_id: fresh.user_id }))
    .execute();
  const former = await guardOf(database, place);
  const admission = admit(former, now);
  await keep(database, place, admission.guard);
  if (former?.failures === 0) await purge(database, now);
  await database
    .updateTable("users")
    .set({
      login_attempts: sql<number>`least(login_attempts + 1, ${MOST_COUNTED}::integer)`,
      last_login_attempt_at: new Date(now),
    })
    // Of nobody where there is nobody: the same work.
    .where("id", "=", user?.id ?? 0)
    .execute();
  return admission.type === "may-try" ? { mayTry: true, former } : { mayTry: false, until: admission.until };
}

async function right(
  { database, clock }: StoreParts,
  place: Place,
  { byPhone = false, isRepeated = false, former }: Rightly,
): Promise<{ isKept: boolean }> {
  const { user, network, kind } = place;
  if (user === undefined) throw new Error("nobody has signed in");
  if (isRepeated) await takeBack(database, place, former);
  else await open(database, place);
  const now = new Date(clock.now());
  const entered = { last_login_at: now, ...(byPhone ? {} : { first_login: false }) };
  const isKept = await isKeptFromSignIn(database, user.id);
  await database
    .updateTable("users")
    .set({ login_attempts: 0, ...(isKept ? {} : entered), ...(kind === "stranger" ? { locked_until: null } : {}) })
    .where("id", "=", user.id)
    .execute();
  if (!isKept) await rememberNetwork(database, user.id, network, now);
  return { isKept };
}

async function open(connection: Connection, { loginHash, name }: Place): Promise<void> {
  await connection.deleteFrom("sign_in_guards").where("login_hash", "=", loginHash).where("place", "=", name).execute();
}

/** As if there had not been this attempt. */
async function takeBack(connection: Connection, place: Place, former: Guard | undefined): Promise<void> {
  const now = await guardOf(connection, place);
  if (now === undefined) return;
  const guard = notLookedAt(now);
  if (guard.failures === 0 && guard.series === 0) await open(connection, place);
  else await keep(connection, place, { ...guard, failedAt: former?.failedAt ?? guard.failedAt });
}

async function rememberNetwork(connection: Connection, userId: number, network: string, now: Date): Promise<void> {
  await connection
    .insertInto("sign_in_places")
    .values({ user_id: userId, network, seen_at: now })
    .onConflict((conflict) => conflict.columns(["user_id", "network"]).doUpdateSet({ seen_at: now }))
    .execute();
  await sql`delete from sign_in_places where user_id = ${userId} and network in (
    select network from sign_in_places where user_id = ${userId}
    order by seen_at desc, network offset ${MOST_NETWORKS})`.execute(connection);
}

async function failed({ database, clock }: StoreParts, place: Place): Promise<boolean> {
  const former = await guardOf(database, place);
  if (former === undefined) return false;
  const guard = wrong(former, clock.now());
  if (guard.lockedUntil === undefined || guard.lockedUntil === former.lockedUntil) return false;
  await keep(database, place, guard);
  if (place.kind === "stranger") {
    const told = database.updateTable("users").set({ locked_until: new Date(guard.lockedUntil) });
    await told.where("id", "=", place.user?.id ?? 0).execute();
  }
  return true;
}

/** Nobody else changes it until the end of the transaction. */
async function guardOf(connection: Connection, { loginHash, name }: Place): Promise<Guard | undefined> {
  const found = connection.selectFrom("sign_in_guards").selectAll().where("login_hash", "=", loginHash);
  const row = await found.where("place", "=", name).forUpdate().executeTakeFirst();
  if (row === undefined) return undefined;
  const { failures, series } = row;
  return { failures, series, failedAt: row.failed_at.getTime(), lockedUntil: row.locked_until?.getTime() };
}

async function keep(connection: Connection, { loginHash, name }: Place, guard: Guard): Promise<void> {
  const { failures, series, failedAt, lockedUntil } = guard;
  await connection
    .updateTable("sign_in_guards")
    .set({ failures, series, failed_at: new Date(failedAt) })
    .set({ locked_until: lockedUntil === undefined ? null : new Date(lockedUntil) })
    .where("login_hash", "=", loginHash)
    .where("place", "=", name)
    .execute();
}

/** Keeps the table small without a timer: what says nothing any more goes, and of logins that nobody has the oldest. */
async function purge(connection: Connection, now: number): Promise<void> {
  const before = new Date(now - FORGOTTEN_AFTER_MS);
  await sql`delete from sign_in_guards where (login_hash, place) in (
      select login_hash, place from sign_in_guards
      where failed_at <= ${before} and (locked_until is null or locked_until <= ${before}) limit ${PURGED_AT_ONCE})
    or (login_hash, place) in (
      select login_hash, place from sign_in_guards where user_id is null
      order by failed_at desc offset ${MOST_STRAY_GUARDS} limit ${PURGED_AT_ONCE})`.execute(connection);
}
