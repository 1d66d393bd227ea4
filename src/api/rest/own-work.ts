// An agent's own day: what they have done since midnight, and the numbers that they may show to whom they call.
import { z } from "zod";
import type { AgentId } from "../../core/model.ts";
import { AgentReport } from "../../report/agent-report.ts";
import { OutgoingReport } from "../../report/outgoing-report.ts";
import { numbersOf } from "../../store/to-engine.ts";
import { agentInfoOf } from "../../store/agent-info.ts";
import { agentReply, outgoingReply, shownAgent, shownOutgoing } from "../contract/reports.ts";
import { timeText } from "../contract/replies.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { reportTime } from "../report-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

/** Each reads the day. */
const MOST_AT_ONCE = 4;

export function ownWorkRoutes(parts: RouteParts): void {
  figuresRoute(parts);
  callerNumbersRoute(parts);
}

function figuresRoute(parts: RouteParts): void {
  const { store, config, clock } = parts;
  let running = 0;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/me/figures"],
    tag: "reports",
    summary: {
      en: "One's own day as an agent: offers, conversations, time in each state, calls made",
      zh: "自己当天的坐席指标：振铃、通话、各状态时长、外呼",
    },
    role: "agent",
    input: z.object({}),
    reply: z.object({
      from: timeText,
      until: timeText,
      agent: z.string(),
      ...agentReply.shape,
      outgoing: outgoingReply,
    }),
    answer: async ({ principal: { login } }) => {
      const now = clock.now();
      const time = reportTime({ interval: "none" }, config.timeZone, now);
      if (running >= MOST_AT_ONCE) {
        throw new ApiError("too-many", `${MOST_AT_ONCE} reports are being made already`, { retryAfterS: 2 });
      }
      running += 1;
      const filter = { queue: undefined, agent: login, hotline: undefined, normal: store.reports.normalNumbers() };
      const given = { intervals: time.intervals, targetMs: 0, filter, now };
      const [report, outgoing] = [new AgentReport(given), new OutgoingReport(given)];
      try {
        for await (const records of store.reports.records(time, login)) {
          for (const record of records) for (const one of [report, outgoing]) one.take(record);
        }
        for await (const spans of store.reports.spans(time, login)) for (const span of spans) report.takeSpan(span);
      } finally {
        running -= 1;
      }
      const local = (at: number): string => localText(new Date(at), config.timeZone);
      return {
        ...{ from: local(time.from), until: local(time.until), agent: login },
        ...{ ...shownAgent(report.total()), outgoing: shownOutgoing(outgoing.total()) },
      };
    },
  });
}

const numberReply = z.object({
  number: z.string().describe("as cidNumber of ccDial takes it"),
  of: z.enum(["agent", "queue"]),
  queue: z.string().describe("for which ccDial is to be asked then; empty: one's own"),
});

function callerNumbersRoute(parts: RouteParts): void {
  const { store, center } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/me/caller_numbers"],
    tag: "agents",
    summary: {
      en: "The numbers that one may show to whom one calls outside: one's own, and those of the queues one works for",
      zh: "外呼时可显示的主叫号码：自己的，以及所在队列的",
    },
    ...{ role: "agent", extensionToken: true },
    input: z.object({}),
    reply: z.object({
      data: z.array(numberReply),
    }),
    answer: async ({ principal: { userId, login } }) => {
      const user = await store.users.get(userId);
      const own = numbersOf(agentInfoOf(user?.agent_info ?? {})["own_numbers"] ?? "");
      const data: z.input<typeof numberReply>[] = own.map((number) => ({ number, of: "agent", queue: "" }));
      // Where they are signed in the engine knows for which queues; before that, those in which they have a place.
      const queues = center.agentState(login as AgentId)?.queues ?? (await store.tiers.queuesOf(login));
      for (const queue of queues) {
        const row = await store.queues.byName(queue);
        for (const number of row?.own_numbers ?? []) data.push({ number, of: "queue", queue });
      }
      return { data };
    },
  });
}
