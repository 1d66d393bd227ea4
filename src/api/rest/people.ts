// What passed between people of the center: requests for help, for who asked and who looks after them; messages, for the two
// of them alone.
import { z } from "zod";
import type { HelpRequestRow } from "../../store/help-requests.ts";
import type { PeopleMessageRow } from "../../store/people-messages.ts";
import type { Principal } from "../../store/principal.ts";
import { isAtLeast } from "../access.ts";
import { queuesOf } from "../cc-actor.ts";
import { flag, text, wholeNumber } from "../contract/inputs.ts";
import { asked, perPageBody, perPageReply, perPaging } from "../contract/listing.ts";
import { timeText } from "../contract/replies.ts";
import { endOf, startOf, timeLike } from "../contract/spans.ts";
import { ApiError } from "../errors.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";

const TAG = "people";
const ACCESS = { role: "agent", extensionToken: true } as const;

const helpReply = z.object({
  help: z.string().describe("id of the request"),
  agent: z.string().describe("who asked"),
  callUUID: z.string().describe("the call that it was about; empty: none"),
  queues: z.array(z.string()).describe("the agent's queues then: whose supervisors see it"),
  text: z.string(),
  asked_at: timeText,
  ended_at: timeText.nullable().describe("null: it is open"),
  end: z
    .string()
    .nullable()
    .describe("answered, withdrawn, call-ended, signed-out, timed-out or lost; null: it is open"),
  by: z.string().describe("who answered it or took it back; empty: nobody"),
  manner: z.string().describe("message, listen, whisper, barge or take-over; empty: it was not answered"),
  answer: z.string().describe("of an answer by a message"),
});

const messageReply = z.object({
  id: z.number().describe("later messages have higher ones"),
  from: z.string().describe("a user's login"),
  to: z.string(),
  text: z.string(),
  help: z.string().describe("the request for help that it answers; empty: none"),
  sent_at: timeText,
  read_at: timeText.nullable().describe("null: not read"),
});

export function peopleRoutes(parts: RouteParts): void {
  helpRoutes(parts);
  messageRoutes(parts);
}

function helpRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/help_requests"],
    tag: TAG,
    summary: {
      en: "Agents' requests for help, the latest first: agents see their own, supervisors those of their queues",
      zh: "坐席求助记录，最新的在前；坐席只能看到自己的，班长可看所管队列的",
    },
    ...ACCESS,
    input: z.object({
      ...perPaging,
      ...{ startDate: timeLike, endDate: timeLike },
      agent: text(0, 100, "an agent's work number").optional(),
      callUUID: text(0, 100, "the id of a call").optional(),
      open: flag().optional().describe("true: only those that are open; false: only those that are over"),
    }),
    reply: perPageReply(helpReply),
    answer: async ({ input, principal }) => {
      const found = await store.helps.list({
        ...{ ...asked(input), open: input.open },
        ...{ ...whose(principal, filled(input.agent)), call: filled(input.callUUID) },
        from: startOf("startDate", input.startDate, config.timeZone),
        until: endOf("endDate", input.endDate, config.timeZone),
      });
      return perPageBody(found, (row) => shownHelp(row, config.timeZone));
    },
  });
}

/** Restricted to what this one may see. */
function whose(principal: Principal, agent: string | undefined) {
  const { login, extension } = principal;
  if (extension === undefined && isAtLeast(principal, "supervisor")) return { agent, queues: queuesOf(principal) };
  if (agent === undefined || agent === login) return { agent: login, queues: undefined };
  throw new ApiError("forbidden", "only the agent themself, supervisors and administrators may do this");
}

function filled(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}

function shownHelp(row: HelpRequestRow, timeZone: string): z.input<typeof helpReply> {
  return {
    ...{ help: row.id, agent: row.agent, callUUID: row.call ?? "", queues: [...row.queues], text: row.text },
    asked_at: localText(row.asked_at, timeZone),
    ended_at: row.ended_at === null ? null : localText(row.ended_at, timeZone),
    ...{ end: row.end, by: row.answered_by ?? "", manner: row.manner ?? "", answer: row.answer ?? "" },
  };
}

function messageRoutes(parts: RouteParts): void {
  const { store, config } = parts;

  addRoute(parts, {
    method: "GET",
    urls: ["/api/people_messages"],
    tag: TAG,
    summary: {
      en: "Messages that one has sent or been sent, the latest first; nobody else's are shown to anybody",
      zh: "自己收发的消息，最新的在前；任何人都看不到他人的消息",
    },
    ...ACCESS,
    input: z.object({
      ...perPaging,
      with: text(0, 100, "a user's login").optional().describe("only what passed between the two"),
      unread: flag().optional().describe("true: only what one was sent and has not read"),
      before: wholeNumber(1, Number.MAX_SAFE_INTEGER)
        .optional()
        .describe("only messages before the one with this id: pages stay as they are while messages come in"),
    }),
    reply: perPageReply(messageReply),
    answer: async ({ input, principal: { login: user } }) => {
      const { unread, before } = input;
      // Who had this login before was somebody else.
      const since = (await store.users.byLogin(user))?.created_at.getTime() ?? 0;
      const query = { ...asked(input), user, since, with: filled(input.with), unread, before };
      return perPageBody(await store.peopleMessages.list(query), (row) => shownMessage(row, config.timeZone));
    },
  });
}

function shownMessage(row: PeopleMessageRow, timeZone: string): z.input<typeof messageReply> {
  return {
    ...{ id: row.id, from: row.sender, to: row.reader, text: row.text, help: row.help ?? "" },
    sent_at: localText(row.sent_at, timeZone),
    read_at: row.read_at === null ? null : localText(row.read_at, timeZone),
  };
}
