import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Extn } from "../../core/model.ts";
import { withoutSecrets } from "../../store/database/column-classes.ts";
import { EXTENSION_COLUMNS, type ExtensionRow } from "../../store/extensions.ts";
import type { Principal } from "../../store/principal.ts";
import {
  dialled,
  flag,
  forceHidden,
  id,
  LONGEST_TEXT,
  oneOf,
  text,
  textLike,
  wholeNumber,
} from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { isAtLeast } from "../access.ts";
import { ApiError } from "../errors.ts";
import { livingAtExtension } from "../living.ts";
import { localText } from "../local-time.ts";
import { tellNotInEffect } from "../not-in-effect.ts";
import { ANSWERS, changes, manualPlaces, pagesRoute, resource, stampsOf } from "../resource.ts";
import type { RouteParts } from "../route.ts";

const TAG = "extensions";

/** A list's row: texts all, also the numbers and what is empty. */
const listedExtension = z.object({
  ha1: z.string(),
  ha1b: z.string(),
  user_id: z.string(),
  cid_number: z.string(),
  vm_password: z.string(),
  description: z.string(),
  id: z.string(),
  display_order: z.string(),
  context: z.string(),
  extn: z.string(),
  domain: z.string(),
  deleted_at: timeText,
  updated_at: timeText,
  cid_name: z.string(),
  created_at: timeText,
  name: z.string(),
  type: z.string(),
  weblogin_disabled: z.string(),
  disabled: z.string(),
  sync_enabled: z.string(),
  srtp: z.string().optional().describe("left out where it is off"),
  priority: z.string(),
});

/** A single row: numbers are numbers (but for two), what is empty is left out. */
const oneExtension = z.object({
  id: z.number(),
  domain: z.string(),
  extn: z.string(),
  sync_enabled: z.number(),
  srtp: z.string().optional().describe("left out where it is off"),
  updated_at: timeText,
  disabled: z.number(),
  ha1: z.string(),
  login: z.string(),
  created_at: timeText,
  name: z.string(),
  user_id: z.number(),
  weblogin_disabled: z.number(),
  priority: z.string(),
  ha1b: z.string(),
  display_order: z.string(),
  context: z.string(),
  type: z.string(),
  cid_number: z.string().optional(),
  cid_name: z.string().optional(),
  vm_password: z.string().optional(),
  description: z.string().optional(),
});

const name = text(1, 100, "a name");
const password = text(1, 128, "a password").describe("what XCC_PASSWORD_POLICY takes");
const optionalFields = {
  type: oneOf(["SIP", "VERTO", "TEL"]).optional(),
  cid_number: text(0, 64).optional(),
  cid_name: text(0, 100).optional(),
  context: text(0, 64).optional(),
  domain: textLike(/^[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?$/, "a domain name or an address").optional(),
  description: text(0, LONGEST_TEXT).optional(),
  vm_password: textLike(/^\d{0,16}$/, "at most 16 digits")
    .optional()
    .describe("4 to 10 digits, not its number, not counted, unless XCC_PASSWORD_POLICY is any; empty: no mailbox"),
  priority: wholeNumber(0, 1_000_000).optional(),
  display_order: wholeNumber(0, 1_000_000).optional(),
  disabled: flag().optional(),
  weblogin_disabled: flag().optional().describe("its user does not sign in with a password"),
  sync_enabled: flag().optional(),
  srtp: oneOf(["off", "optional", "required"]).optional(),
};

export function extensionRoutes(parts: RouteParts): void {
  const naming = { tag: TAG, places: manualPlaces("extensions") } as const;
  pagesRoute(parts, {
    ...{ ...naming, role: "supervisor", columns: EXTENSION_COLUMNS, reply: listedExtension },
    summary: { en: "Extensions, in pages", zh: "分机列表，分页" },
    sortedBy: "display_order",
    list: (query) => parts.store.extensions.list(query),
    shown: (row, timeZone, principal) => secretsFor(principal, listed(row, timeZone)),
  });
  resource(parts, {
    ...{ ...naming, called: "extension", readBy: { role: "agent", extensionToken: true }, reply: oneExtension },
    find: (stores, which) => stores.extensions.get(which),
    judge: (principal, which, row) => {
      checkOwn(principal, which, row?.user_id);
    },
    shown: (row, timeZone, principal) => secretsFor(principal, single(row, timeZone)),
  }).one({ en: "One extension", zh: "查询某个分机" });
  writeRoutes(parts, changes(parts, naming));
}

function writeRoutes({ center }: RouteParts, extensions: ReturnType<typeof changes>): void {
  const tell = (given: object, reply: FastifyReply): void =>
    tellNotInEffect(reply, "extensions", given as Readonly<Record<string, unknown>>);
  extensions.add({
    summary: { en: "Adds an extension, and a user of the same login", zh: "添加分机，并建立同名用户" },
    input: z.object({ ...optionalFields, name, extn: dialled, password, force: forceHidden }),
    answer: ANSWERS.id,
    tell,
    write:
      ({ force, ...given }) =>
      (stores) =>
        stores.extensions.add(withoutEmpty(given), force),
  });
  extensions.set({
    summary: { en: "Changes those fields of an extension that are given", zh: "修改分机，只改所给的字段" },
    input: z.object({ ...optionalFields, id, name: name.optional(), password: password.optional() }),
    answer: ANSWERS.id,
    tell,
    write: (which, given) => (stores) => stores.extensions.set(which, withoutEmpty(given)),
  });
  extensions.remove({
    summary: { en: "Removes an extension, and the user that was made with it", zh: "删除分机，以及随其建立的用户" },
    input: z.object({ id, force: flag().default(false).describe("also where something names it or an agent uses it") }),
    answer: ANSWERS.touched,
    write:
      (which, { force }) =>
      (stores) =>
        stores.extensions.remove(which, force, ({ extn }) => livingAtExtension(center, extn as Extn)),
  });
}

/** An agent sees the extensions of their own, an extension's token that one only. */
function checkOwn(principal: Principal, wanted: number, owner: number | undefined): void {
  const { extension } = principal;
  const isOwn = extension === undefined ? owner === principal.userId : extension.id === wanted;
  if (!isOwn && !isAtLeast(principal, "supervisor")) throw new ApiError("forbidden", "the extension is another's");
}

/**
 * What a phone proves itself with is as good as its password: administrators see it, and agents, who are asked before
 * whether the extension is their own. A supervisor sees the extension without it.
 */
function secretsFor<Row extends object>(principal: Principal, row: Row): Row {
  const seesThem = isAtLeast(principal, "administrator") || principal.role === "agent";
  return seesThem ? row : withoutSecrets("extensions", row);
}

/** An empty context is no context: the default holds. */
function withoutEmpty<Fields extends { readonly context?: string | undefined }>(fields: Fields): Fields {
  return fields.context === "" ? { ...fields, context: undefined } : fields;
}

function listed(row: ExtensionRow, timeZone: string): z.input<typeof listedExtension> {
  const flagText = (value: boolean): string => (value ? "1" : "0");
  return {
    ...{ ha1: row.ha1, ha1b: row.ha1b, extn: row.extn, domain: row.domain, name: row.name, type: row.type },
    ...{ cid_number: row.cid_number, cid_name: row.cid_name, context: row.context },
    ...{ vm_password: row.vm_password, description: row.description },
    id: String(row.id),
    user_id: String(row.user_id),
    display_order: String(row.display_order),
    priority: String(row.priority),
    disabled: flagText(row.disabled),
    weblogin_disabled: flagText(row.weblogin_disabled),
    sync_enabled: flagText(row.sync_enabled),
    ...(row.srtp === "off" ? {} : { srtp: row.srtp }),
    ...stampsOf(row, timeZone),
    deleted_at: localText(row.deleted_at, timeZone),
  };
}

function single(row: ExtensionRow & { readonly login: string }, timeZone: string): z.input<typeof oneExtension> {
  const filled = (value: string): string | undefined => (value === "" ? undefined : value);
  return {
    ...{ ha1: row.ha1, ha1b: row.ha1b, extn: row.extn, domain: row.domain, name: row.name, type: row.type },
    ...{ id: row.id, user_id: row.user_id, login: row.login, context: row.context },
    priority: String(row.priority),
    display_order: String(row.display_order),
    disabled: Number(row.disabled),
    weblogin_disabled: Number(row.weblogin_disabled),
    sync_enabled: Number(row.sync_enabled),
    ...(row.srtp === "off" ? {} : { srtp: row.srtp }),
    ...stampsOf(row, timeZone),
    cid_number: filled(row.cid_number),
    cid_name: filled(row.cid_name),
    vm_password: filled(row.vm_password),
    description: filled(row.description),
  };
}
