import { z } from "zod";
import { summaryOf } from "../../core/report/call-summary.ts";
import type { CallQuery, CallRow } from "../../store/calls.ts";
import { HANGUP_CAUSES } from "../contract/hangup-causes.ts";
import { oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "call records";

const number = text(0, 64, "a part of a number").optional();
const seconds = wholeNumber(0, 10_000_000).optional();

const cdrReply = z.object({
  uuid: z.string(),
  bleg_uuid: z.string().describe("the leg of the other side; empty: none was dialled"),
  caller_uuid: z.string().describe("the caller's leg"),
  caller_id_name: z.string(),
  caller_id_number: z.string(),
  destination_number: z.string(),
  direction: z.string().describe("inbound or outbound"),
  start_stamp: timeText,
  ring_stamp: timeText,
  answer_stamp: timeText,
  end_stamp: timeText,
  duration: z.number().describe("seconds from start to end"),
  billsec: z.number().describe("seconds from answer to end"),
  hangup_cause: z.string().describe("as NORMAL_CLEARING, USER_BUSY; empty: the call lives"),
  hangup_by: z.string().describe("caller, callee or center"),
  queue: z.string(),
  agent: z.string(),
  wait_ms: z.number(),
  ring_ms: z.number(),
  talk_ms: z.number().describe("without hold"),
  hold_ms: z.number(),
  wrap_up_ms: z.number(),
  media_file_id: z.string().describe("the first recording; empty: none"),
});

export function cdrRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/cdrs"],
    tag: TAG,
    summary: { en: "Call records, latest first", zh: "话单列表，最新的在前" },
    role: "supervisor",
    input: z.object({
      ...perPaging,
      dateType: oneOf(["start", "start_stamp", "end", "end_stamp"]).default("start"),
      startDate: timeLike,
      endDate: timeLike,
      cidNumber: number,
      destNumber: number,
      q: number.describe("a part of either number"),
      queue: text(0, 100).optional(),
      agent: text(0, 100).optional(),
      startBillsec: seconds,
      endBillsec: seconds,
      uuid: text(0, 64).optional(),
    }),
    reply: perPageReply(cdrReply),
    answer: async ({ input }) => {
      const filled = (value: string | undefined): string | undefined => (value === "" ? undefined : value);
      const query: CallQuery = {
        page: input.page,
        pageSize: input.perPage,
        timeOf: input.dateType.startsWith("end") ? "end_at" : "start_at",
        from: startOf("startDate", input.startDate, config.timeZone),
        until: endOf("endDate", input.endDate, config.timeZone),
        callerNumber: filled(input.cidNumber),
        dialledNumber: filled(input.destNumber),
        anyNumber: filled(input.q),
        queue: filled(input.queue),
        agent: filled(input.agent),
        shortestBillsec: input.startBillsec,
        longestBillsec: input.endBillsec,
        uuid: filled(input.uuid),
      };
      return perPageBody(await store.calls.list(query), (row) => shown(row, config.timeZone));
    },
  });

  addRoute(parts, {
    method: "GET",
    urls: ["/api/cdrs/:uuid"],
    tag: TAG,
    summary: {
      en: "One call, with its legs and its way; by its id or a leg's",
      zh: "查询某个通话，含各条腿与路径；按通话或腿的标识",
    },
    role: "supervisor",
    input: z.object({}),
    params: z.object({ uuid: text(1, 64, "a call's id") }),
    reply: cdrReply.extend({ record: z.unknown().describe("legs, way, talks and recordings; times are milliseconds") }),
    answer: async ({ params: { uuid } }) => {
      const row = await store.calls.get(uuid);
      if (row === undefined) throw new ApiError("no-such", `there is no call ${uuid}`);
      return { ...shown(row, config.timeZone), record: row.record };
    },
  });
}

function shown(row: CallRow, timeZone: string): z.input<typeof cdrReply> {
  const summary = summaryOf(row.record);
  const rangAt = summary.peer?.ringingAt;
  const end = row.end_at?.getTime();
  return {
    uuid: row.uuid,
    bleg_uuid: row.peer_leg ?? "",
    caller_uuid: row.caller_leg,
    caller_id_name: row.caller_id_name,
    caller_id_number: row.caller_id_number,
    destination_number: row.destination_number,
    // The wire knows two: seen from the switch, a call between two of its phones comes in.
    direction: row.direction === "outbound" ? "outbound" : "inbound",
    start_stamp: localText(row.start_at, timeZone),
    ring_stamp: localText(rangAt === undefined ? null : new Date(rangAt), timeZone),
    answer_stamp: localText(row.answer_at, timeZone),
    end_stamp: localText(row.end_at, timeZone),
    duration: end === undefined ? 0 : Math.round((end - row.start_at.getTime()) / 1000),
    billsec: row.billsec,
    hangup_cause: row.record.cause === undefined ? "" : HANGUP_CAUSES[row.record.cause],
    hangup_by: row.record.endedBy ?? "",
    queue: row.queue ?? "",
    agent: row.agent ?? "",
    wait_ms: summary.waitMs,
    ring_ms: summary.ringMs,
    talk_ms: summary.talkMs,
    hold_ms: summary.holdMs,
    wrap_up_ms: summary.wrapUpMs,
    media_file_id: row.recording === null ? "" : String(row.recording),
  };
}
