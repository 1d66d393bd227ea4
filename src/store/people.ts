// Users as the API has them: together with their extensions, for one often comes and goes with the other.
import { sql } from "kysely";
import type { AgentId, ConfigChange } from "../core/model.ts";
import type { AccountChange } from "../ports/switch.ts";
import type { AgentInfo, ExtensionsTable, ExtnType, UsersTable } from "./database/tables.ts";
import {
  DEFAULT_CONTEXT,
  insertExtension,
  removeExtension,
  setExtension,
  type ExtensionFields,
  type ExtensionRow,
  type NewExtension,
} from "./extensions.ts";
import { Refused, type Holder } from "./failures.ts";
import { holdersOfExtension, refuseHeld, type Living } from "./holders.ts";
import { listOrder } from "./list-order.ts";
import { pageOf, type ColumnsOf, type Page, type PageQuery } from "./pages.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";
import { removePlacesOf } from "./tiers.ts";
import { agentChange } from "./to-engine.ts";
import { addExtensionTo, contextsOf, leaveExtension } from "./user-extensions.ts";
import { refuseHidden } from "./shadows.ts";
import { openGuards } from "./sign-in.ts";
import { ADMIN_LOGIN, endTokens, livingUser, type UserRow } from "./users.ts";

/** Fields that may be given; what is undefined keeps its value or has its default. */
export interface UserFields {
  readonly name?: string | undefined;
  readonly type?: UsersTable["type"] | undefined;
  readonly domain?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly email?: string | undefined;
  readonly tel?: string | undefined;
  readonly tel_enabled?: boolean | undefined;
  readonly auto_record?: boolean | undefined;
  readonly cid_name?: string | undefined;
  readonly cid_number?: string | undefined;
  readonly context?: string | undefined;
  readonly mac_address?: string | undefined;
  readonly extn_type?: ExtnType | undefined;
  readonly is_super?: boolean | undefined;
  readonly is_admin?: boolean | undefined;
  readonly is_supervisor?: boolean | undefined;
  readonly is_locked?: boolean | undefined;
  readonly idle_timeout?: number | null | undefined;
  readonly agent_info?: AgentInfo | undefined;
  /** By name; none: all. */
  readonly queues?: readonly string[] | undefined;
  /** As `passwords.ts` gives it. */
  readonly password_hash?: string | undefined;
  /** False: they have chosen the new password themselves. */
  readonly first_login?: boolean | undefined;
  /** An extension of theirs that is there already becomes their first; one that is not is made. */
  readonly extn?: string | undefined;
  /** Of their extension; turned into digests, and forgotten. */
  readonly extn_password?: string | undefined;
  /** Of their extension. */
  readonly vm_password?: string | undefined;
  /** A new extension of theirs may have a number that a hotline hides. */
  readonly force?: boolean | undefined;
}

export interface NewUser extends UserFields {
  readonly login: string;
  readonly name: string;
}

export const USER_COLUMNS = {
  id: "text",
  login: "text",
  name: "text",
  type: "text",
  extn: "text",
  domain: "text",
  email: "text",
  tel: "text",
  disabled: "flag",
  is_locked: "flag",
  last_login_at: "time",
  created_at: "time",
  updated_at: "time",
} as const satisfies ColumnsOf<"users">;
export type UserColumn = keyof typeof USER_COLUMNS;

/** Who would go, and from where. */
export interface RemovedUser {
  readonly login: string;
  readonly extns: readonly string[];
}

export interface UserStore {
  list(query: PageQuery<UserColumn>): Promise<Page<UserRow>>;
  /** Undefined: there is no such living user. */
  get(id: number): Promise<UserRow | undefined>;
  byLogin(login: string): Promise<UserRow | undefined>;
  extensionsOf(id: number): Promise<readonly ExtensionRow[]>;
  /** With their extension, where a number is given. Refuses a taken login or number. */
  add(user: NewUser): Promise<Written>;
  /** A new password ends what was begun with the former, and unlocks. */
  set(id: number, fields: UserFields): Promise<Written>;
  /** Those that users, extensions and outside lines name, in their order. */
  contexts(): Promise<readonly string[]>;
  /** One more extension of theirs. Refuses a taken number, and unless forced a hotline's. */
  addExtension(id: number, extension: NewExtension, force?: boolean): Promise<Written>;
  /** Ends all that was begun with a password of theirs, or of their telephones; what developer keys have opened stays. */
  signOut(id: number): Promise<Written>;
  /** An extension leaves them for the user of its own number. */
  leaveExtension(id: number, extensionId: number): Promise<Written>;
  /** With their extensions, keys and tokens. Refuses where an extension of theirs is named, or in use, unless forced. */
  remove(id: number, force: boolean, living?: Living<RemovedUser>): Promise<Written>;
}

export function userStore(parts: StoreParts): UserStore {
  const { database, timeZone } = parts;
  const order = listOrder(parts, "users");
  return {
    list: (query) => pageOf(database, { table: "users", columns: USER_COLUMNS, timeZone, order }, query),
    get: (id) => livingUser(database, id),
    byLogin: (login) =>
      database
        .selectFrom("users")
        .selectAll()
        .where("login", "=", login)
        .where("deleted_at", "is", null)
        .executeTakeFirst(),
    extensionsOf: (id) => extensionsOf(database, id),
    add: (user) => transacted(database, (transaction) => add({ ...parts, database: transaction }, user)),
    set: (id, fields) => transacted(database, (transaction) => set({ ...parts, database: transaction }, id, fields)),
    contexts: () => contextsOf(database),
    addExtension: (id, extension, force = false) =>
      transacted(database, (transaction) => addExtensionTo({ ...parts, database: transaction }, id, extension, force)),
    signOut: (id) => transacted(database, (transaction) => signOut({ ...parts, database: transaction }, id)),
    leaveExtension: (id, extensionId) =>
      transacted(database, (transaction) => leaveExtension({ ...parts, database: transaction }, id, extensionId)),
    remove: (id, force, living) =>
      transacted(database, (transaction) => remove({ ...parts, database: transaction }, id, force, living)),
  };
}

function extensionsOf(connection: Connection, id: number): Promise<ExtensionRow[]> {
  return connection
    .selectFrom("extensions")
    .selectAll()
    .where("user_id", "=", id)
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
}

/** Columns of users alone. */
function columnsOf(fields: UserFields) {
  const { extn: _1, extn_password: _2, vm_password: _3, agent_info: _4, force: _5, queues, ...columns } = fields;
  return given({ ...columns, queues: queues && JSON.stringify(queues) });
}

async function add(parts: StoreParts, user: NewUser): Promise<Written> {
  const now = new Date(parts.clock.now());
  const { id } = await parts.database
    .insertInto("users")
    .values({
      ...{ type: "NORMAL", is_super: false, disabled: false, domain: parts.domain, context: DEFAULT_CONTEXT },
      ...columnsOf(user),
      agent_info: JSON.stringify(user.agent_info ?? {}),
      ...{ login: user.login, name: user.name, with_extension: false, created_at: now, updated_at: now },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const withExtension = await bindExtension(parts, id, user);
  return {
    id,
    changes: [...withExtension.changes, agentChange(await userOf(parts, id))],
    accounts: withExtension.accounts,
  };
}

async function userOf({ database }: StoreParts, id: number): Promise<UserRow> {
  const user = await livingUser(database, id);
  if (user === undefined) throw new Refused({ type: "no-such" });
  return user;
}

interface Changes {
  readonly changes: readonly ConfigChange[];
  readonly accounts: readonly AccountChange[];
}

/** Makes the extension of `fields.extn` their first: one that is theirs already, or a new one. */
async function bindExtension(parts: StoreParts, id: number, fields: UserFields): Promise<Changes> {
  const { extn, extn_password: password } = fields;
  const user = await userOf(parts, id);
  if (extn === undefined || extn === "" || extn === user.extn) return { changes: [], accounts: [] };
  const former = (await extensionsOf(parts.database, id)).find((extension) => extension.extn === extn);
  if (former !== undefined) {
    await nameFirst(parts, id, former);
    return { changes: [], accounts: [] };
  }
  if (password === undefined) {
    throw new Refused({ type: "unfit", field: "extn_password", expected: "a password for the new extension" });
  }
  if (fields.force !== true) await refuseHidden(parts, parts.database, extn);
  const wanted = { ...extensionFields(user, fields), extn, name: user.name, password, domain: user.domain };
  const { row, changes, accounts } = await insertExtension(parts, parts.database, wanted, user, "extn_password");
  await nameFirst(parts, id, row);
  return { changes, accounts };
}

async function nameFirst({ database }: StoreParts, id: number, { extn, id: extnId }: ExtensionRow): Promise<void> {
  await database.updateTable("users").set({ extn, extn_id: extnId }).where("id", "=", id).execute();
}

/** What an extension has of its user. */
function extensionFields(user: UserRow, { vm_password }: UserFields): ExtensionFields {
  return {
    type: EXTENSION_TYPES[user.extn_type],
    context: user.context,
    cid_name: user.cid_name,
    cid_number: user.cid_number,
    vm_password,
  };
}

/** Of the manual's kinds we have two: a phone that registers, and one in the browser. */
const EXTENSION_TYPES: Readonly<Record<ExtnType, ExtensionsTable["type"]>> = {
  SIP: "SIP",
  WebRTC: "VERTO",
  H323: "SIP",
  GATEWAY: "SIP",
  "SIP+WebRTC": "SIP",
  HK: "SIP",
};

async function set(parts: StoreParts, id: number, fields: UserFields): Promise<Written> {
  const { database } = parts;
  parts.known?.forget(({ userId }) => userId === id);
  const former = await userOf(parts, id);
  const renewed = fields.password_hash !== undefined;
  const opened = renewed || fields.is_locked === false;
  // Guards first, as where somebody signs in: two who wait for each other would both fail.
  if (opened) await openGuards(database, former.login);
  const row = await database
    .updateTable("users")
    .set({
      ...columnsOf(fields),
      ...(fields.agent_info === undefined
        ? {}
        : { agent_info: JSON.stringify({ ...former.agent_info, ...fields.agent_info }) }),
      ...(renewed ? { first_login: fields.first_login ?? true, is_locked: false } : {}),
      ...(opened ? { login_attempts: 0, locked_until: null } : {}),
      updated_at: new Date(parts.clock.now()),
    })
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Refused({ type: "no-such" });
  // Others are changed also where there is no administrator yet.
  if (isAdministrator(former) && !isAdministrator(row)) await checkAdministrators(database);
  if (former.is_super || former.is_admin) await checkAdministrators(database);
  if (row.disabled) await endTokens(database, id, "all");
  else if (renewed) await endTokens(database, id, "by-password");
  const bound = await bindExtension(parts, id, fields);
  const kept = bound.changes.length > 0 ? bound : await setFirstExtension(parts, id, fields);
  return { id, changes: [...kept.changes, agentChange(row)], accounts: kept.accounts };
}

async function signOut(parts: StoreParts, id: number): Promise<Written> {
  const { database } = parts;
  parts.known?.forget(({ userId }) => userId === id);
  const { signed_out_at: former } = await userOf(parts, id);
  // Twice in the same millisecond is twice.
  const at = new Date(Math.max(parts.clock.now(), (former?.getTime() ?? 0) + 1));
  await database.updateTable("users").set({ signed_out_at: at }).where("id", "=", id).execute();
  await endTokens(database, id, "by-password");
  return { id, changes: [], accounts: [] };
}

/** Of what is given, what concerns the phone goes to their first extension. */
async function setFirstExtension(parts: StoreParts, id: number, fields: UserFields): Promise<Changes> {
  const { extn_password: password, vm_password, cid_name, cid_number, context, domain } = fields;
  const type = fields.extn_type === undefined ? undefined : EXTENSION_TYPES[fields.extn_type];
  const forPhone = given({ password, vm_password, cid_name, cid_number, context, domain, type });
  if (Object.keys(forPhone).length === 0) return { changes: [], accounts: [] };
  const { extn_id: extnId } = await userOf(parts, id);
  if (extnId !== null) return setExtension(parts, parts.database, extnId, forPhone, "extn_password");
  const field = password !== undefined ? "extn_password" : vm_password !== undefined ? "vm_password" : undefined;
  if (field !== undefined) throw new Refused({ type: "unfit", field, expected: "a user who has an extension" });
  return { changes: [], accounts: [] };
}

async function remove(
  parts: StoreParts,
  id: number,
  force: boolean,
  living: Living<RemovedUser> | undefined,
): Promise<Written> {
  const { database } = parts;
  const user = await userOf(parts, id);
  if (user.login === ADMIN_LOGIN) {
    const expected = "another user than the built-in administrator, who can only be disabled";
    throw new Refused({ type: "unfit", field: "id", expected });
  }
  const extensions = await extensionsOf(database, id);
  const extns = extensions.map(({ extn }) => extn);
  const holders = await holdersOfUser(database, { login: user.login, extns }, living);
  if (!force) refuseHeld(holders);
  const removed: Written[] = [];
  for (const extension of extensions) {
    removed.push(await removeExtension(parts, database, extension.id));
  }
  parts.known?.forget(({ userId }) => userId === id);
  await endTokens(database, id, "all");
  await database.deleteFrom("dev_keys").where("user_id", "=", id).execute();
  await database.deleteFrom("preferences").where("user_id", "=", id).execute();
  const now = new Date(parts.clock.now());
  await database
    .updateTable("users")
    .set({ deleted_at: now, updated_at: now, password_hash: null })
    .where("id", "=", id)
    .execute();
  await checkAdministrators(database);
  const places = await removePlacesOf(database, user.login, now);
  const dropped: ConfigChange = { type: "drop-agent", agent: user.login as AgentId, isGone: true };
  return {
    id,
    changes: [...removed.flatMap(({ changes }) => changes), dropped, ...places.changes],
    accounts: removed.flatMap(({ accounts }) => accounts),
    touched: [...holders, ...removed.flatMap(({ touched }) => touched ?? []), ...places.touched],
  };
}

async function holdersOfUser(
  connection: Connection,
  user: RemovedUser,
  living: Living<RemovedUser> | undefined,
): Promise<readonly Holder[]> {
  const holders = new Map<string, Holder>();
  for (const extn of user.extns) {
    // What names several of theirs is one holder.
    for (const holder of await holdersOfExtension(connection, extn)) holders.set(`${holder.type} ${holder.id}`, holder);
  }
  return [...holders.values(), ...(living?.(user) ?? [])];
}

function isAdministrator(user: UserRow): boolean {
  return !user.disabled && (user.is_super || user.is_admin);
}

/** Somebody must be able to put things right. */
async function checkAdministrators(connection: Connection): Promise<void> {
  const some = await connection
    .selectFrom("users")
    .select("id")
    .where(sql<boolean>`deleted_at is null and not disabled and (is_super or is_admin)`)
    .limit(1)
    .executeTakeFirst();
  if (some !== undefined) return;
  throw new Refused({ type: "unfit", field: "is_super", expected: "another administrator besides this one" });
}
