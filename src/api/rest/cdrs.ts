import { z } from "zod";
import type { QueueOutcome } from "../../core/facts.ts";
import { summaryOf } from "../../report/call-summary.ts";
import { handlingsOf, type AgentHandling } from "../../report/handling.ts";
import type { CallQuery, CallRow } from "../../store/calls.ts";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast } from "../access.ts";
import { HANGUP_CAUSES } from "../../contract/hangup-causes.ts";
import { flag, oneOf, text, wholeNumber } from "../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { callHelpReply, shownCallHelp } from "../contract/help.ts";
import { dispositionReply, shownDisposition } from "../contract/disposition.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import type { ApiSettings } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "call records";

const number = text(0, 64, "a part of a number").optional();
const person = text(0, 100).optional();
const seconds = wholeNumber(0, 10_000_000).optional();

/** Each once: one that is missing does not compile. */
const OUTCOMES: Readonly<Record<QueueOutcome, true>> = {
  ...{ answered: true, abandoned: true, "timed-out": true, overflowed: true, "no-agent": true },
  ...{ "transferred-out": true, error: true },
};
const outcome = oneOf(Object.keys(OUTCOMES) as [QueueOutcome, ...QueueOutcome[]]);
const CAUSES = [...new Set(Object.values(HANGUP_CAUSES))] as [string, ...string[]];

const filters = {
  dateType: oneOf(["start", "start_stamp", "end", "end_stamp"]).default("start"),
  startDate: timeLike,
  endDate: timeLike,
  cidNumber: number,
  destNumber: number,
  q: number.describe("a part of either number"),
  queue: text(0, 100).optional().describe("the last one that the call waited in"),
  agent: text(0, 100).optional().describe("whom a queue had offered the call and who talked with the caller last"),
  hotline: text(0, 64).optional().describe("the first one that the call came to"),
  outcome: outcome.optional().describe("of its last stay in a queue"),
  hangupCause: oneOf(CAUSES).optional(),
  direction: oneOf(["inbound", "outbound"]).optional(),
  internal: flag().optional().describe("between phones of ours: no outside line is in it"),
  callerExtn: person.describe("the phone of ours that made the call"),
  callerAgent: person.describe("the agent who made it"),
  callerOutside: number.describe("a part of the number outside that made it"),
  answeredExtn: person.describe("the phone of ours that took the call last"),
  answeredAgent: person.describe("the agent who took it last, whichever way it came"),
  answeredOutside: number.describe("a part of the number outside that took it last"),
  anyAgent: person.describe("the agent made the call or talked in it"),
  startBillsec: seconds,
  endBillsec: seconds,
  startDuration: seconds.describe("at least so many seconds from start to end"),
  hasRecording: flag().optional().describe("there is one that is kept"),
  uuid: text(0, 64).optional(),
};

const handlingReply = z.object({
  agent: z.string(),
  talks: z.number().describe("conversations with the customer, or with whom they had called"),
  talk_ms: z.number().describe("without hold"),
  hold_ms: z.number().describe("by phone or button, and while they asked somebody else"),
  wrap_up_ms: z.number(),
  consulted_ms: z.number().describe("asked by another agent, alone and in talks of three"),
});

const cdrReply = z.object({
  uuid: z.string(),
  bleg_uuid: z.string().describe("the leg of the other side; empty: none was dialled"),
  caller_uuid: z.string().describe("the caller's leg"),
  caller_id_name: z.string(),
  caller_id_number: z.string().describe("anonymous: not known, or withheld"),
  withheld: z.literal(true).optional().describe("who calls wants nobody to see it; absent: they do not mind"),
  withheld_number: z.string().optional().describe("who it is, for those who may see it; empty to all others"),
  verstat: z
    .string()
    .optional()
    .describe("what the carrier found about the number, as TN-Validation-Passed; absent: it says nothing"),
  destination_number: z.string(),
  direction: z.string().describe("inbound or outbound"),
  internal: z.boolean().describe("between phones of ours: no outside line is in it; inbound, as the wire has it"),
  caller_extn: z.string().describe("the phone of ours that made the call; empty: it came from outside"),
  caller_agent: z.string().describe("who was signed in there; empty: nobody, or it came from outside"),
  caller_outside: z.string().describe("the number outside that made the call; empty: a phone of ours did"),
  answered_extn: z.string().describe("the phone of ours that talked with the caller last; empty: none did"),
  answered_agent: z.string().describe("the agent there, whichever way the call came; empty: none"),
  answered_outside: z.string().describe("the number outside that talked with the caller last; empty: none did"),
  start_stamp: timeText,
  ring_stamp: timeText,
  answer_stamp: timeText,
  end_stamp: timeText,
  duration: z.number().describe("seconds from start to end"),
  billsec: z.number().describe("seconds from answer to end"),
  hangup_cause: z.string().describe("as NORMAL_CLEARING, USER_BUSY; empty: the call lives"),
  hangup_by: z.string().describe("caller, callee or center"),
  queue: z.string(),
  agent: z.string().describe("whom a queue had offered the call and who talked with the caller last"),
  hotline: z.string().describe("the first one that the call came to; empty: none"),
  outcome: z
    .string()
    .describe("of its last stay in a queue: answered, abandoned, timed-out ...; empty: there was none"),
  wait_ms: z.number().describe("in queues; this and the next three go on while the call lives, up to now"),
  ring_ms: z.number(),
  talk_ms: z.number().describe("without hold"),
  hold_ms: z.number().describe("in conversations, counted once where both sides held"),
  wrap_up_ms: z.number(),
  media_file_id: z.string().describe("the first recording that is kept; empty: none"),
});

export function cdrRoutes(parts: RouteParts): void {
  const { store, config, clock } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/cdrs"],
    tag: TAG,
    summary: {
      en: "Call records, latest first; an agent's are those that they made or talked in",
      zh: "话单列表，最新的在前；坐席只见自己拨打或通话的话单",
    },
    role: "agent",
    input: z.object({ ...perPaging, ...filters }),
    reply: perPageReply(cdrReply),
    answer: async ({ input, principal }) => {
      const who = { ownOf: onlyOf(principal), seesWithheld: seesWithheld(config, principal) };
      const page = await store.calls.list({ ...queryOf(input, config.timeZone), ...who });
      return perPageBody(page, (row) => shown(row, config.timeZone, clock.now()));
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
    role: "agent",
    input: z.object({}),
    params: z.object({ uuid: text(1, 64, "a call's id") }),
    reply: cdrReply.extend({
      handling: z.array(handlingReply).describe("what each agent did in it, in the order in which they came to it"),
      dispositions: z.array(dispositionReply).describe("what came of it, for each agent who had a part in it"),
      helps: z.array(callHelpReply).describe("agents' requests for help about it"),
      record: z
        .unknown()
        .describe("legs, way, talks, conversation (holds, consultations, transfers, supervisors), recordings; in ms"),
    }),
    answer: async ({ params: { uuid }, principal }) => {
      const row = await store.calls.get(uuid, seesWithheld(config, principal));
      if (row === undefined || !mayKnow(principal, row)) throw new ApiError("no-such", `there is no call ${uuid}`);
      const now = clock.now();
      const handling = handlingsOf(row.record, now).map(shownHandling);
      const helps = (row.record.helps ?? []).map(shownCallHelp);
      const dispositions = (row.record.dispositions ?? []).map(shownDisposition);
      return { ...shown(row, config.timeZone, now), handling, dispositions, helps, record: row.record };
    },
  });
}

type Input = z.output<z.ZodObject<typeof filters & typeof perPaging>>;

function queryOf(input: Input, timeZone: string): CallQuery {
  return {
    ...asked(input),
    timeOf: input.dateType.startsWith("end") ? "end_at" : "start_at",
    from: startOf("startDate", input.startDate, timeZone),
    until: endOf("endDate", input.endDate, timeZone),
    callerNumber: filled(input.cidNumber),
    dialledNumber: filled(input.destNumber),
    anyNumber: filled(input.q),
    queue: filled(input.queue),
    agent: filled(input.agent),
    hotline: filled(input.hotline),
    outcome: input.outcome,
    causes: causesOf(input.hangupCause),
    directions: directionsOf(input.direction, input.internal),
    ...{ callerExtn: filled(input.callerExtn), callerAgent: filled(input.callerAgent) },
    ...{ answeredExtn: filled(input.answeredExtn), answeredAgent: filled(input.answeredAgent) },
    ...{ callerOutside: filled(input.callerOutside), answeredOutside: filled(input.answeredOutside) },
    anyAgent: filled(input.anyAgent),
    shortestBillsec: input.startBillsec,
    longestBillsec: input.endBillsec,
    shortestDuration: input.startDuration,
    hasRecording: input.hasRecording,
    uuid: filled(input.uuid),
  };
}

function shownHandling({ agent, talks, ...times }: AgentHandling): z.input<typeof handlingReply> {
  const { talkMs, holdMs, wrapUpMs, consultedMs } = times;
  return { agent, talks, talk_ms: talkMs, hold_ms: holdMs, wrap_up_ms: wrapUpMs, consulted_ms: consultedMs };
}

/** Whose setting it is; nobody's unless said otherwise. */
export function seesWithheld({ withheldNumbers = "nobody" }: ApiSettings, principal: Principal): boolean {
  return withheldNumbers !== "nobody" && isAtLeast(principal, withheldNumbers);
}

function aboutCaller({ withheld, verified }: CallRow["record"]) {
  return {
    ...(withheld === undefined ? {} : { withheld: true as const, withheld_number: withheld.callerNumber }),
    ...(verified === undefined || verified.verstat === "" ? {} : { verstat: verified.verstat }),
  };
}

/** Agents are told of the calls that they made or talked in; of others there is nothing. */
export function mayKnow(principal: Principal, row: Pick<CallRow, "record" | "caller_agent">): boolean {
  if (isAtLeast(principal, "supervisor") || row.caller_agent === principal.login) return true;
  return row.record.talks.some((talk) => talk.by === principal.login);
}

/** Whose calls are looked among; undefined: everybody's. */
export function onlyOf(principal: Principal): string | undefined {
  return isAtLeast(principal, "supervisor") ? undefined : principal.login;
}

/** A text that is empty does not restrict. */
export function filled(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

/** Several of our causes may have the same name on the wire. */
function causesOf(name: string | undefined): readonly string[] | undefined {
  if (name === undefined) return undefined;
  return Object.entries(HANGUP_CAUSES).flatMap(([cause, called]) => (called === name ? [cause] : []));
}

/** The wire knows two: seen from the switch, a call between two of its phones comes in. */
function directionsOf(
  name: "inbound" | "outbound" | undefined,
  internal: boolean | undefined,
): CallQuery["directions"] {
  if (name === undefined && internal === undefined) return undefined;
  const named = (["inbound", "outbound", "internal"] as const).filter(
    (one) => name === undefined || wireOf(one) === name,
  );
  return named.filter((one) => internal === undefined || (one === "internal") === internal);
}

function wireOf(direction: CallRow["direction"]): "inbound" | "outbound" {
  return direction === "outbound" ? "outbound" : "inbound";
}

/** `now`: until when a call that lives has lived. */
function shown(row: CallRow, timeZone: string, now: number): z.input<typeof cdrReply> {
  const summary = summaryOf(row.record, now);
  const rangAt = summary.peer?.ringingAt;
  const end = row.end_at?.getTime();
  return {
    uuid: row.uuid,
    bleg_uuid: row.peer_leg ?? "",
    caller_uuid: row.caller_leg,
    caller_id_name: row.caller_id_name,
    caller_id_number: row.caller_id_number,
    ...aboutCaller(row.record),
    destination_number: row.destination_number,
    direction: wireOf(row.direction),
    internal: row.direction === "internal",
    ...{ caller_extn: row.caller_extn ?? "", caller_agent: row.caller_agent ?? "" },
    ...{ answered_extn: row.answered_extn ?? "", answered_agent: row.answered_agent ?? "" },
    ...{ caller_outside: row.caller_outside ?? "", answered_outside: row.answered_outside ?? "" },
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
    hotline: row.hotline ?? "",
    outcome: row.outcome ?? "",
    wait_ms: summary.waitMs,
    ring_ms: summary.ringMs,
    talk_ms: summary.talkMs,
    hold_ms: summary.holdMs,
    wrap_up_ms: summary.wrapUpMs,
    media_file_id: row.recording === null ? "" : String(row.recording),
  };
}
