// One search over calls, people, phones, queues and numbers: a few of each, of what the asker may see.
import { z } from "zod";
import { roleOf, type Principal } from "../../store/principal.ts";
import type { CallRow } from "../../store/calls.ts";
import { isAtLeast } from "../access.ts";
import { queuesOf } from "../cc-actor.ts";
import { text, wholeNumber } from "../contract/inputs.ts";
import { timeText } from "../contract/replies.ts";
import { localText } from "../local-time.ts";
import { addRoute, type RouteParts } from "../route.ts";
import { onlyOf, seesWithheld } from "./cdrs.ts";

const LONGEST = 64;
const MOST = 50;

const callReply = z.object({
  uuid: z.string(),
  start_at: timeText,
  caller_id_name: z.string(),
  caller_id_number: z.string().describe("anonymous: not known, or withheld"),
  destination_number: z.string(),
  direction: z.string(),
  queue: z.string().describe("that it waited in last; empty: none"),
  agent: z.string().describe("who talked last; empty: nobody"),
  outcome: z.string().describe("of its last stay in a queue; empty: there was none"),
});

const searchReply = z.object({
  calls: z
    .array(callReply)
    .describe("the latest first: by a number of either side, an extension, a work number or an id"),
  people: z.array(
    z.object({
      ...{ id: z.number(), login: z.string(), name: z.string(), extn: z.string().describe("empty: none") },
      ...{ agent: z.boolean(), role: z.string() },
    }),
  ),
  extensions: z.array(z.object({ id: z.number(), extn: z.string(), name: z.string() })),
  queues: z.array(z.object({ id: z.number(), name: z.string(), description: z.string() })),
  hotlines: z.array(z.object({ id: z.number(), nbr: z.string(), description: z.string() })),
  callers: z
    .array(z.object({ id: z.number(), number: z.string(), match: z.string(), kind: z.string(), note: z.string() }))
    .describe("known callers"),
});

export function searchRoutes(parts: RouteParts): void {
  const { store, config } = parts;
  addRoute(parts, {
    method: "GET",
    urls: ["/api/search"],
    tag: "call records",
    summary: {
      en: "Calls, people, extensions, queues, hotlines and known callers by number, name or id: agents find their own calls, supervisors those of their queues",
      zh: "综合搜索：按号码、名称或标识查找通话、人员、分机、队列、热线与来电名单；坐席只见自己的通话，班长只见所管队列的",
    },
    role: "agent",
    input: z.object({
      q: text(1, LONGEST, "what is looked for").describe(
        "a number in whichever way it is written, or its first digits (four at least); a name or a part of it; an extension; the id of a call or a leg",
      ),
      limit: wholeNumber(1, MOST).default(10).describe("of each kind so many at most"),
    }),
    reply: searchReply,
    answer: async ({ input: { q, limit }, principal }) => {
      const calls = await store.search.calls({
        ...{ sought: q, most: limit, queues: queuesOf(principal), ownOf: onlyOf(principal) },
        seesWithheld: seesWithheld(config, principal),
      });
      const found = await store.search.rows(q, limit);
      return {
        calls: calls.map((row) => shownCall(row, config.timeZone)),
        ...seenBy(principal, {
          people: found.people.map((row) => ({
            ...{ id: row.id, login: row.login, name: row.name, extn: row.extn ?? "" },
            ...{ agent: row.type === "AGENT", role: roleOf(row) },
          })),
          extensions: [...found.extensions],
          queues: found.queues.map(({ id, name, description }) => ({ id, name, description: description ?? "" })),
          hotlines: [...found.hotlines],
          callers: [...found.callers],
        }),
      };
    },
  });
}

type Rows = Omit<z.input<typeof searchReply>, "calls">;

/** Of rows as of the lists of their kind: hotlines and known callers are for supervisors; who looks after some queues finds those. */
function seenBy(principal: Principal, rows: Rows): Rows {
  if (!isAtLeast(principal, "supervisor")) return { ...rows, extensions: [], hotlines: [], callers: [] };
  const theirs = queuesOf(principal);
  return { ...rows, queues: rows.queues.filter(({ name }) => theirs?.some((queue) => queue === name) !== false) };
}

function shownCall(row: CallRow, timeZone: string): z.input<typeof callReply> {
  const { uuid, caller_id_name, caller_id_number, destination_number, direction } = row;
  return {
    ...{ uuid, start_at: localText(row.start_at, timeZone), caller_id_name, caller_id_number, destination_number },
    ...{ direction, queue: row.queue ?? "", agent: row.answered_agent ?? "", outcome: row.outcome ?? "" },
  };
}
