// The callers whom the center knows by number: VIPs, who go before others, and the black list, who are refused.
import { z } from "zod";
import { CALLER_COLUMNS, type CallerRow } from "../../store/callers.ts";
import { dialled, LONGEST_TEXT, oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { namesOf, pageQuery, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { ANSWERS, pathPlaces, resource, stampsOf } from "../resource.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "callers";
const URL = "/api/callers";
const READ_BY = { role: "supervisor" } as const;
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
  listRoute(parts);
  const callers = resource(parts, {
    ...{ tag: TAG, places: pathPlaces(URL), called: "known caller", readBy: READ_BY, reply: callerReply, shown },
    find: (stores, which) => stores.callers.get(which),
  });
  callers.one({ en: "One known caller", zh: "查询某个名单号码" });
  callers.add({
    summary: { en: "Puts a number on a list", zh: "把号码加入名单" },
    input: z.object({ ...fields, number: dialled, kind }),
    answer: callers.row,
    write: (given) => (stores) => stores.callers.add(given),
  });
  callers.set({
    summary: { en: "Changes those fields of a known caller that are given", zh: "修改名单号码，只改所给的字段" },
    input: z.object({ ...fields, number: dialled.optional(), kind: kind.optional() }),
    answer: callers.row,
    write: (which, given) => (stores) => stores.callers.set(which, given),
  });
  callers.remove({
    summary: { en: "Takes a number off its list", zh: "把号码移出名单" },
    answer: ANSWERS.nothing,
    write: (which) => (stores) => stores.callers.remove(which),
  });
}

function listRoute(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "Known callers: VIPs and the black list", zh: "来电名单：贵宾与黑名单" },
    ...READ_BY,
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
}

function shown(row: CallerRow, timeZone: string): z.input<typeof callerReply> {
  const { number, match, priority, note } = row;
  return {
    ...{ id: row.id, number, match, kind: row.kind, priority, note },
    ...stampsOf(row, timeZone),
  };
}
