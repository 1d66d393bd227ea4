// Whether what somebody has shown still lets them in, and as whom: for those who stay connected long after they have shown it.
import { sql, type SqlBool } from "kysely";
import { devKeyPrincipal, ownersOfDevKeys } from "./dev-keys.ts";
import type { StoreParts } from "./parts.ts";
import { OWNER_COLUMNS, roleOf, type Principal, type Ranks } from "./principal.ts";
import { hashOf } from "./secrets.ts";
import { isIdle, keepUse } from "./idle-tokens.ts";
import { ownersOfTokens, tokenPrincipal } from "./tokens.ts";

/** What was shown, by the row that it is in; of a password a hash of what is kept, to tell when there is another one. */
export type Proof =
  | { readonly type: "token"; readonly id: number }
  | { readonly type: "developer-key"; readonly id: number }
  | { readonly type: "user-password"; readonly id: number; readonly keptHash: string }
  | { readonly type: "extension-password"; readonly id: number; readonly keptHash: string };

/** Of a password as it is kept, and of when its user was last signed out everywhere: what was shown before is shown no more. */
export function keptHashOf(kept: string | null, signedOutAt: Date | null): string {
  return hashOf(`${kept ?? ""} ${signedOutAt === null ? "" : String(signedOutAt.getTime())}`);
}

type Kind = Proof["type"];
/** Of a row, and what is kept of its password; undefined where it has none. */
type Standing = ReadonlyMap<number, { readonly principal: Principal; readonly keptHash: string | undefined }>;

/** Of each, in their order; a user who is locked is let in by nothing. */
export async function standing(
  parts: StoreParts,
  proofs: readonly Proof[],
): Promise<readonly (Principal | undefined)[]> {
  const found = new Map<Kind, Standing>();
  for (const kind of new Set(proofs.map(({ type }) => type))) {
    const ids = [...new Set(proofs.filter(({ type }) => type === kind).map(({ id }) => id))];
    found.set(kind, await OF_KIND[kind](parts, ids));
  }
  return proofs.map((proof) => {
    const one = found.get(proof.type)?.get(proof.id);
    const keptHash = "keptHash" in proof ? proof.keptHash : undefined;
    return one === undefined || one.keptHash !== keptHash ? undefined : one.principal;
  });
}

const OF_KIND: Readonly<Record<Kind, (parts: StoreParts, ids: readonly number[]) => Promise<Standing>>> = {
  token: async (parts, ids) => {
    const rows = await ownersOfTokens(parts)
      .where("users.is_locked", "=", false)
      .where(among("tokens.id", ids))
      .execute();
    const principals = rows.map(tokenPrincipal).filter((principal) => !isIdle(parts, principal));
    for (const principal of principals) await keepUse(parts, principal);
    return new Map(principals.map((principal) => [principal.tokenId ?? 0, { principal, keptHash: undefined }]));
  },
  "developer-key": async ({ database }, ids) => {
    const rows = await ownersOfDevKeys(database)
      .where("users.is_locked", "=", false)
      .where(among("dev_keys.id", ids))
      .execute();
    return new Map(rows.map((row) => [row.devKeyId, { principal: devKeyPrincipal(row), keptHash: undefined }]));
  },
  "user-password": async ({ database }, ids) => {
    const rows = await database
      .selectFrom("users")
      .select(OWNER_COLUMNS)
      .select(["users.password_hash", "users.signed_out_at"])
      .where(among("users.id", ids))
      .where("users.deleted_at", "is", null)
      .where("users.disabled", "=", false)
      .where("users.is_locked", "=", false)
      .where(
        sql<SqlBool>`not exists (select from extensions where extensions.user_id = users.id
          and extensions.deleted_at is null and extensions.weblogin_disabled
          and (extensions.id = users.extn_id or extensions.extn = users.login))`,
      )
      .execute();
    return new Map(
      rows.map((row) => [
        row.userId,
        { principal: userPrincipal(row), keptHash: keptHashOf(row.password_hash, row.signed_out_at) },
      ]),
    );
  },
  "extension-password": async ({ database }, ids) => {
    const rows = await database
      .selectFrom("extensions")
      .innerJoin("users", "users.id", "extensions.user_id")
      .select(OWNER_COLUMNS)
      .select(["extensions.id as extensionId", "extensions.extn", "extensions.ha1", "users.signed_out_at"])
      .where(among("extensions.id", ids))
      .where("extensions.deleted_at", "is", null)
      .where("extensions.disabled", "=", false)
      .where("extensions.weblogin_disabled", "=", false)
      .where("users.deleted_at", "is", null)
      .where("users.disabled", "=", false)
      .where("users.is_locked", "=", false)
      .execute();
    return new Map(
      rows.map((row) => {
        const extension = { id: row.extensionId, extn: row.extn };
        const principal: Principal = { ...userPrincipal(row), role: "agent", tokenKind: "extension-token", extension };
        return [row.extensionId, { principal, keptHash: keptHashOf(row.ha1, row.signed_out_at) }];
      }),
    );
  },
};

function among(column: string, ids: readonly number[]) {
  return sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::integer[])`;
}

interface Owner extends Ranks {
  readonly userId: number;
  readonly login: string;
  readonly ownExtn: string | null;
  readonly queues: readonly string[];
}

/** Of one who has shown a password of their own: as with a token that was got with it. */
function userPrincipal(row: Owner): Principal {
  const { userId, login, queues } = row;
  return {
    ...{ userId, login, queues, ownExtn: row.ownExtn ?? undefined },
    ...{ role: roleOf(row), tokenKind: "user-token" },
    ...{ tokenId: undefined, devKeyId: undefined, extension: undefined },
  };
}
