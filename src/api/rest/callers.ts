// The callers whom the center knows by number: VIPs, who go before others, and the black list, who are refused.
import { z } from "zod";
import { CALLER_COLUMNS, type CallerRow } from "../../store/callers.ts";
import type { ConfigurationStores } from "../../store/store.ts";
import { dialled, id, LONGEST_TEXT, oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { namesOf, pageQuery, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { emptyReply, timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "callers";
const URL = "/api/callers";
const MOST_PRIORITY = 1_000;

const fields = {
  match: oneOf(["exact", "prefix"]).optional().describe("exact: this very number; prefix: all that begin with it"),
  priority: wholeNumber(1, MOST_PRIORITY)
    .optional()
    .describe("of a VIP, 10 unless said otherwise: the higher goes first in every line"),
  note: text(0, LONGEST_TEXT).optional(),
};
const kind = oneOf(["vip", "black"]);

const callerReply = z.object({
  id: z.number(),
  number: z.string(),
  match: z.string(),
  kind: z.string().describe("vip, or black: calls are refused"),
  priority: z.number(),
  note: z.string(),
  created_at: timeText,
  updated_at: timeText,
});

export function callerRoutes(parts: RouteParts): void {
  readRoutes(parts);
  writeRoutes(parts);
}

function readRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "Known callers: VIPs and the black list", zh: "来电名单：贵宾与黑名单" },
    role: "supervisor",
    input: z.object({
      ...perPaging,
      number: text(0, 32, "a part of a number").optional(),
      kind: kind.optional(),
      sortField: oneOf(namesOf(CALLER_COLUMNS)).optional(),
      sortOrder: oneOf(["ascend", "descend"]).default("ascend"),
    }),
    reply: perPageReply(callerReply),
    answer: async ({ input }) => {
      const { perPage: page_size, sortField: sort_field, sortOrder: sort_order, ...rest } = input;
      const query = pageQuery({ ...rest, page_size, sort_field, sort_order }, "id", {
        number: input.number,
        kind: input.kind,
      });
      return perPageBody(await store.callers.list(query), (row) => shown(row, config.timeZone));
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "One known caller", zh: "查询某个名单号码" },
    role: "supervisor",
    input: z.object({}),
    params: z.object({ id }),
    reply: callerReply,
    answer: async ({ params }) => shown(await found(store, params.id), config.timeZone),
  });
}

function writeRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "POST",
    urls: [URL],
    tag: TAG,
    summary: { en: "Puts a number on a list", zh: "把号码加入名单" },
    role: "administrator",
    input: z.object({ ...fields, number: dialled, kind }),
    reply: callerReply,
    answer: async ({ input, configure }) => {
      const written = await configure((stores) => stores.callers.add(input));
      return shown(await found(store, written.id), config.timeZone);
    },
  });

  addRoute(parts, {
    method: "PUT",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Changes those fields of a known caller that are given", zh: "修改名单号码，只改所给的字段" },
    role: "administrator",
    input: z.object({ ...fields, number: dialled.optional(), kind: kind.optional() }),
    params: z.object({ id }),
    reply: callerReply,
    answer: async ({ input, params, configure }) => {
      await configure((stores) => stores.callers.set(params.id, input));
      return shown(await found(store, params.id), config.timeZone);
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Takes a number off its list", zh: "把号码移出名单" },
    role: "administrator",
    input: z.object({}),
    params: z.object({ id }),
    reply: emptyReply,
    answer: async ({ params, configure }) => {
      await configure((stores) => stores.callers.remove(params.id));
      return {};
    },
  });
}

async function found(store: Pick<ConfigurationStores, "callers">, which: number): Promise<CallerRow> {
  const row = await store.callers.get(which);
  if (row === undefined) throw new ApiError("no-such", `there is no known caller with the id ${which}`);
  return row;
}

function shown(row: CallerRow, timeZone: string): z.input<typeof callerReply> {
  const { number, match, priority, note } = row;
  return {
    ...{ id: row.id, number, match, kind: row.kind, priority, note },
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
  };
}
