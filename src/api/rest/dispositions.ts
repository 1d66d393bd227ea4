// What may come of calls: a tree of codes for each queue and one of the center's own; and what did, counted.
import { z } from "zod";
import type { DispositionRow } from "../../store/dispositions.ts";
import { emptyable, flag, id, oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { emptyReply, timeText } from "../contract/replies.ts";
import { timeLike } from "../contract/spans.ts";
import { columnsOf, sendCsv } from "../csv.ts";
import { ApiError, invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { reportTime } from "../report-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "after the call";
const URL = "/api/dispositions";
const MOST_ROWS = 10_000;

const code = text(1, 64, "a code");
const label = text(0, 100).optional();
const fields = {
  parent: emptyable(id).optional().describe("id of the disposition that it stands under; empty: none"),
  name: label.describe("what people read; the code unless said otherwise"),
  name_en: label.describe("the same in English; the name unless said otherwise"),
  active: flag().optional().describe("it can be chosen, and what is under it; true unless said otherwise"),
  position: wholeNumber(0, 100_000).optional().describe("among those beside it, the smallest first"),
};

const row = z.object({
  id: z.number(),
  queue: z.string().describe("whose tree it is in, by name; empty: the center's own"),
  parent: z.number().nullable().describe("id of the one above; null: none"),
  code: z.string(),
  name: z.string(),
  name_en: z.string(),
  active: z.boolean(),
  position: z.number(),
  created_at: timeText,
  updated_at: timeText,
});
type Shown = z.input<typeof row>;

interface Tree extends Shown {
  readonly children: Tree[];
}

export function dispositionRoutes(parts: RouteParts): void {
  readRoutes(parts);
  writeRoutes(parts);
  reportRoute(parts);
}

function readRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: {
      en: "What may come of calls: the tree of a queue, or with an empty queue the center's own; without either, all",
      zh: "通话小结代码树：某个队列的，queue 为空则为中心的，不指定则为全部",
    },
    role: "agent",
    extensionToken: true,
    input: z.object({ queue: text(0, 100, "a queue's name").optional() }),
    reply: z.object({
      data: z.array(
        row.extend({ children: z.array(z.unknown()).describe("those under it, each with the same fields") }),
      ),
    }),
    answer: async ({ input: { queue } }) => {
      const rows = await store.dispositions.list(queue === "" ? null : queue);
      return {
        data: [
          ...treeOf(
            rows.map((one) => shown(one, config.timeZone)),
            null,
          ),
        ],
      };
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "One disposition", zh: "查询某个小结代码" },
    role: "agent",
    extensionToken: true,
    input: z.object({}),
    params: z.object({ id }),
    reply: row,
    answer: ({ params }) => found(parts, params.id),
  });
}

function writeRoutes(parts: RouteParts): void {
  addRoute(parts, {
    method: "POST",
    urls: [URL],
    tag: TAG,
    summary: { en: "Adds a disposition", zh: "添加小结代码" },
    role: "administrator",
    input: z.object({
      ...fields,
      code: code.describe("stands in records and reports; once in its tree"),
      queue: emptyable(text(1, 100, "a queue's name"))
        .optional()
        .describe("empty: of the center's own tree"),
    }),
    reply: row,
    answer: async ({ input, configure }) => {
      const queue = input.queue ?? undefined;
      return found(parts, (await configure((stores) => stores.dispositions.add({ ...input, queue }))).id);
    },
  });

  addRoute(parts, {
    method: "PUT",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Changes those fields of a disposition that are given", zh: "修改小结代码，只改所给的字段" },
    role: "administrator",
    input: z.object({ ...fields, code: code.optional() }),
    params: z.object({ id }),
    reply: row,
    answer: async ({ input, params, configure }) => {
      await configure((stores) => stores.dispositions.set(params.id, input));
      return found(parts, params.id);
    },
  });

  addRoute(parts, {
    method: "DELETE",
    urls: [`${URL}/:id`],
    tag: TAG,
    summary: { en: "Removes a disposition under which there is no other", zh: "删除没有下级的小结代码" },
    role: "administrator",
    input: z.object({}),
    params: z.object({ id }),
    reply: emptyReply,
    answer: async ({ params, configure }) => {
      await configure((stores) => stores.dispositions.remove(params.id));
      return {};
    },
  });
}

const counted = z.object({
  day: z.string().describe("YYYY-MM-DD, local time, on which the calls began"),
  queue: z.string().describe("empty: of no queue"),
  agent: z.string(),
  code: z.string(),
  count: z.number().describe("of agents' parts in calls"),
});

function reportRoute(parts: RouteParts): void {
  const { store, config, clock } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/reports/dispositions"],
    tag: "reports",
    summary: {
      en: "What came of calls: how often each disposition was set, by day, queue and agent",
      zh: "通话小结报表：按日、队列和坐席统计各小结代码的次数",
    },
    role: "supervisor",
    input: z.object({
      startDate: timeLike.describe("YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today"),
      endDate: timeLike.describe("YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now"),
      queue: text(0, 100).optional(),
      agent: text(0, 100).optional(),
      format: oneOf(["json", "csv"]).default("json"),
    }),
    reply: z.union([
      z.object({ from: timeText, until: timeText, data: z.array(counted), total: z.number() }),
      z.string().describe("where `format` is csv: a line for each of `data`"),
    ]),
    answer: async ({ input, reply }) => {
      const time = reportTime({ ...input, interval: "none" }, config.timeZone, clock.now());
      const filled = (value: string | undefined): string | undefined => (value === "" ? undefined : value);
      const asked = { from: time.from, until: time.until, queue: filled(input.queue), agent: filled(input.agent) };
      const data = (await store.dispositions.counts(asked, MOST_ROWS + 1)).map((one) => ({ ...one }));
      if (data.length > MOST_ROWS) {
        throw invalid([{ field: "startDate", expected: `a time that gives at most ${MOST_ROWS} rows` }]);
      }
      if (input.format === "csv") {
        return sendCsv(reply, columnsOf({ day: "", queue: "", agent: "", code: "", count: 0 }), data);
      }
      const local = (at: number): string => localText(new Date(at), config.timeZone);
      const total = data.reduce((sum, { count }) => sum + count, 0);
      return { from: local(time.from), until: local(time.until), data, total };
    },
  });
}

function* treeOf(rows: readonly Shown[], parent: number | null): Generator<Tree> {
  for (const one of rows) if (one.parent === parent) yield { ...one, children: [...treeOf(rows, one.id)] };
}

async function found({ store, config }: RouteParts, which: number): Promise<Shown> {
  const one = await store.dispositions.get(which);
  if (one === undefined) throw new ApiError("no-such", `there is no disposition with the id ${which}`);
  return shown(one, config.timeZone);
}

function shown({ id: own, queue, parent_id, ...one }: DispositionRow, timeZone: string): Shown {
  const { code: of, name, name_en, active, position } = one;
  return {
    ...{ id: own, queue: queue ?? "", parent: parent_id, code: of, name, name_en, active, position },
    created_at: localText(one.created_at, timeZone),
    updated_at: localText(one.updated_at, timeZone),
  };
}
