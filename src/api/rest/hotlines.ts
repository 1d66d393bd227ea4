import { z } from "zod";
import { HOTLINE_COLUMNS, type HotlineRow } from "../../store/hotlines.ts";
import type { ConfigurationStores } from "../../store/store.ts";
import { announcement, DIALLED, dialled, flag, id, LONGEST_TEXT, oneOf, text } from "../contract/inputs.ts";
import { listInput, namesOf, pageBody, pageQuery } from "../contract/listing.ts";
import { numberList, numbers } from "../contract/numbers.ts";
import { emptyReply, idReply, pageReply, timeText } from "../contract/replies.ts";
import { ApiError, invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { tellNotThere } from "../not-there.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "hotlines";
/** The manual writes either, the second one by mistake. */
function urls(method: string): [string, string] {
  return [`/api/xcc/hotlines/${method}`, `/api/xcc/hostlines/${method}`];
}

const optionalFields = {
  period_enable: flag().optional(),
  period_type: oneOf(["work", "holiday", "off"]).optional(),
  description: text(0, LONGEST_TEXT).optional(),
  record_announcement: announcement,
};
const FORCE = flag().default(false).describe("also where it hides an extension, an IVR or a queue of that number");
const type = oneOf(["only", "ringall", "ivr", "queue"]);

/** Texts all. */
const hotlineReply = z.object({
  id: z.string(),
  nbr: z.string(),
  type: z.string(),
  numbers: z.string(),
  period_type: z.string(),
  period_enable: z.string(),
  description: z.string(),
  record_announcement: z.string().optional(),
  created_at: timeText,
  updated_at: timeText,
  deleted_at: timeText,
});

export function hotlineRoutes(parts: RouteParts): void {
  readRoutes(parts);
  writeRoutes(parts);
}

function readRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "POST",
    urls: urls("list"),
    tag: TAG,
    summary: { en: "Hotlines, in pages", zh: "热线列表，分页" },
    role: "supervisor",
    input: z.object({ ...listInput(namesOf(HOTLINE_COLUMNS)), nbr: text(0, LONGEST_TEXT).optional() }),
    reply: pageReply(hotlineReply),
    answer: async ({ input }) =>
      pageBody(await store.hotlines.list(pageQuery(input, "id", { nbr: input.nbr })), (row) =>
        shown(row, config.timeZone),
      ),
  });

  addRoute(parts, {
    method: "POST",
    urls: urls("get"),
    tag: TAG,
    summary: { en: "One hotline", zh: "查询某个热线" },
    role: "supervisor",
    input: z.object({ id }),
    reply: hotlineReply,
    answer: async ({ input }) => shown(await found(store, input.id), config.timeZone),
  });
}

function writeRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: urls("add"),
    tag: TAG,
    summary: { en: "Adds a hotline", zh: "添加热线" },
    role: "administrator",
    input: z.object({ ...optionalFields, nbr: dialled, type, numbers, force: FORCE }),
    reply: idReply,
    answer: async ({ input: { force, ...given }, reply, configure }) => {
      const checked = { ...given, numbers: destination(given.type, given.numbers) };
      const { id: made } = await configure((stores) => stores.hotlines.add(checked, force));
      await tellNotThere(parts, reply, given);
      return { id: String(made) };
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: urls("set"),
    tag: TAG,
    summary: { en: "Changes those fields of a hotline that are given", zh: "修改热线，只改所给的字段" },
    role: "administrator",
    input: z.object({
      ...optionalFields,
      id,
      nbr: dialled.optional(),
      type: type.optional(),
      numbers: numbers.optional(),
      force: FORCE,
    }),
    reply: emptyReply,
    answer: async ({ input: { id: which, force, ...fields }, reply, configure }) => {
      await configure(async (stores) => {
        // Either may be given alone, and what fits depends on both.
        const former = await found(stores, which);
        const fitting = destination(fields.type ?? former.type, fields.numbers ?? former.numbers);
        return stores.hotlines.set(which, { ...fields, numbers: fitting }, force);
      });
      await tellNotThere(parts, reply, fields);
      return {};
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: urls("del"),
    tag: TAG,
    summary: { en: "Removes a hotline", zh: "删除热线" },
    role: "administrator",
    input: z.object({ id }),
    reply: emptyReply,
    answer: async ({ input, configure }) => {
      await configure((stores) => stores.hotlines.remove(input.id));
      return {};
    },
  });
}

async function found(store: Pick<ConfigurationStores, "hotlines">, which: number): Promise<HotlineRow> {
  const row = await store.hotlines.get(which);
  if (row === undefined) throw new ApiError("no-such", `there is no hotline with the id ${which}`);
  return row;
}

/** `numbers` as it is kept. Throws where it does not fit the type. */
function destination(kind: HotlineRow["type"], given: string): string {
  if (kind === "queue") return given;
  if (kind === "ivr") {
    if (DIALLED.test(given)) return given;
    throw invalid([{ field: "numbers", expected: "the number of an IVR" }]);
  }
  return numberList(given);
}

function shown(row: HotlineRow, timeZone: string): z.input<typeof hotlineReply> {
  return {
    ...{ nbr: row.nbr, type: row.type, numbers: row.numbers, period_type: row.period_type },
    id: String(row.id),
    period_enable: row.period_enable ? "1" : "0",
    description: row.description,
    ...(row.record_announcement === null ? {} : { record_announcement: row.record_announcement }),
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
    deleted_at: localText(row.deleted_at, timeZone),
  };
}
