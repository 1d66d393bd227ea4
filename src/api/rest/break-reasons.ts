// Why agents may be on break: a list in both languages, some with a time.
import { z } from "zod";
import type { BreakReasonRow } from "../../store/break-reasons.ts";
import { emptyable, flag, text, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { ANSWERS, pathPlaces, resource, stampsOf } from "../resource.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "after the call";
const URL = "/api/break_reasons";
const READ_BY = { role: "agent", extensionToken: true } as const;
const MOST_MINUTES = 1_440;

const code = text(1, 100, "a code");
const label = text(0, 100).optional();
const fields = {
  name: label.describe("what people read; the code unless said otherwise"),
  name_en: label.describe("the same in English; the name unless said otherwise"),
  minutes: emptyable(wholeNumber(1, MOST_MINUTES))
    .optional()
    .describe("how long such a break lasts; empty: until the agent is ready"),
  then_ready: flag().optional().describe("the agent is ready by themselves then; else its end is only shown"),
  active: flag().optional().describe("it can be chosen; true unless said otherwise"),
  position: wholeNumber(0, 100_000).optional().describe("in the list, the smallest first"),
};

const reasonReply = z.object({
  id: z.number(),
  code: z.string().describe("the reason of ccGoBreak"),
  name: z.string(),
  name_en: z.string(),
  minutes: z.number().nullable(),
  then_ready: z.boolean(),
  active: z.boolean(),
  position: z.number(),
  created_at: timeText,
  updated_at: timeText,
});

export function breakReasonRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  const reasons = resource(parts, {
    ...{ tag: TAG, places: pathPlaces(URL), called: "reason", readBy: READ_BY, reply: reasonReply, shown },
    find: (stores, which) => stores.breakReasons.get(which),
  });

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "Why agents may be on break", zh: "休息原因列表" },
    ...READ_BY,
    input: z.object({}),
    reply: z.object({
      data: z.array(reasonReply),
      only: z.boolean().describe("others are refused (XCC_BREAK_REASONS)"),
    }),
    answer: async () => ({
      data: (await store.breakReasons.list()).map((row) => shown(row, config.timeZone)),
      only: config.breakReasons === "list",
    }),
  });
  reasons.add({
    summary: { en: "Adds a reason", zh: "添加休息原因" },
    input: z.object({ ...fields, code }),
    answer: reasons.row,
    write: (given) => (stores) => stores.breakReasons.add(given),
  });
  reasons.set({
    summary: { en: "Changes those fields of a reason that are given", zh: "修改休息原因，只改所给的字段" },
    input: z.object({ ...fields, code: code.optional() }),
    answer: reasons.row,
    write: (which, given) => (stores) => stores.breakReasons.set(which, given),
  });
  reasons.remove({
    summary: { en: "Removes a reason", zh: "删除休息原因" },
    answer: ANSWERS.nothing,
    write: (which) => (stores) => stores.breakReasons.remove(which),
  });
}

function shown(row: BreakReasonRow, timeZone: string): z.input<typeof reasonReply> {
  const { code: of, name, name_en, minutes, then_ready, active, position } = row;
  return {
    ...{ id: row.id, code: of, name, name_en, minutes, then_ready, active, position },
    ...stampsOf(row, timeZone),
  };
}
