// What may come of calls: a tree of codes for each queue and one of the center's own; and what did, counted.
import { z } from "zod";
import type { DispositionRow } from "../../store/dispositions.ts";
import { emptyable, flag, id, oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { timeLike } from "../contract/spans.ts";
import { columnsOf, sendCsv } from "../csv.ts";
import { invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { reportTime } from "../report-time.ts";
import { ANSWERS, pathPlaces, resource, stampsOf } from "../resource.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "after the call";
const URL = "/api/dispositions";
const READ_BY = { role: "agent", extensionToken: true } as const;
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
  treeRoute(parts);
  singleRoutes(parts);
  reportRoute(parts);
}

function treeRoute(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: {
      en: "What may come of calls: the tree of a queue, or with an empty queue the center's own; without either, all",
      zh: "通话小结代码树：某个队列的，queue 为空则为中心的，不指定则为全部",
    },
    ...READ_BY,
    input: z.object({ queue: text(0, 100, "a queue's name").optional() }),
    empties: "emptied",
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
}

function singleRoutes(parts: RouteParts): void {
  const dispositions = resource(parts, {
    ...{ tag: TAG, places: pathPlaces(URL), called: "disposition", readBy: READ_BY, reply: row, shown },
    find: (stores, which) => stores.dispositions.get(which),
  });
  dispositions.one({ en: "One disposition", zh: "查询某个小结代码" });
  dispositions.add({
    summary: { en: "Adds a disposition", zh: "添加小结代码" },
    input: z.object({
      ...fields,
      code: code.describe("stands in records and reports; once in its tree"),
      queue: emptyable(text(1, 100, "a queue's name"))
        .optional()
        .describe("empty: of the center's own tree"),
    }),
    answer: dispositions.row,
    write: (given) => (stores) => stores.dispositions.add({ ...given, queue: given.queue ?? undefined }),
  });
  dispositions.set({
    summary: { en: "Changes those fields of a disposition that are given", zh: "修改小结代码，只改所给的字段" },
    input: z.object({ ...fields, code: code.optional() }),
    answer: dispositions.row,
    write: (which, given) => (stores) => stores.dispositions.set(which, given),
  });
  dispositions.remove({
    summary: { en: "Removes a disposition under which there is no other", zh: "删除没有下级的小结代码" },
    answer: ANSWERS.nothing,
    write: (which) => (stores) => stores.dispositions.remove(which),
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

function shown({ id: own, queue, parent_id, ...one }: DispositionRow, timeZone: string): Shown {
  const { code: of, name, name_en, active, position } = one;
  return {
    ...{ id: own, queue: queue ?? "", parent: parent_id, code: of, name, name_en, active, position },
    ...stampsOf(one, timeZone),
  };
}
