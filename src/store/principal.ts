// Who asks: made of a token or a key, and the user it belongs to.

/** What somebody has shown to be let in. */
export type TokenKind = "user-token" | "extension-token" | "developer-key";

export type UserRole = "agent" | "supervisor" | "administrator";

export interface Principal {
  readonly userId: number;
  readonly login: string;
  /** With an extension's token everybody is but an agent. */
  readonly role: UserRole;
  readonly tokenKind: TokenKind;
  /** The only one that the token opens. */
  readonly extension: { readonly id: number; readonly extn: string } | undefined;
  /** The user's own first extension. */
  readonly ownExtn: string | undefined;
  /** Of a supervisor: the queues whose agents and calls they look after; none: all. */
  readonly queues: readonly string[];
  /** Undefined: a developer key in place of a token. */
  readonly tokenId: number | undefined;
  readonly devKeyId: number | undefined;
  /** It ends when it is not used for so long; `usedAt`: by its row, milliseconds since 1970. Absent: it does not. */
  readonly idle?: { readonly ms: number; readonly usedAt: number } | undefined;
  /** When the token ends, milliseconds since 1970; undefined: it does not. */
  readonly expiresAt?: number | undefined;
}

/** What a user's role is told by. */
export interface Ranks {
  readonly is_super: boolean;
  readonly is_admin: boolean;
  readonly is_supervisor: boolean;
}

export function roleOf(user: Ranks): UserRole {
  if (user.is_super || user.is_admin) return "administrator";
  return user.is_supervisor ? "supervisor" : "agent";
}

/** The columns that a principal is made of; `extn` is also a column of extensions. */
export const OWNER_COLUMNS = [
  "users.id as userId",
  "users.login",
  "users.is_super",
  "users.is_admin",
  "users.is_supervisor",
  "users.extn as ownExtn",
  "users.queues",
] as const;
