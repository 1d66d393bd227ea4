// Developer keys and tokens. Only their SHA-256 is kept: they are random, at least 120 bits, so nothing slower is needed,
// and they are found by that hash, so that what a look-up's duration tells is about a hash that nobody can choose.
import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { Connection, StoreParts } from "./parts.ts";
import { administrator } from "./users.ts";

/** Who asks. */
export interface Principal {
  readonly userId: number;
  readonly login: string;
  /** May act for every agent. */
  readonly isAdmin: boolean;
  /** "extension": a token for the WebSocket of one extension, which opens nothing else. */
  readonly kind: "user" | "extension";
  readonly extensionId: number | undefined;
  readonly devKeyId: number | undefined;
}

export interface NewToken {
  readonly kind: Principal["kind"];
  readonly userId: number;
  readonly extensionId?: number | undefined;
  /** The key it was got with: it goes when the key goes. */
  readonly devKeyId?: number | undefined;
  readonly lifeMs: number;
}

export interface KeyStore {
  /**
   * Sees to it that there is a developer key: the one of the settings where there is one (it takes the place of an
   * earlier one from there), else one made now. Returns the key that was made, to be shown once; it cannot be had again.
   */
  ensureDevKey(fromSettings: string | undefined): Promise<string | undefined>;
  ownerOfDevKey(key: string): Promise<Principal | undefined>;
  issueToken(token: NewToken): Promise<string>;
  /** A token that has not expired, or a developer key: the manual takes either. */
  principalOf(tokenOrKey: string): Promise<Principal | undefined>;
}

/** Expired tokens removed with each new one: keeps the table small without a timer. */
const PURGED_AT_ONCE = 100;

export function keyStore(parts: StoreParts): KeyStore {
  const { database } = parts;
  return {
    ensureDevKey: (key) => database.transaction().execute((transaction) => ensureDevKey(parts, transaction, key)),
    ownerOfDevKey: (key) => ownerOfDevKey(database, key),
    issueToken: (token) => issueToken(parts, token),
    principalOf: async (text) => (await ownerOfToken(parts, text)) ?? (await ownerOfDevKey(database, text)),
  };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function sameHash(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

async function ensureDevKey(
  parts: StoreParts,
  transaction: Connection,
  fromSettings: string | undefined,
): Promise<string | undefined> {
  const now = new Date(parts.clock.now());
  const { id } = await administrator(transaction, parts.domain, now);
  const insert = async (key: string, origin: "first-run" | "environment"): Promise<void> => {
    const row = { user_id: id, hash: hashOf(key), origin, created_at: now };
    await transaction
      .insertInto("dev_keys")
      .values(row)
      .onConflict((conflict) => conflict.column("hash").doNothing())
      .execute();
  };
  if (fromSettings !== undefined) {
    await transaction
      .deleteFrom("dev_keys")
      .where("origin", "=", "environment")
      .where("hash", "<>", hashOf(fromSettings))
      .execute();
    await insert(fromSettings, "environment");
    return undefined;
  }
  const some = await transaction.selectFrom("dev_keys").select("id").limit(1).executeTakeFirst();
  if (some !== undefined) return undefined;
  const made = randomUUID();
  await insert(made, "first-run");
  return made;
}

async function ownerOfDevKey(connection: Connection, key: string): Promise<Principal | undefined> {
  const row = await connection
    .selectFrom("dev_keys")
    .innerJoin("users", "users.id", "dev_keys.user_id")
    .select(["dev_keys.id as devKeyId", "dev_keys.hash", "users.id as userId", "users.login", "users.is_super"])
    .where("dev_keys.hash", "=", hashOf(key))
    .where("users.deleted_at", "is", null)
    .where("users.disabled", "=", false)
    .executeTakeFirst();
  if (row === undefined || !sameHash(row.hash, hashOf(key))) return undefined;
  const { userId, login, is_super, devKeyId } = row;
  return { userId, login, isAdmin: is_super, kind: "user", extensionId: undefined, devKeyId };
}

async function issueToken(parts: StoreParts, token: NewToken): Promise<string> {
  const now = parts.clock.now();
  const secret = randomUUID();
  await parts.database
    .insertInto("tokens")
    .values({
      hash: hashOf(secret),
      kind: token.kind,
      user_id: token.userId,
      extension_id: token.extensionId ?? null,
      dev_key_id: token.devKeyId ?? null,
      created_at: new Date(now),
      expires_at: new Date(now + token.lifeMs),
    })
    .execute();
  await parts.database
    .deleteFrom("tokens")
    .where("hash", "in", (expired) =>
      expired.selectFrom("tokens").select("hash").where("expires_at", "<=", new Date(now)).limit(PURGED_AT_ONCE),
    )
    .execute();
  return secret;
}

async function ownerOfToken(parts: StoreParts, token: string): Promise<Principal | undefined> {
  const row = await parts.database
    .selectFrom("tokens")
    .innerJoin("users", "users.id", "tokens.user_id")
    .select(["tokens.hash", "tokens.kind", "tokens.extension_id", "tokens.dev_key_id"])
    .select(["users.id as userId", "users.login", "users.is_super"])
    .where("tokens.hash", "=", hashOf(token))
    .where("tokens.expires_at", ">", new Date(parts.clock.now()))
    .where("users.deleted_at", "is", null)
    .where("users.disabled", "=", false)
    .executeTakeFirst();
  if (row === undefined || !sameHash(row.hash, hashOf(token))) return undefined;
  return {
    userId: row.userId,
    login: row.login,
    isAdmin: row.is_super,
    kind: row.kind,
    extensionId: row.extension_id ?? undefined,
    devKeyId: row.dev_key_id ?? undefined,
  };
}
