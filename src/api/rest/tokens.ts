import { z } from "zod";
import { DEV_KEY_COLUMNS, type DevKeyRow } from "../../store/dev-keys.ts";
import type { TokenRow } from "../../store/tokens.ts";
import { isAtLeast } from "../access.ts";
import { id, oneOf, text } from "../contract/inputs.ts";
import { asked, namesOf, pageQuery, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "sessions";

const doneReply = z.object({ code: z.literal(200), id: z.number() });

export const tokenReply = z.object({
  id: z.number(),
  kind: z.string().describe("user or extension"),
  user_id: z.number(),
  login: z.string(),
  extn_id: z.number().optional(),
  dev_key_id: z.number().optional().describe("the developer key it was got with"),
  address: z.string().describe("where it was asked for from"),
  created_at: timeText,
  expires_at: timeText.describe("empty: it lives as long as its developer key"),
  used_at: timeText.describe("to the minute, where its user has an idle_timeout; empty: not told"),
  current: z.boolean().describe("the one that this request was made with"),
});

const devKeyReply = z.object({
  id: z.number(),
  user_id: z.number(),
  name: z.string(),
  origin: z.string().describe("first-run, environment (XCC_DEV_KEY) or user"),
  created_at: timeText,
});

export function tokenRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const params = z.object({ id });

  addRoute(parts, {
    method: "GET",
    urls: ["/api/tokens"],
    tag: TAG,
    summary: {
      en: "Tokens that are good, latest first; without the tokens",
      zh: "有效的 Token 列表，最新的在前；不含 Token 本身",
    },
    role: "agent",
    input: z.object({
      ...perPaging,
      user_id: id.optional().describe("administrators: of this user; others see their own"),
    }),
    reply: perPageReply(tokenReply),
    answer: async ({ input, principal }) => {
      const userId = isAtLeast(principal, "administrator") ? input.user_id : principal.userId;
      const found = await store.keys.listTokens({ ...asked(input), userId });
      return perPageBody(found, (row) => tokenBody(row, config.timeZone, principal.tokenId));
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: ["/api/tokens/:id"],
    tag: TAG,
    summary: { en: "Revokes a token at once", zh: "立即吊销 Token" },
    role: "agent",
    params,
    input: z.object({}),
    reply: doneReply,
    answer: async ({ params: { id: which }, principal, actor }) => {
      const token = await store.keys.getToken(which);
      const isOwn = token?.user_id === principal.userId;
      // Whether another has such a token is not their business.
      if (!isOwn && !isAtLeast(principal, "administrator")) throw new ApiError("no-such", "you have no such token");
      await store.change(actor, (stores) => stores.keys.takeToken(which));
      return { code: 200 as const, id: which };
    },
  });
}

export function devKeyRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/dev_keys"],
    tag: TAG,
    summary: { en: "Developer keys, in pages; without the keys", zh: "开发者 Key 列表，分页；不含 Key 本身" },
    role: "administrator",
    input: z.object({
      ...perPaging,
      sort_field: oneOf(namesOf(DEV_KEY_COLUMNS)).optional(),
      sort_order: oneOf(["ascend", "descend"]).default("ascend"),
    }),
    reply: perPageReply(devKeyReply),
    answer: async ({ input: { perPage, ...input } }) => {
      const query = pageQuery({ ...input, page_size: perPage }, "id");
      return perPageBody(await store.keys.listDevKeys(query), (row) => devKeyBody(row, config.timeZone));
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: ["/api/dev_keys"],
    tag: TAG,
    summary: { en: "Makes a developer key, which is shown once", zh: "新建开发者 Key，只显示一次" },
    role: "administrator",
    input: z.object({
      user_id: id.optional().describe("whose it will be; the one who asks"),
      name: text(0, 100, "a name").default("").describe("what it is for"),
    }),
    reply: z.object({ code: z.literal(200), id: z.number(), dev_key: z.string() }),
    answer: async ({ input, principal, actor }) => {
      const owner = input.user_id ?? principal.userId;
      const made = await store.change(actor, (stores) => stores.keys.addDevKey(owner, input.name));
      return { code: 200 as const, id: made.id, dev_key: made.key };
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: ["/api/dev_keys/:id"],
    tag: TAG,
    summary: {
      en: "Revokes a developer key, and all tokens that were got with it",
      zh: "吊销开发者 Key 及由其获取的全部 Token",
    },
    role: "administrator",
    params: z.object({ id }),
    input: z.object({}),
    reply: doneReply.extend({ note: z.string().optional() }),
    answer: async ({ params: { id: which }, actor }) => {
      const row = await store.change(actor, (stores) => stores.keys.removeDevKey(which));
      const comesBack = row.origin === "environment";
      const note = "it stands in XCC_DEV_KEY and comes back with the next start: change the setting, too";
      return { code: 200 as const, id: which, ...(comesBack ? { note } : {}) };
    },
  });
}

export function tokenBody(row: TokenRow, timeZone: string, current: number | undefined): z.input<typeof tokenReply> {
  return {
    ...{ id: row.id, kind: row.kind, user_id: row.user_id, login: row.login, address: row.address },
    ...(row.extension_id === null ? {} : { extn_id: row.extension_id }),
    ...(row.dev_key_id === null ? {} : { dev_key_id: row.dev_key_id }),
    created_at: localText(row.created_at, timeZone),
    expires_at: localText(row.expires_at, timeZone),
    used_at: localText(row.used_at, timeZone),
    current: row.id === current,
  };
}

function devKeyBody(row: DevKeyRow, timeZone: string): z.input<typeof devKeyReply> {
  const { id: which, user_id, name, origin } = row;
  return { id: which, user_id, name, origin, created_at: localText(row.created_at, timeZone) };
}
