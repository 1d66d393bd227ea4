// Tokens: got with a developer key, a password or another token, and good until they expire or are revoked.
import { randomUUID } from "node:crypto";
import { sql, type Selectable } from "kysely";
import type { TokensTable } from "./database/tables.ts";
import { Refused } from "./failures.ts";
import { latestFirst, type Asked } from "./keyset.ts";
import { pageOfRows } from "./row-pages.ts";
import type { Page } from "./pages.ts";
import { noteRemoval } from "./audit-trail.ts";
import { transacted, type Connection, type StoreParts } from "./parts.ts";
import { OWNER_COLUMNS, roleOf, type Principal } from "./principal.ts";
import { hashOf, sameHash } from "./secrets.ts";
import { idleOf } from "./idle-tokens.ts";

/** With the login of its user. */
export type TokenRow = Omit<Selectable<TokensTable>, "hash"> & { readonly login: string };

export interface NewToken {
  readonly kind: TokenRow["kind"];
  readonly userId: number;
  readonly extensionId?: number | undefined;
  /** The key it was got with: it goes when the key goes. */
  readonly devKeyId?: number | undefined;
  /** Undefined: it does not expire. */
  readonly lifeMs?: number | undefined;
  /** Where it was asked for from. */
  readonly address?: string | undefined;
}

export interface TokenQuery extends Asked {
  /** Undefined: everybody's. */
  readonly userId?: number | undefined;
}

export interface TokenStore {
  issueToken(token: NewToken): Promise<string>;
  /** Undefined: it is unknown, has expired or was revoked. */
  ownerOfToken(token: string): Promise<Principal | undefined>;
  /** Those that are good, latest first. */
  listTokens(query: TokenQuery): Promise<Page<TokenRow>>;
  getToken(id: number): Promise<TokenRow | undefined>;
  /** It was given out by us, whether or not it is still good. */
  isKnownToken(token: string): Promise<boolean>;
  /** Ends it at once. */
  revokeToken(id: number): Promise<void>;
  /** As `revokeToken`, and written down as a change. */
  takeToken(id: number): Promise<TokenRow>;
}

/** Expired tokens removed with each new one: keeps the table small without a timer. */
const PURGED_AT_ONCE = 100;
/** So long they are still known: who shows one is late, and guesses nothing. */
const KNOWN_AFTER_MS = 86_400_000;
/** Of one user by the same means: who takes a token for each request loses the oldest. */
const MOST_OF_ONE = 1_000;

export function tokenStore(parts: StoreParts): TokenStore {
  const { database } = parts;
  return {
    issueToken: (token) => issue(parts, token),
    ownerOfToken: (token) => ownerOf(parts, token),
    listTokens: (query) => list(parts, query),
    getToken: (id) => good(parts).where("tokens.id", "=", id).executeTakeFirst(),
    isKnownToken: async (token) => {
      const found = database.selectFrom("tokens").select("id").where("hash", "=", hashOf(token));
      return (await found.executeTakeFirst()) !== undefined;
    },
    revokeToken: async (id) => {
      parts.known?.forget(({ tokenId }) => tokenId === id);
      await database.deleteFrom("tokens").where("id", "=", id).execute();
    },
    takeToken: (id) => transacted(database, (transaction) => take({ ...parts, database: transaction }, id)),
  };
}

async function issue(parts: StoreParts, token: NewToken): Promise<string> {
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
      address: token.address ?? "",
      created_at: new Date(now),
      expires_at: token.lifeMs === undefined ? null : new Date(now + token.lifeMs),
    })
    .execute();
  await purge(parts.database, token, new Date(now - KNOWN_AFTER_MS));
  return secret;
}

async function purge(connection: Connection, token: NewToken, expiredBefore: Date): Promise<void> {
  await sql`delete from tokens where id in (
      select id from tokens where expires_at <= ${expiredBefore} limit ${PURGED_AT_ONCE})
    or id in (
      select id from tokens where user_id = ${token.userId} and kind = ${token.kind}
        and dev_key_id is not distinct from ${token.devKeyId ?? null}::integer
        and extension_id is not distinct from ${token.extensionId ?? null}::integer
      order by id desc offset ${MOST_OF_ONE} limit ${PURGED_AT_ONCE})`.execute(connection);
}

async function ownerOf(parts: StoreParts, token: string): Promise<Principal | undefined> {
  const row = await ownersOfTokens(parts).where("tokens.hash", "=", hashOf(token)).executeTakeFirst();
  return row === undefined || !sameHash(row.hash, hashOf(token)) ? undefined : tokenPrincipal(row);
}

/** Tokens that are good, of users who may be let in, and all that a principal is made of. */
export function ownersOfTokens({ database, clock }: Pick<StoreParts, "database" | "clock">) {
  return database
    .selectFrom("tokens")
    .innerJoin("users", "users.id", "tokens.user_id")
    .leftJoin("extensions", "extensions.id", "tokens.extension_id")
    .select(["tokens.id as tokenId", "tokens.hash", "tokens.kind", "tokens.dev_key_id", "tokens.expires_at"])
    .select(["tokens.used_at", "tokens.created_at", "users.idle_timeout"])
    .select(OWNER_COLUMNS)
    .select(["extensions.id as extensionId", "extensions.extn"])
    .where((where) =>
      where.or([where("tokens.expires_at", "is", null), where("tokens.expires_at", ">", new Date(clock.now()))]),
    )
    .where("users.deleted_at", "is", null)
    .where("users.disabled", "=", false);
}

export function tokenPrincipal(
  row: Awaited<ReturnType<ReturnType<typeof ownersOfTokens>["execute"]>>[number],
): Principal {
  const { userId, login, tokenId, extensionId, extn, queues } = row;
  const ofExtension = row.kind === "extension";
  const idle = idleOf(row);
  return {
    ...{ userId, login, tokenId, queues, ownExtn: row.ownExtn ?? undefined },
    role: ofExtension ? "agent" : roleOf(row),
    tokenKind: ofExtension ? "extension-token" : "user-token",
    extension: extensionId === null || extn === null ? undefined : { id: extensionId, extn },
    devKeyId: row.dev_key_id ?? undefined,
    ...(idle === undefined ? {} : { idle }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at.getTime() }),
  };
}

async function take(parts: StoreParts, id: number): Promise<TokenRow> {
  const { database } = parts;
  const row = await good(parts).where("tokens.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  parts.known?.forget(({ tokenId }) => tokenId === id);
  await database.deleteFrom("tokens").where("id", "=", id).execute();
  await noteRemoval(database, "tokens", String(id), { ...row });
  return row;
}

function list(parts: StoreParts, { userId, ...asked }: TokenQuery): Promise<Page<TokenRow>> {
  const found = good(parts).$if(userId !== undefined, (all) => all.where("tokens.user_id", "=", userId ?? 0));
  return pageOfRows(found, latestFirst("tokens", "id"), asked);
}

/** All that would let somebody in. */
function good({ database, clock }: StoreParts) {
  return (
    database
      .selectFrom("tokens")
      .innerJoin("users", "users.id", "tokens.user_id")
      .select(["tokens.id", "tokens.kind", "tokens.user_id", "tokens.extension_id", "tokens.dev_key_id"])
      .select(["tokens.address", "tokens.created_at", "tokens.expires_at", "tokens.used_at"])
      .select("users.login")
      // To the minute: later uses may not have been put down yet.
      .where(
        sql<boolean>`(tokens.kind <> 'user' or tokens.dev_key_id is not null or coalesce(users.idle_timeout, 0) = 0
        or coalesce(tokens.used_at, tokens.created_at) + make_interval(secs => users.idle_timeout + 60)
          > ${new Date(clock.now())})`,
      )
      .where((where) =>
        where.or([where("tokens.expires_at", "is", null), where("tokens.expires_at", ">", new Date(clock.now()))]),
      )
  );
}
