// Why agents may be on break: a list in both languages, some with a time.
import { z } from "zod";
import type { BreakReasonRow } from "../../store/break-reasons.ts";
import { emptyable, flag, id, text, wholeNumber } from "../contract/inputs.ts";
import { emptyReply, timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "after the call";
const URL = "/api/break_reasons";
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

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: { en: "Why agents may be on break", zh: "休息原因列表" },
    role: "agent",
    extensionToken: true,
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

  addRoute(parts, {
    method: "POST",
    urls: [URL],
    tag: TAG,
    summary: { en: "Adds a reason", zh: "添加休息原因" },
    role: "administrator",
    input: z.object({ ...fields, code }),
    reply: reasonReply,
    answer: async ({ input, configure }) =>
      found(parts, (await configure((stores) => stores.breakReasons.add(input))).id),
  });

  addRoute(parts, {
    method: "PUT",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Changes those fields of a reason that are given", zh: "修改休息原因，只改所给的字段" },
    role: "administrator",
    input: z.object({ ...fields, code: code.optional() }),
    params: z.object({ id }),
    reply: reasonReply,
    answer: async ({ input, params, configure }) => {
      await configure((stores) => stores.breakReasons.set(params.id, input));
      return found(parts, params.id);
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Removes a reason", zh: "删除休息原因" },
    role: "administrator",
    input: z.object({}),
    params: z.object({ id }),
    reply: emptyReply,
    answer: async ({ params, configure }) => {
      await configure((stores) => stores.breakReasons.remove(params.id));
      return {};
    },
  });
}

async function found({ store, config }: RouteParts, which: number): Promise<z.input<typeof reasonReply>> {
  const row = await store.breakReasons.get(which);
  if (row === undefined) throw new ApiError("no-such", `there is no reason with the id ${which}`);
  return shown(row, config.timeZone);
}

function shown(row: BreakReasonRow, timeZone: string): z.input<typeof reasonReply> {
  const { code: of, name, name_en, minutes, then_ready, active, position } = row;
  return {
    ...{ id: row.id, code: of, name, name_en, minutes, then_ready, active, position },
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
  };
}
