// From when a wallboard colours figures: for each queue, and for all that say nothing.
import { z } from "zod";
import type { QueueThresholds } from "../../store/thresholds.ts";
import { emptyable, text, wholeNumber } from "../contract/inputs.ts";
import { addRoute, type RouteParts } from "../route.ts";

const URL = "/api/thresholds";
const TAG = "queues";
const callers = wholeNumber(0, 100_000);
const seconds = wholeNumber(0, 86_400);
const percent = wholeNumber(0, 100);

const fields = {
  waiting_warn: emptyable(callers).optional().describe("callers in line, or more; empty: as the center's"),
  waiting_alarm: emptyable(callers).optional().describe("the same, and alarming"),
  longest_wait_warn: emptyable(seconds).optional().describe("seconds that somebody waits, or more"),
  longest_wait_alarm: emptyable(seconds).optional().describe("the same, and alarming"),
  service_level_warn: emptyable(percent).optional().describe("percent that were answered in time, or less"),
  service_level_alarm: emptyable(percent).optional().describe("the same, and alarming"),
  abandoned_warn: emptyable(callers).optional().describe("callers of the day who hung up while they waited, or more"),
  abandoned_alarm: emptyable(callers).optional().describe("the same, and alarming"),
};

const rowReply = z.object({
  queue: z.string().describe("empty: the center's, for queues that say nothing"),
  ...{ waiting_warn: z.number(), waiting_alarm: z.number() },
  ...{ longest_wait_warn: z.number().describe("seconds"), longest_wait_alarm: z.number().describe("seconds") },
  ...{ service_level_warn: z.number().describe("percent"), service_level_alarm: z.number().describe("percent") },
  ...{ abandoned_warn: z.number(), abandoned_alarm: z.number() },
  own: z.array(z.string()).describe("the fields that are set for it itself; the others are the center's"),
});

export function thresholdRoutes(parts: RouteParts): void {
  const { store } = parts;
  addRoute(parts, {
    method: "GET",
    urls: [URL],
    tag: TAG,
    summary: {
      en: "From when figures of queues warn and alarm: the center's first, then those of every queue, as they are in force",
      zh: "看板阈值：全局默认在前，其后为各队列实际生效的预警与告警值",
    },
    ...{ role: "agent", extensionToken: true },
    input: z.object({}),
    reply: z.object({ data: z.array(rowReply) }),
    answer: async () => ({ data: (await store.thresholds.all()).map(shown) }),
  });
  addRoute(parts, {
    method: "PUT",
    urls: [URL],
    tag: TAG,
    summary: {
      en: "Changes those thresholds of a queue, or of the center, that are given; empty: as the center's",
      zh: "修改某个队列或全局的阈值，只改所给的字段；空则用全局值",
    },
    role: "administrator",
    input: z.object({
      queue: text(0, 100, "a queue's name").default("").describe("empty: the center's"),
      ...fields,
    }),
    reply: rowReply,
    answer: async ({ input: { queue, ...given }, configure }) => {
      await configure((stores) => stores.thresholds.put(queue, given));
      const all = await store.thresholds.all();
      const row = all.find((one) => one.queue === queue) ?? all[0];
      if (row === undefined) throw new Error("The center has thresholds always.");
      return shown(row);
    },
  });
}

function shown({ queue, values, own }: QueueThresholds): z.input<typeof rowReply> {
  return { queue, ...values, own: [...own] };
}
