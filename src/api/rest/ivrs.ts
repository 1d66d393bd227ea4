// Menus (IVRs): the list shows the top ones, `get` one with all that is below it.
import { z } from "zod";
import { DEEPEST_IVR_LEVEL, IVR_COLUMNS, type IvrFields, type IvrRow } from "../../store/ivrs.ts";
import type { IvrTree } from "../../store/ivr-to-engine.ts";
import {
  DIALLED,
  emptyable,
  flag,
  forceHidden,
  id,
  LONGEST_TEXT,
  oneOf,
  text,
  textLike,
  wholeNumber,
} from "../contract/inputs.ts";
import { shownAs } from "../contract/one-type.ts";
import { listInput, namesOf, pageBody, pageQuery } from "../contract/listing.ts";
import { numberList, numbers } from "../contract/numbers.ts";
import { emptyReply, idReply, pageReply, timeText } from "../contract/replies.ts";
import { ApiError, invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { tellNotThere } from "../not-there.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "ivrs";
/** The manual writes either for the list. */
function urls(method: string): [string, string] {
  return [`/api/xcc/ivrs/${method}`, `/api/xcc/ivr/${method}`];
}

const seconds = emptyable(wholeNumber(0, 3600)).optional();

const name = text(1, 100, "a name");
const type = oneOf(["transfer", "next", "prev", "top"]);
const parent = shownAs(
  z.union([z.literal([0, "0"]).transform((): null => null), id], { error: "the id of a menu, or 0" }),
  { type: "integer", minimum: 0, maximum: 2 ** 31 - 1 },
);
const fields = {
  nbr: emptyable(textLike(DIALLED, "a number of 1 to 32 digits (letters and * # + _ . - too)")).optional(),
  voice_type: oneOf(["file"]).optional(),
  media_file: emptyable(text(0, 500, "a sound's name")).optional(),
  repeat_timeout: seconds.describe("seconds to wait for a key"),
  repeat_prompts: emptyable(wholeNumber(0, 100)).optional().describe("how often the prompt is played at most"),
  call_extn_allowed: flag().optional().describe("whether an extension's number may be keyed in"),
  record: oneOf(["close", "miss", "all"]).optional().describe("who lately called the caller is called first"),
  transfer_time: seconds.describe("seconds to wait before a transfer"),
  timeout_enable: flag().optional(),
  timeout: seconds.describe("seconds each number rings"),
  business_type: emptyable(oneOf(["order", "memory", "ringall", "queue"])).optional(),
  numbers: numbers.optional().describe("numbers with commas between them; a queue's name where business_type is queue"),
  digits: emptyable(textLike(/^[0-9*#]{1,16}$/, "1 to 16 of the keys 0 to 9, * and #")).optional(),
};

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
  readRoutes(parts);
  writeRoutes(parts);
}

function readRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "POST",
    urls: urls("list"),
    tag: TAG,
    summary: { en: "Top menus, in pages", zh: "顶级语音导航列表，分页" },
    role: "supervisor",
    input: z.object({ ...listInput(namesOf(IVR_COLUMNS)), name: text(0, LONGEST_TEXT).optional() }),
    reply: pageReply(ivrReply),
    answer: async ({ input }) =>
      pageBody(await store.ivrs.list(pageQuery(input, "id", { name: input.name })), (row) =>
        shown(row, config.timeZone),
      ),
  });

  addRoute(parts, {
    method: "POST",
    urls: urls("get"),
    tag: TAG,
    summary: { en: "One menu with all that is below it", zh: "查询某个语音导航及其全部下级" },
    role: "supervisor",
    input: z.object({ id }),
    reply: z.array(ivrTreeReply).length(1),
    answer: async ({ input }) => {
      const tree = await store.ivrs.tree(input.id);
      if (tree === undefined) throw noSuch(input.id);
      return [shownTree(tree, config.timeZone)];
    },
  });
}

function writeRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: urls("add"),
    tag: TAG,
    summary: { en: "Adds a menu, at the top or below another", zh: "添加语音导航，顶级或某个导航的下级" },
    role: "administrator",
    input: z.object({
      ...fields,
      name,
      type,
      level: emptyable(wholeNumber(0, DEEPEST_IVR_LEVEL)).optional().describe("0 at the top"),
      parent_id: emptyable(parent).optional(),
      force: forceHidden,
    }),
    reply: idReply,
    answer: async ({ input: { force, ...input }, reply, configure }) => {
      const { parent_id, level } = input;
      const ivr = { ...kept(input, undefined), name: input.name, type: input.type, parent_id, level };
      const { id: made } = await configure((stores) => stores.ivrs.add(ivr, force));
      await tellNotThere(parts, reply, input);
      return { id: String(made) };
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: urls("set"),
    tag: TAG,
    summary: { en: "Changes those fields of a menu that are given", zh: "修改语音导航，只改所给的字段" },
    role: "administrator",
    input: z.object({
      ...fields,
      id,
      name: name.optional(),
      type: type.optional(),
      force: flag()
        .default(false)
        .describe("give it another number also where a hotline or a queue leads to it, or a hotline has that one"),
    }),
    reply: emptyReply,
    answer: async ({ input: { id: which, force, ...given }, reply, configure }) => {
      await configure(async (stores) => {
        // Either may be given alone, and what fits depends on both.
        const former = await stores.ivrs.get(which);
        if (former === undefined) throw noSuch(which);
        return stores.ivrs.set(which, kept(given, former), force);
      });
      await tellNotThere(parts, reply, given);
      return {};
    },
  });

  addRoute(parts, {
    method: "POST",
    urls: urls("del"),
    tag: TAG,
    summary: {
      en: "Removes a menu that nothing leads to, with all that is below it",
      zh: "删除无处引用的语音导航及其全部下级",
    },
    role: "administrator",
    input: z.object({ id, force: flag().default(false).describe("also where a hotline or a queue leads to it") }),
    reply: emptyReply,
    answer: async ({ input, configure }) => {
      await configure((stores) => stores.ivrs.remove(input.id, input.force));
      return {};
    },
  });
}

function noSuch(which: number): ApiError {
  return new ApiError("no-such", `there is no IVR with the id ${which}`);
}

type Given = Omit<IvrFields, "nbr" | "media_file" | "business_type" | "digits"> & {
  readonly nbr?: string | null | undefined;
  readonly media_file?: string | null | undefined;
  readonly business_type?: Exclude<IvrRow["business_type"], ""> | null | undefined;
  readonly digits?: string | null | undefined;
};

/** The fields as they are kept: texts that were emptied are empty. Throws where `numbers` does not fit. */
function kept(given: Given, former: IvrRow | undefined): IvrFields {
  const { nbr, media_file, business_type, digits, ...others } = given;
  const text = <T extends string>(value: T | null | undefined): T | "" | undefined => (value === null ? "" : value);
  const business = text(business_type);
  return {
    ...others,
    nbr: text(nbr),
    media_file: text(media_file),
    business_type: business,
    digits: text(digits),
    numbers: numbersFor(business ?? former?.business_type ?? "", given.numbers ?? former?.numbers ?? ""),
  };
}

/** `numbers` as it is kept. Throws where it does not fit the business. */
function numbersFor(business: IvrRow["business_type"], given: string): string {
  if (given === "") return "";
  if (business !== "queue") return numberList(given);
  if (given.length <= 100) return given;
  throw invalid([{ field: "numbers", expected: "the name of a queue" }]);
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
    created_at: localText(row.created_at, timeZone),
    updated_at: localText(row.updated_at, timeZone),
    deleted_at: localText(row.deleted_at, timeZone),
  };
}

function shownTree(tree: IvrTree, timeZone: string): z.input<typeof ivrTreeReply> {
  return { ...shown(tree.row, timeZone), ivrs: tree.children.map((child) => shownTree(child, timeZone)) };
}
