import { hash } from "node:crypto";
import type { Selectable } from "kysely";
import type { AgentId, ConfigChange, Extn } from "../core/model.ts";
import type { AccountChange } from "../ports/switch.ts";
import type { ExtensionsTable } from "./database/tables.ts";
import { refuseEmergency } from "./emergency-numbers.ts";
import { Refused, refuseFault } from "./failures.ts";
import { holdersOfExtension, refuseHeld, type Living } from "./holders.ts";
import { livingRows } from "./living-rows.ts";
import { listOrder } from "./list-order.ts";
import { pageOf, type ColumnsOf, type Page, type PageQuery } from "./pages.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";
import { rememberingRows } from "./row-memory.ts";
import { refuseHidden } from "./shadows.ts";
import { mailboxPasswordFault, ownWords, passwordFault } from "./password-policy.ts";
import { sameHash } from "./secrets.ts";
import { removePlacesOf } from "./tiers.ts";
import { accountChange, agentChange, putExtension } from "./to-engine.ts";
import {
  addUserOfExtension,
  dropUserOfExtension,
  endTokens,
  isKeptFromSignIn,
  livingUser,
  type UserRow,
} from "./users.ts";

export type ExtensionRow = Selectable<ExtensionsTable>;

/** What an extension has of which nothing else was said, whichever way it was made. */
export const DEFAULT_CONTEXT = "default";

/** Fields that may be given; what is undefined keeps its value or has its default. */
export interface ExtensionFields {
  readonly name?: string | undefined;
  /** Turned into ha1 and ha1b, and forgotten. */
  readonly password?: string | undefined;
  readonly type?: ExtensionRow["type"] | undefined;
  readonly cid_name?: string | undefined;
  readonly cid_number?: string | undefined;
  readonly context?: string | undefined;
  readonly domain?: string | undefined;
  readonly vm_password?: string | undefined;
  readonly description?: string | undefined;
  readonly priority?: number | undefined;
  readonly display_order?: number | undefined;
  readonly disabled?: boolean | undefined;
  readonly weblogin_disabled?: boolean | undefined;
  readonly sync_enabled?: boolean | undefined;
  /** Whether its phone's audio is secured. */
  readonly srtp?: ExtensionRow["srtp"] | undefined;
}

export interface NewExtension extends ExtensionFields {
  readonly extn: string;
  readonly name: string;
  readonly password: string;
}

/** Without what phones and mailboxes are opened with. */
export const EXTENSION_COLUMNS = {
  id: "text",
  user_id: "text",
  extn: "text",
  domain: "text",
  name: "text",
  type: "text",
  cid_name: "text",
  cid_number: "text",
  context: "text",
  description: "text",
  priority: "text",
  display_order: "text",
  disabled: "flag",
  weblogin_disabled: "flag",
  sync_enabled: "flag",
  srtp: "text",
  created_at: "time",
  updated_at: "time",
  deleted_at: "time",
} as const satisfies ColumnsOf<"extensions">;
export type ExtensionColumn = keyof typeof EXTENSION_COLUMNS;

export interface ExtensionStore {
  list(query: PageQuery<ExtensionColumn>): Promise<Page<ExtensionRow>>;
  /** With the login of its user. Undefined: there is no such living extension. */
  get(id: number): Promise<(ExtensionRow & { readonly login: string }) | undefined>;
  byNumber(extn: string): Promise<ExtensionRow | undefined>;
  /** Also makes the user of that login where there is none. Refuses a taken number, and unless forced a hotline's. */
  add(extension: NewExtension, force?: boolean): Promise<Written>;
  set(id: number, fields: ExtensionFields): Promise<Written>;
  /**
   * The user that was made with it goes with it. Refuses where a hotline, an IVR or a queue names it, or somebody uses it,
   * unless forced.
   */
  remove(id: number, force: boolean, living?: Living<ExtensionRow>): Promise<Written>;
}

export function extensionStore(parts: StoreParts): ExtensionStore {
  const { database, timeZone } = parts;
  const order = listOrder(parts, "extensions");
  return {
    list: (query) => pageOf(database, { table: "extensions", columns: EXTENSION_COLUMNS, timeZone, order }, query),
    get: rememberingRows(parts, ["extensions", "users"], async (first, last) => {
      const rows = await database
        .selectFrom("extensions")
        .leftJoin("users", (join) =>
          join.onRef("users.id", "=", "extensions.user_id").on("users.deleted_at", "is", null),
        )
        .selectAll("extensions")
        .select("users.login")
        .where("extensions.id", ">=", first)
        .where("extensions.id", "<=", last)
        .where("extensions.deleted_at", "is", null)
        .execute();
      return rows.map((row) => ({ ...row, login: row.login ?? "" }));
    }),
    byNumber: (extn) =>
      database
        .selectFrom("extensions")
        .selectAll()
        .where("extn", "=", extn)
        .where("deleted_at", "is", null)
        .executeTakeFirst(),
    add: (extension, force = false) =>
      transacted(database, async (transaction) => {
        if (!force) await refuseHidden(parts, transaction, extension.extn);
        return add(parts, transaction, extension);
      }),
    set: (id, fields) => transacted(database, (transaction) => setExtension(parts, transaction, id, fields)),
    remove: (id, force, living) =>
      transacted(database, async (transaction) => {
        const row = await livingRows(parts, "extensions").sure(transaction, id);
        const holders = [...(await holdersOfExtension(transaction, row.extn)), ...(living?.(row) ?? [])];
        if (!force) refuseHeld(holders);
        const removed = await removeExtension(parts, transaction, id);
        return { ...removed, touched: [...holders, ...(removed.touched ?? [])] };
      }),
  };
}

async function add(parts: StoreParts, transaction: Connection, extension: NewExtension): Promise<Written> {
  const now = new Date(parts.clock.now());
  const { extn, name } = extension;
  const domain = extension.domain ?? parts.domain;
  const context = extension.context ?? DEFAULT_CONTEXT;
  const user = await addUserOfExtension(transaction, { extn, name, domain, context, now });
  const { row, changes, accounts } = await insertExtension(parts, transaction, extension, user);
  await transaction
    .updateTable("users")
    .set({ extn, extn_id: row.id })
    .where("id", "=", user.id)
    .where("extn_id", "is", null)
    .execute();
  return { id: row.id, changes: [...changes, agentChange(user)], accounts };
}

/** How the one who asks calls an extension's password. */
type PasswordField = "password" | "extn_password";

/** A user's extension. Refuses a password that the policy does not take. */
export async function insertExtension(
  parts: StoreParts,
  transaction: Connection,
  extension: NewExtension,
  user: UserRow,
  field: PasswordField = "password",
): Promise<Pick<Written, "changes" | "accounts"> & { readonly row: ExtensionRow }> {
  const { extn, password, ...fields } = extension;
  const domain = fields.domain ?? parts.domain;
  refuseEmergency(parts, "extn", extn);
  const { passwordPolicy: policy } = parts;
  const own = ownWords([extn, extension.name, domain, user.login, user.name, user.domain]);
  refuseFault(field, passwordFault(policy, password, own));
  refuseFault("vm_password", mailboxPasswordFault(policy, fields.vm_password ?? "", extn));
  const row = await livingRows(parts, "extensions").add(transaction, {
    ...{ type: "SIP", cid_name: "", cid_number: "", context: DEFAULT_CONTEXT, vm_password: "", description: "" },
    ...{ priority: 99, display_order: 0, disabled: false, weblogin_disabled: false, sync_enabled: false },
    ...given(fields),
    ...digests(extn, domain, password),
    ...{ name: extension.name, extn, domain, user_id: user.id },
  });
  return { row, changes: [putExtension(row)], accounts: [accountChange(row)] };
}

/** As `set` of the store, in a transaction. */
export async function setExtension(
  parts: StoreParts,
  transaction: Connection,
  id: number,
  { password, ...fields }: ExtensionFields,
  field: PasswordField = "password",
): Promise<Written> {
  const rows = livingRows(parts, "extensions");
  const former = await rows.sure(transaction, id);
  const domain = fields.domain ?? former.domain;
  if (domain !== former.domain && password === undefined) {
    // Both digests are made of the domain, and the password is not kept.
    throw new Refused({ type: "unfit", field: "password", expected: "the password, because the domain changes" });
  }
  await judge(parts, transaction, former, { ...fields, password }, field);
  const made = password === undefined ? {} : digests(former.extn, domain, password);
  const row = await rows.set(transaction, id, { ...fields, ...made });
  // Whoever is kept from signing in is not left signed in.
  if (row.weblogin_disabled && !former.weblogin_disabled && (await isKeptFromSignIn(transaction, row.user_id))) {
    parts.known?.forget(({ userId }) => userId === row.user_id);
    await endTokens(transaction, row.user_id, "by-password");
  }
  const moved: AccountChange = { type: "drop-account", extn: former.extn, domain: former.domain };
  const accounts = [...(row.domain === former.domain ? [] : [moved]), accountChange(row)];
  return { id, changes: [putExtension(row)], accounts };
}

/** Of what is changed. A mailbox's password is shown, and comes back with the row: as it was, it may stay. */
async function judge(
  parts: StoreParts,
  transaction: Connection,
  former: ExtensionRow,
  { password, vm_password, name = "", domain = "" }: ExtensionFields,
  field: PasswordField,
): Promise<void> {
  const { passwordPolicy: policy } = parts;
  if (vm_password !== undefined && vm_password !== former.vm_password) {
    refuseFault("vm_password", mailboxPasswordFault(policy, vm_password, former.extn));
  }
  if (password === undefined) return;
  const user = await livingUser(transaction, former.user_id);
  const known = [former.extn, former.name, former.domain, name, domain, user?.login ?? "", user?.name ?? ""];
  refuseFault(field, passwordFault(policy, password, ownWords(known)));
}

/** As `remove` of the store, in a transaction. */
export async function removeExtension(parts: StoreParts, transaction: Connection, id: number): Promise<Written> {
  const now = new Date(parts.clock.now());
  // What a phone proves itself with is not kept longer than the phone.
  const proofs = { ha1: "", ha1b: "", vm_password: "" };
  const row = await livingRows(parts, "extensions").remove(transaction, id, proofs);
  parts.known?.forget(({ extension }) => extension?.id === id);
  await transaction.deleteFrom("tokens").where("extension_id", "=", id).execute();
  const user = await dropUserOfExtension(transaction, row, now);
  const changes: ConfigChange[] = [{ type: "drop-extension", extn: row.extn as Extn }];
  const places = user && (await removePlacesOf(transaction, user.login, now));
  if (user !== undefined) changes.push({ type: "drop-agent", agent: user.login as AgentId, isGone: true });
  changes.push(...(places?.changes ?? []));
  return {
    id,
    changes,
    touched: places?.touched,
    accounts: [{ type: "drop-account", extn: row.extn, domain: row.domain }],
  };
}

/** RFC 2617's A1, with the bare number and with number@domain as the user name: phones send either. */
export function digests(extn: string, domain: string, password: string): { ha1: string; ha1b: string } {
  return {
    ha1: md5(`${extn}:${domain}:${password}`),
    ha1b: md5(`${extn}@${domain}:${domain}:${password}`),
  };
}

/** Whether a telephone of that extension would be let in with it. */
export function isExtensionPassword({ extn, domain, ha1 }: ExtensionRow, password: string): boolean {
  return sameHash(ha1, digests(extn, domain, password).ha1);
}

function md5(text: string): string {
  return hash("md5", text, "hex");
}
