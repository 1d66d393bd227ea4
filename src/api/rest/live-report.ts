// The call center at this instant, by queue and by what agents do.
import { z } from "zod";
import { compareText } from "../../core/compare-text.ts";
import { oneOf } from "../contract/inputs.ts";
import { columnsOf, sendCsv } from "../csv.ts";
import { addRoute, type RouteParts } from "../route.ts";

const queueReply = z.object({
  queue: z.string(),
  waiting: z.number(),
  longest_wait_ms: z.number().describe("of those who wait now"),
  members: z.number().describe("agents signed in to it"),
  present: z.number().describe("of these: not on break"),
  eligible: z.number().describe("of these: can be offered a call now"),
});
const NO_QUEUE = { queue: "", waiting: 0, longest_wait_ms: 0, members: 0, present: 0, eligible: 0 };

export function liveReportRoutes(parts: RouteParts): void {
  const { center, clock } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/reports/live"],
    tag: "reports",
    summary: {
      en: "At this instant: who waits in each queue and for how long, who is there for them, what agents do",
      zh: "实时报表：各队列的等待人数与时长、可用坐席，以及坐席状态分布",
    },
    role: "supervisor",
    input: z.object({ format: oneOf(["json", "csv"]).default("json").describe("csv: the queues") }),
    reply: z.union([
      z.object({
        at: z.number().describe("milliseconds since 1970"),
        calls: z.number(),
        queues: z.array(queueReply),
        agents: z.array(z.object({ state: z.string(), callstate: z.string(), count: z.number() })),
      }),
      z.string().describe("where `format` is csv"),
    ]),
    answer: ({ input, reply }) => {
      const census = center.census();
      const queues = [...census.queues]
        .sort((a, b) => compareText(a.queue, b.queue))
        .map(({ longestWaitMs, ...queue }) => ({ ...queue, longest_wait_ms: longestWaitMs }));
      if (input.format === "csv") return Promise.resolve(sendCsv(reply, columnsOf(NO_QUEUE), queues));
      const agents = census.agents.map(({ state, callState, count }) => ({ state, callstate: callState, count }));
      const calls = [...census.callsByStage.values()].reduce((sum, count) => sum + count, 0);
      return Promise.resolve({ at: clock.now(), calls, queues, agents });
    },
  });
}
