import { z } from "zod";
import type { Extn } from "../../core/model.ts";
import { withoutSecrets } from "../../store/database/column-classes.ts";
import { EXTENSION_COLUMNS, type ExtensionRow } from "../../store/extensions.ts";
import type { Written } from "../../store/parts.ts";
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
import { listInput, namesOf, pageBody, pageQuery } from "../contract/listing.ts";
import { idReply, removedReply, touchedBy, pageReply, timeText } from "../contract/replies.ts";
import { isAtLeast } from "../access.ts";
import { ApiError } from "../errors.ts";
import { livingAtExtension } from "../living.ts";
import { localText } from "../local-time.ts";
import { tellNotInEffect } from "../not-in-effect.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "extensions";
const URL = "/api/xcc/extensions";

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
  priority: z.string(),
});

/** A single row: numbers are numbers (but for two), what is empty is left out. */
const oneExtension = z.object({
  id: z.number(),
  domain: z.string(),
  extn: z.string(),
  sync_enabled: z.number(),
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
};

export function extensionRoutes(parts: RouteParts): void {
  readRoutes(parts);
  writeRoutes(parts);
}

function readRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "POST",
    urls: [`${URL}/list`],
    tag: TAG,
    summary: { en: "Extensions, in pages", zh: "分机列表，分页" },
    role: "supervisor",
    input: z.object(listInput(namesOf(EXTENSION_COLUMNS))),
    reply: pageReply(listedExtension),
    answer: async ({ input, principal }) =>
      pageBody(
        await store.extensions.list(pageQuery(input, input.sort_order === "ascend" ? "display_order" : "id")),
        (row) => secretsFor(principal, listed(row, config.timeZone)),
      ),
  });

  addRoute(parts, {
    method: "POST",
    urls: [`${URL}/get`],
    tag: TAG,
    summary: { en: "One extension", zh: "查询某个分机" },
    role: "agent",
    extensionToken: true,
    input: z.object({ id }),
    reply: oneExtension,
    answer: async ({ input, principal }) => {
      const row = await store.extensions.get(input.id);
      checkOwn(principal, input.id, row?.user_id);
      if (row === undefined) throw new ApiError("no-such", `there is no extension with the id ${input.id}`);
      return secretsFor(principal, single(row, config.timeZone));
    },
  });
}

function writeRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: [`${URL}/add`],
    tag: TAG,
    summary: { en: "Adds an extension, and a user of the same login", zh: "添加分机，并建立同名用户" },
    role: "administrator",
    input: z.object({ ...optionalFields, name, extn: dialled, password, force: forceHidden }),
    reply: idReply,
    answer: async ({ input: { force, ...given }, reply, configure }) => {
      tellNotInEffect(reply, "extensions", given);
      return idOf(await configure((stores) => stores.extensions.add(withoutEmpty(given), force)));
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: [`${URL}/set`],
    tag: TAG,
    summary: { en: "Changes those fields of an extension that are given", zh: "修改分机，只改所给的字段" },
    role: "administrator",
    input: z.object({ ...optionalFields, id, name: name.optional(), password: password.optional() }),
    reply: idReply,
    answer: async ({ input: { id: which, ...fields }, reply, configure }) => {
      tellNotInEffect(reply, "extensions", fields);
      return idOf(await configure((stores) => stores.extensions.set(which, withoutEmpty(fields))));
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: [`${URL}/del`],
    tag: TAG,
    summary: { en: "Removes an extension, and the user that was made with it", zh: "删除分机，以及随其建立的用户" },
    role: "administrator",
    input: z.object({ id, force: flag().default(false).describe("also where something names it or an agent uses it") }),
    reply: removedReply,
    answer: async ({ input, configure }) =>
      removed(
        await configure((stores) =>
          stores.extensions.remove(input.id, input.force, ({ extn }) => livingAtExtension(parts.center, extn as Extn)),
        ),
      ),
  });
}

function removed(written: Written): z.input<typeof removedReply> {
  return { ...idOf(written), ...touchedBy(written) };
}

function idOf(written: { readonly id: number }): { id: string } {
  return { id: String(written.id) };
}

/** An agent sees the extensions of his own, an extension's token that one only. */
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
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
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
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
    cid_number: filled(row.cid_number),
    cid_name: filled(row.cid_name),
    vm_password: filled(row.vm_password),
    description: filled(row.description),
  };
}
