// Reports over a stretch of time: what became of callers and what agents did, as JSON or as a table for spreadsheets.
import { setImmediate } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { AgentReport } from "../../report/agent-report.ts";
import type { CallRecord } from "../../core/report/call-record.ts";
import type { GridRow } from "../../report/grid.ts";
import { HotlineReport } from "../../report/hotline-report.ts";
import { INTERVAL_SIZES } from "../../report/intervals.ts";
import { OutgoingReport } from "../../report/outgoing-report.ts";
import { QueueReport, type ReportParts } from "../../report/queue-report.ts";
import { oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import {
  agentReply,
  hotlineReply,
  outgoingReply,
  queueReply,
  shownAgent,
  shownHotline,
  shownOutgoing,
  shownQueue,
} from "../contract/reports.ts";
import { timeLike } from "../contract/spans.ts";
import { columnsOf, sendCsv } from "../csv.ts";
import { ApiError, invalid } from "../errors.ts";
import { localText } from "../local-time.ts";
import { reportTime, type ReportTime } from "../report-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const MOST_CALLS = 1_000_000;
const MOST_ROWS = 10_000;
/** Calls are not to wait for a long report: after so many rows others have their turn. */
const ROWS_AT_ONCE = 500;
/** Each reads a great deal. */
const MOST_AT_ONCE = 2;

const name = text(0, 100).optional();

const input = z.object({
  startDate: timeLike.describe("YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time; none: the beginning of today"),
  endDate: timeLike.describe("YYYY-MM-DD, or YYYY-MM-DD HH:MM:SS, local time, included; none: now"),
  interval: oneOf(INTERVAL_SIZES).default("none").describe("none: all of the time is one"),
  queue: name.describe("only this queue's callers"),
  agent: name.describe("only this agent, and whom they answered"),
  hotline: name.describe("only who had dialled this hotline"),
  target: wholeNumber(0, 86_400).default(20).describe("seconds within which a call is in time"),
  format: oneOf(["json", "csv"]).default("json"),
});
type Input = z.output<typeof input>;

const csvReply = z.string().describe("where `format` is csv: a line for each of `data`");
const placed = { from: timeText, until: timeText, from_at: z.number(), until_at: z.number() };
const head = { from: timeText, until: timeText, interval: z.string(), target: z.number() };

/** What one report is about. */
interface Kind<Figures, Named extends object, Shown extends object> {
  readonly make: (parts: ReportParts) => {
    readonly size: number;
    take(record: CallRecord): void;
    rows(): readonly GridRow<Figures>[];
    total(): Figures;
  };
  readonly named: (name: string) => Named;
  readonly shown: (figures: Figures) => Shown;
}

export function reportRoutes(parts: RouteParts): void {
  const written = reportWriter(parts);
  queueReportRoute(parts, written);
  hotlineReportRoute(parts, written);
  agentReportRoute(parts, written);
  outgoingReportRoute(parts, written);
}

const COMMON = { method: "GET", tag: "reports", role: "supervisor", input } as const;

function queueReportRoute(parts: RouteParts, written: ReportWriter): void {
  addRoute(parts, {
    ...COMMON,
    urls: ["/api/reports/queues"],
    summary: {
      en: "Queues: what became of their callers, waits, handling, service levels; by interval",
      zh: "队列报表：按时段统计来电结果、等待、处理时长与服务水平",
    },
    reply: z.union([
      z.object({
        ...head,
        data: z.array(z.object({ queue: z.string(), ...placed, ...queueReply.shape })),
        total: queueReply,
      }),
      csvReply,
    ]),
    answer: ({ input: asked, reply }) =>
      written(asked, reply, {
        make: (given) => new QueueReport(given),
        named: (queue) => ({ queue }),
        shown: shownQueue,
      }),
  });
}

function hotlineReportRoute(parts: RouteParts, written: ReportWriter): void {
  addRoute(parts, {
    ...COMMON,
    urls: ["/api/reports/hotlines"],
    summary: {
      en: "Hotlines: their calls, and what became of those callers in queues; by interval",
      zh: "热线报表：按时段统计来电及其在队列中的结果",
    },
    reply: z.union([
      z.object({
        ...head,
        data: z.array(z.object({ hotline: z.string(), ...placed, ...hotlineReply.shape })),
        total: hotlineReply,
      }),
      csvReply,
    ]),
    answer: ({ input: asked, reply }) =>
      written(asked, reply, {
        make: (given) => new HotlineReport(given),
        named: (hotline) => ({ hotline }),
        shown: shownHotline,
      }),
  });
}

function agentReportRoute(parts: RouteParts, written: ReportWriter): void {
  addRoute(parts, {
    ...COMMON,
    urls: ["/api/reports/agents"],
    summary: {
      en: "Agents: offers, conversations, time in each state, occupancy; by interval",
      zh: "坐席报表：按时段统计振铃、通话、各状态时长与占用率",
    },
    reply: z.union([
      z.object({
        ...head,
        data: z.array(z.object({ agent: z.string(), ...placed, ...agentReply.shape })),
        total: agentReply,
      }),
      csvReply,
    ]),
    answer: ({ input: asked, reply }) =>
      written(asked, reply, {
        make: (given) => new AgentReport(given),
        named: (agent) => ({ agent }),
        shown: shownAgent,
      }),
  });
}

function outgoingReportRoute(parts: RouteParts, written: ReportWriter): void {
  addRoute(parts, {
    ...COMMON,
    urls: ["/api/reports/outgoing"],
    summary: {
      en: "Calls that agents made to numbers outside: reached or why not, conversations; by agent and interval",
      zh: "外呼报表：按坐席与时段统计外呼、接通、未接通原因与通话时长",
    },
    reply: z.union([
      z.object({
        ...head,
        data: z.array(z.object({ agent: z.string(), ...placed, ...outgoingReply.shape })),
        total: outgoingReply,
      }),
      csvReply,
    ]),
    answer: ({ input: asked, reply }) =>
      written(asked, reply, {
        make: (given) => new OutgoingReport(given),
        named: (agent) => ({ agent }),
        shown: shownOutgoing,
      }),
  });
}

type ReportWriter = ReturnType<typeof reportWriter>;

function reportWriter(parts: RouteParts) {
  let running = 0;
  return async <Figures, Named extends object, Shown extends object>(
    asked: Input,
    reply: FastifyReply,
    { make, named, shown }: Kind<Figures, Named, Shown>,
  ) => {
    const { timeZone } = parts.config;
    const now = parts.clock.now();
    const time = reportTime(asked, timeZone, now);
    if (running >= MOST_AT_ONCE) {
      throw new ApiError("too-many", `${MOST_AT_ONCE} reports are being made already`, { retryAfterS: 5 });
    }
    running += 1;
    const filter = { ...filterOf(asked), normal: parts.store.reports.normalNumbers() };
    const report = make({ intervals: time.intervals, targetMs: asked.target * 1_000, filter, now });
    try {
      await fill(parts, time, report, filter.agent);
    } finally {
      running -= 1;
    }
    const local = (at: number): string => localText(new Date(at), timeZone);
    const data = [];
    for (const { name: rowName, from, until, cell } of report.rows()) {
      const place = { from: local(from), until: local(until), from_at: from, until_at: until };
      data.push({ ...named(rowName), ...place, ...shown(cell) });
      if (data.length % ROWS_AT_ONCE === 0) await setImmediate();
    }
    const total = shown(report.total());
    if (asked.format === "csv") {
      return sendCsv(reply, [...columnsOf({ ...named(""), ...EMPTY_PLACE }), ...columnsOf(total)], data);
    }
    const { interval, target } = asked;
    return { from: local(time.from), until: local(time.until), interval, target, data, total };
  };
}

const EMPTY_PLACE = { from: "", until: "", from_at: 0, until_at: 0 };

function filterOf({ queue, agent, hotline }: Input): ReportParts["filter"] {
  const filled = (value: string | undefined): string | undefined => (value === "" ? undefined : value);
  return { queue: filled(queue), agent: filled(agent), hotline: filled(hotline) };
}

interface Taking {
  readonly size: number;
  take(record: CallRecord): void;
}

async function fill(parts: RouteParts, time: ReportTime, report: Taking, agent: string | undefined): Promise<void> {
  const { reports } = parts.store;
  if ((await reports.countRecords(time, MOST_CALLS)) > MOST_CALLS) {
    throw invalid([{ field: "startDate", expected: `a time that leaves at most ${MOST_CALLS} calls` }]);
  }
  for await (const records of reports.records(time)) {
    for (const record of records) report.take(record);
    checkSize(report);
  }
  if (!(report instanceof AgentReport)) return;
  for await (const spans of reports.spans(time, agent)) {
    for (const span of spans) report.takeSpan(span);
    checkSize(report);
  }
}

function checkSize({ size }: Taking): void {
  if (size <= MOST_ROWS) return;
  throw invalid([{ field: "interval", expected: `one that gives at most ${MOST_ROWS} rows (or a shorter time)` }]);
}
