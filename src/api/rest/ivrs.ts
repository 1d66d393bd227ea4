// Menus (IVRs): the list shows the top ones, `get` one with all that is below it.
import { z } from "zod";
import { DEEPEST_IVR_LEVEL, IVR_COLUMNS, type IvrRow } from "../../store/ivrs.ts";
import type { IvrTree } from "../../store/ivr-to-engine.ts";
import { emptyable, flag, forceHidden, id, wholeNumber } from "../contract/inputs.ts";
import { shownAs } from "../contract/one-type.ts";
import { timeText } from "../contract/replies.ts";
import { localText } from "../local-time.ts";
import { keptFields, menuFields, menuName, menuType } from "../menu-fields.ts";
import { tellNotThere } from "../not-there.ts";
import { ANSWERS, changes, manualPlaces, noSuch, pagesRoute, resource, stampsOf } from "../resource.ts";
import type { RouteParts } from "../route.ts";

const TAG = "ivrs";
const CALLED = "IVR";

const parent = shownAs(
  z.union([z.literal([0, "0"]).transform((): null => null), id], { error: "the id of a menu, or 0" }),
  { type: "integer", minimum: 0, maximum: 2 ** 31 - 1 },
);

/** Texts all, also the numbers and what is empty. */
const ivrReply = z.object({
  id: z.string(),
  parent_id: z.string(),
  level: z.string(),
  name: z.string(),
  nbr: z.string(),
  type: z.string(),
  voice_type: z.string(),
  media_file: z.string(),
  repeat_timeout: z.string(),
  repeat_prompts: z.string(),
  call_extn_allowed: z.string(),
  record: z.string(),
  transfer_time: z.string(),
  timeout_enable: z.string(),
  timeout: z.string(),
  business_type: z.string(),
  numbers: z.string(),
  digits: z.string(),
  created_at: timeText,
  updated_at: timeText,
  deleted_at: timeText,
});
type IvrReply = z.input<typeof ivrReply>;

const ivrTreeReply = ivrReply.extend({
  get ivrs() {
    return z.array(ivrTreeReply);
  },
});
// It holds itself: the OpenAPI document refers to it by this name.
z.globalRegistry.add(ivrTreeReply, { id: "IvrTree" });

export function ivrRoutes(parts: RouteParts): void {
  // The manual writes either for the list.
  const naming = { tag: TAG, places: manualPlaces("ivrs", "ivr") } as const;
  pagesRoute(parts, {
    ...{ ...naming, role: "supervisor", columns: IVR_COLUMNS, soughtBy: "name", reply: ivrReply, shown },
    summary: { en: "Top menus, in pages", zh: "顶级语音导航列表，分页" },
    // The manual prints the answer to a page beyond the last one: the last one.
    list: (query) => parts.store.ivrs.list(query, true),
  });
  resource(parts, {
    ...{ ...naming, called: CALLED, readBy: { role: "supervisor" }, reply: z.array(ivrTreeReply).length(1) },
    find: (stores, which) => stores.ivrs.tree(which),
    shown: (tree, timeZone) => [shownTree(tree, timeZone)],
  }).one({ en: "One menu with all that is below it", zh: "查询某个语音导航及其全部下级" });
  writeRoutes(parts, changes(parts, naming));
}

function writeRoutes(parts: RouteParts, menus: ReturnType<typeof changes>): void {
  menus.add({
    summary: { en: "Adds a menu, at the top or below another", zh: "添加语音导航，顶级或某个导航的下级" },
    input: z.object({
      ...menuFields,
      name: menuName,
      type: menuType,
      level: emptyable(wholeNumber(0, DEEPEST_IVR_LEVEL)).optional().describe("0 at the top"),
      parent_id: emptyable(parent).optional(),
      force: forceHidden,
    }),
    answer: ANSWERS.id,
    tell: (given, reply) => tellNotThere(parts, reply, given),
    write: ({ force, ...given }) => {
      const { parent_id, level } = given;
      const ivr = { ...keptFields(given, undefined), name: given.name, type: given.type, parent_id, level };
      return (stores) => stores.ivrs.add(ivr, force);
    },
  });
  menus.set({
    summary: { en: "Changes those fields of a menu that are given", zh: "修改语音导航，只改所给的字段" },
    input: z.object({
      ...menuFields,
      id,
      name: menuName.optional(),
      type: menuType.optional(),
      force: flag()
        .default(false)
        .describe("give it another number also where a hotline or a queue leads to it, or a hotline has that one"),
    }),
    answer: ANSWERS.touching,
    tell: (given, reply) => tellNotThere(parts, reply, given),
    write:
      (which, { force, ...given }) =>
      async (stores) => {
        // Either may be given alone, and what fits depends on both.
        const former = await stores.ivrs.get(which);
        if (former === undefined) throw noSuch(CALLED, which);
        return stores.ivrs.set(which, keptFields(given, former), force);
      },
  });
  menus.remove({
    summary: {
      en: "Removes a menu that nothing leads to, with all that is below it",
      zh: "删除无处引用的语音导航及其全部下级",
    },
    input: z.object({ id, force: flag().default(false).describe("also where a hotline or a queue leads to it") }),
    answer: ANSWERS.touching,
    write:
      (which, { force }) =>
      (stores) =>
        stores.ivrs.remove(which, force),
  });
}

function shown(row: IvrRow, timeZone: string): IvrReply {
  const numberText = (value: number | null): string => (value === null ? "" : String(value));
  return {
    ...{ name: row.name, nbr: row.nbr, type: row.type, voice_type: row.voice_type, media_file: row.media_file },
    ...{ record: row.record, business_type: row.business_type, numbers: row.numbers, digits: row.digits },
    id: String(row.id),
    parent_id: numberText(row.parent_id),
    level: String(row.level),
    repeat_timeout: numberText(row.repeat_timeout),
    repeat_prompts: numberText(row.repeat_prompts),
    call_extn_allowed: row.call_extn_allowed ? "1" : "0",
    transfer_time: numberText(row.transfer_time),
    timeout_enable: row.timeout_enable ? "1" : "0",
    timeout: numberText(row.timeout),
    ...stampsOf(row, timeZone),
    deleted_at: localText(row.deleted_at, timeZone),
  };
}

function shownTree(tree: IvrTree, timeZone: string): z.input<typeof ivrTreeReply> {
  return { ...shown(tree.row, timeZone), ivrs: tree.children.map((child) => shownTree(child, timeZone)) };
}
