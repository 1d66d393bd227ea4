import { z } from "zod";
import { HOTLINE_COLUMNS, type HotlineRow } from "../../store/hotlines.ts";
import { announcement, DIALLED, dialled, flag, id, LONGEST_TEXT, oneOf, text } from "../contract/inputs.ts";
import { numberList, numbers } from "../contract/numbers.ts";
import { popFields } from "../contract/screen-pop.ts";
import { timeText } from "../contract/replies.ts";
import { invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { tellNotThere } from "../not-there.ts";
import { ANSWERS, manualPlaces, pagesRoute, resource, stampsOf } from "../resource.ts";
import type { RouteParts } from "../route.ts";

const TAG = "hotlines";

const optionalFields = {
  period_enable: flag().optional(),
  period_type: oneOf(["work", "holiday", "off"]).optional(),
  description: text(0, LONGEST_TEXT).optional(),
  record_announcement: announcement,
  ...popFields,
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
  pop_url: z.string().optional(),
  pop_when: z.string().optional(),
  pop_how: z.string().optional(),
  pop_origin: z.string().optional(),
  created_at: timeText,
  updated_at: timeText,
  deleted_at: timeText,
});

export function hotlineRoutes(parts: RouteParts): void {
  // The manual writes either, the second one by mistake.
  const naming = { tag: TAG, places: manualPlaces("hotlines", "hostlines") } as const;
  pagesRoute(parts, {
    ...{ ...naming, role: "supervisor", columns: HOTLINE_COLUMNS, soughtBy: "nbr", reply: hotlineReply, shown },
    summary: { en: "Hotlines, in pages", zh: "热线列表，分页" },
    list: (query) => parts.store.hotlines.list(query),
  });
  const hotlines = resource(parts, {
    ...{ ...naming, called: "hotline", readBy: { role: "supervisor" }, reply: hotlineReply, shown },
    find: (stores, which) => stores.hotlines.get(which),
  });
  hotlines.one({ en: "One hotline", zh: "查询某个热线" });
  hotlines.add({
    summary: { en: "Adds a hotline", zh: "添加热线" },
    input: z.object({ ...optionalFields, nbr: dialled, type, numbers, force: FORCE }),
    answer: ANSWERS.id,
    tell: (given, reply) => tellNotThere(parts, reply, given),
    write: ({ force, ...given }) => {
      const checked = { ...given, numbers: destination(given.type, given.numbers) };
      return (stores) => stores.hotlines.add(checked, force);
    },
  });
  hotlines.set({
    summary: { en: "Changes those fields of a hotline that are given", zh: "修改热线，只改所给的字段" },
    input: z.object({
      ...optionalFields,
      id,
      nbr: dialled.optional(),
      type: type.optional(),
      numbers: numbers.optional(),
      force: FORCE,
    }),
    answer: ANSWERS.touching,
    tell: (given, reply) => tellNotThere(parts, reply, given),
    write:
      (which, { force, ...given }) =>
      async (stores) => {
        // Either may be given alone, and what fits depends on both.
        const former = await hotlines.found(stores, which);
        const fitting = destination(given.type ?? former.type, given.numbers ?? former.numbers);
        return stores.hotlines.set(which, { ...given, numbers: fitting }, force);
      },
  });
  hotlines.remove({
    summary: { en: "Removes a hotline", zh: "删除热线" },
    answer: ANSWERS.touching,
    write: (which) => (stores) => stores.hotlines.remove(which),
  });
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
    ...(row.pop_url === null ? {} : { pop_url: row.pop_url }),
    ...(row.pop_when === null ? {} : { pop_when: row.pop_when }),
    ...(row.pop_how === null ? {} : { pop_how: row.pop_how }),
    ...(row.pop_origin === null ? {} : { pop_origin: row.pop_origin }),
    ...stampsOf(row, timeZone),
    deleted_at: localText(row.deleted_at, timeZone),
  };
}
